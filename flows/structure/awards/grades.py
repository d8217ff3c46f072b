"""Grades as a text prints them: labels, letters, prizes; and what the sentence makes of them.

A label counts only with the word or mark that makes it one (우수기관, ‘우수’, 우수를): 우수 사례 is
praise, 심사 대상 a target. What follows tells a result from a hope, a condition or a rule.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from flows.signs import holds_between
from flows.structure.awards.wordings.grade_contexts import (
    BRACKETED,
    CHOSEN_AND_GIVEN,
    COUNTED_PEOPLE,
    FROM,
    GIVEN_AS,
    GLOSS_END,
    GLOSSED,
    LETTER_OF,
    NOBODYS,
    OBJECT,
    PART_BEFORE,
    PART_REACH,
    PRIZE_TAKEN,
    SET_OF,
    TARGET_BEFORE,
    TARGET_REACH,
    TOP_BRACKET,
)
from flows.structure.awards.wordings.grade_patterns import (
    HINT,
    LETTER_GRADE,
    LOOSE_LETTER,
    LOOSE_SYLLABLE,
    PRIZES,
    SCALE_SIGNS,
    SYLLABLE,
    TOP_LETTER,
    TOP_SYLLABLE,
)
from flows.structure.awards.wordings.verdicts import COPULA, OPEN_QUESTION, VERDICT, VERDICT_REACH
from flows.structure.spans import Found, settle_overlaps

Grade = Found[str]

# What stands for a grade only where no label does
WEAK = frozenset(("top_grade", "honour", "selection", "rank"))
SCALED = frozenset(("letter_grade", "syllable_grade", "number_grade"))
WORDED = frozenset(
    ("level_grade", "named_level", "quoted_level", "chosen_case", "honour")
)  # kept as printed, with their blanks


def find_grades(text: str, start: int, end: int, scales: frozenset[str]) -> list[Grade]:
    """Return the grades printed in `text[start:end]`, in text order.

    `scales` are the scales (`letters`, `syllables`) that the article is known to use; only then
    does a letter without 등급 count.
    """
    if not scales and HINT.search(text, start, end) is None:
        return []
    found = [
        each
        for rule, pattern, signs in PRIZES
        if holds_between(text, start, end, signs)
        for each in _match(rule, pattern, text, start, end)
    ]
    if "letters" in scales:
        found.extend(_match("letter_grade", LOOSE_LETTER, text, start, end))
    if "syllables" in scales:
        found.extend(_match("syllable_grade", LOOSE_SYLLABLE, text, start, end))
    return _drop_glossed(text, settle_overlaps(found))


def _drop_glossed(text: str, grades: list[Grade]) -> list[Grade]:
    """Leave out a word that a letter of the programme's own scale stands behind in brackets."""
    letters = {each.start for each in grades if each.rule == "letter_grade"}
    return [
        each
        for each in grades
        if not (
            (gloss := LETTER_OF.match(text, each.end)) and letters & {*range(each.end, gloss.end())}
        )
    ]


def read_scales(text: str, start: int, end: int) -> frozenset[str]:
    """Return the lettered scales that `text[start:end]` prints with 등급, or twice in quotes."""
    printed: set[str] = set()
    if holds_between(text, start, end, SCALE_SIGNS):
        patterns = (
            ("letters", LETTER_GRADE),
            ("letters", TOP_LETTER),
            ("syllables", SYLLABLE),
            ("syllables", TOP_SYLLABLE),
        )
        printed = {name for name, pattern in patterns if pattern.search(text, start, end)}
    quoted = {each["span"] for each in LOOSE_SYLLABLE.finditer(text, start, end)}
    return frozenset(printed | {"syllables"} if len(quoted) > 1 else printed)


def is_former(text: str, grade: Grade) -> bool:
    """Return whether the text moves on from the grade (SA에서 A로) or adds it in brackets."""
    if FROM.match(text, grade.end):
        return True
    if COUNTED_PEOPLE.match(text, grade.end):
        return True
    if GLOSS_END.match(text, grade.end):
        return False
    before = text[max(0, grade.start - 14) : grade.start]
    return BRACKETED.search(before) is not None and not TOP_BRACKET.search(before)


def read_context(text: str, grades: Sequence[Grade]) -> list[Grade]:
    """Return the grades that may be results: former ones go, 같은 등급 gets the grade it means."""
    kept: list[Grade] = []
    context: str | None = None
    glossed = find_glossed(text, grades)
    for grade in grades:
        if grade.start in glossed:
            continue
        if SET_OF.match(text, grade.end):
            context = grade.value
        elif grade.rule == "same_grade":
            kept.append(Found(grade.start, grade.end, grade.rule, context or grade.value))
        elif not any(
            rule(text, grade) for rule in (is_former, _is_of_part, _is_rule, _is_explained)
        ):
            kept.append(grade)
    return kept


def find_glossed(text: str, grades: Sequence[Grade]) -> set[int]:
    """Return where the words stand that the label of the programme's own scale explains.

    That is 나 of 우수등급인 ‘나’등급, and 2등급 of 최우수기관(2등급).
    """
    return {
        each.start
        for each, own in itertools.pairwise(grades)
        if own.rule in SCALED
        and GLOSSED.match(text, each.end, own.start)
        and not is_former(text, own)
    }


def _is_of_part(text: str, grade: Grade) -> bool:
    """Return whether a grade is that of a part of what is measured: 청렴노력도에서 1등급."""
    return PART_BEFORE.search(text, max(0, grade.start - PART_REACH), grade.start) is not None


def _is_explained(text: str, grade: Grade) -> bool:
    """Return whether a body is chosen only to get a prize: 우수기관으로 선정돼 장려상을 받았다."""
    return grade.rule == "labelled_grade" and CHOSEN_AND_GIVEN.match(text, grade.end) is not None


def _is_rule(text: str, grade: Grade) -> bool:
    """Return whether the text tells what a grade takes or is worth, or by how much one rose."""
    return any(rule.match(text, grade.end) for rule in NOBODYS)


def judge(text: str, position: int, end: int) -> str | None:
    """Return what becomes of a result after `position`: done, future, bad, or None if open."""
    if COPULA.match(text, position, end):
        return "done"
    match = VERDICT.search(text, position, min(end, position + VERDICT_REACH))
    if match is not None and text.startswith(OPEN_QUESTION, match.end()):
        return "bad"
    return match.lastgroup if match else None


def _match(rule: str, pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Grade]:
    for match in pattern.finditer(text, start, end):
        group = "span" if match["span"] else match.lastgroup or "span"
        if rule == "grand_prize" and _is_target(text, start, match):
            continue
        value = match[group] if rule in WORDED else match[group].replace(" ", "")
        yield Found(*match.span(group), rule, value)


def _is_target(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether 대상 is whom something is for (심사 대상), not the grand prize."""
    begin, last = match.span("span")
    if not TARGET_BEFORE.search(text[max(start, begin - TARGET_REACH) : begin]):
        return False
    is_given = OBJECT.match(text, begin - 2) and GIVEN_AS.match(text, last)
    return not is_given and not PRIZE_TAKEN.match(text, begin)
