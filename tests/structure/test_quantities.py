"""Quantities against tests/facts/quantities.txt, and what holds of them on any text."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import Quantity
from flows.structure.dates.dates import find_dates
from flows.structure.quantities.forms import FORMS, WORD_FORMS
from flows.structure.quantities.quantities import find_quantities
from tests.facts.marks import Case, Mark, label_fields, read_cases
from tests.structure.readings import PAGE_ID, make_reading

CASES = read_cases(Path(__file__).parents[1] / "facts" / "quantities.txt")
NUMBERISH = st.text(
    st.sampled_from("0123456789,.~∼-–%()년월일명개원억만천조제차회 약여이상한두세 점위대m㎡\n가"),
    max_size=120,
)


def _find(text: str, published_at: str | None) -> list[Quantity]:
    reading = make_reading(text, published_at)
    return find_quantities(reading, find_dates(reading))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line_no}")
def test_case(case: Case) -> None:
    found = _find(case.text, case.setting)
    assert [each.text for each in found] == [mark.text for mark in case.marks]
    for each, mark in zip(found, case.marks, strict=True):
        _assert_as_marked(each, mark)


def _assert_as_marked(found: Quantity, mark: Mark) -> None:
    head, fields = label_fields(mark.label)
    values, _, unit = head.partition(" ")
    low, _, high = values.partition("~")
    assert (found.start, found.end) == (mark.start, mark.end)
    assert found.value == pytest.approx(float(low), rel=1e-15)
    assert found.value_max == (float(high) if high else None)
    assert found.unit == unit
    assert found.is_approximate == ("about" in fields)
    assert found.bound == fields.get("bound")
    assert found.change == fields.get("change")
    for name, field in (("kind", "unit_kind"), ("counted", "counted"), ("rule", "rule")):
        assert name not in fields or getattr(found, field) == fields[name]


def test_a_third_of_the_cases_find_nothing() -> None:
    empty = [case for case in CASES if not case.marks]
    assert len(CASES) >= 150
    assert 3 * len(empty) >= len(CASES)


def test_every_form_has_a_case() -> None:
    named = {label_fields(mark.label)[1].get("rule") for case in CASES for mark in case.marks}
    forms = {rule.name for rule in (*FORMS, *WORD_FORMS)}
    assert forms <= named


def test_ids_come_from_position_and_title_is_not_read() -> None:
    reading = make_reading(["모두 3곳이다.", "다시 5곳이다."], "2025-02-17", title="우수 110곳")
    found = find_quantities(reading, [])
    assert [each.text for each in found] == ["3곳", "5곳"]
    assert [each.quantity_id for each in found] == [
        f"{PAGE_ID}:quantity:{each.start}" for each in found
    ]


@given(st.one_of(NUMBERISH, st.text(max_size=80)))
def test_spans_are_true_and_apart(text: str) -> None:
    reading = make_reading(text, "2025-02-17")
    dates = find_dates(reading)
    found = find_quantities(reading, dates)
    assert all(reading.text[each.start : each.end] == each.text for each in found)
    spans = sorted((each.start, each.end) for each in (*found, *dates))
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "행안부는 8곳을 먼저 추린다.",
        "버스를 30분 기다렸다.",
        "2위 누리시를 1.9점 앞섰다.",
        "A씨 등 2명이 다쳤다.",
        "받으려면 87점을 넘어야 한다.",
        "다음 20%가 뒤를 잇는다.",
        "내년 3억5천만 원을 세운다.",
        "많은 5명이 왔다.",
    ],
)
def test_neighbours_are_not_counted(text: str) -> None:
    assert [each.counted for each in _find(text, None)][-1] is None
