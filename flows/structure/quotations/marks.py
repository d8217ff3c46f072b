"""Quote marks in pairs, as people type them: straight, curly, mismatched, doubled, unclosed.

Double marks (“ ” " and '' typed twice) hold speech and whatever stands inside, single marks too; a
pair is closed by any mark of its family that stands where a closing mark can stand, so
`“…졌다"고` and `않겠다“고` close as they should. Corner marks and guillemets pair by shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DOUBLE = frozenset('“”"„‟＂〝〞″')
_MARK = re.compile(r"[“”\"„‟＂〝〞″‘’'`´＇「」『』«»](?:(?<=')'|(?<=‘)‘|(?<=’)’|(?<=`)`)?")
_TWICE = frozenset(("''", "‘‘", "’’", "``"))
_SINGLE = frozenset("‘’'`´＇")
_CORNERS = {"「": "」", "『": "』", "«": "»"}
_MOST_MARKS = 30  # that are looked at for the end of a quote; keeps hostile input linear
_FRAME_AFTER = re.compile(r"\s?(?:이?라고|고|이?라며|며|이?라면서|면서)(?![가-힣])")
_OPENS_AFTER = re.compile(r"[\s(\[{<「『《〈:,·=~-]")


class Quote(NamedTuple):
    """What stands between two marks: `start`..`end` inside them, `outer_*` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: str


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    text: str


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Return the outermost quotes in `text[start:end]`, in text order, without overlaps."""
    marks = list(_read_marks(text, start, end))
    quotes: list[Quote] = []
    index = 0
    while index < len(marks):
        closing = _find_closing(text, marks, index, end)
        if closing is None:
            index += 1
            continue
        quotes.append(_pair(marks[index], marks[closing]))
        index = closing + 1
    return quotes


def _read_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        family = _tell_family(mark)
        if family != "single" or not _is_apostrophe(text, match.start(), match.end()):
            yield _Mark(match.start(), match.end(), family, mark)


def _tell_family(mark: str) -> str:
    if mark in _DOUBLE or mark in _TWICE:
        return "double"
    return "single" if mark in _SINGLE else "corner"


def _is_apostrophe(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
        return True
    return after.isdigit() and re.match(r"\d{2}(?:년|[.~∼-]\s?\d)", text[end : end + 4]) is not None


def _find_closing(text: str, marks: list[_Mark], index: int, end: int) -> int | None:
    opening = marks[index]
    if opening.family == "corner":
        return _find_corner(marks, index)
    if not _can_open(text, opening):
        return None
    return _find_same_family(text, marks, index, end)


def _find_corner(marks: list[_Mark], index: int) -> int | None:
    wanted = _CORNERS.get(marks[index].text)
    following = range(index + 1, min(len(marks), index + _MOST_MARKS))
    return next((each for each in following if marks[each].text == wanted), None)


def _can_open(text: str, mark: _Mark) -> bool:
    if mark.text in "“‘„〝":
        return True
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if not after or after in "\n":
        return False
    if mark.text in "”’〞":
        return not after.isspace() and (not before or _OPENS_AFTER.match(before) is not None)
    return not after.isspace() or not before or before.isspace()


def _find_same_family(text: str, marks: list[_Mark], index: int, end: int) -> int | None:
    """Return the mark that closes a quote; an opener in between means it was never closed."""
    opening, fallback, is_inside = marks[index], None, False
    for each in range(index + 1, min(len(marks), index + _MOST_MARKS)):
        mark = marks[each]
        if mark.family == opening.family:
            if _can_close(text, mark, end):
                return each
            if mark.text in "“‘" and opening.family == "double":
                return fallback
        elif mark.family == "single" and (is_inside or not _is_mistyped(text, mark)):
            is_inside = not is_inside
        elif fallback is None and _is_mistyped(text, mark):
            fallback = each
    return fallback


def _is_mistyped(text: str, mark: _Mark) -> bool:
    """Tell a mark of the other family that closes a quote by the frame behind it."""
    is_opener = mark.text in "“‘" and text[mark.start - 1].isspace()
    return not is_opener and _FRAME_AFTER.match(text, mark.end) is not None


def _can_close(text: str, mark: _Mark, end: int) -> bool:
    if mark.text in "”’〞":
        return True
    before, after = text[mark.start - 1 : mark.start], text[mark.end : min(end, mark.end + 4)]
    if mark.text in "“‘„〝":
        return not before.isspace() and _FRAME_AFTER.match(text, mark.end) is not None
    if before.isspace() and after and not after[0].isspace():
        return _FRAME_AFTER.match(text, mark.end) is not None
    return True


def _pair(opening: _Mark, closing: _Mark) -> Quote:
    family = opening.family
    return Quote(opening.end, closing.start, opening.start, closing.end, family)
