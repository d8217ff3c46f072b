"""Names of bodies as they stand in the text, before anybody asks whose they are.

A name of the registry counts where it fills its word up to a particle, so 구리시민 holds no 구리시.
Other bodies are told by how their names end (한국학술나눔재단, 홍성군의회, 당진시청).
"""

from __future__ import annotations

from typing import NamedTuple

from flows.structure.body_registry import (
    PLACE_HOMOGRAPHS,
    index_stems,
    list_names_at,
)
from flows.structure.lexicon import read_lexicon
from flows.structure.words import (
    PARTICLES,
    Word,
    find_suffix,
    follows_directly,
    read_words,
    strip_particle,
)
from schemas.reference.bodies import index_names

_SUFFIXES = frozenset(read_lexicon("organization_suffixes"))
_COMMON = frozenset(read_lexicon("common_organizations"))
_LAST_LETTERS = frozenset(suffix[-1] for suffix in _SUFFIXES)
_SHORTEST_STEM = 2
_LONGEST_NAME = 24


class Name(NamedTuple):
    """A name in the text: `base` is its registry name, None for one that is only built like one."""

    start: int
    end: int
    particle: str
    base: str | None
    rule: str


def find_names(text: str, start: int, end: int) -> list[Name]:
    """Return the names of bodies and places in `text[start:end]`, without overlaps."""
    names: list[Name] = []
    reached = start
    for word in read_words(text, start, end):
        if word.start < reached:
            continue
        name = _read_name(text, word, end, names[-1] if names else None)
        if name is not None:
            reached = name.end
            _append(names, name)
    return names


def _append(names: list[Name], name: Name) -> None:
    if names and names[-1].end > name.start:
        names.pop()
    names.append(name)


def _read_name(text: str, word: Word, end: int, before: Name | None) -> Name | None:
    return _read_registered(text, word, end) or _read_built(text, word, before) or _read_stem(word)


def _read_registered(text: str, word: Word, end: int) -> Name | None:
    shift = 1 if word.text[0] == "㈜" else 0
    start = word.start + shift
    for base in list_names_at(text, start):
        rest = _read_rest(text, start + len(base), word, end)
        if rest is not None and (rest == "" or rest in PARTICLES):
            return _reject_homograph(Name(start, start + len(base), rest, base, "registry_name"))
    return None


def _reject_homograph(name: Name) -> Name | None:
    if name.base == "경기" and name.particle:
        return None
    return name


def _read_rest(text: str, after: int, word: Word, end: int) -> str | None:
    if after <= word.end:
        return text[after : word.end]
    following = read_words(text, after, min(end, after + _LONGEST_NAME))
    return following[0].text if following and following[0].start == after else ""


def _read_built(text: str, word: Word, before: Name | None) -> Name | None:
    for core, particle in strip_particle(word.text):
        if core[-1] not in _LAST_LETTERS or len(core) > _LONGEST_NAME:
            continue
        suffix = find_suffix(core, _SUFFIXES)
        if suffix is None or core in _COMMON:
            continue
        name = _place_suffix(text, word, core, particle, suffix, before)
        if name is not None:
            return name
    return None


def _place_suffix(
    text: str, word: Word, core: str, particle: str, suffix: str, before: Name | None
) -> Name | None:
    end = word.start + len(core)
    if len(core) - len(suffix) >= _SHORTEST_STEM:
        return Name(word.start, end, particle, None, "name_by_suffix")
    if core == suffix and before is not None and _is_local_parent(text, before, word.start):
        return Name(before.start, end, particle, None, "office_of_body")
    return None


def _is_local_parent(text: str, before: Name, start: int) -> bool:
    if before.base is None or before.particle or not follows_directly(text, before.end, start):
        return False
    return before.base[-1] in "시군구도"


def _read_stem(word: Word) -> Name | None:
    stem = word.text[:2]
    full = index_stems().get(word.text[:3]) or index_stems().get(stem)
    if full is None:
        return None
    particle = word.text[len(full) - 1 :]
    if particle and particle not in PARTICLES:
        return None
    if stem in PLACE_HOMOGRAPHS and particle not in ("에서", "에서는"):
        return None
    return Name(word.start, word.start + len(full) - 1, particle, full, "short_place")


def read_glued_body(core: str) -> str | None:
    """Return the registry name or alias that a word begins with, the longest one."""
    return next((name for name in list_names_at(core, 0)), None) if core else None


def is_registered(core: str) -> bool:
    """Return whether `core` is a name or alias of the registry."""
    return core in index_names()


def is_built(core: str) -> bool:
    """Return whether `core` ends like the name of a body, or is such an ending."""
    return find_suffix(core, _SUFFIXES) is not None
