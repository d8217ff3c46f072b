"""Officers in a list who share the body of the one before them.

표다온 나루협의체 위원장 및 도해든 부위원장
표다온 나루봉사단 단장, 도해든 부단장, 문다솔·위하람 단원
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.records import Mention
from flows.structure.persons.scenes import PersonPhrase

_UNDER = frozenset([
    "부위원장", "부단장", "부회장", "부의장", "부이사장", "부대표", "상임이사", "사무국장",
    "사무처장", "사무총장", "총무", "감사", "단원", "회원", "위원", "간사", "이사",
])  # fmt: skip
_BODIES = (
    "회", "단", "협의체", "조합", "농협", "수협", "축협", "신협", "재단", "연대", "연합",
    "모임", "클럽", "본부", "지부", "지회", "센터",
)  # fmt: skip
_JOINED = re.compile(r"[^.!?“”\"\n]{0,40}(?:[,·ㆍ]|[ \xa0]및|[과와])[ \xa0]?")


def inherit(text: str, phrases: list[PersonPhrase], named: list[Mention]) -> Iterator[Mention]:
    """Yield the persons, those without a body with that of the officer listed before them."""
    last: Mention | None = None
    for phrase, person in zip(phrases, named, strict=True):
        if person.organization is None and last is not None and _follows(text, last, phrase):
            person = replace(person, organization=last.organization)
        last = person
        yield person


def _follows(text: str, last: Mention, phrase: PersonPhrase) -> bool:
    """Return whether an officer is listed right behind one of an association."""
    is_officer = phrase.title in _UNDER and (last.organization or "").endswith(_BODIES)
    return is_officer and _JOINED.fullmatch(text, last.end, phrase.start) is not None
