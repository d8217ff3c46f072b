"""Programmes that evaluate, award or select: quoted names and bare noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from flows.structure.awards.wordings.bare_programmes import (
    ANAPHOR,
    BARE_NOUN,
    BARE_TAIL,
    BINDS,
    EDITION_TAIL,
    HOSTED_TAIL,
    PARTICLE_END,
    POINTER,
    TEMPORAL,
)
from flows.structure.awards.wordings.marks import BULLET, CLOSE, OPEN
from flows.structure.awards.wordings.programme_parts import (
    BY_CLASS,
    FIELD_PRIZE,
    GENERIC_PART,
    JUDGED,
    NOT_PUBLIC,
    PART_OF,
    PART_OF_MEASURE,
    PRIZE_ALONE,
)
from flows.structure.awards.wordings.quoted_programmes import OPENING_MARK, QUOTED_PATTERNS
from flows.structure.bodies.registry import AGENCY, is_province_name, resolve_body
from flows.structure.spans import Found, settle_overlaps
from schemas.reference.programmes import find_programme, load_programmes

PART_GAP = 40  # code points between a programme and the prize it gave

# How far back a bare name reaches
WORD_BEFORE = re.compile(r"(?P<word>[^\s,.!?]+)\s?$")
LONGEST_WORD = 40  # code points looked back for one; what is longer is in no name
NAME_REACH = 6  # words: no bare programme name seen is longer
BULLETS = "▲△▶▷○●◇◆■□·ㆍ"
WORD_LETTER = re.compile(r"[0-9A-Za-z가-힣]")
DATED = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:년도?)?\s$")
GOVERNMENT_ENDS = "도시군구"
ALL_OVER = "전국"
EDITION = re.compile(r"제\d+[회차]\s$")
PRIZE = "대상"
EDITION_SIGN, HOSTED_SIGN = "회 ", "대상에서"
EDITION_REACH = 8  # code points that an edition or a year may take

# What is left out of a name, or put before it
_ROUND = r"(?:제\s?\d+[회차]\s|올해\s|지난해\s)?"
_NEXT_ROUND = r"(?:(?:제\s?\d+[회차]|\d{1,2}(?:차|주기))\s)?"
_YEAR = (  # 2024학년도, ’2024년(2023 회계연도) 실적
    r"[’']?(?P<year>(?:19|20)\d{2})\s?(?:(?:학|회계)?년도|회계연도|년)?(?:도)?"
    r"(?:\s?\((?:(?P<fiscal>20\d{2})\s?회계연도|20\d{2}년[^()]{0,8})\))?\s?(?:실적\s)?"
)
LEADING_YEAR = re.compile(rf"^{_ROUND}(?:{_YEAR})?{_NEXT_ROUND}")
TRAILING_YEAR = re.compile(r"\s(?P<year>(?:19|20)\d{2})$")
OF_ENTERPRISES = ("경영평가", "경영실적평가", "경영실적 평가")
# 282개 지방공기업의 ‘경영평가’: the ministry's name for it has whose they are
OWNED = re.compile(rf"(?P<owner>지방공기업|공공기관)(?:의)?\s{OPEN}?$")
# ‘… 사업’ 공모, ‘…훈련’ 평가: by what is quoted
CALL_BEHIND = re.compile(rf"{CLOSE}\s?(?:공모(?:사업)?|심사|평가|점검)$")
# ▲우수=물길시 ‘우박 피해 조사’, 나루군 …: what the listed ones won with
ITEM = re.compile(rf"{BULLET}\s?[가-힣\s]{{2,12}}[=:：]")
WORK_BEHIND = re.compile(rf"{CLOSE}?\s?(?:[,·]|\Z|\n)")
CEREMONY = re.compile(
    r"(?:\s(?:대통령|국무총리|[가-힣]{0,8}(?:장관|도지사|청장|교육감))\s?표창)?\s?시상식$"
)
LEAST_WORDS = 2  # of a name without the agency it begins with
RESULT = re.compile(r"(?<=평가|측정|분석|점검|조사|심사|공개)\s?결과$")
JUDGED_IN = re.compile(r"(인증제?|평가|지수|대상|공모전?)\s심사$")
# whose call it is, or whose year: 공모사업(농식품부), 경영평가(2024년 실적)
GLOSS = re.compile(
    r"\((?:[가-힣]{2,8}[부처청도시원]|\d{4}년(?:도)?\s?실적|\d{4}년?\s?회계연도[^()]{0,6}|[A-Z]{2,8})\)$"
)
FISCAL_GLOSS = re.compile(r"\((?P<fiscal>(?P<year>\d{4}))년?\s?회계연도[^()]{0,6}\)$")
QUOTE_MARKS = re.compile(r"[‘’'“”\"「」『』《》<>｢｣〈〉]")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as written, without its year, edition (제9회) and quote marks.

    `year_at` is where its year stands.
    """

    name: str
    year: int | None
    year_at: int


