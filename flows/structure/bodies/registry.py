"""Names of the registry in running text: where one stands, and whose it is on a day.

Homonyms (six 중구, 고성군 twice, 광주) are told apart by the provinces that stand near: the one
right before the name, else those that the article speaks of. What stays open has no code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache, lru_cache

from flows.structure.lexicon import read_lexicon
from schemas.reference.bodies import LOCAL_TIERS, Body, index_codes, index_names

_HEAD = 2
AGENCY = "kr-"  # how the codes of state agencies begin
PROVINCE_DIGITS, CITY_DIGITS = 2, 5  # of the codes of local governments
KNOWN_NAMES = 1 << 10
"""Full names whose aliases are kept: an article names its bodies again and again."""

PLACE_HOMOGRAPHS = frozenset(read_lexicon("place_homographs"))


def is_province_code(code: str | None) -> bool:
    """Return whether a code is that of a province or a metropolitan city."""
    return code is not None and len(code) == PROVINCE_DIGITS and code.isdigit()


def is_province_name(name: str) -> bool:
    """Return whether a name is a province's or metropolitan city's in full, of any time."""
    bodies = index_names().get(name, ())
    return any(body.name == name and is_province_code(body.code) for body in bodies)


def is_city_code(code: str | None) -> bool:
    """Return whether a code is that of a city, county or district."""
    return code is not None and len(code) == CITY_DIGITS and code.isdigit()


@cache
def index_heads() -> dict[str, tuple[str, ...]]:
    """Return the names of the registry by their first two characters, longest first."""
    heads: dict[str, list[str]] = {}
    for name in index_names():
        heads.setdefault(name[:_HEAD], []).append(name)
    return {head: tuple(sorted(names, key=len, reverse=True)) for head, names in heads.items()}


@cache
def index_stems() -> dict[str, str]:
    """Return what cities and counties are called without 시/군 (남해), as stem → full name."""
    local = (name for name, bodies in index_names().items() if _is_municipality(bodies[0]))
    return {name[:-1]: name for name in local if len(name) > 2 and name[-1] in "시군"}


def _is_municipality(body: Body) -> bool:
    return body.tier in ("municipality", "administrative_city")


def list_names_at(text: str, start: int) -> Iterable[str]:
    """Yield the names of the registry that stand at `start`, the longest first."""
    for name in index_heads().get(text[start : start + _HEAD], ()):
        if text.startswith(name, start):
            yield name


@lru_cache(maxsize=KNOWN_NAMES)
def resolve_body(
    name: str,
    day: date | None,
    provinces: frozenset[str] = frozenset(),
    before: str | None = None,
) -> Body | None:
    """Return the body that `name` stands for on `day`, or None if that is unknown or open.

    `before` is the code of the province named right before, `provinces` those of the article.
    Without a day the names that are valid now count. A name out of its time still resolves.
    """
    bodies = _choose_valid(index_names().get(name, ()), day)
    for context in ({before} if before else set(), set(provinces)):
        if len({body.code for body in bodies}) > 1:
            bodies = _choose_near(bodies, context) or bodies
    return bodies[0] if len({body.code for body in bodies}) == 1 else None


@lru_cache(maxsize=KNOWN_NAMES)
def list_aliases(name: str) -> tuple[str, ...]:
    """Return the aliases of the body of that full name, the longest first."""
    bodies = (body for body in index_names().get(name, ()) if body.name == name)
    return tuple(sorted({each for body in bodies for each in body.aliases}, key=len, reverse=True))


@cache
def list_spaced_heads() -> dict[str, tuple[str, ...]]:
    """Return the names of the registry that hold a blank, by their first word."""
    spaced = [name for name in index_names() if " " in name]
    heads = {name.split()[0] for name in spaced}
    return {head: tuple(each for each in spaced if each.startswith(head)) for head in heads}


def names_its_place(word: str, parent: str) -> bool:
    """Return whether the name that `word` begins holds its own place: 나루군 나루농협.

    `parent` is the body before it, which then says where it lies and is no part of the name.
    """
    place = word[:_HEAD]
    is_city = parent.endswith("도") and place in index_stems()
    return place == parent[:_HEAD] or (is_city and place not in PLACE_HOMOGRAPHS)


@lru_cache(maxsize=64)  # the persons of one article name the same bodies; a text is kept with each
def write_as_printed(name: str | None, text: str) -> str | None:
    """Return the fullest form of a body's name that a text has: 경남도 if it has no 경상남도."""
    if name is None or name in text:
        return name
    longest = next((each for each in list_aliases(name) if each in text), name)
    return longest if len(longest) > _HEAD else name


def find_province(body: Body) -> str | None:
    """Return the code of the province a local government is or lies in, else None."""
    if body.tier == "province":
        return body.code
    return body.parent_code if body.tier in (*LOCAL_TIERS, "education_office") else None


def find_by_code(code: str, day: date | None) -> Body | None:
    """Return the name under which the body with `code` goes on `day`."""
    bodies = _choose_valid(index_codes().get(code, ()), day)
    return bodies[0] if bodies else None


def _choose_valid(bodies: tuple[Body, ...], day: date | None) -> tuple[Body, ...]:
    if day is None:
        valid = tuple(body for body in bodies if body.valid_until is None)
    else:
        valid = tuple(body for body in bodies if body.is_valid_on(day))
    return valid or bodies


def _choose_near(bodies: tuple[Body, ...], provinces: Collection[str]) -> tuple[Body, ...]:
    return tuple(body for body in bodies if find_province(body) in provinces)
