"""Bodies that words right before a person point back to: 이 학교, 같은 모임의, 공단 홍보실."""

from __future__ import annotations

import re
from bisect import bisect_left

from flows.records import Mention
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.surroundings import Surroundings, write_name
from flows.structure.words import scan_words

_KINDS = {
    "학교": ("학교", "초", "중", "고", "여중", "여고"),
    "대학": ("대", "대학", "대학교"),
    "병원": ("병원", "의료원"),
    "단체": ("회", "연대", "연합", "모임", "행동", "본부", "센터", "네트워크"),
    "조합": ("조합", "농협", "수협", "축협"),
    "재단": ("재단",),
    "모임": ("모임",),
    "회사": (
        "공사",
        "공단",
        "회사",
        "㈜",
        "(주)",
        "산업",
        "전자",
        "건설",
        "식품",
        "에너지",
        "중공업",
        "그룹",
    ),
    "당": ("당",),
    "공사": ("공사",),
    "공단": ("공단",),
    "센터": ("센터",),
}
_POINTED = re.compile(
    rf"(?<![가-힣])(?:이|그|해당|같은)[ \xa0](?P<kind>{'|'.join(_KINDS)})"
    r"(?:의|측|[ \xa0]소속)?[ \xa0]?$"
)
_LONGEST_POINTED = 12
_MOST_BODIES = 40  # that are looked at; keeps hostile input linear
_SHORT = {
    "추진위": "추진위원회", "대책위": "대책위원회", "조직위": "조직위원회", "집행위": "집행위원회",
    "비대위": "비상대책위원회", "선관위": "선거관리위원회", "인수위": "인수위원회",
}  # fmt: skip
_ANAPHORS = {name: name for name in read_lexicon("organization_anaphors")} | _SHORT
_PART = re.compile(r"[가-힣]{1,8}(?:과|국|실|팀|부|단|본부|사업소)")
_LONGEST_ANAPHOR = 20


def read_pointed(text: str, first: int, around: Surroundings) -> str | None:
    """Return the body that 이 학교 right before `first` means: the last of its kind so far."""
    pointed = _POINTED.search(text, max(0, first - _LONGEST_POINTED), first)
    if pointed is None:
        return None
    endings = _KINDS[pointed["kind"]]
    named = map(write_name, list_last(around, pointed.start()))
    return next((name for name in named if name.endswith(endings) and name not in endings), None)


def read_anaphor(text: str, first: int, around: Surroundings) -> str | None:
    """Return what 공단, 추진위 or 공단 홍보실 right before `first` mean, with the department."""
    words = scan_words(text, max(0, first - _LONGEST_ANAPHOR), first)
    if not words or text[words[-1].end : first].strip(" \xa0"):
        return None
    part = f" {words[-1].text}" if len(words) > 1 and _PART.fullmatch(words[-1].text) else ""
    word = words[-2] if part else words[-1]
    ending = _ANAPHORS.get(word.text)
    if ending is None:
        return None
    named = map(write_name, list_last(around, word.start))
    whole = next((name for name in named if name.endswith(ending) and name != ending), None)
    return f"{whole}{part}" if whole else None


def list_last(around: Surroundings, before: int) -> list[Mention]:
    """Return the bodies that stand before a place, the last one first; of very many the last."""
    until = bisect_left(around.bodies, before, key=lambda body: body.start)
    return around.bodies[max(0, until - _MOST_BODIES) : until][::-1]
