"""Alternatives of patterns, written as lists of wordings."""

import re

from flows.structure.alternatives import any_of, join_wordings


def test_blanks_part_wordings_and_lists_follow_each_other() -> None:
    assert join_wordings("받 얻", r"손에\s쥐") == r"받|얻|손에\s쥐"


def test_a_group_ends_where_its_wordings_do() -> None:
    pattern = re.compile(any_of("받 얻") + "았다")
    assert pattern.fullmatch("받았다")
    assert pattern.fullmatch("받") is None


def test_the_first_wording_that_fits_is_taken() -> None:
    match = re.match(any_of("우수 우수상"), "우수상")
    assert match is not None
    assert match.group() == "우수"
