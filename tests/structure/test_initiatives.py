"""Initiatives: the cases of `facts/initiatives.txt`, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import Initiative
from flows.structure.bodies.mentions import find_bodies, find_subject
from flows.structure.dates.dates import find_dates
from flows.structure.initiatives.initiatives import find_initiatives
from flows.structure.initiatives.names import KIND_OF_NOUN
from flows.structure.reading import Reading
from schemas.initiatives import KINDS
from tests.facts.marks import Case, label_fields, read_cases
from tests.structure.people import PIECES, read_case, read_text

CASES = read_cases(Path(__file__).parents[1] / "facts" / "initiatives.txt")


def find(reading: Reading) -> list[Initiative]:
    bodies = find_bodies(reading)
    subject = find_subject(reading, bodies)
    return find_initiatives(reading, bodies, find_dates(reading), subject)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line_no}")
def test_case(case: Case) -> None:
    reading, shift = read_case(case)
    found = find(reading)
    assert [(each.start - shift, each.name) for each in found] == [
        (mark.start, mark.text) for mark in case.marks
    ]
    for each, mark in zip(found, case.marks, strict=True):
        kind, fields = label_fields(mark.label)
        assert each.kind == kind
        described = {"actor": each.actor or "-", "year": str(each.year or "-"), "rule": each.rule}
        assert {name: described[name] for name in fields} == fields


def test_there_are_enough_cases_and_a_third_finds_nothing() -> None:
    assert len(CASES) >= 150
    assert 3 * sum(not case.marks for case in CASES) >= len(CASES)


def test_kinds_are_those_of_the_dataset() -> None:
    assert set(KIND_OF_NOUN.values()) == set(KINDS)


@given(
    st.lists(st.sampled_from((*PIECES, "축제", "사업", "을 추진했다.")), max_size=30).map("".join)
)
def test_any_text(text: str) -> None:
    reading = read_text(text)
    found = find(reading)
    assert found == find(reading)
    assert all(reading.text[each.start : each.end] == each.name for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
