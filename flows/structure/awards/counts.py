"""How many bodies got a grade, and the band of the best that it stands for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from flows.structure.awards.figures import Slot, read_number
from flows.structure.awards.grades import Grade
from flows.structure.awards.wordings.count_patterns import (
    BAND_AFTER,
    BAND_BEFORE,
    BY_GROUP,
    COUNT_AFTER,
    COUNT_BEFORE,
    COUNT_GIVEN,
    COUNT_IN_LIST,
    EACH_COUNT,
    GRADE_JOIN,
    OF_KIND,
    OF_REGION,
    OR_BETTER,
)
from flows.structure.spans import Found

KIND_REACH = 90  # code points before a grade that tell of one kind of bodies
REGION_REACH = 48  # code points before a grade that tell of a region
COUNT_REACH = 30  # code points before a grade that its count may take
BAND_REACH = 24  # code points before a grade that its band may take
COUNT_BAND_REACH = 16  # code points before a count that its band may take: 상위 10%인 28곳

LEAST_GRADES = 3  # of a scale; the counts of two may be part of it
NO_PRIZE = frozenset(("보통", "미흡", "다", "라", "마", "C", "D", "E", "4등급", "5등급"))
TOTAL_REACH = 400  # code points that a total may stand before the counts


def count_grades(
    text: str, start: int, end: int, grades: Sequence[Grade]
) -> Iterator[tuple[str, str, Slot]]:
    """Yield (grade, field, slot): bodies that got a grade (selected), and its top_percent band."""
    if BY_GROUP.search(text, start, end):
        return
    yield from _count_each(text, end, grades)
    for grade in grades:
        if _is_of_others(text, start, grade):
            continue
        count = _find_count(text, start, end, grade)
        band = _find_band(text, start, end, grade, count)
        if count:
            yield grade.value, "selected", _read_slot(count, "graded")
        if band:
            yield grade.value, "top_percent", _read_slot(band, "top_band")


def find_total_of(text: str, start: int, end: int, counts: Mapping[str, Slot]) -> Slot | None:
    """Return the number that the counts of a whole scale add up to, if the text prints it.

    `counts` are those of the grades in `text[start:end]`; the total stands there or before it.
    Whatever words say so, 203 with 우수, 104 with 보통 and 157 with 미흡 are the 464 assessed.
    Without a grade that wins nothing the sum is that of the winners.
    """
    if len(counts) < LEAST_GRADES or counts.keys().isdisjoint(NO_PRIZE):
        return None
    total = int(sum(count.value for count in counts.values()))
    first = max(0, start - TOTAL_REACH)
    match = re.search(rf"(?<![\d.,])(?:{total:,}|{total})(?![\d.,%]|점)", text[first:end])
    if match is None:
        return None
    return Found(first + match.start(), first + match.end(), "sum_of_grades", total)


def _is_of_others(text: str, start: int, grade: Grade) -> bool:
    """Return whether what is counted is not all who got the grade, or more than those."""
    if OR_BETTER.match(text, grade.end):
        return True
    if OF_KIND.search(text, max(start, grade.start - KIND_REACH), grade.start):
        return True
    return OF_REGION.search(text, max(start, grade.start - REGION_REACH), grade.start) is not None


def _find_count(text: str, start: int, end: int, grade: Grade) -> re.Match[str] | None:
    """Return the count of those who got a grade: behind it, before it, given or in brackets."""
    after = COUNT_AFTER.match(text, grade.end, end)
    before = COUNT_BEFORE.search(text, max(start, grade.start - COUNT_REACH), grade.start)
    listed = COUNT_IN_LIST.match(text, grade.end, end)
    is_listed = listed and (grade.rule == "listed_grade" or listed["unit"])
    given = COUNT_GIVEN.match(text, grade.end, end)
    return after or before or given or (listed if is_listed else None)


def _find_band(
    text: str, start: int, end: int, grade: Grade, count: re.Match[str] | None
) -> re.Match[str] | None:
    """Return the band of the best that a grade stands for, told of it or of its `count`."""
    band = BAND_BEFORE.search(text, max(start, grade.start - BAND_REACH), grade.start)
    band = band or BAND_AFTER.match(text, grade.end, end)
    if band or count is None:
        return band
    first = max(start, count.start("span") - COUNT_BAND_REACH)
    return BAND_BEFORE.search(text, first, count.start("span"))


def _read_slot(match: re.Match[str], rule: str) -> Slot:
    return Found(*match.span("span"), rule, read_number(match["value"]))


def _count_each(text: str, end: int, grades: Sequence[Grade]) -> Iterator[tuple[str, str, Slot]]:
    """Yield the counts of grades told together: ‘라’ 등급과 ‘마’ 등급은 각각 24곳, 7곳."""
    for one, two in itertools.pairwise(grades):
        match = EACH_COUNT.match(text, two.end, end)
        if match and GRADE_JOIN.fullmatch(text, one.end, two.start):
            for grade, no in ((one, "1"), (two, "2")):
                count = read_number(match[f"value{no}"])
                yield grade.value, "selected", Found(*match.span(f"span{no}"), "graded", count)
