"""What a sentence says of results, and what stands in it to read that from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.records import Mention
from flows.structure.awards.figures import Slot
from flows.structure.awards.grades import Grade
from flows.structure.spans import Found

# 받았고, 받았으며, 받았지만: where the clauses that give results part
CLAUSE_END = re.compile(r"(?:[고며여]|지만|으나),?\s|,\s")


@dataclass(frozen=True, slots=True)
class Result:
    """What a clause says: recipients (none if not named), topic number, grade and streak.

    `topic` counts the programmes of the sentence; None is the one spoken of before. `graded` is
    the field of the result where the programme grades by field.
    """

    position: int
    recipients: tuple[Mention, ...]
    topic: int | None
    grade: Grade | None
    streak: Slot | None
    is_listed: bool = False
    graded: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """What stands in a sentence, each kind in text order.

    `subjects` are the bodies spoken of, `bodies` all that could win, `named` all that are named;
    `grades` are those that may be results, `printed` all.
    """

    start: int
    end: int
    programmes: Sequence[tuple[int, int]]
    subjects: Sequence[tuple[Mention, ...]]
    grades: Sequence[Grade]
    streaks: Sequence[Slot]
    bodies: Sequence[Mention]
    named: Sequence[Mention] = ()
    printed: Sequence[Grade] = ()