def find_programmes(
    text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]
) -> list[Found[Programme]]:
    """Return the programmes named in `text[start:end]`; `bodies` are spans of named bodies.

    A bare name reaches back to the first word that cannot belong to it: a body, a time, a word
    with a particle. An anaphor such as 이번 평가 is no name.
    """
    found = [
        *_find_quoted(text, start, end),
        *_find_editions(text, start, end),
        *_find_registered(text, start, end),
        *_find_bare(text, start, end, bodies),
    ]
    return list(_drop_parts(text, settle_overlaps(found)))


def _drop_parts(text: str, found: Sequence[Found[Programme]]) -> Iterator[Found[Programme]]:
    """Drop a prize or title named within a programme (‘…대회’에서 ‘…대상’을), and sports."""
    last: Found[Programme] | None = None
    for each in found:
        name = each.value.name
        gap = text[last.end : each.start] if last else ""
        is_part = last is not None and len(gap) < PART_GAP and "에서" in gap and ("," not in gap)
        is_prize = each.rule in ("quoted_programme", "quoted_title") and PART_OF.search(name)
        if last is not None and _is_certificate_of(last, each):
            continue
        if is_part and (is_prize or each.rule == "quoted_prize" or GENERIC_PART.match(name)):
            continue
        if last and is_part and each.rule == "bare_programme" and JUDGED.search(last.value.name):
            continue
        others = (NOT_PUBLIC, BY_CLASS, FIELD_PRIZE, PRIZE_ALONE, PART_OF_MEASURE)
        if not any(rule.search(name) for rule in others):
            yield each
        last = each


def _is_certificate_of(scheme: Found[Programme], named: Found[Programme]) -> bool:
    """Return whether a bare 인증 is what a scheme named before it gives (‘…인증제’ … 학위 인증)."""
    is_scheme = scheme.value.name.endswith(("인증제", "인증"))
    return is_scheme and named.rule == "bare_programme" and named.value.name.endswith("인증")


def is_generic(name: str) -> bool:
    """Return whether a bare name ends as an anaphor does: 기간 정기 점검, 하반기 현장 평가."""
    return ANAPHOR.match(" ".join(name.split()[-2:])) is not None


def find_anaphors(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans that point back to a programme named before: 이번 평가, 같은 평가에서."""
    return [match.span() for match in POINTER.finditer(text, start, end)]


def _find_quoted(text: str, start: int, end: int) -> Iterator[Found[Programme]]:
    if OPENING_MARK.search(text, start, end) is None:
        return
    is_listed = ITEM.match(text, start, end) is not None
    for rule, pattern in QUOTED_PATTERNS:
        for match in pattern.finditer(text, start, end):
            if is_listed and WORK_BEHIND.match(text, match.end()):
                continue
            first, last = match.span("span")
            is_half = rule == "half_quoted_programme"
            call = CALL_BEHIND.search(text, first, last) if is_half else None
            yield from _make(text, first, call.start() if call else last, rule)


def _find_editions(text: str, start: int, end: int) -> Iterator[Found[Programme]]:
    """Yield prizes told by their edition (제26회 물길대상 종합대상을) or by their host."""
    for sign, pattern in ((EDITION_SIGN, EDITION_TAIL), (HOSTED_SIGN, HOSTED_TAIL)):
        for match in pattern.finditer(text, start, end) if text.find(sign, start, end) >= 0 else ():
            yield from _make(text, *match.span("span"), "bare_programme")


def _find_registered(text: str, start: int, end: int) -> Iterator[Found[Programme]]:
    """Yield prizes of the registry, which are known by their name (일자리대상 시상식)."""
    if text.find(PRIZE, start, end) >= 0:
        for match in _match_registered().finditer(text, start, end):
            yield from _make(text, *match.span(), "bare_programme")


@cache
def _match_registered() -> re.Pattern[str]:
    """Return the pattern of the registry's prizes, the longest name first."""
    names = {n for each in load_programmes() for n in (each.name, *each.variants)}
    prizes = sorted((n for n in names if n.endswith(PRIZE)), key=len, reverse=True)
    any_name = "|".join(name.replace(" ", r"\s?").replace(PRIZE, rf"\s?{PRIZE}") for name in prizes)
    return re.compile(rf"(?<![가-힣])(?:{any_name})(?:(?![가-힣]{{2}})|(?=에서\s))")


def _find_bare(
    text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]
) -> Iterator[Found[Programme]]:
    if BARE_NOUN.search(text, start, end) is None:
        return
    ends_of_bodies = {body[1] for body in bodies}
    starts_of_bodies = {body[0] for body in bodies}
    for match in BARE_TAIL.finditer(text, start, end):
        first = match.start("span")
        if first in starts_of_bodies:
            continue
        first = _reach_back(text, start, first, ends_of_bodies)
        if not ANAPHOR.match(text[first : match.end("span")]):
            first = _reach_dated(text, start, first, bodies)
        while text[first] in BULLETS:
            first += 1
        is_bound = BINDS.match(text, match.end("span"), end) is not None
        name = text[first : match.end("span")]
        is_named = is_bound or _is_known(name)
        if is_named and not ANAPHOR.match(name):
            yield from _make(text, first, match.end("span"), "bare_programme")


