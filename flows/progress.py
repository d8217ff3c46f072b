"""How far a run is: the share of its tasks that are done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")
Work = TypeVar("Work", bound=Sequence[object])


class Progress:
    """Counts tasks that are done and shows their share, in percent, each time."""

    def __init__(self, steps: int, show: Callable[[float], object]) -> None:
        self.steps = steps
        self.done = 0
        self.show = show

    def shorten(self, before: Sequence[object], after: Work) -> Work:
        """Expect as many tasks fewer as `after` has things to work on fewer, and hand it on."""
        self.steps -= len(before) - len(after)
        return after

    def after(self, result: Result) -> Result:
        """Count the task that gave this result as done and hand the result on."""
        self.done += 1
        self.show(100 * self.done / self.steps)
        return result
