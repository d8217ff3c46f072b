"""The year a result is for, and results of years gone by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from flows.records import DateMention, Sentence
from flows.structure.awards.figures import Slot
from flows.structure.awards.programmes import Programme
from flows.structure.awards.wordings.time_patterns import (
    FINANCE,
    FISCAL,
    FISCAL_BEHIND,
    FROM_STATE,
    MARK,
    SINCE,
    TELLING,
    THIS_ROUND,
    THIS_YEARS,
    TOLD_ON,
    YEARLESS,
)
from flows.structure.spans import Found

SINCE_WHEN = "부터"
SINCE_REACH = 20  # code points
ROUNDS_BEFORE = ("이듬해", "당시", "직전", "종전", "이전", "지난번")
YEARS_BACK = {
    "지난해": 1,
    "작년": 1,
    "전년": 1,
    "재작년": 2,
    "지지난해": 2,
    "올해": 0,
    "이번": 0,
    "최근": 0,
}
WINTER = 3  # results announced in the first months of a year are mostly those of the year before
NAME_GAP = 60  # code points between the day of an event and the programme it belongs to


def find_year(
    text: str, programme: Found[Programme], start: int, dates: Sequence[DateMention]
) -> Slot | None:
    """Return the year that a result of the programme is for, or None where it is not certain.

    It is the fiscal year of an analysis of finances, the year in the name, else a year stated
    before the name in the sentence from `start` (2018년 하반기 may reach into it), else that of a
    day before it, if no first quarter leaves open which year was judged.
    """
    fiscal = _find_fiscal_year(text, programme, start)
    if fiscal is not None:
        return fiscal
    if programme.value.year:
        year_at = programme.value.year_at
        return Found(year_at, year_at + 4, "year_in_name", programme.value.year)
    own = (d for d in dates if start <= d.start < programme.start and d.first_day)
    before = [date for date in own if not text.startswith(SINCE_WHEN, date.end)]
    return _find_stated_year(before) or _find_year_of_day(programme, before)


def _find_fiscal_year(text: str, programme: Found[Programme], start: int) -> Slot | None:
    """Return the fiscal year of an analysis of finances, told before or behind its name."""
    if FINANCE.search(programme.value.name) is None:
        return None
    fiscal = FISCAL.search(text, start, programme.start)
    fiscal = fiscal or FISCAL_BEHIND.match(text, programme.end)
    return _read_fiscal(fiscal) if fiscal else None


def _find_stated_year(dates: Sequence[DateMention]) -> Slot | None:
    """Return the first year, or the year of a part of one, among `dates`."""
    for date in dates:
        if date.first_day and date.precision in ("year", "half", "quarter"):
            return Found(date.start, date.end, "year_in_sentence", date.first_day.year)
    return None


def _find_year_of_day(programme: Found[Programme], dates: Sequence[DateMention]) -> Slot | None:
    """Return the year of the last day in `dates` that is near the programme and clear of winter."""
    for date in reversed(dates):
        if date.first_day and date.precision in ("day", "month"):
            is_clear = date.anchor == "explicit" or date.first_day.month > WINTER
            if is_clear and programme.start - date.end <= NAME_GAP:
                return Found(date.start, date.end, "year_of_day", date.first_day.year)
    return None


def is_of_news(text: str, date: DateMention) -> bool:
    """Return whether a day is that of the news: 27일 병원에 따르면, 19일 발표한."""
    is_day = date.precision in ("day", "month")
    return is_day and TOLD_ON.match(text, date.end) is not None


def find_announced_year(
    text: str, programme: Found[Programme], end: int, dates: Sequence[DateMention]
) -> Slot | None:
    """Return the year in which a call or certification was announced (…받았다고 8일 밝혔다).

    Only these have no year of their own to judge; an evaluation may be of the year before.
    """
    if not YEARLESS.search(programme.value.name):
        return None
    for date in dates:
        is_told = programme.end <= date.start <= min(end, programme.end + NAME_GAP)
        if is_told and date.first_day and TELLING.match(text, date.end):
            is_clear = date.first_day.month > WINTER
            found = Found(date.start, date.end, "year_of_day", date.first_day.year)
            return found if is_clear else None
    return None


def find_round_year(
    text: str, programme: Found[Programme], sentence: Sentence, dates: Sequence[DateMention]
) -> Slot | None:
    """Return the year in which a later sentence lets the round of a call be (올해 공모에는 …).

    Of an analysis of finances it is the fiscal year that the sentence says was looked at.
    """
    fiscal = _find_fiscal_round(text, programme, sentence)
    if fiscal is not None:
        return fiscal
    if not YEARLESS.search(programme.value.name):
        return None
    match = THIS_YEARS.search(text, sentence.start, sentence.end)
    date = next((each for each in dates if match and each.start == match.start()), None)
    if date is None or date.first_day is None:
        return None
    return Found(date.start, date.end, "year_in_sentence", date.first_day.year)


def _find_fiscal_round(text: str, programme: Found[Programme], sentence: Sentence) -> Slot | None:
    """Return the fiscal year that this round of an analysis of finances is said to be about."""
    fiscal = FISCAL.search(text, sentence.start, sentence.end)
    if fiscal is None or FINANCE.search(programme.value.name) is None:
        return None
    is_this = THIS_ROUND.search(text, fiscal.end(), sentence.end) is not None
    return _read_fiscal(fiscal) if is_this else None


def _read_fiscal(fiscal: re.Match[str]) -> Slot:
    return Found(*fiscal.span("year"), "fiscal_year", int(fiscal["year"]))


def find_streak_year(text: str, streak: Slot, published: datetime | None) -> Slot | None:
    """Return the last year of a streak whose first one stands right before it, or None."""
    since = SINCE.search(text, max(0, streak.start - SINCE_REACH), streak.start)
    first = _read_year(since, published) if since else None
    if since is None or first is None:
        return None
    last = first + int(streak.value) - 1
    return Found(since.start(), streak.end, "year_of_streak", last)


def is_past(
    text: str, floor: int, position: int, stated: int | None, published: datetime | None
) -> bool:
    """Return whether the result at `position` is one of an earlier year than the one told.

    The last mark of time in `text[floor:position]` decides; `stated` is the programme's year.
    """
    found = MARK.finditer(text, floor, position)
    marks = [each for each in found if not FROM_STATE.match(text, each.end())]
    if not marks:
        return False
    last = marks[-1]
    if last["word"] in ROUNDS_BEFORE:
        return True
    year = _read_year(last, published)
    if year is None:
        return last["word"] not in ("올해", "이번", "최근")
    newest = stated if stated is not None else (published.year if published else year)
    is_last_round = stated is None and last["year"] is not None and year == newest - 1
    return year < newest and not is_last_round


def _read_year(mark: re.Match[str], published: datetime | None) -> int | None:
    if mark["year"]:
        return int(mark["year"])
    return published.year - YEARS_BACK[mark["word"]] if published else None
