"""Counts of what was found rightly, wrongly and not at all, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values were right, how many were none of the gold's, how many were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Right of all found, None where nothing was found."""
        return _divide(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        """Found of all that the gold has, None where it has nothing."""
        return _divide(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, None where neither side has anything."""
        return _divide(2 * self.right, 2 * self.right + self.wrong + self.missed)


def _divide(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def compare_values(gold: Hashable | None, found: Hashable | None) -> Tally:
    """Return the tally of one value; None is no value, and right only where both are None.

    A wrong value counts twice: it is not the gold's, and the gold's is missed.
    """
    if gold == found:
        return Tally(right=int(gold is not None))
    return Tally(wrong=int(found is not None), missed=int(gold is not None))


def compare_bags(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Tally:
    """Return the tally of values without order; one that stands twice must be found twice."""
    wanted, got = Counter(list(gold)), Counter(list(found))
    right = (wanted & got).total()
    return Tally(right, got.total() - right, wanted.total() - right)


def add_scores(scores: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    """Return the tallies of several cases added up, field by field, in the order of the first."""
    total: dict[str, Tally] = {}
    for each in scores:
        for field, tally in each.items():
            total[field] = total.get(field, Tally()).plus(tally)
    return total
