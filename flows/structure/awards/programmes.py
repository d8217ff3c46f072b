"""Programmes that evaluate, award or select: quoted names and bare noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.structure.spans import Found, settle_overlaps

KIND = (
    r"평가|점검|대회|경진|공모전?|공모\s?사업|심사|어워드|어워즈|인증|진단|조사|지수"
    r"|대상|상|사례|선도기관|우수기관|시범지역|선도도시|공표"
)
QUOTED = re.compile(
    rf"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{{2,60}}?(?:{KIND})(?:\([^)]{{1,20}}\))?)[’'”\"」』》>]"
)
QUOTED_HEAD = re.compile(
    r"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{2,40}[’'”\"」』》>]\s?[가-힣]{0,6}?"
    r"(?:평가|점검|대회|공모전|공모|심사))(?=[가-힣\s,.])"
)
BARE_TAIL = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<span>[가-힣A-Za-z0-9·‧・]{0,20}"
    r"(?:평가|점검|대회|공모전|공모사업|공모|심사|어워드|어워즈|인증|진단))"
    r"(?=(?:\s결과)?(?:에서|에|의|을|를|으로|로부터|로|도|는|은|이|가)?(?:[\s,.]|$))"
)
WORD_BEFORE = re.compile(r"(?P<word>[^\s,.!?]+)\s?$")
NAME_REACH = 6  # words: no bare programme name seen is longer
LEADING_YEAR = re.compile(
    r"^(?:[’']?(?P<year>(?:19|20)\d{2})\s?(?:년도|년)?(?:도)?|올해|지난해)\s*"
)
QUOTE_MARKS = re.compile(r"[‘’'“”\"「」『』《》<>]")
PARTICLE_END = re.compile(
    r"(?:[은는을를]|에서|으로|에게|부터|까지|하고|하며|되며|[한된될할]|되는|하는|있는|위한|관한|받은|[의와]|며|면서|따르면|신청해|통해|위해|대해)$"
)
TEMPORAL = re.compile(
    r"^(?:올해|지난해|작년|이번|최근|매년|해마다|지난달?|이달|오는|올|제\d+회|\d+[년월일회차]\S*|전국|도내|각종"
    r"|해당|이|그|같은|다양한|여러|주관|주최|또한|한편|특히|이어|앞서|실시|자체)$"
)
ANAPHOR = re.compile(
    r"^(?:이번|해당|이|동|본|올해|지난해|자체|현장|서면|중간|종합|실태|성과|최종|본선|예선|예비|외부|내부|정성|정량)?\s?"
    r"(?:평가|점검|대회|공모|심사|인증|진단)$"
)


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as written, without its leading year and quote marks."""

    name: str
    year: int | None


def find_programmes(
    text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]
) -> list[Found[Programme]]:
    """Return the programmes named in `text[start:end]`; `bodies` are spans of named bodies.

    A bare name reaches back to the first word that cannot belong to it: a body, a time, a word
    with a particle. An anaphor such as 이번 평가 is no name.
    """
    found = [
        *_find_quoted(text, start, end),
        *_find_bare(text, start, end, bodies),
    ]
    return settle_overlaps(found)


def _find_quoted(text: str, start: int, end: int) -> Iterator[Found[Programme]]:
    for rule, pattern in (("quoted_programme", QUOTED), ("half_quoted_programme", QUOTED_HEAD)):
        for match in pattern.finditer(text, start, end):
            yield from _make(text, *match.span("span"), rule)


def _find_bare(
    text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]
) -> Iterator[Found[Programme]]:
    ends_of_bodies = {body[1] for body in bodies}
    starts_of_bodies = {body[0] for body in bodies}
    for match in BARE_TAIL.finditer(text, start, end):
        first = match.start("span")
        if first in starts_of_bodies:
            continue
        first = _reach_back(text, start, first, ends_of_bodies)
        if not ANAPHOR.match(text[first : match.end("span")]):
            yield from _make(text, first, match.end("span"), "bare_programme")


def _reach_back(text: str, start: int, first: int, ends_of_bodies: set[int]) -> int:
    for _ in range(NAME_REACH):
        word = WORD_BEFORE.search(text, start, first)
        if word is None or _stops_name(word, ends_of_bodies):
            break
        first = word.start()
    return first


def _stops_name(word: re.Match[str], ends_of_bodies: set[int]) -> bool:
    held = word["word"]
    if word.end("word") in ends_of_bodies or QUOTE_MARKS.search(held):
        return True
    if any(word.start() < end <= word.end("word") for end in ends_of_bodies):
        return True
    return bool(TEMPORAL.match(held) or PARTICLE_END.search(held))


def _make(text: str, start: int, end: int, rule: str) -> Iterator[Found[Programme]]:
    written = text[start:end]
    year = LEADING_YEAR.match(written)
    name = QUOTE_MARKS.sub("", written[year.end() :] if year else written).strip()
    if len(name) > 3:
        printed = int(year["year"]) if year and year["year"] else None
        yield Found(start, end, rule, Programme(name, printed))
