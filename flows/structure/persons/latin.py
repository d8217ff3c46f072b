"""Persons named in Latin letters: (대표이사 Erik Lindqvist), Erik Lindqvist 대표이사는.

Two or three capitalised words are a name beside a position unless one of them is what firms are
called. Later the article may write such a name in Hangul: 린드크비스트 대표이사는.
"""

from __future__ import annotations

import re

from flows.structure.lexicon import read_lexicon
from flows.structure.persons.names import judge_name
from flows.structure.persons.positions import Position
from flows.structure.persons.scenes import TOPICS, PersonPhrase, Scene, introduce
from flows.structure.words import Word

_PART = r"[A-Z][A-Za-z]*(?:[-'’][A-Z]?[a-z]+)?\.?"
_BEFORE = re.compile(rf"(?<![A-Za-z] )(?<![A-Za-z&])(?P<name>{_PART}(?: {_PART}){{1,2}})[ \xa0]$")
_AFTER = re.compile(rf"(?P<name>{_PART}(?: {_PART}){{1,2}})(?:[),/·]|[가-힣]|$)")
_FIRMS = frozenset(word.casefold() for word in read_lexicon("latin_firm_words"))
_MOST_PARTS = 3
_LONGEST_NAME = 60


def read_latin_before(scene: Scene, index: int) -> PersonPhrase | None:
    """Return (대표이사 Erik Lindqvist): a position first, mostly in brackets."""
    position = scene.positions[index]
    if position is None or position.particle or scene.text[position.end : position.end + 1] != " ":
        return None
    start = position.end + 1
    match = _AFTER.match(scene.text, start, start + _LONGEST_NAME)
    if match is None or not _is_name(match["name"].split()):
        return None
    name = Word(*match.span("name"), match["name"])
    return introduce(name, position, None, "title_first")


def read_latin_after(scene: Scene, index: int) -> PersonPhrase | None:
    """Return Erik Lindqvist 대표이사는: the name first, no Korean one before it."""
    position = scene.positions[index]
    if position is None or not _is_closed(scene.text, position):
        return None
    start = scene.words[index].start
    match = _BEFORE.search(scene.text, max(0, start - _LONGEST_NAME), start)
    if match is None or not _is_name(match["name"].split()):
        return None
    if _is_named_before(scene, index, match.start("name")):
        return None
    name = Word(*match.span("name"), match["name"])
    return introduce(name, position, None, "latin_name")


def is_latin(name: str) -> bool:
    """Return whether a full name is written in Latin letters."""
    return "A" <= name[:1] <= "Z"


def _is_closed(text: str, position: Position) -> bool:
    return position.particle in TOPICS or text[position.end : position.end + 1] in ("(", ")", ",")


def _is_named_before(scene: Scene, index: int, start: int) -> bool:
    """Tell the firm in 표다온 Green Line 대표 from a person."""
    before = [
        word for word in scene.words[max(0, index - _MOST_PARTS - 1) : index] if word.end < start
    ]
    if not before or scene.text[before[-1].end : start].strip(" \xa0"):
        return False
    return judge_name(before[-1].text) > 0


def _is_name(parts: list[str]) -> bool:
    """Tell a name from a firm; the last part of a name has more than its initial."""
    is_firm = any(part.strip(".").casefold() in _FIRMS for part in parts)
    return not is_firm and any(letter.islower() for letter in parts[-1])
