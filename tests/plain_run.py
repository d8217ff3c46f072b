"""The run without Prefect, as a function and as a process: `python -m tests.plain_run PLAN`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from flows.batches import (
    clean_batch,
    ingest_batch,
    settle_batches,
    structure_batch,
    validate_batch,
)
from flows.ingest.inventory import take_inventory
from flows.planning import plan_run
from flows.resume import share_out, work_once
from flows.runs import find_published, gate_run, merge_run, publish_run, take_order
from flows.workplace import open_workplace
from flows.write.report import RunReport

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
        read = [
            work_once(batch, "ingest", partial(ingest_batch, sources=share, names=names or {}))
            for batch, share in plan.batches
        ]
        settled = settle_batches(read, plan.sources, plan.state)
        batches = share_out(read, settled)
        for name, stage in STAGES:
            batches = [work_once(batch, name, stage) for batch in batches]
        staged = merge_run(batches, work, plan, settled)
        staged = gate_run(staged, out, before=settled.reused.snapshot)
        return publish_run(staged, out, order, settled)


def main() -> None:
    """Run with the arguments that are given as JSON, and print what was worked on."""
    given: dict[str, Any] = json.loads(sys.argv[1])
    report = run_plain(**given | {"out": Path(given["out"])})
    print(json.dumps([report.unchanged_pages, report.worked_pages]))


if __name__ == "__main__":
    main()
