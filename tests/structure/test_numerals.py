"""Numerals against tests/facts/numerals.txt."""

from decimal import Decimal
from pathlib import Path

import pytest

from flows.structure.quantities.numerals import read_native, read_number, read_range

CASES = [
    tuple(part.strip() for part in line.split("="))
    for line in (Path(__file__).parents[1] / "facts" / "numerals.txt").read_text().splitlines()
    if line.strip() and not line.startswith("#")
]


def _decimals(text: str) -> tuple[Decimal, ...] | None:
    return None if text == "none" else tuple(Decimal(end) for end in text.split("~"))


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_numeral(written: str, expected: str) -> None:
    if written.startswith("native "):
        ends = read_native(written.removeprefix("native "))
        found = ends and tuple(Decimal(end) for end in ends if end is not None)
    elif "~" in written:
        found = read_range(*(end.strip() for end in written.split("~")))
    else:
        value = read_number(written)
        found = None if value is None else (value,)
    assert found == _decimals(expected)
