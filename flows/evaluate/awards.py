"""The awards: rows by recipient and programme, and the values within the rows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from flows.evaluate.gold import Case
from flows.evaluate.tally import Tally, compare_values
from flows.evaluate.wording import bare_grade, bare_programme
from flows.records import Award, Facts

SLOTS = (
    "evaluator", "year", "grade", "streak_years", "score", "assessed_total", "selected",
    "selected_of", "top_percent",
)  # fmt: skip


def score_awards(case: Case, facts: Facts) -> dict[str, Tally]:
    """Return the tallies of award rows and of the slots in them.

    Rows pair by recipient and programme, the latter without marks, blanks and a leading year, and
    by field where the gold names one, apart or behind the programme (지역안전지수 화재). A grade
    counts without 상, 기관, 등급. A lone row misses, or has in excess, all its slots.
    """
    rows, slots = Tally(), Tally()
    left = list(facts.awards)
    for wanted in case.gold["awards"]:
        pair = next((each for each in left if _is_same_row(wanted, each)), None)
        if pair is not None:
            left.remove(pair)
        rows = rows.plus(Tally(1) if pair else Tally(missed=1))
        slots = slots.plus(_compare_slots(wanted, pair))
    for excess in left:
        rows, slots = rows.plus(Tally(wrong=1)), slots.plus(_compare_slots({}, excess))
    return {"award rows": rows, "award slots": slots}


def _is_same_row(wanted: Mapping[str, Any], found: Award) -> bool:
    name = bare_programme(f"{wanted['programme']}{wanted.get('field') or ''}")
    names = {bare_programme(f"{found.programme}{found.field or ''}")}
    if not wanted.get("field"):
        names.add(bare_programme(found.programme))
    return found.recipient == wanted["recipient"] and name in names


def _compare_slots(wanted: Mapping[str, Any], found: Award | None) -> Tally:
    tally = Tally()
    for slot in SLOTS:
        gold, got = wanted.get(slot), getattr(found, slot) if found else None
        tally = tally.plus(compare_values(_bare(slot, gold), _bare(slot, got)))
    return tally


def _bare(slot: str, value: Any) -> Hashable | None:
    bare: Hashable | None = bare_grade(value) if slot == "grade" else value
    return bare
