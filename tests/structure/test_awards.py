"""Awards: every case states the fields that matter for it; what it states must hold exactly."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.records import Facts
from flows.structure.facts import find_facts
from flows.structure.sentences import find_sentences
from tests.structure.readings import make_reading

CASES = Path(__file__).parents[1] / "facts" / "awards.jsonl"
LINES = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def read_facts(case: dict[str, Any]) -> tuple[str, Facts]:
    reading = make_reading(case["body"], case["published"], case.get("title"))
    sentences = find_sentences(reading.text, reading.article.article_id, reading.body)
    return reading.text, find_facts(replace(reading, sentences=tuple(sentences)))


@pytest.mark.parametrize("case", LINES, ids=[case["note"] for case in LINES])
def test_awards_are_bound(case: dict[str, Any]) -> None:
    text, facts = read_facts(case)
    found = [
        {field: getattr(award, field) for field in expected}
        for award, expected in zip(facts.awards, case["awards"], strict=False)
    ]
    assert found == case["awards"]
    assert len(facts.awards) == len(case["awards"])
    for award, expected in zip(facts.awards, case["awards"], strict=True):
        winner = expected.get("recipient", case["subject"])
        assert award.recipient == winner
        assert_evidenced(text, award)


def assert_evidenced(text: str, award: Any) -> None:
    evidenced = {evidence.field for evidence in award.evidence}
    for evidence in award.evidence:
        assert text[evidence.start : evidence.end].strip()
    slots = ("recipient", "evaluator", "programme", "year", "grade", "streak_years", "score")
    filled = {slot for slot in slots if getattr(award, slot) is not None}
    assert filled <= evidenced
