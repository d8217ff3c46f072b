"""Bodies: the cases of `facts/bodies.txt`, the subject of an article, the registry by day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.records import Mention
from flows.structure.bodies.mentions import find_bodies, find_subject, resolve_body
from tests.facts.marks import Case, label_fields, read_cases
from tests.structure.people import PIECES, read_case, read_text

CASES = read_cases(Path(__file__).parents[1] / "facts" / "bodies.txt")


def describe(body: Mention) -> dict[str, str]:
    return {"code": body.code or "-", "kind": body.kind, "rule": body.rule}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line_no}")
def test_case(case: Case) -> None:
    reading, shift = read_case(case)
    labels = [label_fields(mark.label) for mark in case.marks]
    expected = [
        (mark.start + shift, mark.end + shift, name)
        for mark, (name, _) in zip(case.marks, labels, strict=True)
    ]
    found = find_bodies(reading)
    assert [(each.start, each.end, each.canonical_name or "?") for each in found] == expected
    for body, (_, fields) in zip(found, labels, strict=True):
        wanted = {"kind": "organization"} | fields if "kind" not in fields else fields
        assert {name: describe(body)[name] for name in wanted} == wanted


def test_a_third_of_the_cases_finds_nothing() -> None:
    assert sum(not case.marks for case in CASES) * 3 >= len(CASES)


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("당진시, 평가 우수", "당진시가 행정안전부 평가에서 뽑혔다.", "당진시"),
        ("평가 결과 발표", "행정안전부가 주관한 평가에서 홍성군이 뽑혔다.", "홍성군"),
        ("평가 결과 발표", "충남 홍성군은 행정안전부 평가에서 뽑혔다.", "홍성군"),
        ("평가 결과 발표", "행정안전부는 11일 시군 15곳을 인증했다.", "행정안전부"),
        ("당진, 물길 열다", "당진시는 4일 둑을 열었다.", "당진시"),
        ("서울 골목 사로잡은 김", "진도군은 4일 장을 열었다.", "진도군"),
        ("한국물길재단, 2년 연속 우수", "행정안전부가 464곳을 견줬다.", "한국물길재단"),
        ("비가 왔다", "논에 물이 찼다.", None),
    ],
)
def test_subject(title: str, text: str, subject: str | None) -> None:
    reading = read_text(text, "2025-03-04", title)
    found = find_subject(reading, find_bodies(reading))
    assert (found and found.canonical_name) == subject


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("당진시", None, "44270"),
        ("춘천시", date(2023, 6, 10), "42110"),
        ("춘천시", date(2023, 6, 11), "51110"),
        ("군위군", date(2023, 6, 30), "47720"),
        ("군위군", date(2023, 7, 1), "27720"),
        ("통계청", date(2025, 9, 30), "kr-mods"),
        ("통계청", date(2026, 1, 1), "kr-mods"),
        ("중구", date(2025, 1, 1), None),
        ("나루시", date(2025, 1, 1), None),
    ],
)
def test_resolve_body(name: str, day: date | None, code: str | None) -> None:
    body = resolve_body(name, day)
    assert (body and body.code) == code


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_any_text(text: str) -> None:
    reading = read_text(text)
    found = find_bodies(reading)
    assert found == find_bodies(reading)
    for body in found:
        assert reading.text[body.start : body.end] == body.text
        assert body.mention_id == f"{body.page_id}:{body.kind}:{body.start}"
    assert all(one.end <= other.start for one, other in pairwise(found))
