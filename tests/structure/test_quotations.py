"""Direct speech: the cases of `facts/quotations.txt`, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import Quotation
from flows.structure.bodies.mentions import find_bodies, find_subject
from flows.structure.persons.mentions import find_persons
from flows.structure.quotations.quotations import find_quotations
from flows.structure.reading import Reading
from tests.facts.marks import Case, Mark, label_fields, read_cases
from tests.structure.people import PIECES, read_case, read_text

CASES = read_cases(Path(__file__).parents[1] / "facts" / "quotations.txt")


def find(reading: Reading) -> list[Quotation]:
    bodies = find_bodies(reading)
    subject = find_subject(reading, bodies)
    return find_quotations(reading, find_persons(reading, bodies, subject), bodies, subject)


def describe(quotation: Quotation) -> dict[str, str]:
    return {
        "position": quotation.position or "-",
        "organization": quotation.organization or "-",
        "verb": quotation.verb or "-",
        "utterance": str(quotation.utterance_no),
        "rule": quotation.rule,
        "anonymous": "yes" if quotation.is_anonymous else "no",
    }


def expect(mark: Mark, shift: int) -> tuple[int, int, str | None, dict[str, str]]:
    speaker, fields = label_fields(mark.label)
    return mark.start + shift, mark.end + shift, speaker or None, {"anonymous": "no"} | fields


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line_no}")
def test_case(case: Case) -> None:
    reading, shift = read_case(case)
    expected = [expect(mark, shift) for mark in case.marks]
    found = find(reading)
    assert [(each.start, each.end, each.speaker) for each in found] == [
        each[:3] for each in expected
    ]
    for quotation, (*_, fields) in zip(found, expected, strict=True):
        described = describe(quotation)
        assert {name: described[name] for name in fields} == fields


def test_a_third_of_the_cases_finds_nothing() -> None:
    assert sum(not case.marks for case in CASES) * 3 >= len(CASES)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_any_text(text: str) -> None:
    reading = read_text(text)
    found = find(reading)
    assert found == find(reading)
    for quotation in found:
        assert reading.text[quotation.start : quotation.end] == quotation.text
        assert quotation.quotation_id == f"{quotation.page_id}:quotation:{quotation.start}"
        assert (quotation.speaker_start is None) == (quotation.speaker is None)
    assert all(one.end <= other.start for one, other in pairwise(found))
