"""A known programme whose name an article tells in parts only.

The headline speaks of 데이터기반행정, a later sentence of `이 같은 실태점검 결과`: together they
name 데이터기반행정 실태점검. Only the registry's programmes are put together so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.records import Mention
from flows.structure.awards.programmes import Programme
from flows.structure.awards.topics import Topic
from flows.structure.reading import Reading
from flows.structure.spans import Found
from schemas.reference import programmes

SHORTEST_STEM = 4  # letters of what is evaluated that no other word is likely to be


def find_divided(reading: Reading, bodies: Sequence[Mention]) -> Topic | None:
    """Return the one known programme told in parts in the headline and the body, or None.

    Its evaluator is the registry's, where that is among `bodies`, those named in the article.
    """
    found = list(_list_divided(reading, bodies))
    return found[0] if len(found) == 1 else None


def _list_divided(reading: Reading, bodies: Sequence[Mention]) -> Iterator[Topic]:
    told = reading.text[reading.told[0].start : reading.told[-1].end]
    lines = [reading.text[each.start : each.end] for each in reading.headline]
    for known in programmes.load_programmes():
        stem, _, kind = known.name.rpartition(" ")
        is_headed = len(stem) >= SHORTEST_STEM and any(stem in line for line in lines)
        match = re.search(rf"(?<![가-힣]){kind}\s결과", told) if is_headed else None
        if match is not None:
            start = reading.told[0].start + match.start()
            named = Found(start, start + len(kind), "programme_in_parts", _make(known.name, start))
            judges = (body for body in bodies if body.code == known.evaluator_code)
            yield Topic(named, next(judges, None))


def _make(name: str, start: int) -> Programme:
    return Programme(name, None, start)
