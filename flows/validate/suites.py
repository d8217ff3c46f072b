"""Declared expectations become Great Expectations suites, and a frame is held against them.

Great Expectations takes seconds to import, so it is imported when the first frame is validated.
A validation costs about 0.01 s an expectation whatever the size of the frame: hand it large ones.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from flows.lasting import import_for_good
from schemas.expectation import Expectation

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations import ExpectationSuite
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.core.expectation_validation_result import (
        ExpectationSuiteValidationResult,
        ExpectationValidationResult,
    )


IN_META = ("id", "description", "severity", "reason", "scope")
"""What the meta of an expectation says of it; the library keeps it wherever it goes."""

IN_FIELDS = ("severity", "description")
"""What the library has fields of its own for beside the meta."""


@dataclass(frozen=True)
class Outcome:
    """How a frame stands against one expectation.

    `failing` are the positions of the rows that fail it, ascending; empty for a row count.
    """

    expectation: Expectation
    passed: bool
    failing: tuple[int, ...] = ()


def validate_frame(
    dataset: str, expectations: Iterable[Expectation], frame: pd.DataFrame
) -> list[Outcome]:
    """Return the outcome of each expectation on a frame, in the order they were declared.

    First all are asked for yes or no, which costs half; those that fail are asked for the rows.
    Raises `RuntimeError` if Great Expectations could not evaluate one: that is a defect of the
    suite or the frame and says nothing about a row.
    """
    declared = tuple(expectations)
    indexed = frame.reset_index(drop=True)
    verdicts = _validate(dataset, declared, indexed, "BOOLEAN_ONLY")
    failed = tuple(each for each in declared if not verdicts[each.id].success)
    details = _validate(dataset, failed, indexed, "COMPLETE")
    return [
        _read_failure(dataset, each, details[each.id])
        if each.id in details
        else Outcome(each, True)
        for each in declared
    ]


def _validate(
    dataset: str, expectations: tuple[Expectation, ...], frame: pd.DataFrame, result_format: str
) -> dict[str, ExpectationValidationResult]:
    """Return the results by id of expectation; the library gives them in an order of its own."""
    if not expectations:
        return {}
    batch = _batch_definition().get_batch({"dataframe": frame})
    suite = build_suite(dataset, expectations, in_meta=("id",))
    result: ExpectationSuiteValidationResult = batch.validate(
        suite, result_format={"result_format": result_format}
    )
    return {_id_of(each): each for each in result.results}


def build_suite(
    dataset: str, expectations: Iterable[Expectation], in_meta: Collection[str] = IN_META
) -> ExpectationSuite:
    """Return the suite of the expectations, what `in_meta` names in the `meta` of each.

    To validate, the id is enough: the library copies what it is told dozens of times. Raises
    `RuntimeError` if a type is unknown or the suite holds fewer than were declared: the library
    drops in silence what it does not know.
    """
    gx = _import_gx()
    declared = tuple(expectations)
    suite: ExpectationSuite = gx.ExpectationSuite(
        name=dataset, expectations=[_build(each, in_meta) for each in declared]
    )
    if len(suite.expectations) != len(declared):
        kept = len(suite.expectations)
        raise RuntimeError(f"{len(declared)} declared for {dataset}, {kept} in its suite")
    return suite


def _build(expectation: Expectation, in_meta: Collection[str]) -> Any:
    stock = getattr(_import_gx().expectations, expectation.type, None)
    if stock is None:
        raise RuntimeError(f"Great Expectations has no {expectation.type} ({expectation.id})")
    arguments = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in expectation.arguments
    }
    return stock(
        **arguments,
        **{name: getattr(expectation, name) for name in IN_FIELDS if name in in_meta},
        meta={name: getattr(expectation, name) for name in in_meta},
    )


def _id_of(result: ExpectationValidationResult) -> str:
    config = result.expectation_config
    return str(config.meta["id"]) if config and config.meta else ""


def _read_failure(
    dataset: str, expectation: Expectation, result: ExpectationValidationResult
) -> Outcome:
    if problem := _problem(result.exception_info or {}):
        raise RuntimeError(f"{dataset}.{expectation.id} could not be evaluated: {problem}")
    failing = result.result.get("unexpected_index_list") or ()
    return Outcome(expectation, False, tuple(sorted(int(each) for each in failing)))


def _problem(exception_info: Mapping[str, Any]) -> str | None:
    """Return the message of the exception, whether it is of the whole or of one metric."""
    infos = [exception_info, *(each for each in exception_info.values() if isinstance(each, dict))]
    messages = (each.get("exception_message") for each in infos if each.get("raised_exception"))
    return next((str(each) for each in messages), None)


@cache
def _batch_definition() -> BatchDefinition[Any]:
    gx = _import_gx()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("sacho").add_dataframe_asset("rows")
    whole: BatchDefinition[Any] = asset.add_batch_definition_whole_dataframe("whole")
    return whole


@cache
def _import_gx() -> Any:
    """Import the library with its telemetry off, which it reads from the environment once."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    with import_for_good():
        import great_expectations

    return great_expectations
