"""Expectations as data: what a row or a dataset must satisfy, in the words of the suites.

A builder returns a frozen `Expectation`; `flows/validate/suites.py` turns it into the stock
Great Expectations class of the same name. So the schemas can be read without importing Great
Expectations, and a suite cannot use a class that the library does not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Expectation:
    """One expectation of a suite.

    `type` is the name of a stock Great Expectations class and `arguments` its parameters.
    `severity` "critical" holds a failing row back, "warning" only flags it. `reason` is the code
    that stands in `rejects`. `scope` "row" is checked in the row gate, "run" over the whole run.
    """

    id: str
    type: str
    arguments: tuple[tuple[str, Any], ...]
    description: str
    severity: str = "critical"
    reason: str = "expectation_failed"
    scope: str = "row"
