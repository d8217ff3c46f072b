"""The numbers around a result: score, bodies assessed, bodies selected, bands.

A mean, a threshold, a difference and a part's score are nobody's score; a shortlist selects
nobody yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flows.structure.awards.wordings.assessed_patterns import (
    ASSESSED_RULES,
    CITIES,
    COUNT_OF,
    FROM_REGION,
    HERE,
    HERE_ONLY,
    KIND_OF_PLACES,
    OF_ANOTHER,
    ONE_OF_COUNTS,
    PLACES,
    PROVINCE_BEFORE,
)
from flows.structure.awards.wordings.score_patterns import (
    DESCRIBING_STEM,
    IN_BRACKETS,
    NOT_SCORE_AFTER,
    NOT_SCORE_BEFORE,
    OWN_SCORE_NOUN,
    PART_BEFORE,
    PART_NOUN,
    RELATIVE,
    RISEN,
    SCORE,
    TOPIC_NOUN,
    TOTAL_BEFORE,
)
from flows.structure.awards.wordings.selected_patterns import (
    AFTER_PART,
    ALL_BODIES,
    APPLIED,
    CHOSEN_PATTERNS,
    FINAL,
    FINALISTS,
    FINALISTS_REACH,
    FIRST_ROUND,
    NOT_SELECTED,
    PART_OF_SET,
    SET,
    SHORTLIST,
    TOP_PERCENT,
    WHOLE_BAND,
)
from flows.structure.spans import Found

Slot = Found[Any]  # str, int or float, as the field has it

NATIVE_COUNTS = {"두": 2, "세": 3, "네": 4}
ASSESSED_CITIES = "assessed_cities"  # among which no province is
A_OF_FINALISTS = "a_of_finalists"
PIECE = "개"  # counts anything: bodies where the word before says so (지자체 243개 중)
KIND_BEFORE_REACH = 12  # code points
OF_DISTRICT = re.compile(r"[가-힣]{2}권\s$")  # 충청권 4개 시·도: those of a part of the country
DISTRICT_REACH = 6  # code points


def find_scores(text: str, start: int, end: int, topics: Sequence[int]) -> list[Slot]:
    """Return recipients' scores, the totals only where there are any, in text order.

    `topics` are the ends of the named bodies that may own one.
    """
    found = [each for each in SCORE.finditer(text, start, end) if _is_score(text, start, end, each)]
    totals = [each for each in found if _is_total(text, start, each.start())]
    return [
        Found(*each.span("span"), "stated_score", float(each["value"].replace(",", "")))
        for each in totals or found
        if _is_own(text, start, each.start(), topics)
    ]


def _is_score(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 24) : match.start()]
    if IN_BRACKETS.search(before):
        return False
    if not RISEN.search(before) and NOT_SCORE_BEFORE.search(_cut_fall(before)):
        return False
    return not NOT_SCORE_AFTER.match(text, match.end(), end) or _is_fall(text, match)


def _is_total(text: str, start: int, position: int) -> bool:
    return TOTAL_BEFORE.search(text, max(start, position - 8), position) is not None


def is_of_province(text: str, start: int, position: int, *, is_state: bool) -> bool:
    """Return whether the total at `position` counts the bodies of one province (전남 22개 시군).

    So does 도내 where the evaluator is a body of the state.
    """
    before = (max(start, position - 16), position)
    if is_state and HERE.search(text, *before):
        return True
    return PROVINCE_BEFORE.search(text, *before) is not None


def find_assessed(text: str, start: int, end: int) -> Slot | None:
    """Return how many bodies, or entries, were assessed or applied."""
    if COUNT_OF.search(text, start, end) is None:
        return None
    for match in (m for rule in ASSESSED_RULES for m in rule.finditer(text, start, end)):
        before = text[max(start, match.start() - 12) : match.start()]
        if any(rule.search(before) for rule in (FROM_REGION, ONE_OF_COUNTS, OF_ANOTHER)):
            continue
        is_of_things = PLACES.match(text, match.start("unit")) and not KIND_OF_PLACES.search(before)
        if not (is_of_things or SHORTLIST.search(before)):
            rule = ASSESSED_CITIES if CITIES.search(match["unit"]) else "assessed_institutions"
            span = (match.start("value"), match.end("unit"))
            return Found(*span, rule, read_number(match["value"]))
    return None


def find_set(text: str, start: int, end: int) -> dict[str, Slot]:
    """Return A of B: `selected_of` for B, `selected` for A if it counts those selected."""
    for match in SET.finditer(text, start, end):
        if match["unit"] == PIECE and not _counts_bodies(text, match.start(), match.end()):
            continue
        if OF_DISTRICT.search(text, max(start, match.start() - DISTRICT_REACH), match.start()):
            continue
        span = (match.start("value"), match.end("unit"))
        is_final = FINALISTS.search(
            text, max(start, match.start() - FINALISTS_REACH), match.start()
        )
        rule = A_OF_FINALISTS if is_final else "a_of_b"
        whole = Found(*span, rule, read_number(match["value"]))
        part = PART_OF_SET.match(text, match.end(), end)
        is_cut = part is not None and _is_shortlist(text, match.end(), part, end)
        if part is not None and APPLIED.match(text, part.end(), end):
            return {}
        if part is not None and rule == A_OF_FINALISTS and FINAL not in part.group():
            return {}
        if part is None or is_cut or part["what"] in NOT_SELECTED:
            return {"ranked_of": whole}
        count = Found(*part.span("span"), "a_of_b", read_number(part["part"]))
        if count.value > whole.value:
            return {}
        return {"selected_of": whole, "selected": count}
    return {}


def _counts_bodies(text: str, start: int, end: int) -> bool:
    """Return whether a bare count is of bodies: 지자체 243개 중, 227개 중 우수."""
    before = text[max(0, start - KIND_BEFORE_REACH) : start]
    return KIND_OF_PLACES.search(before) is not None or text.startswith(" 우수", end)


def find_chosen(text: str, start: int, end: int) -> Slot | None:
    """Return how many were selected in the end, or None; a shortlist does not count."""
    found = ([*pattern.finditer(text, start, end)] for pattern in CHOSEN_PATTERNS)
    for match in reversed(next(filter(None, found), [])):
        is_first_round = FIRST_ROUND.search(text, max(start, match.start() - 8), match.start())
        before = (max(start, match.start() - 40), match.start())
        is_elsewhere = HERE_ONLY.search(text, *before) or OF_ANOTHER.search(text, *before)
        if not (is_first_round or is_elsewhere) and not SHORTLIST.search(match.group()):
            return Found(*match.span("span"), "selected_in_the_end", read_number(match["value"]))
    return None


def find_band(text: str, start: int, end: int) -> Slot | None:
    """Return the top band (상위 7%) that is stated, or None."""
    match = TOP_PERCENT.search(text, start, end)
    return Found(*match.span("span"), "top_band", read_number(match["value"])) if match else None


def is_of_whole(text: str, start: int, position: int) -> bool:
    """Return whether the band at `position` is said of all who were chosen (4곳(상위 22%))."""
    return WHOLE_BAND.search(text, start, position) is not None


def is_of_all(text: str, start: int, position: int) -> bool:
    """Return whether the band at `position` is said of all bodies told of (두 시군 모두 상위 …)."""
    return ALL_BODIES.search(text, start, position) is not None


def _is_shortlist(text: str, start: int, part: re.Match[str], end: int) -> bool:
    around = text[start : min(end, part.end() + AFTER_PART)]
    return SHORTLIST.search(around) is not None


def _is_own(text: str, start: int, position: int, topics: Sequence[int]) -> bool:
    if _is_total(text, start, position):
        return True
    risen = RISEN.search(text, max(start, position - 20), position)
    limit = risen.start() if risen else position
    found = TOPIC_NOUN.finditer(text, max(start, position - 60), limit)
    nouns = [
        each
        for each in found
        if not (RELATIVE.match(text, each.end(), limit) or DESCRIBING_STEM.search(each["noun"]))
    ]
    if not nouns:
        return True
    last = nouns[-1]
    if PART_BEFORE.search(text, max(start, last.start() - 6), last.start()) or PART_NOUN.search(
        last["noun"]
    ):
        return False
    return last.end("noun") in topics or bool(OWN_SCORE_NOUN.search(last["noun"]))


def _cut_fall(before: str) -> str:
    return re.sub(r"\d점에서\s$", "", before)


def _is_fall(text: str, match: re.Match[str]) -> bool:
    return text.startswith(("으로", "로"), match.end())


def read_count(written: str) -> int:
    """Return a count of a few, in digits or as 두, 세, 네."""
    return NATIVE_COUNTS.get(written) or int(written)


def read_number(digits: str) -> int | float:
    """Return the number that `digits` write, with commas and thousands (1천200)."""
    thousands, sign, rest = digits.replace(",", "").rpartition("천")
    number = float(rest or 0) + (float(thousands) * 1000 if sign else 0)
    return int(number) if number.is_integer() else number
