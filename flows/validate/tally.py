"""Counting how whole datasets stand against their expectations, as rows of `checks`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.findings import Check
from schemas.expectation import Expectation

MOST_EXAMPLES = 5
"""Row ids that a message names; the others are in `checks` or `rejects`."""


@dataclass
class Tally:
    """How many rows of a dataset were held against an expectation, and which failed.

    `total` and `failing` are counts of rows; `examples` are ids of the first that fail.
    """

    dataset: str
    expectation: Expectation
    total: int = 0
    failing: int = 0
    examples: list[str] = field(default_factory=list)
    is_floor_missed: bool = False

    def add(self, total: int, failing: int, examples: Iterable[str]) -> None:
        """Add the rows of a part of the dataset."""
        self.total += total
        self.failing += failing
        self.examples += list(examples)[: MOST_EXAMPLES - len(self.examples)]

    @property
    def name(self) -> str:
        """The name by which messages call the expectation."""
        return f"{self.dataset}.{self.expectation.id}"

    @property
    def is_failed(self) -> bool:
        """Whether the dataset fails."""
        return self.is_floor_missed or self.failing > 0

    @property
    def is_fatal(self) -> bool:
        """Whether nothing may be published: what fails critically over the run."""
        is_of_run = self.expectation.scope == "run" and self.expectation.severity == "critical"
        return self.is_failed and is_of_run

    def observed(self) -> str:
        """Return what was seen: the row count of a floor, else how many rows of how many fail."""
        if self.expectation.id == "row_floor":
            return f"{self.total} row{'' if self.total == 1 else 's'}"
        return f"{self.failing} of {self.total} rows fail"

    def message(self) -> str:
        """Return the outcome in a sentence that names the rows, or the first of them."""
        named = f" ({', '.join(self.examples)}{self._more()})" if self.examples else ""
        return f"{self.name}: {self.observed()}{named}."

    def check(self) -> Check:
        """Return the outcome as a row of `checks` about the whole dataset."""
        outcome = "pass" if self.total else "not_applicable"
        return Check(
            check=self.expectation.id,
            dataset=self.dataset,
            row_id=None,
            severity=self.expectation.severity,
            outcome="fail" if self.is_failed else outcome,
            observed=self.observed(),
            expected=self.expectation.description,
            message=self.message(),
        )

    def _more(self) -> str:
        return " …" if self.failing > len(self.examples) else ""
