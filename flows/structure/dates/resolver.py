"""Resolving the parts of a date against the publication and the date mentioned before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from flows.structure.dates.calendar_rules import (
    Period,
    day_period,
    find_day_of_month,
    find_month,
    find_month_day,
    find_season,
    find_weekday,
    fit_weekday,
    is_year,
    join_periods,
    month_period,
    part_of_month,
    part_of_year,
    week_period,
    year_period,
)
from flows.structure.dates.forms import DateParts

_MONTH_DAYS = 31
_SOON_DAYS = 45
_SOON_MONTH_DAYS = 92


class Resolved(NamedTuple):
    """What a date comes to: `period` is None where nothing anchors it, `how` names the rule."""

    period: Period | None
    precision: str
    anchor: str
    how: str


class Surroundings(NamedTuple):
    """What a date is resolved in.

    `published` is None if the article has no date; with `is_month_only` it is the first of the
    month. `previous` is the date mentioned before, `previous_day` the last one to the day.
    `hint` is the direction of the predicate: past, future, nearest, or over, which is past even if
    near ahead. `is_linked` says that the date before is the other member of a pair (`3일부터
    5일까지`, `3일과 5일`).
    """

    published: date | None
    is_month_only: bool
    previous: Period | None
    previous_day: Period | None
    hint: str | None
    is_linked: bool


class _Answer(NamedTuple):
    """A way's answer: the period, None if it gives up, its anchor, and its name."""

    period: Period | None
    anchor: str
    how: str


def resolve(parts: DateParts, around: Surroundings) -> Resolved:
    """Return the period that the parts come to, with its anchor and the name of the way."""
    period, anchor, how = _resolve_start(parts, around)
    if parts.until is None or period is None:
        return Resolved(period, _precision_of(parts, period), anchor, how)
    until = _resolve_until(parts, period)
    return Resolved(join_periods(period, until) if until else None, "period", anchor, how)


def _resolve_start(parts: DateParts, around: Surroundings) -> _Answer:
    for way in (
        _by_explicit_year,
        _by_previous,
        _by_relative_word,
        _by_pair,
        _by_part,
        _by_publication,
    ):
        answer = way(parts, around)
        if answer:
            return answer
    return _Answer(None, "none", "unanchored")


def _by_explicit_year(parts: DateParts, around: Surroundings) -> _Answer | None:
    if parts.year is None:
        return None
    period = _fill_year(parts, parts.year)
    return _Answer(period, "explicit" if period else "none", "explicit" if period else "impossible")


def _by_previous(parts: DateParts, around: Surroundings) -> _Answer | None:
    """Resolve 같은 해, 같은 달, 이날 … against the date mentioned before."""
    if not parts.from_previous:
        return None
    if parts.day_shift is not None:
        return _shift_day(parts.day_shift, around)
    previous = around.previous
    if previous is None or (parts.year_shift is None and not _lies_in_month(previous)):
        return _Answer(None, "none", "no_previous")
    if parts.year_shift is not None:
        period = _fill_year(parts, previous.first.year + parts.year_shift)
    else:
        period = _fill_month(parts, _shift_months(previous.first, parts.month_shift or 0))
    return _Answer(period, "previous" if period else "none", "previous")


def _shift_day(shift: int, around: Surroundings) -> _Answer:
    """Resolve 이날, 전날, 다음 날: from the last day mentioned, else from the publication."""
    base = around.previous_day.first if around.previous_day else None
    anchor = "previous"
    if base is None and not around.is_month_only:
        base, anchor = around.published, "published"
    if base is None:
        return _Answer(None, "none", "no_previous")
    return _Answer(_days_after(base, shift), anchor, anchor)


def _by_relative_word(parts: DateParts, around: Surroundings) -> _Answer | None:
    """Resolve 지난해, 내달, 이번 주, 어제, 오는 금요일 … against the publication."""
    shifts = (parts.year_shift, parts.month_shift, parts.week_shift, parts.day_shift)
    if parts.weekday is None and all(shift is None for shift in shifts):
        return None
    needs_day = parts.year_shift is None and parts.month_shift is None
    if around.published is None or (needs_day and around.is_month_only):
        return _Answer(None, "none", "unpublished")
    period = _shift_from(around.published, parts)
    return _Answer(period, "published" if period else "none", "relative")


def _shift_from(published: date, parts: DateParts) -> Period | None:
    if parts.year_shift is not None:
        if parts.month_shift is not None:
            return _fill_month(parts, _shift_months(published, parts.month_shift))
        return _fill_year(parts, published.year + parts.year_shift)
    if parts.month_shift is not None:
        return _fill_month(parts, _shift_months(published, parts.month_shift))
    if parts.day_shift is not None:
        return _days_after(published, parts.day_shift)
    if parts.week_shift is None:
        return find_weekday(published, parts.weekday or 0, parts.direction or "past")
    week = week_period(published, parts.week_shift)
    return week if parts.weekday is None else _days_after(week.first, parts.weekday)


def _by_pair(parts: DateParts, around: Surroundings) -> _Answer | None:
    """Resolve the second of a pair: the first day or month of that name after the one before."""
    previous = around.previous
    if not around.is_linked or previous is None or parts.direction:
        return None
    if not _lies_in_month(previous) or (parts.day is None and previous.precision == "day"):
        return None
    period = _resolve_after(parts, previous.first)
    return _Answer(period, "previous", "pair") if period else None


