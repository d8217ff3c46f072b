"""Streaks of results; one of taking part or of failing is none."""

from __future__ import annotations

import re

from flows.structure.awards.figures import Slot
from flows.structure.awards.wordings.streak_patterns import (
    ANY_PRIZE,
    GOES_ON,
    GRADE_BEFORE,
    NO_STREAK,
    STREAK,
    STREAK_FIRST,
    STREAK_KEPT,
    STREAK_PHRASE,
    STREAK_WORD,
)
from flows.structure.spans import Found

NATIVE_YEARS = {"두": 2, "세": 3, "네": 4, "다": 5}


def find_streaks(text: str, start: int, end: int) -> list[Slot]:
    """Return the streaks of results in `text[start:end]`; goals and mere attempts are none."""
    found: list[Slot] = []
    if STREAK_WORD.search(text, start, end) is None:
        return found
    for match in STREAK.finditer(text, start, end):
        is_kept = STREAK_KEPT.match(text, match.end()) or _goes_on(text, match)
        is_other = NO_STREAK.match(text, match.end(), end) and not is_kept
        is_of_grade = not (is_other or _is_of_any(text, match))
        if is_of_grade and not _is_first_year(match):
            found.append(Found(*match.span("span"), "streak", _read_years(match)))
    return found


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Return whether a grade goes on for as long: 최우수 등급을 5년째 이어 갔다."""
    before = text[max(0, match.start() - 8) : match.start()]
    return GRADE_BEFORE.search(before) is not None and GOES_ON.match(text, match.end()) is not None


def find_first_year(text: str, start: int, end: int) -> Slot | None:
    """Return the year that a streak is said to have begun in, or None."""
    match = STREAK_FIRST.search(text, start, end)
    return Found(*match.span("span"), "streak_since", int(match["value"])) if match else None


def find_streak_phrase(text: str, start: int, end: int) -> Slot | None:
    """Return the streak with its grade as written, the antecedent of a following 이는."""
    match = STREAK_PHRASE.search(text, start, end)
    return Found(*match.span("span"), "streak_phrase", match["span"]) if match else None


def _is_of_any(text: str, match: re.Match[str]) -> bool:
    """Return whether a streak is of winning anything (3년 연속 수상), not of one grade."""
    is_bare = text[max(0, match.start() - 2) : match.start()] not in ("을 ", "를 ", "상 ")
    return is_bare and ANY_PRIZE.match(text, match.end()) is not None


def _is_first_year(match: re.Match[str]) -> bool:
    """Return whether a match tells of the first year (1년째), which is no streak yet."""
    return match["span"].endswith("째") and match["span"].startswith("1년")


def _read_years(match: re.Match[str]) -> int:
    years = match["value"] or match["value2"]
    digits = re.match(r"\d+", years)
    return int(digits.group()) if digits else NATIVE_YEARS[years[0]]
