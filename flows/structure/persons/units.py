"""Parts of a body that belong to its name: the faculty of a university, a council's committee.

도승현 한려해양대 물류학과 교수, 한빛대 고고학과 시도겸 교수    the university with the faculty
제천시 안전건설국 표다온 교통정책과장                  a government with its department
행정복지위원회 육동하 위원장                          in a story of the council: its committee
봉하늘 덕연동 주민자치회장                            the association of that place
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.structure.bodies.names import (
    is_built,
    is_council,
    is_kind_of_body,
    is_registered,
    read_glued_body,
)
from flows.structure.bodies.widening import is_away
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.scenes import LOCAL_HEADS
from flows.structure.words import follows_directly, scan_words

_UNIT = re.compile(
    r"(?P<unit>[가-힣·]{1,}(?:학과|학부|공학부|전공|대학원|연구소|연구실|[가-힣](?:국|과|실)|[가-힣]{2,}팀"
    r"|[가-힣](?:지사|지부|지역본부)))의?"
)
_PART = re.compile(
    r"(?<![가-힣])(?P<part>[가-힣]{1,8}"
    r"(?:[가-힣](?<![결성효경통초])과|[정획감보무사산지]실|담당관실|[가-힣]팀))[ \xa0]$"
)
_COLLEGE = re.compile(r"(?P<unit>[가-힣]{2,}대학)의?")
_SCHOOL = re.compile(r"[가-힣]{2,}(?:초|중|고|학교)")
_OF_SCHOOL = re.compile(r"(?P<unit>학부모회|학생회|총?동창회|총?동문회|학교운영위원회|교직원회)의?")
_UNIVERSITY = re.compile(r"[가-힣A-Z]{2,}(?:대|대학|대학교|과기원|과학기술원)")
_COMMITTEE = re.compile(
    r"(?:의회|운영|행정|복지|자치|산업|건설|경제|기획|교육|문화|관광|환경|농수산|농림|농업|해양|수산"
    r"|안전|소방|도시|교통|보건|재정|예산결산|예결|윤리|여성|가족|총무|사회){1,4}(?:특별)?위원회"
)
VILLAGE_HEADS = (*LOCAL_HEADS, "어촌계장")
_VILLAGE = re.compile(r"[가-힣0-9]{1,8}(?:마을|리)")
_THIS = "마을"
_POINTING = ("이", "그", "같은", "해당")
_PLACED_VILLAGE = re.compile(
    r"(?<![가-힣])((?:[가-힣]{2,4}[시군] )?[가-힣]{1,4}[읍면동] "
    r"[가-힣0-9]{1,6}(?:마을|리))(?![0-9])"
)
_PARENTS = re.compile(r"(?<![가-힣])(?:[가-힣]{1,3}[시군] )?[가-힣]{1,4}[읍면동] $")
_COUNTY = re.compile(r"(?<![가-힣])(?P<county>[가-힣]{1,3}[시군구]) $")
_LONGEST_PARENTS = 11
_MOST_PLACES = 20  # where a place is written that are looked at; keeps hostile input linear
_LONGEST_UNIT = 12
_NEAR = 3000  # code points before and behind a village head; keeps hostile input linear
_NOT_TOWNSHIPS = frozenset(read_lexicon("not_townships"))
_SMALL_UNIT = re.compile(r"[가-힣]+[0-9]?[읍면동]")
_NOT_LOCAL = ("교회", "학회", "국회", "대회")
_WIDE = ("한국", "대한", "전국")
_BRACKET = re.compile(
    r"\((?P<body>(?:(?:법무|세무|회계|노무)법인 [가-힣]{1,10}"
    r"|[가-힣A-Za-z㈜()]{3,20}(?: [가-힣·]{1,10}(?:학과|학부|병원|연구소))?))\)"
)
_LAW_FIRM = "법인"
_LONGEST_TITLE_GAP = 20
_LONGEST_UNIVERSITY = 40


def read_unit(text: str, start: int, end: int) -> str | None:
    """Return a body with its faculty or department if they are `text[start:end]`'s last words."""
    words = scan_words(text, max(start, end - _LONGEST_UNIVERSITY), end)
    if len(words) < 2 or text[words[-1].end : end].strip(" \xa0"):
        return None
    whole, last = words[-2:]
    unit = _match_unit(whole.text, last.text)
    if unit is None or not follows_directly(text, whole.end, last.start):
        return None
    return f"{whole.text} {unit['unit']}"


def add_part(text: str, first: int, body: str) -> str:
    """Return a body with the department right before `first` (징수과 표다온 팀장), if any."""
    part = _PART.search(text, max(0, first - _LONGEST_UNIT), first)
    return f"{body} {part['part']}" if part and part["part"] not in body else body


