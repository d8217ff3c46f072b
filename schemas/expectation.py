"""Expectations as data: what a row or a dataset must satisfy, in the words of the suites.

A builder returns a frozen `Expectation`; `flows/validate/suites.py` turns it into the stock
Great Expectations class of the same name. So the schemas can be read without importing Great
Expectations, and a suite cannot use a class that the library does not have.

An expectation about a column passes where the column is null, on an empty table and on a column
that is null throughout. So every suite pairs it with `not_null` where a value is certain and with
`row_floor` where rows are. Columns named `is_…`, `has_…`, `holds_…` or `…_count` that a dataset
does not have are facts that `flows/validate/frames.py` derives; those flags are never null.
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

    def columns(self) -> tuple[str, ...]:
        """Return the columns it looks at, in the order of its arguments; none for a row count."""
        named = [value for name, value in self.arguments if name.startswith("column")]
        return tuple(
            column
            for value in named
            for column in (value if isinstance(value, tuple) else (value,))
        )


def not_null(column: str, scope: str = "row") -> Expectation:
    """Return: the column is filled in every row."""
    return Expectation(
        id=f"{column}_not_null",
        type="ExpectColumnValuesToNotBeNull",
        arguments=(("column", column),),
        description=f"`{column}` is filled in every row.",
        reason="missing_value",
        scope=scope,
    )


def unique(*columns: str, severity: str = "critical") -> Expectation:
    """Return: over the whole run no two rows agree in these columns."""
    type_ = "ExpectColumnValuesToBeUnique"
    argument: tuple[str, Any] = ("column", columns[0])
    if len(columns) > 1:
        type_, argument = "ExpectCompoundColumnsToBeUnique", ("column_list", columns)
    return Expectation(
        id=f"{'_'.join(columns)}_unique",
        type=type_,
        arguments=(argument,),
        description=f"No two rows of a run have the same {' and '.join(map(_code, columns))}.",
        severity=severity,
        reason="duplicate_key",
        scope="run",
    )


def one_of(
    column: str, values: tuple[str, ...], severity: str = "critical", scope: str = "row"
) -> Expectation:
    """Return: the column, where filled, holds a word of a closed list."""
    return Expectation(
        id=f"{column}_known",
        type="ExpectColumnValuesToBeInSet",
        arguments=(("column", column), ("value_set", values)),
        description=f"`{column}` is one of {', '.join(values)}.",
        severity=severity,
        reason="unknown_value",
        scope=scope,
    )


def between(
    column: str,
    low: float | None,
    high: float | None,
    why: str,
    severity: str = "critical",
    scope: str = "row",
) -> Expectation:
    """Return: the column, where filled, lies in `low`..`high`, both included; `why` says why."""
    bounds = (("min_value", low), ("max_value", high))
    return Expectation(
        id=f"{column}_in_range",
        type="ExpectColumnValuesToBeBetween",
        arguments=(("column", column), *(each for each in bounds if each[1] is not None)),
        description=f"`{column}` {_range(low, high)}: {why}.",
        severity=severity,
        reason="out_of_range",
        scope=scope,
    )


def matches(
    column: str, regex: str, why: str, severity: str = "critical", scope: str = "row"
) -> Expectation:
    r"""Return: the column, where filled, matches `regex`, which spells its classes out.

    `\d \w \s` and lookaround mean different things in pandas, Arrow and DuckDB, or are slow.
    """
    return Expectation(
        id=f"{column}_well_formed",
        type="ExpectColumnValuesToMatchRegex",
        arguments=(("column", column), ("regex", regex)),
        description=f"`{column}` is {why}.",
        severity=severity,
        reason="malformed_value",
        scope=scope,
    )


def ordered(
    low: str,
    high: str,
    why: str,
    strictly: bool = False,
    severity: str = "critical",
    reason: str = "inconsistent_values",
    scope: str = "row",
) -> Expectation:
    """Return: where both are filled, `low` is at most `high`, or less if `strictly`."""
    relation = "less than" if strictly else "at most"
    return Expectation(
        id=f"{low}_{'before' if strictly else 'within'}_{high}",
        type="ExpectColumnPairValuesAToBeGreaterThanB",
        arguments=(
            ("column_A", high),
            ("column_B", low),
            ("or_equal", not strictly),
            ("ignore_row_if", "either_value_is_missing"),
        ),
        description=f"`{low}` is {relation} `{high}`: {why}.",
        severity=severity,
        reason=reason,
        scope=scope,
    )


def equal(first: str, second: str, why: str, scope: str = "row") -> Expectation:
    """Return: where both are filled, the two columns agree."""
    return Expectation(
        id=f"{first}_equals_{second}",
        type="ExpectColumnPairValuesToBeEqual",
        arguments=(
            ("column_A", first),
            ("column_B", second),
            ("ignore_row_if", "either_value_is_missing"),
        ),
        description=f"`{first}` equals `{second}`: {why}.",
        reason="inconsistent_values",
        scope=scope,
    )


def true_flag(
    column: str,
    description: str,
    severity: str = "critical",
    reason: str = "inconsistent_values",
    scope: str = "row",
) -> Expectation:
    """Return: a flag that `frames.py` derives, never null, is true in every row."""
    return Expectation(
        id=column if scope == "row" else f"{column}_in_run",
        type="ExpectColumnValuesToBeInSet",
        arguments=(("column", column), ("value_set", (True,))),
        description=description,
        severity=severity,
        reason=reason,
        scope=scope,
    )


def claim(check: str, description: str) -> Expectation:
    """Return: no row fails the cross-check of that name, whose outcomes are in `checks`.

    A page may be wrong without the reading of it being wrong, so it only warns.
    """
    return Expectation(
        id=check,
        type="ExpectColumnValuesToBeInSet",
        arguments=(("column", f"holds_{check}"), ("value_set", (True,))),
        description=description,
        severity="warning",
        reason="inconsistent_values",
        scope="run",
    )


def row_floor(rows: int) -> Expectation:
    """Return: a run that read at least one page has so many rows or more.

    A run whose inputs were all held back by ingest has no page, and no floor.
    """
    return Expectation(
        id="row_floor",
        type="ExpectTableRowCountToBeBetween",
        arguments=(("min_value", rows),),
        description=f"A run that read a page has at least {rows} row{'s' if rows > 1 else ''}.",
        reason="too_few_rows",
        scope="run",
    )


def _code(column: str) -> str:
    return f"`{column}`"


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"is at most {high}"
    return f"is at least {low}" if high is None else f"lies in {low} to {high}"
