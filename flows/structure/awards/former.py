"""Streaks that end where the story begins: held in another grade, or before this year's result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.structure.awards.figures import Slot
from flows.structure.awards.grades import Grade
from flows.structure.spans import Found

FORMER_GAP = 14  # code points between a streak and the grade that it was held in
OF_LAST_YEAR = re.compile(r"(?:지난해|작년|전년도?)[^.,]{0,8}$")
FOLLOWED = re.compile(r"[^.,]{0,10}에\s이어")


def drop_former_streaks(
    text: str, streaks: Sequence[Slot], printed: Sequence[Grade], kept: Sequence[Grade]
) -> list[Slot]:
    """Return the streaks without those of a former grade.

    `printed` are all grades of the sentence, `kept` those that may be results. A streak beside a
    former grade goes with it (2년 연속 최우수에 이어 올해 대상); so does one that joins last
    year's other grade to this year's (지난해 장려상에 이어 2년 연속 우수기관).
    """
    held = {grade.start for grade in kept}
    former = [grade for grade in printed if grade.start not in held]
    values = {grade.value for grade in kept}
    if any(_is_last_years(text, grade) and grade.value not in values for grade in former):
        return []
    return [streak for streak in streaks if not _belongs(streak, former, kept)]


def _is_last_years(text: str, grade: Found[str]) -> bool:
    is_last = OF_LAST_YEAR.search(text, max(0, grade.start - 12), grade.start)
    return is_last is not None and FOLLOWED.match(text, grade.end) is not None


def _belongs(streak: Slot, former: Sequence[Grade], kept: Sequence[Grade]) -> bool:
    """Return whether the grade next to a streak is a former one."""
    after = [grade for grade in (*former, *kept) if grade.start >= streak.end]
    nearest = min(after, key=lambda grade: grade.start, default=None)
    return nearest in former and nearest is not None and nearest.start - streak.end <= FORMER_GAP
