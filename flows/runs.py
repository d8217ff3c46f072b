"""The stages over a whole run: merging, the run gate, publication; without Prefect."""

from __future__ import annotations

import json
import logging
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pyarrow.compute as pc

from flows.batches import QUARANTINE, Batch
from flows.errors import GateError
from flows.findings import Check
from flows.ingest.inventory import Inventory
from flows.ingest.urls import mask_credentials
from flows.parts import link_file, part_path, read_part
from flows.planning import Plan
from flows.resume import build_once, link_tree, write_whole
from flows.settling import Settled
from flows.state import install_state, save_state
from flows.validate.run_gate import check_run
from flows.watching import identify_sources
from flows.write.aggregates import add_aggregates
from flows.write.dictionary import write_dictionary
from flows.write.merge import merge_batches
from flows.write.publish import CURRENT, find_current, publish
from flows.write.report import RunReport, write_report
from flows.write.report_page.page import write_report_page
from flows.write.review.writing import write_review
from flows.write.states import KEPT_STATES

logger = logging.getLogger(__name__)

FAILED = "failed"
"""Folder under the output that keeps the last run that failed its gate, for looking into it."""

MERGED, GATED, REVIEWED, STAGING = "merged", "gated", "reviewed", "staging"
NOTE = "staged.json"


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


@dataclass(frozen=True, slots=True)
class Order:
    """What a run was asked to do: its inputs as they may be shown, what it passes over in them.

    `sources_id` is a hash of what it reads, `started_at` is aware.
    """

    inputs: tuple[str, ...]
    skipped: Mapping[str, str]
    sources_id: str
    started_at: datetime


def take_order(inputs: Sequence[str], inventory: Inventory) -> Order:
    """Return the order of a run that starts now."""
    return Order(
        inputs=tuple(map(mask_credentials, inputs)),
        skipped={each.uri: each.reason for each in inventory.skipped},
        sources_id=identify_sources(inventory.sources),
        started_at=datetime.now(UTC),
    )


def merge_run(batches: Sequence[Batch], work: Path, plan: Plan, settled: Settled) -> Staged:
    """Merge what was accepted of the batches with what is taken over, unless that is done.

    Adds what only the whole run can say, and what the next run has to know.
    """

    def merge(staging: Path) -> None:
        started = perf_counter()
        folders = [batch.folder for batch in batches]
        rows = merge_batches(folders, staging, settled.rejects, settled.reused)
        add_aggregates(staging, settled.reused)
        reasons = _gather_quarantine(staging, work / QUARANTINE, settled.reused.snapshot)
        save_state(staging, plan.rules, plan.stamps, plan.taken_ns, settled.manifest)
        own = {"write": perf_counter() - started}
        seconds = _add([*(batch.seconds for batch in batches), own])
        _note(Staged(staging, rows, reasons, seconds=seconds))
        logger.info("write · merged %s pages", f"{rows['pages']:,}")

    build_once(work / MERGED, merge)
    return _recall(work / MERGED)


def _gather_quarantine(staging: Path, quarantine: Path, before: Path | None) -> Mapping[str, int]:
    """Put what the rejects name beside the datasets; return the rejects by reason."""
    rejects = read_part(part_path(staging, "rejects", 0), ("reason", "quarantine_uri"))
    for uri in filter(None, pc.unique(rejects["quarantine_uri"]).to_pylist()):
        kept = quarantine / Path(uri).name
        link_file(kept if kept.exists() or not before else before / uri, staging / uri)
    return dict(Counter(map(str, rejects["reason"].to_pylist())))


def gate_run(
    staged: Staged, out: Path, accept_drift: bool = False, before: Path | None = None
) -> Staged:
    """Pass the run through the run gate, held against what `out` has published, unless it has.

    `before` is the published run that was taken over from. Raises `GateError` if the run fails;
    it is then kept under `out` in the folder `failed`.
    """
    kept = out / FAILED
    shutil.rmtree(kept, ignore_errors=True)

    def gate(folder: Path) -> None:
        started = perf_counter()
        link_tree(staged.folder, folder)
        try:
            verdict = check_run(folder, out / "datasets", accept_drift, before)
        except GateError as error:
            folder.rename(kept)
            raise GateError(f"{error} Look at {kept}/data_docs/index.html") from error
        seconds = _add([staged.seconds, {"validate": perf_counter() - started}])
        _note(Staged(folder, verdict.rows, staged.rejects, verdict.failed, seconds))

    build_once(staged.folder.with_name(GATED), gate)
    gated = _recall(staged.folder.with_name(GATED))
    logger.info("validate · the run passed; expectations that rows failed: %s", len(gated.failed))
    return gated


def review_run(staged: Staged) -> Staged:
    """Write the review pages of a run that passed its gate, unless that is done."""

    def review(folder: Path) -> None:
        started = perf_counter()
        link_tree(staged.folder, folder)
        count = write_review(folder)
        logger.info("write · %s review pages", f"{count:,}")
        seconds = _add([staged.seconds, {"write": perf_counter() - started}])
        _note(replace(staged, folder=folder, seconds=seconds))

    build_once(staged.folder.with_name(REVIEWED), review)
    return _recall(staged.folder.with_name(REVIEWED))


def publish_run(
    staged: Staged, out: Path, order: Order, settled: Settled, keep: int = KEPT_STATES
) -> RunReport:
    """Publish a run that passed its gate and write the report of it, which is returned."""
    began = perf_counter()
    staging = staged.folder.with_name(STAGING)
    shutil.rmtree(staging, ignore_errors=True)
    link_tree(staged.folder, staging)
    write_dictionary(staging)
    write_report_page(staging, find_current(out))
    publication = publish(staging, out, keep)
    install_state(staging, (out / CURRENT).resolve())
    report = RunReport(
        started_at=order.started_at,
        finished_at=datetime.now(UTC),
        inputs=order.inputs,
        publication=publication,
        stages=_add([staged.seconds, {"write": perf_counter() - began}]),
        rows=staged.rows,
        rejects=staged.rejects,
        failed=staged.failed,
        skipped=order.skipped,
        sources_id=order.sources_id,
        unchanged_pages=len(settled.reused.page_ids),
        worked_pages=settled.fresh,
    )
    write_report(out, report)
    logger.info("write · snapshot %s is current", publication.snapshot_id)
    return report


def find_published(out: Path) -> Path | None:
    """Return the folder of the current state of an output, None if there is none."""
    current = out / CURRENT
    return current.resolve() if (current / "datasets").is_dir() else None


def _note(staged: Staged) -> None:
    """Write what is known of a staged run beside it, for a run that goes on from there."""
    told = asdict(staged) | {"folder": None}
    write_whole(staged.folder / NOTE, json.dumps(told, ensure_ascii=False))


def _recall(folder: Path) -> Staged:
    told = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    failed = tuple(Check(**each) for each in told["failed"])
    return Staged(folder, told["rows"], told["rejects"], failed, told["seconds"])


def _add(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, seconds in (item for part in parts for item in part.items()):
        total[name] = total.get(name, 0) + seconds
    return total