def _match_unit(whole: str, word: str) -> re.Match[str] | None:
    """Return the match of a word for a part of the body before it, if that may have such parts."""
    if _UNIVERSITY.fullmatch(whole):
        return _UNIT.fullmatch(word) or _COLLEGE.fullmatch(word)
    if _SCHOOL.fullmatch(whole):
        return _OF_SCHOOL.fullmatch(word)
    return _UNIT.fullmatch(word) if is_registered(whole) or is_built(whole) else None


def read_bracket_behind(text: str, end: int, title: str | None) -> str | None:
    """Return the body in 김선 교수(나루대): alone in brackets right behind the position."""
    at = text.find(title, end, end + _LONGEST_TITLE_GAP + len(title)) if title else -1
    match = _BRACKET.match(text, at + len(title)) if title and at >= 0 else None
    is_beside = match is not None and not text[end:at].strip(" \xa0")
    return _check_bracket(match) if is_beside else None


def read_bracket_between(text: str, end: int) -> str | None:
    """Return the body in 김선(나루대 사학과) 교수: in brackets right behind the name."""
    return _check_bracket(_BRACKET.match(text, end))


def _check_bracket(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    first = match["body"].split()[0]
    if first.endswith(_LAW_FIRM):
        return match["body"]
    is_body = _UNIVERSITY.fullmatch(first) or is_built(first) or first.startswith(("㈜", "(주)"))
    return match["body"] if is_body and not is_kind_of_body(first) else None


def read_village(text: str, first: int, title: str | None) -> str | None:
    """Return the village of 한빛마을 이장 김선, with the county and township right before it."""
    if title not in VILLAGE_HEADS:
        return None
    words = scan_words(text, max(0, first - _LONGEST_UNIT), first)
    last = words[-1] if words else None
    if last is None or text[last.end : first].strip(" \xa0"):
        return None
    if last.text == _THIS and len(words) > 1 and words[-2].text in _POINTING:
        return _find_last_village(text, last.start)
    if not (_VILLAGE.fullmatch(last.text) or _SMALL_UNIT.fullmatch(last.text)):
        return None
    parents = _PARENTS.search(text, max(0, last.start - _LONGEST_PARENTS), last.start)
    return f"{parents.group() if parents else ''}{last.text}"


def _find_last_village(text: str, before: int) -> str | None:
    """Return the village with its county or township that 이 마을 means: the last one named."""
    placed = _PLACED_VILLAGE.findall(text, max(0, before - _NEAR), before)
    return placed[-1] if placed else None


def is_village(body: str) -> bool:
    """Return whether a body is a village without its township."""
    return _VILLAGE.fullmatch(body) is not None


def find_village(text: str, village: str) -> str:
    """Return a village with the county and township that a text writes before it, if any."""
    befores = (_PARENTS.search(before) for before in _list_befores(text, village))
    parents = next(filter(None, befores), None)
    return f"{parents.group()}{village}" if parents else village


def find_county(text: str, unit: str) -> str | None:
    """Return the city, county or district that a text writes before a township, if any."""
    befores = (_COUNTY.search(before) for before in _list_befores(text, unit))
    counties = (before["county"] for before in befores if before)
    return next(filter(is_registered, counties), None)


def _list_befores(text: str, place: str) -> Iterator[str]:
    """Yield what stands right before a place, wherever a text has it."""
    at = text.find(f" {place}")
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield text[max(0, at - _LONGEST_PARENTS) : at + 1]
        at = text.find(f" {place}", at + 1)


def name_committee(body: str, subject: str | None) -> str:
    """Return a committee with the council that the story is about, any other body as it is."""
    return f"{subject} {body}" if subject and is_committee_of(body, subject) else body


def is_committee_of(body: str, council: str) -> bool:
    """Return whether a body is a standing committee and the other one a council."""
    return is_council(council) and _COMMITTEE.fullmatch(body) is not None


def place_association(text: str, before: tuple[int, int], body: str) -> str:
    """Return an association with the place that ends the span before it, if it names none."""
    is_local = (
        body.endswith(("회", "협의체"))
        and not body.endswith(_NOT_LOCAL)
        and not body.startswith(_WIDE)
    )
    words = scan_words(text, *before) if is_local else []
    if not words or read_glued_body(body) or text[words[-1].end : before[1]].strip(" \xa0"):
        return body
    place = words[-1].text
    is_place = _SMALL_UNIT.fullmatch(place) or is_registered(place)
    if not is_place or body.startswith(place) or place in _NOT_TOWNSHIPS:
        return body
    parent = words[-2] if len(words) > 1 and _SMALL_UNIT.fullmatch(place) else None
    is_whole = parent is not None and follows_directly(text, parent.end, words[-1].start)
    if parent is not None and is_whole and (is_registered(parent.text) or is_away(parent.text)):
        place = f"{parent.text} {place}"
    return f"{place} {body}"
