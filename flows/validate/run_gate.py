"""The run gate: what must hold over the whole run before anything is published.

The merged tables are gated bucket by bucket: a page's rows lie in one bucket of each dataset, so
keys and references can be settled there, and memory does not grow with the run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.errors import GateError
from flows.findings import Check
from flows.parts import UNBUCKETED, find_parts, part_path, read_part, write_part
from flows.tables import to_records, to_table
from flows.validate.data_docs import write_data_docs
from flows.validate.drift import find_drift
from flows.validate.frames import make_frame
from flows.validate.rows import Rows
from flows.validate.suites import validate_frame
from flows.validate.tally import MOST_EXAMPLES, Tally
from flows.validate.thresholds import read_thresholds
from schemas.catalog import BY_NAME, DATASETS
from schemas.dataset import Dataset

Tallies = dict[tuple[str, str], Tally]
PARENTS = {"pages": "page_id", "texts": "page_id", "articles": "article_id", "clusters": "page_id"}

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
    staging: Path, published: Path | None = None, is_drift_accepted: bool = False
) -> RunVerdict:
    """Gate the merged datasets of `staging`, add the outcomes to `checks`, write the Data Docs.

    `published` is the folder of datasets that the run is held against for drift, if there is one;
    a critical drift is fatal unless it is accepted.

    Every expectation, of rows and of the run, gives one row of `checks` about its whole dataset,
    except those about `checks` itself. Raises `GateError` with expectations and offending rows
    if a critical one fails over the run; the Data Docs in `staging/data_docs` are written first.
    """
    tallies = {
        (dataset.name, each.id): Tally(dataset.name, each)
        for dataset in DATASETS
        for each in dataset.expectations
    }
    _tally_rejected_rows(staging, tallies)
    _tally_buckets(staging, tallies)
    _tally_whole(staging, tallies, ("rejects", "ledger"))
    _tally_floors(staging, tallies)
    drift = _find_drift(staging, published)
    outcomes = [each.check() for each in tallies.values() if each.dataset != "checks"]
    _replace_outcomes(staging, [*outcomes, *drift])
    _tally_whole(staging, tallies, ("checks",))
    checks = (*(each.check() for each in tallies.values()), *drift)
    verdict = RunVerdict(_count_rows(staging), checks)
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


def _tally_rejected_rows(staging: Path, tallies: Tallies) -> None:
    """Count for expectations of rows what the row gate saw: accepted rows and held-back ones.

    Rows that went with their parent were not looked at.
    """
    held = _count_by(staging, "rejects", ("dataset", "stage", "reason"))
    failures = _find_failures(staging)
    for (dataset, check), tally in tallies.items():
        if tally.expectation.scope == "row":
            total = _count_part_rows(staging, dataset) + sum(
                count
                for (name, stage, reason), count in held.items()
                if (name, stage) == (dataset, "validate") and reason != "parent_rejected"
            )
            row_ids = failures.get((dataset, check), [])
            tally.add(total, len(row_ids), row_ids)


def _count_by(staging: Path, dataset: str, names: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    table = read_part(part_path(staging, dataset, 0), names)
    groups = table.group_by(list(names)).aggregate([([], "count_all")])
    *keys, counts = (column.to_pylist() for column in groups.select([*names, "count_all"]).columns)
    return dict(zip(zip(*keys, strict=True), counts, strict=True))


def _find_failures(staging: Path) -> dict[tuple[str, str], list[str]]:
    """Return the ids of the rows that failed by dataset and check, in their order."""
    is_failure = (pc.field("outcome") == "fail") & pc.field("row_id").is_valid()
    failures: dict[tuple[str, str], list[str]] = {}
    table = read_part(part_path(staging, "checks", 0)).filter(is_failure)
    for check in to_records(table, Check):
        failures.setdefault((check.dataset, check.check), []).append(str(check.row_id))
    return failures


def _tally_buckets(staging: Path, tallies: Tallies) -> None:
    """Hold every bucket of the datasets of pages against the expectations of the run."""
    checks = read_part(part_path(staging, "checks", 0), ("check", "dataset", "row_id", "outcome"))
    for bucket in range(len(find_parts(staging, "pages"))):
        parents = {
            name: read_part(part_path(staging, name, bucket), (column,))
            for name, column in PARENTS.items()
        } | {"checks": checks}
        for dataset in DATASETS:
            if dataset.name not in UNBUCKETED:
                _tally_table(
                    dataset, Rows(parents), part_path(staging, dataset.name, bucket), tallies
                )


def _tally_whole(staging: Path, tallies: Tallies, names: tuple[str, ...]) -> None:
    """Hold datasets that are one file against the expectations of the run."""
    pages = pa.concat_tables(read_part(each, ("page_id",)) for each in find_parts(staging, "pages"))
    for name in names:
        path = part_path(staging, name, 0)
        _tally_table(BY_NAME[name], Rows({"pages": pages}), path, tallies)


def _tally_table(dataset: Dataset, rows: Rows, path: Path, tallies: Tallies) -> None:
    expectations = [
        each for each in dataset.expectations if each.scope == "run" and each.id != "row_floor"
    ]
    columns = [each.name for each in dataset.columns if not pa.types.is_large_string(each.type)]
    table = read_part(path, columns)
    if not expectations or not table.num_rows:
        return
    frame = make_frame(dataset, rows, table, expectations)
    for outcome in validate_frame(dataset.name, expectations, frame):
        examples = _name_rows(dataset, table, outcome.failing[:MOST_EXAMPLES])
        tally = tallies[dataset.name, outcome.expectation.id]
        tally.add(table.num_rows, len(outcome.failing), examples)


def _name_rows(dataset: Dataset, table: pa.Table, positions: tuple[int, ...]) -> Iterator[str]:
    for row in table.select(list(dataset.key)).take(pa.array(positions, pa.int64())).to_pylist():
        yield ":".join("" if part is None else str(part) for part in row.values())


def _tally_floors(staging: Path, tallies: Tallies) -> None:
    """Hold row counts against the floors, if the run read any page; see `row_floor`."""
    if not _has_read_pages(staging):
        return
    for (dataset, check), tally in tallies.items():
        if check == "row_floor":
            tally.total = _count_part_rows(staging, dataset)
            frame = pd.DataFrame(index=range(tally.total))
            (outcome,) = validate_frame(dataset, (tally.expectation,), frame)
            tally.is_floor_missed = not outcome.passed


def _has_read_pages(staging: Path) -> bool:
    """Return whether a page was read, be it that every one was held back after ingest."""
    held = _count_by(staging, "rejects", ("stage",))
    return _count_part_rows(staging, "pages") > 0 or any(stage != "ingest" for (stage,) in held)


def _replace_outcomes(staging: Path, outcomes: list[Check]) -> None:
    """Put the outcomes into `checks`, in place of those of an earlier gating of this staging."""
    path = part_path(staging, "checks", 0)
    is_about_row = pc.field("row_id").is_valid()
    is_ours = pc.field("check").isin(sorted({each.check for each in outcomes}))
    kept = read_part(path).filter(~is_ours | is_about_row)
    write_part(path, "checks", pa.concat_tables([kept, to_table("checks", outcomes)]))


def _count_rows(staging: Path) -> dict[str, int]:
    return {each.name: _count_part_rows(staging, each.name) for each in DATASETS}


def _count_part_rows(staging: Path, dataset: str) -> int:
    return sum(read_part(path, ()).num_rows for path in find_parts(staging, dataset))
