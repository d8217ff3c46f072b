"""The marks of the case files."""

import pytest

from tests.facts.marks import Mark, label_fields, parse_marks


@pytest.mark.parametrize(
    ("line", "text", "marks"),
    [
        ("아무것도 없다.", "아무것도 없다.", ()),
        ("모두 [3곳|3 곳]이다.", "모두 3곳이다.", (Mark(3, 5, "3곳", "3 곳"),)),
        ("[[사진]] [둘|2]", "[사진] 둘", (Mark(5, 6, "둘", "2"),)),
        ("[[[a|b]]]", "[a]", (Mark(1, 2, "a", "b"),)),
        ("[가[[나]]|x]다", "가[나]다", (Mark(0, 4, "가[나]", "x"),)),
        ("한 줄⏎[두 줄|2]", "한 줄\n두 줄", (Mark(4, 7, "두 줄", "2"),)),
    ],
)
def test_parse_marks(line: str, text: str, marks: tuple[Mark, ...]) -> None:
    assert parse_marks(line) == (text, marks)


def test_lone_bracket_is_an_error() -> None:
    with pytest.raises(ValueError, match="lone bracket at 3"):
        parse_marks("가나 [다")


def test_label_fields() -> None:
    assert label_fields("3 곳; approx; rule=a b") == ("3 곳", {"approx": "yes", "rule": "a b"})
