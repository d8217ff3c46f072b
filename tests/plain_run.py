"""The run without Prefect, as a function and as a process: `python -m tests.plain_run OPTIONS`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd

from flows.batches import (
    clean_batch,
    ingest_batch,
    settle_batches,
    structure_batch,
    validate_batch,
)
from flows.ingest.formats import Reader
from flows.ingest.inventory import take_inventory
from flows.planning import plan_run
from flows.resume import share_out, work_once
from flows.runs import find_published, gate_run, merge_run, publish_run, take_order
from flows.validate.suites import Outcome
from flows.workplace import open_workplace
from flows.write.report import RunReport
from schemas.expectation import Expectation

LONG_AGO = 1_600_000_000
"""Seconds since 1970: a time of change that no clock is too coarse for."""

HELD_BACK = 7
"""Of so many lengths of a page the stand-in for the row gate holds one back."""

STAGES = (("clean", clean_batch), ("structure", structure_batch), ("validate", validate_batch))


def run_plain(
    inputs: Sequence[str],
    out: Path,
    batch_pages: int | None = None,
    names: dict[str, str] | None = None,
    force: bool = False,
) -> RunReport:
    """Do what the flow does, stage by stage."""
    with open_workplace(out) as work:
        inventory = take_inventory(inputs)
        order = take_order(inputs, inventory)
        plan = plan_run(inventory.sources, find_published(out), work, batch_pages, names, force)
        reader = Reader(names or {})
        read = [
            work_once(batch, "ingest", partial(ingest_batch, sources=share, reader=reader))
            for batch, share in plan.batches
        ]
        settled = settle_batches(read, plan.sources, plan.state)
        batches = share_out(read, settled)
        for name, stage in STAGES:
            batches = [work_once(batch, name, stage) for batch in batches]
        staged = merge_run(batches, work, plan, settled)
        staged = gate_run(staged, out, before=settled.reused.snapshot)
        return publish_run(staged, out, order, settled)


def validate(
    dataset: str, expectations: Iterable[Expectation], frame: pd.DataFrame
) -> list[Outcome]:
    """Stand in for Great Expectations, a hundred times as fast: one expectation fails, on
    some lengths."""
    outcomes = []
    for each in expectations:
        failing = ()
        if (dataset, each.id) == ("pages", "char_count_in_range"):
            failing = tuple(
                n for n, count in enumerate(frame["char_count"]) if count % HELD_BACK == 0
            )
        outcomes.append(Outcome(each, not failing, failing))
    return outcomes


@contextmanager
def validate_lightly() -> Iterator[None]:
    """Let the stand-in validate, in buckets of four pages, without regard to drift."""
    with ExitStack() as stack:
        for module in ("row_gate", "bucket_gate", "run_gate"):
            target = f"flows.validate.{module}.validate_frame"
            stack.enter_context(mock.patch(target, validate))
        stack.enter_context(mock.patch("flows.validate.run_gate.find_drift", return_value=[]))
        stack.enter_context(mock.patch("flows.parts.PAGES_PER_BUCKET", 4))
        yield


def read_state(out: str) -> dict[str, bytes]:
    """Return whatever a state shows, by path.

    What is kept for the next run is no part of it, nor is the report page: it tells of the state
    before, too.
    """
    snapshot = Path(out, "current").resolve()
    files = (each for each in snapshot.rglob("*") if each.is_file())
    paths = {each.relative_to(snapshot).as_posix(): each.read_bytes() for each in files}
    return {
        name: data for name, data in paths.items() if not name.startswith(("state/", "report."))
    }


def main() -> None:
    """Run with the stand-in and the arguments that are given as JSON."""
    given: dict[str, Any] = json.loads(sys.argv[1])
    with validate_lightly():
        run_plain(**given | {"out": Path(given["out"])})


if __name__ == "__main__":
    main()
