"""The run gate: what must hold over the whole run before anything is published.

The merged tables are gated bucket by bucket: a page's rows lie in one bucket of each dataset, so
keys and references can be settled there, and memory does not grow with the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.errors import GateError
from flows.findings import Check
from flows.parts import UNBUCKETED, count_parts, find_parts, part_path, read_part, write_part
from flows.tables import to_table
from flows.validate.bucket_gate import FAILED_ROWS, Counted, count_bucket, count_table
from flows.validate.data_docs import write_data_docs
from flows.validate.drift import find_drift
from flows.validate.rows import Rows
from flows.validate.suites import validate_frame
from flows.validate.tally import Tally
from flows.validate.thresholds import read_thresholds
from schemas.catalog import BY_NAME, DATASETS

Tallies = dict[tuple[str, str], Tally]

MOST_NAMED = 5
"""Failed expectations that the error names; the Data Docs show all."""


@dataclass(frozen=True, slots=True)
class RunVerdict:
    """How the run stands: rows by dataset, the outcome of every expectation over its dataset.

    `failed` are those of `checks` whose outcome is "fail": warnings, and expectations for which
    rows were held back. A critical failure over the run raises instead.
    """

    rows: Mapping[str, int]
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.outcome == "fail")


def check_run(
    staging: Path,
    published: Path | None = None,
    is_drift_accepted: bool = False,
    before: Path | None = None,
) -> RunVerdict:
    """Gate the merged datasets of `staging`, add the outcomes to `checks`, write the Data Docs.

    `published` is the folder of datasets that the run is held against for drift, if there is one;
    a critical drift is fatal unless it is accepted. Files that are the same as those of the
    published run `before` are not held against the expectations again.

    Every expectation, of rows and of the run, gives one row of `checks` about its whole dataset,
    except those about `checks` itself. Raises `GateError` with expectations and offending rows
    if a critical one fails over the run; the Data Docs in `staging/data_docs` are written first.
    """
    tallies = {
        (dataset.name, each.id): Tally(dataset.name, each)
        for dataset in DATASETS
        for each in dataset.expectations
    }
    buckets = count_parts(staging, "pages")
    rows = _count_rows(staging)
    _tally_totals(staging, rows, tallies)
    for bucket in range(buckets):
        _tally_bucket(staging, bucket, before, tallies)
    _tally_whole(staging, tallies, {each: part_path(staging, each, 0) for each in UNBUCKETED})
    _tally_floors(staging, rows, tallies)
    drift = _find_drift(staging, published)
    outcomes = [each.check() for each in tallies.values() if each.dataset != "checks"]
    about_run = part_path(staging, "checks", buckets)
    _replace_outcomes(about_run, [*outcomes, *drift])
    _tally_whole(staging, tallies, {"checks": about_run})
    checks = (*(each.check() for each in tallies.values()), *drift)
    verdict = RunVerdict(rows | {"checks": _count_part_rows(staging, "checks")}, checks)
    write_data_docs(staging / "data_docs", verdict.checks, verdict.rows)
    _raise_fatal([each.message() for each in tallies.values() if each.is_fatal])
    if not is_drift_accepted:
        _raise_drift([each.message for each in drift if each.severity == "critical"])
    return verdict


def _find_drift(staging: Path, published: Path | None) -> list[Check]:
    if published is None or not published.is_dir():
        return []
    return find_drift(published, staging / "datasets", read_thresholds())


def _raise_fatal(messages: list[str]) -> None:
    if messages:
        raise GateError(f"nothing was published: {_list(messages)}")


def _raise_drift(messages: list[str]) -> None:
    if messages:
        told = _list(messages)
        raise GateError(f"nothing was published: {told} --accept-drift publishes it all the same.")


def _list(messages: list[str]) -> str:
    """Return the first messages in a line, and how many more there are."""
    more = len(messages) - MOST_NAMED
    return " ".join(messages[:MOST_NAMED]) + (f" And {more} more." if more > 0 else "")


def _tally_totals(staging: Path, rows: Mapping[str, int], tallies: Tallies) -> None:
    """Count for expectations of rows what the row gate saw: accepted rows and held-back ones.

    Rows that went with their parent were not looked at.
    """
    held = _count_by(staging, "rejects", ("dataset", "stage", "reason"))
    for (dataset, _), tally in tallies.items():
        if tally.expectation.scope == "row":
            tally.total = rows[dataset] + sum(
                count
                for (name, stage, reason), count in held.items()
                if (name, stage) == (dataset, "validate") and reason != "parent_rejected"
            )


def _count_by(staging: Path, dataset: str, names: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    table = read_part(part_path(staging, dataset, 0), names)
    groups = table.group_by(list(names)).aggregate([([], "count_all")])
    *keys, counts = (column.to_pylist() for column in groups.select([*names, "count_all"]).columns)
    return dict(zip(zip(*keys, strict=True), counts, strict=True))


def _tally_bucket(staging: Path, bucket: int, before: Path | None, tallies: Tallies) -> None:
    """Hold a bucket of the datasets of pages against the expectations of the run."""
    counts = count_bucket(staging, bucket, before)
    failed = counts.pop(FAILED_ROWS)
    for tally in tallies.values():
        if tally.expectation.scope == "row" and tally.name in failed:
            tally.add(*failed[tally.name])
    for dataset, counted in counts.items():
        _add(dataset, counted, tallies)


def _tally_whole(staging: Path, tallies: Tallies, paths: Mapping[str, Path]) -> None:
    """Hold files that are no bucket's against the expectations of the run, by dataset."""
    pages = pa.concat_tables(read_part(each, ("page_id",)) for each in find_parts(staging, "pages"))
    for name, path in paths.items():
        _add(name, count_table(BY_NAME[name], Rows({"pages": pages}), path), tallies)


def _add(dataset: str, counted: Mapping[str, Counted], tallies: Tallies) -> None:
    for check, count in counted.items():
        tallies[dataset, check].add(*count)


def _tally_floors(staging: Path, rows: Mapping[str, int], tallies: Tallies) -> None:
    """Hold row counts against the floors, if the run read any page; see `row_floor`."""
    if not _has_read_pages(staging, rows):
        return
    for (dataset, check), tally in tallies.items():
        if check == "row_floor":
            tally.total = rows[dataset]
            frame = pd.DataFrame(index=range(tally.total))
            (outcome,) = validate_frame(dataset, (tally.expectation,), frame)
            tally.is_floor_missed = not outcome.passed


def _has_read_pages(staging: Path, rows: Mapping[str, int]) -> bool:
    """Return whether a page was read, be it that every one was held back after ingest."""
    held = _count_by(staging, "rejects", ("stage",))
    return rows["pages"] > 0 or any(stage != "ingest" for (stage,) in held)


def _replace_outcomes(path: Path, outcomes: list[Check]) -> None:
    """Put the outcomes into `checks`, in place of those of an earlier gating of this staging."""
    table = read_part(path)
    kept = table.filter(pc.is_valid(table["row_id"]))
    write_part(path, "checks", pa.concat_tables([kept, to_table("checks", outcomes)]))


def _count_rows(staging: Path) -> dict[str, int]:
    return {each.name: _count_part_rows(staging, each.name) for each in DATASETS}


def _count_part_rows(staging: Path, dataset: str) -> int:
    return sum(read_part(path, ()).num_rows for path in find_parts(staging, dataset))
