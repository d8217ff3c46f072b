"""Bodies that neither the registry nor their shape tells, beside the person who heads them.

전통다리보존회 어진 회장      the head of a 회 is a 회장
느린글방 두봄 대표           whoever heads a firm is its 대표: any name will do
DSR제강 이솔 본부장          a word with Latin letters is a name
"""

from __future__ import annotations

import re

from flows.structure.bodies.names import is_kind_of_body
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.names import POSITIONS
from flows.structure.words import find_suffix

__all__ = ["heads", "is_department", "is_kind_of_body", "is_party", "may_specify"]

_HEADED = ("회", "원", "관", "단", "조합", "센터", "본부", "지부", "지회", "위원회")
_OWNERS = frozenset(
    ["대표", "공동대표", "대표이사", "사장", "부사장", "전무", "상무", "최고경영자"]
)
_DEPARTMENT = re.compile(r"(?:과|국|실|팀|담당관|담당관실)$")
_LATIN = re.compile(r"[A-Za-z㈜]{2}|\(주\)")
# but 야권연대 and 후보연합 are no parties
_PARTIES = ("당", "의힘", "민주연대", "진보연합", "정치연합")
_NO_PARTIES = frozenset(read_lexicon("no_parties"))
_SHORTEST = 3  # syllables of a name that only a position makes one
_NO_NOUN_ENDINGS = tuple(
    "은는이가을를의에도로등고며해한된할만면와과게던들째히될온난든운긴린힌친신준"
)
_NO_NAME_ENDINGS = (*_NO_NOUN_ENDINGS, *"인서민자생간")
_DESCRIBING = frozenset(
    [
        *read_lexicon("lay_speakers"),
        *read_lexicon("common_organizations"),
        *read_lexicon("kinds_of_firms"),
    ]
)


def heads(base: str | None, word: str) -> bool:
    """Return whether `word`, before a person of that position, names what the person heads."""
    if not base or not may_name_body(word):
        return False
    if base in _OWNERS or _LATIN.search(word):
        return True
    kind = "위원회" if base.endswith("위원장") else base[:-1]
    return base[-1] == "장" and kind in _HEADED and word.endswith(kind)


def is_department(word: str) -> bool:
    """Return whether a word ends as departments do, which are no bodies by themselves."""
    return _DEPARTMENT.search(word) is not None


def is_party(word: str) -> bool:
    """Return whether `word`, a body or what stands before a candidate, names a party."""
    is_noun = find_suffix(word, _NO_PARTIES) is not None
    return len(word) >= _SHORTEST and word.endswith(_PARTIES) and not is_noun


def may_specify(word: str) -> bool:
    """Return whether a word says whose a kind of body is (피해자 모임)."""
    return len(word) > 1 and not word.endswith(_NO_NOUN_ENDINGS)


def may_name_body(word: str) -> bool:
    """Tell a name from a word with a particle or an ending and from what only describes."""
    if len(word) < _SHORTEST or word.endswith(_NO_NAME_ENDINGS) or word[-1].isdigit():
        return False
    return find_suffix(word, _DESCRIBING) is None and find_suffix(word, POSITIONS) is None
