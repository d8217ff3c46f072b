"""Words as they stand between blanks and marks, and what is left of them without a particle."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from flows.structure.lexicon import read_lexicon

_WORD = re.compile(r"(?:㈜|\(주\)|\(사\)|\(재\))?[0-9A-Za-z가-힣一-鿿豈-﫿㈜&+-]+")
PARTICLES = frozenset(read_lexicon("particles"))
_LONGEST_PARTICLE = max(map(len, PARTICLES))


class Word(NamedTuple):
    """A word at `start`..`end` of the page's text."""

    start: int
    end: int
    text: str


def read_words(text: str, start: int, end: int) -> list[Word]:
    """Return the words of `text[start:end]` in text order; their offsets count in `text`."""
    return [Word(*match.span(), match.group()) for match in _WORD.finditer(text, start, end)]


def strip_particle(word: str) -> list[tuple[str, str]]:
    """Return the readings of a word as (core, particle), the longest core first."""
    readings = [(word, "")]
    for length in range(1, min(_LONGEST_PARTICLE, len(word) - 1) + 1):
        if word[-length:] in PARTICLES:
            readings.append((word[:-length], word[-length:]))
    return readings


def find_suffix(core: str, suffixes: Container[str], longest: int = 8) -> str | None:
    """Return the longest of `suffixes` that `core` ends in, the core itself included."""
    for length in range(min(longest, len(core)), 0, -1):
        if core[-length:] in suffixes:
            return core[-length:]
    return None


def follows_directly(text: str, end: int, start: int) -> bool:
    """Return whether nothing but blanks of one line stand between two words."""
    return text[end:start].strip(" \xa0\t") == ""
