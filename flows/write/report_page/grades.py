"""How good a grade is, from 0 (best) to 1: on the programme's own scale, else as grades go."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.reference.programmes import index_ids, strip_label

COMMON_STEPS = (
    ("최고등급", "최상위", "대상", "SA", "S", "최우수", "가", "1", "금상"),
    ("우수", "A", "나", "2", "은상", "우수사례"),
    ("장려", "보통", "B", "다", "3", "동상"),
    ("C", "라", "4"),
    ("미흡", "D", "E", "마", "5"),
)
"""How bodies are graded in programmes that the registry does not know, step by step."""


def sort_grades(programme_id: str | None, grades: Iterable[str | None]) -> list[tuple[str, float]]:
    """Return the grades from best to worst, each with its place from 0 to 1.

    What is on no scale stands in the middle.
    """
    placed = [(grade, _place(programme_id, grade)) for grade in sorted(filter(None, grades))]
    return sorted(placed, key=lambda each: each[1])


def _place(programme_id: str | None, grade: str) -> float:
    programme = index_ids().get(programme_id or "")
    rank = programme.find_rank(grade) if programme else None
    if programme and rank is not None:
        return rank / max(len(programme.grades) - 1, 1)
    label = strip_label(grade)
    steps = (no for no, step in enumerate(COMMON_STEPS) if {grade, label} & {*step})
    return next(steps, 2) / (len(COMMON_STEPS) - 1)
