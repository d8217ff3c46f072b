"""What a unit measures where it stands, or that it is no unit there at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files

from flows.structure.quantities.units import KINDS

_SIGHT = 14  # how many characters before a number a noun may begin that explains its unit


def _read_guards(text: str) -> dict[str, tuple[str, re.Pattern[str]]]:
    guards: dict[str, tuple[str, re.Pattern[str]]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            unit, kind, nouns = (part.strip() for part in line.split("|"))
            guards[unit] = (kind, re.compile("|".join(map(re.escape, nouns.split()))))
    return guards


_GUARDS = _read_guards(
    (files("flows.structure") / "lexicons" / "unit_guards.txt").read_text("utf-8")
)
_KIND_WITHOUT_NOUN = {"점": "score", "도": "other", "주": "duration", "사": "count"}

_BUILDING_NO = 100  # `101동` numbers a building, `20동` counts them
_HOUSES = re.compile(
    r"(?:빈집|폐가|주택|건물|축사|하우스|공장|창고|온실|천막|텐트|부스)"
    r"(?:[은는이가을를도] | (?:등|모두|총|약) )"
    r"|(?:하우스|축사|온실|빈집|폐가|천막|텐트|부스|창고) ?$"
)
_BUILDING = "동"
_ONLY_SO_MANY = re.compile("(?:만|뿐|밖에|씩)(?=[ 이인,.])")  # 5동만 세웠다
_MACHINE = re.compile(
    r"(?:차|차량|버스|트럭|장비|헬기|카메라|CCTV|드론|로봇|기|PC|대|택시|자전거|보드|오토바이"
    r"|컴퓨터|총|모두|등|약|관용차|선풍기|에어컨|승용|상용"
    r"|화물|\d대에서) ?$"
)
_SESSION = re.compile(
    r" ?(?:추경|추가경정|정례회|임시회|졸업|대회|정기총회|기념식|박람회|축제|영화제)"
)
_ABSTRACT = re.compile(r" ?(?:국회|의회|회장|총장|대통령|종손|종부|째|에 걸쳐|왕)")
_NUMBERED = re.compile(r"(?:국도|지방도|기호|버스|문항|질문|노선|채널|번호|공약|후보) ?$")
_TIMES = re.compile(r"(?:이나| ?(?:더|넘게|이상|반복|연속|거듭))")  # 91번 더 고개 숙인다
_TOP = re.compile(
    r" ?(?:시책|시정|군정|성과|뉴스|과제|전략|사업|핵심|프로젝트|공약|관광|명소|브랜드|기업|그룹"
    r"|산업|분야|강국|건설사|권역|정책)"
)
_PRINTED = re.compile(r"(?:씩|[를을]? ?(?:배부|인쇄|발행|제작|배포|구독|판매|비치))")

_BUILT = re.compile(
    r"[를을이가]? ?(?:규모|설치|신설|건설|증설|건립|도입|구축|교체|조성|철거|소실|전소|마련)"
)


def choose_kind(unit: str, value: Decimal, before: str, after: str) -> str | None:
    """Return what `unit` measures after `value`, or None where the number is no quantity.

    `before` and `after` are the text around number and unit; only their near ends are read.
    """
    decline = _DECLINES.get(unit)
    if decline and decline(value, before[-_SIGHT:], after[:_SIGHT]):
        return None
    if unit not in _GUARDS:
        return KINDS.get(unit)
    kind, noun = _GUARDS[unit]
    is_built = kind == "count" and _BUILT.match(after)
    is_built = is_built or (unit == _BUILDING and _ONLY_SO_MANY.match(after))
    return kind if is_built or noun.search(before[-_SIGHT:]) else _KIND_WITHOUT_NOUN.get(unit)


def _is_age_group(value: Decimal, before: str, after: str) -> bool:
    if _TOP.match(after):
        return False
    is_round = value < 100 and value % 10 == 0
    return bool(_ABSTRACT.match(after)) or (is_round and not _MACHINE.search(before))


def _is_session(value: Decimal, before: str, after: str) -> bool:
    return bool(_SESSION.match(after))


def _is_numbered(value: Decimal, before: str, after: str) -> bool:
    is_number = value > 50 and not _TIMES.match(after)
    return is_number or bool(_NUMBERED.search(before))


def _is_part(value: Decimal, before: str, after: str) -> bool:
    is_named = bool(before) and "가" <= before[-1] <= "힣"  # 형사12부
    return is_named or (value < 10 and not _PRINTED.match(after))


def _is_building_number(value: Decimal, before: str, after: str) -> bool:
    is_counted = _HOUSES.search(before) or _BUILT.match(after)
    return value > _BUILDING_NO and not is_counted


_DECLINES: dict[str, Callable[[Decimal, str, str], bool]] = {
    "대": _is_age_group,
    "회": _is_session,
    "번": _is_numbered,
    "부": _is_part,
    _BUILDING: _is_building_number,
}
