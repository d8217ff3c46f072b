"""The body of a person that only the context tells: the one spoken of last, or the only one.

㈜물길정밀이 …. 표다온 대표는 “…”        the firm of whoever heads one
물길초 …. 학부모회장 표다온 씨는           the school of those who belong to one
교육지원청의 설명은 …. 표다온 과장은       the office that the sentence before is about
환경부는 표다온 차관을 보냈다             the ministry named last
표다온 소방서장은                        the only fire station that is named
"""

from __future__ import annotations

import re

from flows.structure.lexicon import read_lexicon
from flows.structure.persons.implied import find_only, is_public
from flows.structure.persons.pointed import list_last
from flows.structure.persons.surroundings import (
    Surroundings,
    is_firm,
    is_government,
    name_in_text,
    write_name,
)

_FAR = 250  # code points between a body and a person who is said to be of none
_OF_FIRMS = frozenset([
    "대표", "대표이사", "사장", "부사장", "전무", "상무", "전무이사", "상무이사", "대표이사 사장",
    "대표이사 부사장", "대표이사 회장", "대표이사 전무", "대표이사 상무",
])  # fmt: skip
_OF_SCHOOLS = frozenset([
    "교사", "영양교사", "보건교사", "상담교사", "지도교사", "체육교사", "담임교사", "교무부장",
    "학부모회장", "학교운영위원장", "운영위원장", "학생회장", "전교회장", "감독", "코치",
    "조리사", "조리실무사", "영양사", "돌봄전담사",
])  # fmt: skip
_SCHOOLS = ("초등학교", "중학교", "고등학교", "고교", "여고", "여중", "분교")
SCHOOL_OFFICERS = ("장학관", "장학사", "교육장")
_EDUCATION = ("교육지원청", "교육청")
_RESEARCH = ("연구원", "연구소", "연구회", "과학원", "진흥원", "개발원", "기술원", "농업기술센터")
_KINDS_OF = {
    **dict.fromkeys(
        ("학생처장", "교무처장", "입학처장", "학과장", "학장", "총장"), ("대학교", "대학")
    ),
    **dict.fromkeys(SCHOOL_OFFICERS, _EDUCATION),
    **dict.fromkeys(("연구위원", "연구관", "연구사", "책임연구원", "선임연구원"), _RESEARCH),
}
_OF_STATE = {"장관": ("부",), "차관": ("부",), "청장": ("청",), "처장": ("처",)}
_NO_MINISTRIES = ("본부", "지부")
_STATIONS = ("소방서장", "경찰서장", "세무서장", "우체국장", "교육장")
_PART_HEADS = ("본부장", "단장", "원장")
_HEADS_IN_GOVERNMENT = (  # of parts of a city or county, unlike an 원장 or 단장 as such
    "보건의료원장", "사업본부장", "사업단장", "추진단장", "지원단장", "기획단장", "정책본부장",
    "관리본부장",
)  # fmt: skip
_OFFICIALS = frozenset(read_lexicon("officials"))
PUPIL = re.compile(r"[1-6]학년(?:생|인)?[ \xa0]$")
CHAIR = "위원장"
COMMITTEE = "위원회"
_SHORT_CHAIRS = {"비대위원장": "비상대책위원회", "선대위원장": "선거대책위원회"}
_COMMITTEE = re.compile(r"[가-힣]{2,}(?:추진|조직|대책|집행|준비|보존)위원회")
_TOPIC = re.compile(r"(?:[ \xa0]?측)?(?:은|는|이|가|도|의|에서는|에서도)(?![가-힣])")
_SENTENCE_END = re.compile(r"[.!?”\"’'][ \xa0\n]|\n")


def imply_by_context(
    text: str, title: str | None, base: str | None, around: Surroundings, at: int
) -> str | None:
    """Return the body of whoever holds that position at `at` by what is spoken of there."""
    if title in _OF_FIRMS:
        return _find_firm(around, at)
    if title in _OF_SCHOOLS:
        return find_school(around, at)
    kinds = _KINDS_OF.get(title or "") or _KINDS_OF.get(base or "")
    if kinds is not None:
        return _find_near(kinds, around, at) or find_only(kinds, around)
    if base in _PART_HEADS and (title or "").endswith(_HEADS_IN_GOVERNMENT):
        return around.home.canonical_name if around.home and is_government(around.home) else None
    if title in _STATIONS:
        return find_only((title[:-1],), around)
    if base in _OF_STATE:
        return _find_near(_OF_STATE[base], around, at)
    return _find_topic(text, around, at) if base in _OFFICIALS else None


def find_committee(title: str | None, around: Surroundings) -> str | None:
    """Return the committee that the article names in full and that a 축제추진위원장 chairs."""
    written = _SHORT_CHAIRS.get(title, f"{title[:-1]}회") if title else ""
    if not _COMMITTEE.fullmatch(written):
        return None
    return max((name for name in around.names if name.endswith(written)), key=len, default=None)


def _find_firm(around: Surroundings, at: int) -> str | None:
    """Return the firm that the article is about, was named last, or is the only one named."""
    if around.subject is not None and is_firm(around.subject):
        return write_name(around.subject)
    last = next(filter(is_firm, list_last(around, at)), None)
    if last is not None and at - last.end <= _FAR:
        return write_name(last)
    return next(iter(around.firms.values())) if len(around.firms) == 1 else None


def find_school(around: Surroundings, at: int) -> str | None:
    """Return the school that was named last before `at`, else the only one in an article."""
    return _find_near(_SCHOOLS, around, at) or find_only(_SCHOOLS, around)


def find_chaired(text: str, title: str | None, around: Surroundings, at: int) -> str | None:
    """Return the committee that was named last before `at`, of whoever chairs one (부위원장)."""
    if not (title or "").endswith(CHAIR):
        return None
    bodies = (body for body in list_last(around, at) if write_name(body).endswith(COMMITTEE))
    return next((name_in_text(text, body, around) for body in bodies), None)


def _find_near(endings: tuple[str, ...], around: Surroundings, at: int) -> str | None:
    """Return the body of a kind that was named last, close before `at`."""
    bodies = (body for body in list_last(around, at) if at - body.end <= _FAR)
    names = map(write_name, bodies)
    of_kind = (name for name in names if name.endswith(endings) and name not in endings)
    return next((name for name in of_kind if not name.endswith(_NO_MINISTRIES)), None)


def _find_topic(text: str, around: Surroundings, at: int) -> str | None:
    """Return the public body that opens a sentence close before `at` as its topic."""
    for body in list_last(around, at):
        if at - body.end > _FAR:
            return None
        name = body.canonical_name or ""
        opens = _SENTENCE_END.match(text, body.start - 2) or text[body.start - 1] == "\n"
        if opens and _TOPIC.match(text, body.end) and (body.code or is_public(name)):
            return name
    return None
