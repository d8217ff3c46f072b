"""Numbers and dates take linear time, whatever the text holds."""

import pytest

from flows.structure.dates.dates import find_dates
from flows.structure.quantities.quantities import find_quantities
from tests.structure.linear import assert_linear
from tests.structure.readings import make_reading

SHAPES = {
    "digits": "1",
    "digits with commas": "1,234,",
    "thousands": "1천",
    "myriads": "1만 2",
    "ranges": "3~",
    "ranges with units": "3명~",
    "dotted": "25.",
    "days": "3일",
    "days in a row": "3일, ",
    "months": "3월 ",
    "years": "2024년 ",
    "year ranges": "2024~",
    "words of time": "지난 ",
    "this year": "올해",
    "words for numbers": "한 두 ",
    "brackets": "3명(가 1, ",
    "addresses": "a.b@",
    "local parts": "a",
    "quotes": "'25",
    "weekdays": "(월)",
    "ordinals": "제1·2",
    "scores": "3대2",
    "blanks": " ",
    "sentence": "가람군은 17일 3명을 뽑아 12월 3일부터 5일까지 2억원을 준다고 밝혔다. ",
}
SIZE = 6_000


def _read(text: str) -> None:
    reading = make_reading([text], "2025-02-17")
    find_quantities(reading, find_dates(reading))


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_linearly(shape: str) -> None:
    assert_linear(_read, SHAPES[shape], SIZE, least=0.002)
