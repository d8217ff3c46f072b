"""Streaks of results; one of taking part or of failing is none."""

from __future__ import annotations

import re

from flows.structure.awards.figures import Slot
from flows.structure.spans import Found

YEARS = r"(?:\d{1,2}년|[두세네]\s해|다섯\s해)"
STREAK = re.compile(
    rf"(?<!\d)(?P<span>(?P<value>{YEARS})(?:\s?\([^)]{{1,20}}\))?\s?(?:연속|내리|연이어|연달아|잇따라|잇달아|간\s연속|째)"
    r"|(?:연속|내리)\s(?P<value2>\d{1,2}년))"
)
STREAK_WORD = re.compile(r"연[속이달]|내리|잇[따달]|째")
NO_STREAK = re.compile(
    r"[^.,]{0,12}?(?:입상|고배|도전|탈락|참가|참여|출전|목표|적자|흑자|증가|감소|하락|상승|개최|운영|추진|이어|발간|진행|맡|동결|하위권|꼴찌|최하위권|재해|무사고|사고)"
)
STREAK_KEPT = re.compile(
    r"\s?[‘'“]?(?:최?우수|대상|장려|최고|S?A{1,2}|[A-E가-마1-5](?=[’'”]?\s?등급))[^.,]{0,12}?[을를]\s이어\s?(?:가|오|왔|갔|받)"
)
ANY_PRIZE = re.compile(r"\s?수상\s?(?:권|기록|행진|이다|이며|이고|이자|의|하|했|이라|을|에|,|\.|$)")
GRADE_BEFORE = re.compile(r"(?:등급|우수|대상|보통|미흡)[’'”]?[을를]\s$")
GOES_ON = re.compile(r"\s?이어\s?[가오왔갔]")
NATIVE_YEARS = {"두": 2, "세": 3, "네": 4, "다": 5}
STREAK_FIRST = re.compile(
    r"(?P<span>(?P<value>(?:19|20)\d{2})년)\s?(?:이후|이래|부터)[^.]{0,14}?\d{1,2}년\s?(?:연속|내리|째)"
)
STREAK_PHRASE = re.compile(
    r"(?P<span>\d{1,2}년\s?(?:연속|내리)(?:\s(?:최고\s?등급|[‘'“]?(?:최우수|우수|보통|미흡|[1-5]등급|[가-마SA]+\s?등급)[’'”]?)(?:\s?등급|기관)?)?)"
)


def find_streaks(text: str, start: int, end: int) -> list[Slot]:
    """Return the streaks of results in `text[start:end]`; goals and mere attempts are none."""
    found: list[Slot] = []
    if STREAK_WORD.search(text, start, end) is None:
        return found
    for match in STREAK.finditer(text, start, end):
        is_kept = STREAK_KEPT.match(text, match.end()) or _goes_on(text, match)
        is_other = NO_STREAK.match(text, match.end(), end) and not is_kept
        is_of_grade = not (is_other or _is_of_any(text, match))
        if is_of_grade and not _is_yearly(match):
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


def _is_yearly(match: re.Match[str]) -> bool:
    return match["span"].endswith("째") and match["span"].startswith("1년")


def _read_years(match: re.Match[str]) -> int:
    years = match["value"] or match["value2"]
    digits = re.match(r"\d+", years)
    return int(digits.group()) if digits else NATIVE_YEARS[years[0]]
