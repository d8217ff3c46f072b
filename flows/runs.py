"""The stages over a whole run: merging, the run gate, publication; without Prefect."""

from __future__ import annotations

import logging
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from flows.batches import STAGING, Batch
from flows.errors import GateError
from flows.findings import Check
from flows.parts import part_path, read_part
from flows.validate.run_gate import check_run
from flows.write.aggregates import add_aggregates
from flows.write.dictionary import write_dictionary
from flows.write.merge import merge_batches
from flows.write.publish import find_current, publish
from flows.write.report import RunReport, write_report
from flows.write.report_page.page import write_report_page
from flows.write.review.writing import write_review
from flows.write.states import KEPT_STATES

logger = logging.getLogger(__name__)

FAILED = "failed"
"""Folder under the output that keeps the last run that failed its gate, for looking into it."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A reference to a merged run: its folder, ready to be gated and published.

    `rows` by dataset, `rejects` by reason, the checks over whole datasets that `failed`, and
    `seconds` of work by stage, over all batches.
    """

    folder: Path
    rows: Mapping[str, int]
    rejects: Mapping[str, int]
    failed: tuple[Check, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


def merge_run(batches: Sequence[Batch], work: Path) -> Staged:
    """Merge what was accepted of the batches and add what only the whole run can say."""
    started = perf_counter()
    staging = work / STAGING
    rows = merge_batches([batch.folder for batch in batches], staging)
    add_aggregates(staging)
    reasons = read_part(part_path(staging, "rejects", 0), ("reason",))["reason"].to_pylist()
    logger.info("write · merged %s pages of %s batches", f"{rows['pages']:,}", len(batches))
    seconds = _add([*(batch.seconds for batch in batches), {"write": perf_counter() - started}])
    return Staged(staging, rows, Counter(map(str, reasons)), seconds=seconds)


def gate_run(staged: Staged, out: Path, accept_drift: bool = False) -> Staged:
    """Pass the run through the run gate, held against what `out` has published.

    Raises `GateError` if it fails; the run is then kept under `out` in the folder `failed`.
    """
    started = perf_counter()
    kept = out / FAILED
    shutil.rmtree(kept, ignore_errors=True)
    try:
        verdict = check_run(staged.folder, out / "datasets", accept_drift)
    except GateError as error:
        staged.folder.rename(kept)
        raise GateError(f"{error} Look at {kept}/data_docs/index.html") from error
    logger.info("validate · the run passed; expectations that rows failed: %s", len(verdict.failed))
    seconds = _add([staged.seconds, {"validate": perf_counter() - started}])
    return replace(staged, rows=verdict.rows, failed=verdict.failed, seconds=seconds)


def review_run(staged: Staged) -> Staged:
    """Write the review pages of a run that passed its gate."""
    started = perf_counter()
    count = write_review(staged.folder)
    logger.info("write · %s review pages", f"{count:,}")
    return replace(staged, seconds=_add([staged.seconds, {"write": perf_counter() - started}]))


def publish_run(
    staged: Staged,
    out: Path,
    inputs: Sequence[str],
    skipped: Mapping[str, str],
    started: datetime,
    keep: int = KEPT_STATES,
) -> RunReport:
    """Publish a run that passed its gate and write the report of it, which is returned."""
    began = perf_counter()
    write_dictionary(staged.folder)
    write_report_page(staged.folder, find_current(out))
    publication = publish(staged.folder, out, keep)
    report = RunReport(
        started_at=started,
        finished_at=datetime.now(UTC),
        inputs=inputs,
        publication=publication,
        stages=_add([staged.seconds, {"write": perf_counter() - began}]),
        rows=staged.rows,
        rejects=staged.rejects,
        failed=staged.failed,
        skipped=skipped,
    )
    write_report(out, report)
    logger.info("write · snapshot %s is current", publication.snapshot_id)
    return report


def _add(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, seconds in (item for part in parts for item in part.items()):
        total[name] = total.get(name, 0) + seconds
    return total
