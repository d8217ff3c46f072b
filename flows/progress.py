"""How far a run is: the share of its tasks that are done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Progress:
    """Counts tasks that are done and shows their share, in percent, each time."""

    def __init__(self, steps: int, show: Callable[[float], object]) -> None:
        self.steps = steps
        self.done = 0
        self.show = show

    def after(self, result: Result) -> Result:
        """Count the task that gave this result as done and hand the result on."""
        self.done += 1
        self.show(100 * self.done / self.steps)
        return result
