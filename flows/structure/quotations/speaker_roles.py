"""Speakers without a name: roles (행안부 관계자, 한 주민), positions alone (군수는)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.records import Mention
from flows.structure.bodies.names import is_registered
from flows.structure.bodies.registry import write_as_printed
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.context import SCHOOL_OFFICERS, imply_by_context
from flows.structure.persons.employers import expand_body, find_tier
from flows.structure.persons.gap_words import ONE, TIERS
from flows.structure.persons.implied import find_only, imply_organization
from flows.structure.persons.names import (
    HANJA_SURNAMES,
    POSITIONS,
    SURNAMES,
    Likeness,
    judge_name,
)
from flows.structure.persons.pointed import list_last, read_pointed
from flows.structure.persons.positions import Position, read_positions
from flows.structure.persons.surroundings import (
    Surroundings,
    find_inside,
    is_government,
    mark_firm,
)
from flows.structure.quotations.role_owners import CHARGE, OF_STAFF, SIDE, extend_back
from flows.structure.words import (
    Judge,
    Word,
    find_suffix,
    follows_directly,
    judge_words,
    read_words,
    strip_particle,
)

JOINT = "joint_persons"
TOPIC = 2
SUBJECT = 1
STRENGTH = {"은": TOPIC, "는": TOPIC, "께서는": TOPIC, "측은": TOPIC}
STRENGTH |= {"이": SUBJECT, "가": SUBJECT, "도": SUBJECT, "께서": SUBJECT, "측이": SUBJECT}
_OBLIQUE = ("에는", "에도", "에게는", "에게도", "에서는", "에서도", "으로는", "으로도")
ROLES = frozenset(read_lexicon("roles"))
_LAY = frozenset(read_lexicon("lay_speakers"))
_KIN = frozenset(read_lexicon("kin"))
_OTHER = re.compile(r"의?[ \xa0]?또[ \xa0]다른$")
# 행사 관계자 works for no event
_NO_BODIES = ("행사", "행사장", "축제", "대회", "박람회", "현장", "담당", "해당", "또 다른")
_ALL_ROLES = ROLES | _LAY | _KIN
_LAST_LETTERS = frozenset(particle[-1] for particle in STRENGTH)
_STEM = r"[가-힣]{2,12}(?<![결성효초])"  # 결과, 성과, 효과 and 초과 are no departments
_PART = re.compile(rf"{_STEM}(?:과|팀|국|실|본부|담당관실|사무국)")
_DEPARTMENT = re.compile(rf"{_STEM}(?:과|팀|국|담당관실)")  # it may speak without a role
_SHORTEST_OFFICE = 4  # 시 투자통상과장 is the city's, 구 시장 a mayor
_STATIONS = {"경찰": "경찰서", "해경": "해양경찰서", "소방": "소방서"}
_LONGEST_OWNER = 8  # code points of a city before what is its own


class Speaker(NamedTuple):
    """A speaker where it is written; `strength` is 2 for a topic, 1 for a subject.

    `is_pronoun` says that somebody spoken of before is meant (그는).
    """

    start: int
    end: int
    strength: int
    name: str | None
    position: str | None
    organization: str | None
    is_anonymous: bool
    rule: str
    is_pronoun: bool = False


class Cast(NamedTuple):
    """Who an article names: persons by position and by the last part of it, and the bodies."""

    bearers: dict[str, dict[str, Mention]]
    name_ends: frozenset[int]
    around: Surroundings


def list_cast(persons: list[Mention], around: Surroundings) -> Cast:
    """Return who an article names, by the positions that persons hold."""
    bearers: dict[str, dict[str, Mention]] = {}
    for person in persons:
        held, name = person.position or "", person.canonical_name or ""
        for title in {held, find_suffix(held, POSITIONS) or held}:
            bearers.setdefault(title, {}).setdefault(name, person)
    return Cast(bearers, frozenset(person.end for person in persons), around)


def list_roles(text: str, start: int, end: int, cast: Cast) -> Iterator[Speaker]:
    """Yield the roles and bare positions in `text[start:end]` that bear a particle of a speaker."""
    words = read_words(text, start, end)
    positions = read_positions(text, start, end)
    for index in judge_words(_read_topic, words):
        core, particle, role = _read_topic[words[index].text] or ("", "", None)
        position = positions[index]
        if role is None and _DEPARTMENT.fullmatch(core) and index:
            yield from _read_department(text, words, index, core, particle, cast)
        elif role is not None and (role in ROLES or not _has_name(text, words, index, cast)):
            yield _make_role(text, words, index, core, particle, role, cast)
        elif core == SIDE and index:
            yield from _read_side(text, words, index, particle, cast)
        elif core and position and not _has_name(text, words, index, cast):
            yield from _read_bare_position(text, words, index, position, cast)


@Judge
def _read_topic(word: str) -> tuple[str, str, str | None] | None:
    """Return a word that bears a particle of a speaker as core, particle and the role it names."""
    core, particle = split_topic(word) if word[-1] in _LAST_LETTERS else ("", "")
    if not core:
        return None
    return core, particle, find_suffix(core.removesuffix("들"), _ALL_ROLES, 6)


def split_topic(word: str) -> tuple[str, str]:
    """Split a word from its particle of a speaker; what is answered or meant (논란에는) is none."""
    if word.endswith(_OBLIQUE):
        return "", ""
    readings = [each for each in strip_particle(word) if each[1] in STRENGTH]
    return readings[-1] if readings else ("", "")


def _read_department(
    text: str, words: tuple[Word, ...], index: int, core: str, particle: str, cast: Cast
) -> Iterator[Speaker]:
    """시 대중교통과는, 충남도 수산자원과는: it speaks for the body before it."""
    whole, end = words[index - 1], words[index].start + len(core)
    if not follows_directly(text, whole.end, words[index].start):
        return
    body = None
    if whole.text in TIERS:
        body = find_tier(whole.text, cast.around)
    elif is_registered(whole.text):
        body = expand_body(whole.text, cast.around)
    if body is not None:
        written = text[whole.start : end]
        yield Speaker(whole.start, end, STRENGTH[particle], written, None, body, True, "role")


def _read_side(
    text: str, words: tuple[Word, ...], index: int, particle: str, cast: Cast
) -> Iterator[Speaker]:
    """상인회 측은, 유족 측은: a side that no body is known for."""
    whose, end = words[index - 1], words[index].start + len(SIDE)
    is_body = whose.end in cast.around.by_end or len(whose.text) == 1
    if follows_directly(text, whose.end, words[index].start) and not is_body:
        written = text[whose.start : end]
        yield Speaker(whose.start, end, STRENGTH[particle], written, None, None, True, "role")


def _make_role(
    text: str, words: tuple[Word, ...], index: int, core: str, particle: str, role: str, cast: Cast
) -> Speaker:
    start = extend_back(
        text, words, index,
        is_office=role in ROLES, is_kin=role in _KIN, is_lay=role in _LAY,
    )  # fmt: skip
    start = min(start, _find_body_before(text, words, index, cast))
    end = words[index].start + len(core)
    position = role if role in ROLES else None
    body = (
        find_organization(text, start, words[index].start, cast.around)
        if position
        else read_pointed(text, words[index].start, cast.around)
        or imply_organization(text, role, cast.around, start)
    )
    body = mark_firm(body, cast.around)
    return Speaker(start, end, STRENGTH[particle], text[start:end], position, body, True, "role")


def _find_body_before(text: str, words: tuple[Word, ...], index: int, cast: Cast) -> int:
    """Return where the body right before a role begins, of however many words, else the role."""
    body = cast.around.by_end.get(words[index - 1].end) if index else None
    is_body = body is not None and body.kind == "organization"
    if body is None or not is_body or not follows_directly(text, body.end, words[index].start):
        return words[index].start
    return body.start


def find_organization(text: str, start: int, end: int, around: Surroundings) -> str | None:
    """Return the body that the words before a role name: 행정안전부 of 행안부 관계자."""
    written = _OTHER.sub("", text[start:end].strip()).removesuffix(OF_STAFF).rstrip()
    if written in _STATIONS:
        return find_only((_STATIONS[written],), around) or written
    inside = find_inside(start, end, around)
    if inside and (inside[0].canonical_name or written not in TIERS):
        return _name_with_part(text, inside[0], end)
    if written in TIERS:
        return find_tier(written, around) or _find_last_tier(text, written, start, around)
    pointed = read_pointed(text, end, around)
    if pointed is not None:
        return pointed
    is_name = written and ONE not in written.split() and not written.endswith((SIDE, CHARGE))
    is_name = is_name and written not in _NO_BODIES
    return _name_with_owner(text, written, start) if is_name else None


def _find_last_tier(text: str, tier: str, start: int, around: Surroundings) -> str | None:
    """Return the city or county of that tier named last in a paragraph before 시 관계자."""
    paragraph = text.rfind("\n", 0, start) + 1
    inside = (body for body in list_last(around, start) if body.start >= paragraph)
    named = (body.canonical_name or "" for body in inside if is_government(body))
    return next((name for name in named if name.endswith(tier)), None)


def _name_with_part(text: str, body: Mention, end: int) -> str:
    """Return the body that a role begins with, and the department that stands between the two."""
    name = body.canonical_name or body.text
    part = text[body.end : end].strip()
    is_part = _PART.fullmatch(part) is not None
    return f"{write_as_printed(name, text)} {part}" if is_part else name


def _name_with_owner(text: str, written: str, start: int) -> str:
    """Return 목포시 드림스타트 for 드림스타트 where the text has said whose it is."""
    at = text.find(written, 0, start)
    while at > 0:
        before = text[max(0, at - _LONGEST_OWNER) : at]
        owner = before.split()[-1] if before[-1] in " \xa0" and before.strip() else ""
        if owner.endswith(TIERS) and is_registered(owner):
            return f"{owner} {written}"
        at = text.find(written, at + 1, start)
    return written


def _read_bare_position(
    text: str, words: tuple[Word, ...], index: int, position: Position, cast: Cast
) -> Iterator[Speaker]:
    """군수는: its bearer if the article names exactly one, else a speaker without a name."""
    if position.particle not in STRENGTH:
        return
    bearers = cast.bearers.get(position.title, {})
    if _is_some(words, index):
        yield _leave_unnamed(text, words, index, position, cast)
    elif len(bearers) == 1 and position.body is None:
        yield _name_bearer(position, next(iter(bearers.values())))
    elif not bearers:
        yield _leave_unnamed(text, words, index, position, cast)


def _is_some(words: tuple[Word, ...], index: int) -> bool:
    """Return whether a position is somebody's who is not named: 한 의원, 한 초선 의원."""
    least = max(0, index - 2)
    ones = (at for at in range(least, index) if words[at].text == ONE)
    return any(not at or not words[at - 1].text.endswith(("을", "를")) for at in ones)


