"""Heads of bodies that are no part of a government, written in one word with what they head.

도계읍번영회장           a 회 is an association: 회장 of 도계읍번영회
남해군농협연합사업단장     the name of a firm or cooperative in it tells whose the unit is
한빛문화원장, 나루재단이사장  a body with a name of its own, not a part of a city or county

What a government has (보건소장, 남해군가족센터장) stays whole: its parent is the government.
"""

from __future__ import annotations

import re

from flows.structure.bodies.names import is_built, is_kind_of_body, read_glued_body
from flows.structure.lexicon import read_lexicon

_HEAD = "회장"
_UNION_HEAD = "조합장"  # 남해군산림조합장: the 조합 of the body is in it
_CORPS_HEAD = "단장"
_VOLUNTEERS = "봉사단장"  # no 사단장, the general of a division
_ASSOCIATIONS = (_HEAD, "부녀회장", "청년회장", "협의회장", "연합회장")
_BRANCH_HEADS = ("지부장", "지회장", "지청장", "지사장", "지점장")
_VILLAGE_FISHERS = ("어촌계장", "어업계장")  # 물길호어업계장: the 계 is the body
_FISHERS_HEAD = "계장"
_COMMITTEE_HEAD = re.compile(r"(?P<body>[가-힣]{3,}(?:추진|조직|대책|집행|준비|보존)위원)장")
_REGIONAL_HEAD = re.compile(r"(?P<body>[가-힣]{2,}(?:지방[가-힣]{2,6}|산림|유역환경)청)장")
_STATE_HEAD = re.compile(
    r"(?P<body>[가-힣]{2,}(?:국유림관리소|국토관리사무소|국립공원사무소|해양수산사무소|교도소|구치소"
    r"|보호관찰소|세무서|우체국|등기소))장"
)
_COAST_GUARD = "해경서장"
_STATION_HEAD = re.compile(r"(?P<body>[가-힣]{2,8}(?:(?:소방|경찰)서|소방본부))장")
_INSTITUTE_HEAD = re.compile(r"(?P<body>[가-힣]{2,}진흥원|(?:한국|대한|국립|전국)[가-힣]{3,}원)장")
_RESEARCH_HEAD = re.compile(r"(?P<body>[가-힣]{3,}연구소)장")
_CREW_HEAD = re.compile(r"(?P<body>[가-힣]{2,}작목반)장")
_BRANCHES = ("협의회장", "연합회장")  # 새마을지도자 남해군협의회장 heads the branch of a county
_SHARED = frozenset(["단장", "관장", "원장"])  # 문화원장: the last syllable of the body is shared
_APART = frozenset(["이사장", "조합장", "총장", "사무총장", "사무국장", "대표이사"])
_OWNERS = tuple(read_lexicon("owners_of_units"))
_OWN_UNITS = ("센터", "사업소", "보건소", "지원단", "추진단", "위원회", "본부", "사무소", "사업단")
_COUNTY_CLINIC = "보건의료원"
_KINDS = frozenset(read_lexicon("common_organizations"))


def read_headed(core: str, base: str) -> tuple[str, str] | None:
    """Return the position and the body that it heads, None where that is part of another body.

    `base` is the last part of `core`, the word: 새마을부녀회장 → (회장, 새마을부녀회).
    """
    if base in _BRANCH_HEADS:
        return (base, core[:-1]) if len(core) > len(base) + 1 else None
    if base in _VILLAGE_FISHERS and len(core) > len(base) + 1:
        return _FISHERS_HEAD, core[:-1]
    if office := _read_office(core):
        return office
    if committee := _COMMITTEE_HEAD.fullmatch(core):
        return "위원장", f"{committee['body']}회"
    if base in _ASSOCIATIONS:
        is_branch = base in _BRANCHES and core == f"{read_glued_body(core)}{base}"
        return (_HEAD, core[:-1]) if _is_named(core[:-1]) and not is_branch else None
    if base == _UNION_HEAD and not is_built(core[: -len(base)]):
        return (base, core[:-1]) if _is_named(core[:-1]) else None
    base = _CORPS_HEAD if core.endswith(_VOLUNTEERS) else base
    body = core[:-1] if base in _SHARED else core[: -len(base)]
    return (base, body) if base in (*_SHARED, *_APART) and _is_own(body) else None


def _read_office(core: str) -> tuple[str, str] | None:
    """Return the head and name of an office of the state, or of another with a name of its own."""
    if station := _STATION_HEAD.fullmatch(core):
        return "본부장" if core.endswith("본부장") else "서장", station["body"]
    if state := _STATE_HEAD.fullmatch(core):
        return core[-2:], state["body"]
    if institute := _INSTITUTE_HEAD.fullmatch(core):
        return "원장", institute["body"]
    if research := _RESEARCH_HEAD.fullmatch(core):
        return "소장", research["body"]
    if crew := _CREW_HEAD.fullmatch(core):
        return "반장", crew["body"]
    if core.endswith(_COAST_GUARD):
        return "서장", f"{core.removesuffix(_COAST_GUARD)}해양경찰서"
    regional = _REGIONAL_HEAD.fullmatch(core)
    return ("청장", regional["body"]) if regional else None


def _is_own(body: str) -> bool:
    """Return whether a body has a name of its own, told by its last noun or by whose it is."""
    parent = read_glued_body(body) or ""
    rest = body[len(parent) :]
    if any(0 <= rest.find(owner) < len(rest) - len(owner) for owner in _OWNERS):
        return True
    return _is_named(body) and not parent and not body.endswith(_OWN_UNITS)


def _is_named(body: str) -> bool:
    is_kind = is_kind_of_body(body) or body in _KINDS or body == _COUNTY_CLINIC
    return is_built(body) and not is_kind
