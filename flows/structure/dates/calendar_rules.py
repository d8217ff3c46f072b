"""Calendar arithmetic of dates: from partial dates and directions to first and last days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

_FIRST_YEAR, _LAST_YEAR = 2, 9990
_KEPT = 1 << 12  # periods of each length: texts speak of the same few years
_REMOTE = 330  # days ahead that no 오는 12월 2일 means


class Period(NamedTuple):
    """Days from `first` to `last`, both included; `last` is None while the period is open."""

    first: date
    last: date | None
    precision: str


@lru_cache(maxsize=_KEPT)
def day_period(year: int, month: int, day: int) -> Period | None:
    """Return the one day, or None if the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    that = date(year, month, day)
    return Period(that, that, "day")


@lru_cache(maxsize=_KEPT)
def month_period(year: int, month: int) -> Period | None:
    """Return the whole month, or None if there is no such month."""
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return Period(date(year, month, 1), date(year, month, last), "month")


@lru_cache(maxsize=_KEPT)
def year_period(year: int) -> Period:
    """Return the whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


@lru_cache(maxsize=_KEPT)
def months_period(year: int, month: int, count: int, precision: str) -> Period:
    """Return `count` months from `month` of `year` on, such as a half, a quarter, a season."""
    first = date(year, month, 1)
    return Period(first, first + relativedelta(months=count, days=-1), precision)


def part_of_year(year: int, part: str) -> Period:
    """Return a half, quarter or season; 초 and 말 of a year stay the year.

    Seasons are those of the Korea Meteorological Administration (기상청 기후통계: 봄 3–5월,
    여름 6–8월, 가을 9–11월, 겨울 12–2월); a winter belongs to the year it begins in.
    """
    if part in _PARTS_OF_YEAR:
        return months_period(year, *_PARTS_OF_YEAR[part])
    return year_period(year)


_PARTS_OF_YEAR = {
    "상반기": (1, 6, "half"),
    "하반기": (7, 6, "half"),
    "1분기": (1, 3, "quarter"),
    "2분기": (4, 3, "quarter"),
    "3분기": (7, 3, "quarter"),
    "4분기": (10, 3, "quarter"),
    "봄": (3, 3, "season"),
    "여름": (6, 3, "season"),
    "가을": (9, 3, "season"),
    "겨울": (12, 3, "season"),
}
_TENS = {
    "초": (1, 10),
    "초순": (1, 10),
    "중순": (11, 20),
    "중": (1, 31),
    "하순": (21, 31),
    "말": (21, 31),
}


def part_of_month(year: int, month: int, part: str) -> Period | None:
    """Return the days of 초순 (1 to 10), 중순 (11 to 20) or 하순 (21 on) of a month.

    초 is read as 초순 and 말 as 하순 (표준국어대사전); an unknown part leaves the month.
    """
    whole = month_period(year, month)
    if whole is None or whole.last is None or part not in _TENS:
        return whole
    first, last = _TENS[part]
    return Period(
        whole.first.replace(day=first), whole.last.replace(day=min(last, whole.last.day)), "period"
    )


def week_period(day: date, shift: int) -> Period:
    """Return the week, Monday to Sunday, that lies `shift` weeks after that of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return Period(monday, monday + timedelta(days=6), "week")


def join_periods(low: Period, high: Period) -> Period | None:
    """Return the period from the first day of one to the last of the other, None if reversed."""
    if high.last is None or high.last < low.first:
        return None
    return Period(low.first, high.last, "period")


def find_day_of_month(near: date, day: int, direction: str) -> Period | None:
    """Return the nearest such day of a month, `near` included: past, future or either way."""
    if direction == "nearest":
        both = [find_day_of_month(near, day, "past"), find_day_of_month(near, day, "future")]
        return _choose_year(near, both, None)
    step = -1 if direction == "past" else 1
    for year, month in _months_from(near, step):
        period = day_period(year, month, day)
        if period and (period.first - near).days * step >= 0:
            return period
    return None


def fit_weekday(near: date, period: Period | None, weekday: int | None) -> Period | None:
    """Return the day of the month the other way where only that is on the weekday printed."""
    if period is None or weekday is None or period.first.weekday() == weekday:
        return period
    step = "past" if period.first > near else "future"
    other = find_day_of_month(near, period.first.day, step)
    return other if other and other.first.weekday() == weekday else period


def find_month(near: date, month: int, direction: str | None) -> Period | None:
    """Return the month of that name nearest to `near`: in the direction, or either way."""
    return _choose_year(
        near, [month_period(year, month) for year in _years_around(near)], direction
    )


def find_month_day(near: date, month: int, day: int, direction: str | None) -> Period | None:
    """Return the day nearest to `near`: in the direction, or either way.

    What would come in most of a year has just been: the text is older than its record.
    """
    days = [day_period(year, month, day) for year in _years_around(near, 4 if month == 2 else 1)]
    chosen = _choose_year(near, days, direction)
    is_remote = chosen is not None and (chosen.first - near).days > _REMOTE
    return _choose_year(near, days, None) if is_remote else chosen


def _years_around(near: date, reach: int = 1) -> range:
    return range(near.year - reach, near.year + reach + 1)


def _months_from(near: date, step: int) -> Iterator[tuple[int, int]]:
    for count in range(4):
        years, month = divmod(near.month - 1 + step * count, 12)
        yield near.year + years, month + 1


def _choose_year(near: date, periods: list[Period | None], direction: str | None) -> Period | None:
    """Choose by distance; a period that holds `near` has distance 0 and fits both directions."""
    options = [period for period in periods if period]
    if direction == "past":
        options = [period for period in options if period.first <= near]
    elif direction == "future":
        options = [period for period in options if (period.last or near) >= near]
    return min(options, key=lambda period: _distance(period, near), default=None)


def _distance(period: Period, near: date) -> tuple[int, int]:
    last = period.last or period.first
    if period.first <= near <= last:
        return 0, 0
    is_future = period.first > near
    return abs((period.first if is_future else last) - near).days, int(is_future)


def is_year(year: int) -> bool:
    """Return whether the calendar arithmetic can work with this year."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def find_weekday(near: date, weekday: int, direction: str) -> Period:
    """Return the nearest such weekday (0 is Monday) before or after `near`, itself excluded."""
    days = (weekday - near.weekday()) % 7 or 7
    that = near + timedelta(days=days if direction == "future" else days - 7 if days < 7 else -7)
    return Period(that, that, "day")


def find_season(part: str, direction: str, published: date) -> Period | None:
    """Return the last season of that name that is over, or the next one to begin."""
    is_past = direction == "past"
    years = range(published.year + 1, published.year - 3, -1)
    periods = (part_of_year(year, part) for year in (years if is_past else reversed(years)))
    fitting = (each for each in periods if _lies(each, published, is_past=is_past))
    return next(fitting, None)


def _lies(period: Period, published: date, *, is_past: bool) -> bool:
    if is_past:
        return period.last is not None and period.last < published
    return period.first > published
