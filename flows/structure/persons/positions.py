"""Positions (직위) as words: 군수, 물길정책담당관, and those with the body glued on (남해군수)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from flows.structure.bodies.names import (
    COUNCIL,
    has_local_shape,
    is_built,
    is_registered,
    read_glued_body,
)
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.headed import read_headed
from flows.structure.persons.names import POSITIONS
from flows.structure.words import (
    Judge,
    Word,
    find_suffix,
    judge_words,
    read_words,
    strip_particle,
)

_NOT_PERSONS = frozenset(read_lexicon("not_persons"))
_LAST_LETTERS = frozenset(position[-1] for position in POSITIONS)
_WHOLE = frozenset(read_lexicon("whole_positions"))
_SMALL_UNITS = ("읍장", "면장", "동장")
_BRANCH_HEADS = ("지회장", "지부장", "협의회장", "연합회장")
# 물길공사 인천본부장: no city has one
_REGIONAL_HEADS = ("본부장", "지역본부장", "공장장")
_ACTING = frozenset(["권한대행", "직무대행", "당선인", "당선자", "후보", "예비후보", "후보자"])
_COUNCILLORS = ("시의원", "군의원", "도의원", "구의원")
_MEMBER = "의원"
# 대표이사 사장 is one office
_FIRST = ("대표이사", "대표", "각자대표")
_SECOND = frozenset(["사장", "부사장", "회장", "부회장", "전무", "상무"])
_SHAPED = ("시장", "군수", "시의원", "군의원")
_RESEARCHER = "연구원"
_FOUNDED = re.compile(r"[가-힣]{0,10}?[시군구도국공]립[가-힣]{2}")


class Position(NamedTuple):
    """A position at `start`..`end`: `base` its last part, `body` what is glued in front of it."""

    start: int
    end: int
    particle: str
    title: str
    base: str
    body: str | None


def read_position(word: Word) -> Position | None:
    """Return the position that a word names, or None; reporters have none."""
    parsed = _parse_position[word.text]
    if parsed is None:
        return None
    return Position(word.start + parsed.start, word.start + parsed.end, *parsed[2:])


@Judge
def _parse_position(word: str) -> Position | None:
    for core, particle in strip_particle(word):
        core = core.removesuffix("님") or core
        base = find_suffix(core, POSITIONS) if core[-1] in _LAST_LETTERS else None
        if base is not None and _is_position(core, base, particle):
            title, body = split_position(core, base)
            start = len(core) - len(title)
            return Position(start, len(core), particle, title, base, body)
    return None


@lru_cache(maxsize=256)  # the finders of one article read the same blocks
def read_positions(text: str, start: int, end: int) -> tuple[Position | None, ...]:
    """Return the position that each word of `text[start:end]` names.

    권한대행 and the like, and 사장 behind 대표이사, are part of the position before them.
    """
    words = read_words(text, start, end)
    positions: list[Position | None] = [None] * len(words)
    numbers = judge_words(_parse_position, words)
    for number in numbers:
        positions[number] = read_position(words[number])
    for index, following in pairwise(numbers):
        held, acting = positions[index], positions[following]
        if following - index > 1 or held is None or acting is None:
            continue
        if not held.particle and _are_one(held, acting):
            title = text[held.start : acting.end]
            positions[index] = held._replace(end=acting.end, particle=acting.particle, title=title)
    return tuple(positions)


def _are_one(held: Position, following: Position) -> bool:
    """Return whether two positions side by side are one: 군수 권한대행, 대표이사 사장."""
    is_double = held.title in _FIRST and following.title in _SECOND
    return is_double or following.title in _ACTING


def _is_position(core: str, base: str, particle: str) -> bool:
    if find_suffix(core, _NOT_PERSONS) or (base == "총무" and particle == "과"):
        return False
    if base == _RESEARCHER:  # 전남연구원 is an institute
        return core == base
    if base == "시장" or base in _WHOLE:  # 전통시장 is a market
        return core == base or split_position(core, base)[1] is not None
    return True


def split_position(core: str, base: str) -> tuple[str, str | None]:
    """Return the position and the body written in front of it: 남해군수 → (군수, 남해군)."""
    if core in POSITIONS:
        return core, None
    founded = _split_founded(core, base)
    if founded is not None:
        return base, founded
    shared = core[: -len(base)] + base[0]
    if base in _SMALL_UNITS and len(shared) > 1:
        return _split_small_unit(shared, base)
    deputy = core[: -len(base)] + base[1]
    if base[0] == "부" and is_registered(deputy):  # 고성부군수
        return base, deputy
    if is_registered(shared) or (base in _SHAPED and has_local_shape(shared)):
        return (_MEMBER, shared + COUNCIL) if base in _COUNCILLORS else (base, shared)
    headed = read_headed(core, base)
    return headed or _split_prefix(core, base)


def _split_founded(core: str, base: str) -> str | None:
    """Return the body of 남해군립도서관장, 국립박물관장: what a town or the state has founded."""
    if not base.endswith("장") or not _FOUNDED.match(core):
        return None
    return next((body for body in (core[:-1], core[: -len(base)]) if is_built(body)), None)


def _split_small_unit(shared: str, base: str) -> tuple[str, str]:
    body = read_glued_body(shared)
    if body and body[-1] in "시군구" and len(shared) > len(body) + 1:
        return base, f"{body} {shared[len(body) :]}"
    return base, shared


def _split_prefix(core: str, base: str) -> tuple[str, str | None]:
    body = read_glued_body(core)
    rest = core[len(body) :] if body else ""
    if not body or find_suffix(rest, POSITIONS) is None:
        return core, None
    if rest.endswith(_BRANCH_HEADS) or rest in _REGIONAL_HEADS:
        return core, None
    if rest.startswith(COUNCIL) and len(rest) > len(COUNCIL) + 1:
        return rest[len(COUNCIL) :], body + COUNCIL
    if base.endswith("교육감"):
        return rest, body + "교육청"
    return rest, body
