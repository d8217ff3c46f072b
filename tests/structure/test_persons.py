"""Persons: the cases of `facts/persons.txt`, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import Mention
from flows.structure.bodies.mentions import find_bodies, find_subject
from flows.structure.persons.mentions import find_persons
from flows.structure.reading import Reading
from tests.facts.marks import Case, label_fields, read_cases
from tests.structure.people import PIECES, read_case, read_text

CASES = read_cases(Path(__file__).parents[1] / "facts" / "persons.txt")


def find(reading: Reading) -> list[Mention]:
    bodies = find_bodies(reading)
    return find_persons(reading, bodies, find_subject(reading, bodies))


def describe(person: Mention) -> dict[str, str]:
    return {
        "position": person.position or "-",
        "organization": person.organization or "-",
        "rule": person.rule,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line_no}")
def test_case(case: Case) -> None:
    reading, shift = read_case(case)
    labels = [label_fields(mark.label) for mark in case.marks]
    expected = [
        (mark.start + shift, mark.end + shift, name)
        for mark, (name, _) in zip(case.marks, labels, strict=True)
    ]
    found = find(reading)
    assert [(each.start, each.end, each.canonical_name) for each in found] == expected
    for person, (_, fields) in zip(found, labels, strict=True):
        assert {name: describe(person)[name] for name in fields} == fields


def test_a_third_of_the_cases_finds_nobody() -> None:
    assert sum(not case.marks for case in CASES) * 3 >= len(CASES)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_any_text(text: str) -> None:
    reading = read_text(text)
    found = find(reading)
    assert found == find(reading)
    for person in found:
        assert reading.text[person.start : person.end] == person.text
        assert person.mention_id == f"{person.page_id}:person:{person.start}"
        assert person.canonical_name
    assert all(one.end <= other.start for one, other in pairwise(found))
