"""Programmes that the body of an article names in parts only, or not at all.

The headline speaks of 데이터기반행정, a later sentence of `이 같은 실태점검 결과`: together they
name 데이터기반행정 실태점검. Only the registry's programmes are put together so. A headline may
also quote the whole name that the body goes on to shorten (이 분석, 이번 재정분석).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.records import Mention
from flows.structure.awards.masks import Masks
from flows.structure.awards.placed import make_part
from flows.structure.awards.programmes import Programme, find_programmes
from flows.structure.awards.topics import Topic
from flows.structure.bodies.registry import resolve_body
from flows.structure.reading import Reading
from flows.structure.spans import Found
from schemas.reference import programmes

NAMED_BEFORE = re.compile(r"(?P<body>[가-힣]{3,10})\s[‘'“\"「『《<｢]$")
NAMED_REACH = 14  # code points before a quoted name in a headline
SHORTEST_STEM = 4  # letters of what is evaluated that no other word is likely to be


def find_opening_topic(reading: Reading, bodies: Sequence[Mention], masks: Masks) -> Topic | None:
    """Return the programme that an article is about before its sentences name any, or None.

    `bodies` are those named in it; `masks` tells the programmes that its sentences name.
    """
    headlined = _find_headlined(reading, bodies)
    if headlined and all(headlined.answers_to(each.value.name) for each in masks.programmes):
        return headlined
    return None if masks.programmes else _find_divided(reading, bodies)


def _find_headlined(reading: Reading, bodies: Sequence[Mention]) -> Topic | None:
    """Return the one programme that the headline quotes, with the body right before it."""
    text = reading.text
    found = [
        each
        for block in reading.headline
        for each in find_programmes(text, block.start, block.end, ())
        if each.rule == "quoted_programme"
    ]
    if len({each.value.name for each in found}) != 1:
        return None
    named = found[0]
    before = NAMED_BEFORE.search(text, max(0, named.start - NAMED_REACH), named.start)
    day = reading.article.published_at.date() if reading.article.published_at else None
    body = resolve_body(before["body"], day) if before else None
    if before is None or body is None:
        return Topic(named)
    judge = make_part(reading.told[0], *before.span("body"), body.name)
    told = (each for each in bodies if each.code == body.code)
    return Topic(named, next(told, replace(judge, code=body.code)))


def _find_divided(reading: Reading, bodies: Sequence[Mention]) -> Topic | None:
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
            programme = Programme(known.name, None, start)
            named = Found(start, start + len(kind), "programme_in_parts", programme)
            judges = (body for body in bodies if body.code == known.evaluator_code)
            yield Topic(named, next(judges, None))