def _is_known(written: str) -> bool:
    """Return whether a bare name is of the registry, year aside: it needs nothing to bind it."""
    year = LEADING_YEAR.match(written)
    return find_programme(written[year.end() :] if year else written) is not None


def _reach_back(text: str, start: int, first: int, ends_of_bodies: set[int]) -> int:
    for _ in range(NAME_REACH):
        word = WORD_BEFORE.search(text, max(start, first - LONGEST_WORD), first)
        if word is None or _stops_name(word, ends_of_bodies):
            break
        first = word.start()
    edition = EDITION.search(text, max(start, first - EDITION_REACH), first)
    return edition.start() if edition else first


def _reach_dated(text: str, start: int, first: int, bodies: Sequence[tuple[int, int]]) -> int:
    """Take in a province by its full name, or the government that a year stands before.

    전라남도 농정 평가 and 2025년 나주시 농정 평가 are names, 전남도 농정 평가 is one with its host.
    """
    before = next((body for body in bodies if body[1] == first - 1), None)
    if before is None or text[before[1] - 1] not in GOVERNMENT_ENDS:
        return first
    is_whole = is_province_name(text[slice(*before)])
    return before[0] if is_whole or DATED.search(text, start, before[0]) else first


def _stops_name(word: re.Match[str], ends_of_bodies: set[int]) -> bool:
    held = word["word"]
    if not WORD_LETTER.search(held) or (held.endswith(")") and "(" not in held):
        return True
    if word.end("word") in ends_of_bodies or QUOTE_MARKS.search(held):
        return True
    if any(word.start() < end <= word.end("word") for end in ends_of_bodies):
        return True
    if _belongs(word):
        return False
    return bool(TEMPORAL.match(held) or PARTICLE_END.search(held))


def _belongs(word: re.Match[str]) -> bool:
    """Return whether a word belongs to a name after all: 영양의 날, 2022 전국 물길 평가."""
    text, start = word.string, word.start()
    if word["word"] == ALL_OVER:
        return DATED.search(text, max(0, start - EDITION_REACH), start) is not None
    return word["word"].endswith("의") and text.startswith("날", word.end())


def _make(text: str, start: int, end: int, rule: str) -> Iterator[Found[Programme]]:
    written = text[start:end]
    year = LEADING_YEAR.match(written)
    name = QUOTE_MARKS.sub("", written[year.end() :] if year else written)
    name = " ".join(name.split())
    name = RESULT.sub("", CEREMONY.sub("", name))
    name = GLOSS.sub("", JUDGED_IN.sub(r"\1", name))
    name = _drop_agency(name)
    last = TRAILING_YEAR.search(name)
    name = name[: last.start()] if last else name
    owned = OWNED.search(text, max(0, start - 8), start) if name in OF_ENTERPRISES else None
    name = f"{owned['owner']} {name}" if owned else name
    if len(name) > 3:
        fiscal = FISCAL_GLOSS.search(written)
        printed, year_at = _read_year(written, start, fiscal or year, last)
        yield Found(start, end, rule, Programme(name, printed, year_at))


def _drop_agency(name: str) -> str:
    """Return a name without the state's agency before it: 국민권익위원회 공공기관 청렴도 평가."""
    first, *rest = name.split(" ")
    agency = resolve_body(first, None) if len(rest) >= LEAST_WORDS else None
    return " ".join(rest) if agency and agency.code.startswith(AGENCY) else name


def _read_year(
    written: str, start: int, first: re.Match[str] | None, last: re.Match[str] | None
) -> tuple[int | None, int]:
    """Return the year of a name that it begins or ends with, and where that stands."""
    for group in ("fiscal", "year"):
        if first and first[group]:
            return int(first[group]), start + first.start(group)
    if last:
        return int(last["year"]), start + written.rindex(last["year"])
    return None, start