def _name_bearer(position: Position, bearer: Mention) -> Speaker:
    return Speaker(
        position.start, position.end, STRENGTH[position.particle], bearer.canonical_name,
        bearer.position, bearer.organization, False, "position_of_person",
    )  # fmt: skip


def _leave_unnamed(
    text: str, words: tuple[Word, ...], index: int, position: Position, cast: Cast
) -> Speaker:
    start = extend_back(text, words, index, is_office=True)
    body = find_organization(text, start, words[index].start, cast.around)
    body = body or (position.body and expand_body(position.body, cast.around))
    body = body or imply_organization(text, position.base, cast.around, position.start)
    if body is None and position.base in SCHOOL_OFFICERS:
        body = imply_by_context(text, position.title, position.base, cast.around, position.start)
    return Speaker(
        start, position.end, STRENGTH[position.particle], text[start : position.end],
        position.title, body, True, "position_alone",
    )  # fmt: skip


def _has_name(text: str, words: tuple[Word, ...], index: int, cast: Cast) -> bool:
    before = words[index - 1] if index else None
    if before is None or before.text == ONE:
        return False
    if not follows_directly(text, before.end, words[index].start):
        return False
    core = split_topic(words[index].text)[0]
    if before.text in TIERS and len(core) >= _SHORTEST_OFFICE:
        return False
    is_surname = before.text in SURNAMES or before.text in HANJA_SURNAMES
    is_name = before.end in cast.name_ends or judge_name(before.text) == Likeness.LIKELY
    return is_surname or is_name