def _lies_in_month(period: Period) -> bool:
    """Return whether a period is short enough to say which month it is in."""
    return period.last is not None and (period.last - period.first).days <= _MONTH_DAYS


def _by_publication(parts: DateParts, around: Surroundings) -> _Answer | None:
    """Resolve a month or day without a year: stated direction, predicate, or the default."""
    published = around.published
    if published is None or (parts.month is None and parts.day is None):
        return None
    is_over = around.hint == "over"
    direction = parts.direction or ("past" if is_over else around.hint)
    how = f"{parts.direction}_stated" if parts.direction else f"{around.hint}_predicate"
    if parts.month is None and around.is_month_only:
        period, how = day_period(published.year, published.month, parts.day or 0), "within_month"
    elif parts.month is None:
        how = how if direction else "past_by_default"
        period = find_day_of_month(published, parts.day or 0, direction or "past")
        period = fit_weekday(published, period, parts.printed)
    else:
        how = how if direction else "nearest"
        period = _find_in_year(parts, _edge(around, direction), direction, is_over)
    return _Answer(period, "published" if period else "none", how if period else "impossible")


def _by_part(parts: DateParts, around: Surroundings) -> _Answer | None:
    """Resolve a half or quarter alone: in the year of the publication, past or ahead as said."""
    if parts.part is None or parts.month is not None or parts.day is not None:
        return None
    published = around.published
    if published is None:
        return _Answer(None, "none", "unpublished")
    if parts.direction is not None:
        return _Answer(find_season(parts.part, parts.direction, published), "published", "season")
    period = part_of_year(published.year, parts.part)
    if around.hint == "past" and period.first > published:
        period = part_of_year(published.year - 1, parts.part)
    elif around.hint == "future" and period.last and period.last < published:
        period = part_of_year(published.year + 1, parts.part)
    return _Answer(period, "published", f"{around.hint}_predicate" if around.hint else "same_year")


def _edge(around: Surroundings, direction: str | None) -> date:
    """Return the publication, of a month the end that leaves the whole month possible."""
    published = around.published or date.min
    if around.is_month_only and direction != "future":
        return published + relativedelta(day=31)
    return published


def _find_in_year(
    parts: DateParts, near: date, direction: str | None, is_over: bool
) -> Period | None:
    if parts.day is not None:
        return _find_month_day(parts, near, direction)
    month = parts.month or 0
    if parts.direction == "past":  # 지난 12월 in December is that of the year before
        near = near.replace(day=1) - timedelta(days=1)
    period = find_month(near, month, direction)
    is_hinted = direction == "past" and parts.direction is None and parts.until is None
    if is_hinted and not is_over:  # 12월 발표되는 상도 받을 것으로 내다봤다
        nearest = find_month(near, month, None)
        is_soon = nearest is not None and 0 < (nearest.first - near).days <= _SOON_MONTH_DAYS
        period = nearest if is_soon else period
    return period and _fill_month(parts, period.first)


def _find_month_day(parts: DateParts, near: date, direction: str | None) -> Period | None:
    """Return the month and day in the direction.

    A predicate in the past may be about a plan (`12월 15일 중단을 예고했다`): a day that is
    near ahead is not taken for that of the year before, nor one just past for that of the next.
    """
    month, day = parts.month or 0, parts.day or 0
    if direction in ("past", "future") and parts.direction is None:
        nearest = find_month_day(near, month, day, None)
        if nearest and 0 < abs((nearest.first - near).days) <= _SOON_DAYS:
            return nearest
    return find_month_day(near, month, day, direction)


def _resolve_until(parts: DateParts, start: Period) -> Period | None:
    """Return the other end of a range, which takes over what it leaves open from the start."""
    until = parts.until or DateParts()
    if until.year is not None:
        return _fill_year(until, until.year)
    if until.month_shift is not None and until.day is not None:
        return find_day_of_month(start.first, until.day, "future")
    return _resolve_after(until, start.first)


def _resolve_after(parts: DateParts, first: date) -> Period | None:
    """Return the first such month or day that does not lie before `first`."""
    if parts.month is not None and parts.day is not None:
        return find_month_day(first, parts.month, parts.day, "future")
    if parts.month is not None:
        return find_month(first, parts.month, "future")
    return None if parts.day is None else find_day_of_month(first, parts.day, "future")


def _fill_year(parts: DateParts, year: int) -> Period | None:
    if not is_year(year):
        return None
    if parts.month is not None:
        return _fill_month(parts, date(year, parts.month, 1))
    if parts.years > 1:
        return Period(date(year, 1, 1), date(year + parts.years - 1, 12, 31), "decade")
    return part_of_year(year, parts.part) if parts.part else year_period(year)


def _fill_month(parts: DateParts, month: date) -> Period | None:
    if parts.day is not None:
        return day_period(month.year, month.month, parts.day)
    if parts.part:
        return part_of_month(month.year, month.month, parts.part)
    return month_period(month.year, month.month)


def _shift_months(day: date, months: int) -> date:
    return day.replace(day=1) + relativedelta(months=months)


def _days_after(day: date, count: int) -> Period:
    that = day + timedelta(days=count)
    return Period(that, that, "day")


def _precision_of(parts: DateParts, period: Period | None) -> str:
    """Return the precision of the period, or what the parts would have had."""
    if period is not None:
        return period.precision
    if parts.day is not None or parts.day_shift is not None or parts.weekday is not None:
        return "day"
    if parts.week_shift is not None:
        return "week"
    return "month" if parts.month is not None or parts.month_shift is not None else "year"
