"""Sentences: the cases draw the split inside the input."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.structure.sentences import find_sentences
from tests.structure.readings import make_reading

CASES = Path(__file__).parents[1] / "facts" / "sentences.txt"
LINES = [line for line in CASES.read_text("utf-8").splitlines() if line[:1] != "#"]


@pytest.mark.parametrize("line", LINES)
def test_paragraph_splits_where_drawn(line: str) -> None:
    reading = make_reading([line.replace("‖", "")])
    sentences = find_sentences(reading.text, "a", reading.body)
    found = [reading.text[each.start : each.end] for each in sentences]
    assert found == [part.strip() for part in line.split("‖")]
    assert [each.sentence_no for each in sentences] == list(range(len(sentences)))


def test_there_are_enough_cases_and_a_third_is_one_sentence() -> None:
    assert len(LINES) >= 150
    assert 3 * sum("‖" not in line for line in LINES) >= len(LINES)


def test_rule_says_what_ended_a_sentence() -> None:
    reading = make_reading(["돈을 받는다.21일에 준다. 끝이 없다"])
    rules = [each.rule for each in find_sentences(reading.text, "a", reading.body)]
    assert rules == ["stop_without_blank", "stop", "block_end"]


@given(st.text(alphabet="가다요. ?!“”\"'()1\n", max_size=120))
def test_sentences_tile_any_paragraph(text: str) -> None:
    reading = make_reading([text])
    block = replace(reading.body[0], start=0, end=len(reading.text))
    position = 0
    for each in find_sentences(reading.text, "a", (block,)):
        assert not reading.text[position : each.start].strip()
        assert each.start < each.end
        position = each.end
    assert not reading.text[position:].strip()
