"""Bodies named together, their kind behind the last or nowhere: 하동·합천군, 충남·충북교육청."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.records import Mention, Sentence
from flows.signs import holds_between
from flows.structure.awards.placed import make_part
from flows.structure.bodies.names import is_registered
from flows.structure.bodies.registry import resolve_body

SIGNS = ("·", "ㆍ", "▲", ", ")
OFFICE = "교육청"
TIERS = "시군"
RANK = r"(?:\([1-9]위\))?"
STEM = "[가-힣]{2,3}"  # of a city's name: 나주, 남양주
TOWN = "[가-힣]{2,4}"  # of a station's name: 물길, 수원남부
CITIES = re.compile(
    rf"(?<![가-힣])(?P<first>{STEM})(?=(?:·{STEM})*·{STEM}(?P<tier>[시군구])(?![가-힣]{{2}}))"
)
OFFICES = re.compile(
    rf"(?<![가-힣])(?P<first>[가-힣]{{2}})(?={RANK}(?:(?:\s?[·,]\s?|\s▲)[가-힣]{{2}}{RANK})+"
    rf"\s?{OFFICE}(?![가-힣]{{2}}))"
)
STATIONS = re.compile(  # 물길남부·나루소방서
    rf"(?<![가-힣])(?P<first>{TOWN})(?=(?:[·ㆍ]{TOWN})*[·ㆍ]{TOWN}"
    r"(?P<kind>소방서|경찰서|보건소|교육지원청|세무서|우체국)(?![가-힣]{2}))"
)
STEMS = re.compile(  # 군산·김제·전주가
    rf"(?<![가-힣·]){STEM}(?:·{STEM})+(?=(?:이|가|은|는|도)[\s,])"
)


def find_joined(text: str, sentence: Sentence) -> list[Mention]:
    """Return the bodies of a sentence that are named together and by their place only."""
    if not holds_between(text, sentence.start, sentence.end, SIGNS):
        return []
    return [
        *_find_cities(text, sentence),
        *_find_offices(text, sentence),
        *_find_stations(text, sentence),
        *_find_stems(text, sentence),
    ]


def replace_by(bodies: Sequence[Mention], joined: Sequence[Mention]) -> list[Mention]:
    """Return bodies in text order with those named together in the place of their provinces."""
    starts = {each.start for each in joined}
    left = [body for body in bodies if body.start not in starts]
    return sorted([*left, *joined], key=lambda each: each.start)


def _find_cities(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in CITIES.finditer(text, sentence.start, sentence.end):
        name = match["first"] + match["tier"]
        if is_registered(name):
            yield _make_city(sentence, *match.span("first"), name)


def _find_offices(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in OFFICES.finditer(text, sentence.start, sentence.end):
        body = resolve_body(match["first"] + OFFICE, None)
        if body is not None:
            part = make_part(sentence, *match.span("first"), body.name)
            yield replace(part, code=body.code)


def _find_stations(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in STATIONS.finditer(text, sentence.start, sentence.end):
        name = match["first"] + match["kind"]
        yield make_part(sentence, *match.span("first"), name)


def _find_stems(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in STEMS.finditer(text, sentence.start, sentence.end):
        stems = match.group().split("·")
        names = [name for stem in stems if (name := _name_city(stem))]
        if len(names) == len(stems):
            start = match.start()
            for stem, name in zip(stems, names, strict=True):
                yield _make_city(sentence, start, start + len(stem), name)
                start += len(stem) + 1


def _make_city(sentence: Sentence, start: int, end: int, name: str) -> Mention:
    body = resolve_body(name, None)
    return replace(make_part(sentence, start, end, name), code=body.code if body else None)


def _name_city(stem: str) -> str | None:
    """Return the one city or county of that place, or None where there is none or both."""
    names = [stem + tier for tier in TIERS if is_registered(stem + tier)]
    return names[0] if len(names) == 1 else None
