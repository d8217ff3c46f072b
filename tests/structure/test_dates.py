"""Dates against tests/facts/dates.txt, and what holds of them on any text."""

import calendar
import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import DateMention
from flows.structure.dates.dates import find_dates, printed_weekday
from tests.facts.marks import Case, Mark, label_fields, read_cases
from tests.structure.readings import PAGE_ID, make_reading

CASES = read_cases(Path(__file__).parents[1] / "facts" / "dates.txt")
DATEISH = st.text(
    st.sampled_from("0123456789.~∼-'’년월일달해지난오는같은이올작내말초(수)부터까지후 \n다."),
    max_size=120,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line_no}")
def test_case(case: Case) -> None:
    found = find_dates(make_reading(case.text, case.setting))
    assert [each.text for each in found] == [mark.text for mark in case.marks]
    for each, mark in zip(found, case.marks, strict=True):
        _assert_as_marked(each, mark)


def _assert_as_marked(found: DateMention, mark: Mark) -> None:
    head, fields = label_fields(mark.label)
    days, _, precision = head.partition(" ")
    first, last, implied = _read_days(days)
    assert (found.first_day, found.last_day) == (first, last), found.rule
    assert found.precision == (precision or implied)
    assert (found.anchor == "none") == (first is None)
    for name in ("anchor", "rule"):
        assert name not in fields or getattr(found, name) == fields[name]


def _read_days(days: str) -> tuple[date | None, date | None, str]:
    """Return both ends and the precision that the shape of the label implies."""
    if days == "?":
        return None, None, ""
    first, is_range, last = days.partition("..")
    if is_range:
        return date.fromisoformat(first), date.fromisoformat(last) if last else None, "period"
    year, *rest = (int(part) for part in days.split("-"))
    if len(rest) == 2:
        return date.fromisoformat(days), date.fromisoformat(days), "day"
    if rest:
        length = calendar.monthrange(year, rest[0])[1]
        return date(year, rest[0], 1), date(year, rest[0], length), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


def test_a_third_of_the_cases_find_nothing() -> None:
    empty = [case for case in CASES if not case.marks]
    assert len(CASES) >= 150
    assert 3 * len(empty) >= len(CASES)


def test_ids_come_from_position_and_title_is_not_read() -> None:
    reading = make_reading("2월 17일 밝혔다. 내년에 연다.", "2025-02-17", title="2020년 이야기")
    found = find_dates(reading)
    assert [each.date_id for each in found] == [f"{PAGE_ID}:date:{each.start}" for each in found]
    assert [each.text for each in found] == ["2월 17일", "내년"]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("2월 17일(월)", 0),
        ("12월 3일(수)", 2),
        ("17일 (일요일)", 6),
        ("지난주 금요일", 4),
        ("2월 17일", None),
        ("일요", None),
    ],
)
def test_printed_weekday(text: str, weekday: int | None) -> None:
    assert printed_weekday(text) == weekday


@given(st.one_of(DATEISH, st.text(max_size=80)), st.sampled_from([None, "2024-02", "2024-02-29"]))
def test_spans_are_true_and_apart(text: str, published_at: str | None) -> None:
    reading = make_reading(text, published_at)
    found = find_dates(reading)
    assert all(reading.text[each.start : each.end] == each.text for each in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    for each in found:
        assert each.last_day is None or (each.first_day and each.first_day <= each.last_day)
        assert (each.first_day is None) == (each.anchor == "none")
