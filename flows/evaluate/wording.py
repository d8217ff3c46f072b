"""When two writings count as the same: blanks and marks that carry no meaning are left out."""

from __future__ import annotations

import re
from collections.abc import Collection

_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"[\s'\"‘’“”「」『』《》<>]")
_LEADING_YEAR = re.compile(r"^['\"‘’“”\s]*(?:19|20)\d\d(?:년도?|)\s*")
_DECK_DASHES = re.compile(r"^\s*[-–—―]\s+|\s+[-–—―]\s*$", re.MULTILINE)
_GRADE_END = re.compile(r"\s*(?:상|기관|등급)$")


def close_up(text: str) -> str:
    """Return the text without blanks."""
    return _BLANKS.sub("", text)


def close_up_if(text: str | None) -> str | None:
    """Return the text without blanks, None for None."""
    return None if text is None else close_up(text)


def bare_deck(text: str | None) -> str | None:
    """Return a deck without blanks and the dashes around its lines, None for None."""
    return None if text is None else close_up(_DECK_DASHES.sub("", text))


def bare_programme(name: str | None) -> str | None:
    """Return a programme's name without quote marks, blanks and a leading year."""
    return None if name is None else _MARKS.sub("", _LEADING_YEAR.sub("", name))


def bare_grade(grade: str | None) -> str | None:
    """Return a grade without 상, 기관 or 등급 at its end."""
    return None if grade is None else close_up(_GRADE_END.sub("", grade))


def is_ignored(text: str, ignored: Collection[str]) -> bool:
    """Return whether a text holds, or lies in, one that the gold neither wants nor forbids."""
    closed = close_up(text)
    return any(each in closed or closed in each for each in map(close_up, ignored))
