"""The run gate over one bucket: how many rows fail which expectation, and which ones first.

A page's rows lie in one bucket of each dataset, so keys and references can be settled there. What
was counted is kept in the state of the run: of files that are as they were it is taken over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.findings import Check
from flows.parts import UNBUCKETED, is_same_part, part_path, read_part
from flows.reused import state_path
from flows.tables import to_records
from flows.validate.frames import make_frame
from flows.validate.rows import Rows
from flows.validate.suites import validate_frame
from flows.validate.tally import MOST_EXAMPLES
from schemas.catalog import DATASETS
from schemas.dataset import Dataset

Counted = tuple[int, int, list[str]]
"""Rows held against an expectation, rows that fail it, ids of the first that fail."""

Counts = dict[str, dict[str, Counted]]
"""What was counted, by dataset and expectation."""

PARENTS = {
    "pages": ("page_id",),
    "texts": ("page_id",),
    "articles": ("article_id",),
    "clusters": ("page_id",),
    "checks": ("check", "dataset", "row_id", "outcome"),
}
KIND, FAILED_ROWS = "tallies", "failed rows"


def count_bucket(staging: Path, bucket: int, before: Path | None) -> Counts:
    """Return what the expectations of the run find in a bucket, and keep it in the run's state.

    Under `FAILED_ROWS` stands how many rows failed at the row gate, by `<dataset>.<check>`.
    `before` is the published run whose counts are taken over where its files are the same.
    """
    known = _recall(before, bucket)
    parents = {
        name: read_part(part_path(staging, name, bucket), columns)
        for name, columns in PARENTS.items()
    }
    counts: Counts = {}
    for dataset in (each for each in DATASETS if each.name not in UNBUCKETED):
        if dataset.name in known and _is_same(staging, before, bucket, _list_needed(dataset)):
            counts[dataset.name] = known[dataset.name]
        else:
            path = part_path(staging, dataset.name, bucket)
            counts[dataset.name] = count_table(dataset, Rows(parents), path)
    if known and _is_same(staging, before, bucket, {"checks"}):
        counts[FAILED_ROWS] = known[FAILED_ROWS]
    else:
        counts[FAILED_ROWS] = _count_failed_rows(part_path(staging, "checks", bucket))
    _keep(staging, bucket, counts)
    return counts


def count_table(dataset: Dataset, rows: Rows, path: Path) -> dict[str, Counted]:
    """Return what the dataset's expectations of the run find in a part file, by their id."""
    expectations = [
        each for each in dataset.expectations if each.scope == "run" and each.id != "row_floor"
    ]
    columns = [each.name for each in dataset.columns if not pa.types.is_large_string(each.type)]
    table = read_part(path, columns)
    if not expectations or not table.num_rows:
        return {}
    frame = make_frame(dataset, rows, table, expectations)
    return {
        outcome.expectation.id: (
            table.num_rows,
            len(outcome.failing),
            list(_name_rows(dataset, table, outcome.failing[:MOST_EXAMPLES])),
        )
        for outcome in validate_frame(dataset.name, expectations, frame)
    }


def _name_rows(dataset: Dataset, table: pa.Table, positions: tuple[int, ...]) -> Iterator[str]:
    for row in table.select(list(dataset.key)).take(pa.array(positions, pa.int64())).to_pylist():
        yield ":".join("" if part is None else str(part) for part in row.values())


def _list_needed(dataset: Dataset) -> set[str]:
    """Return the datasets that the dataset's expectations look at: its own, parents, `checks`."""
    columns = {name for each in dataset.expectations for name in each.columns()}
    return {dataset.name, "checks", *(name for name in PARENTS if f"has_{name}" in columns)}


def _is_same(staging: Path, before: Path | None, bucket: int, datasets: set[str]) -> bool:
    return before is not None and all(
        is_same_part(part_path(staging, each, bucket), part_path(before, each, bucket))
        for each in datasets
    )


def _count_failed_rows(path: Path) -> dict[str, Counted]:
    """Return the rows that failed by `<dataset>.<check>`, in their order."""
    is_failure = (pc.field("outcome") == "fail") & pc.field("row_id").is_valid()
    failed: dict[str, list[str]] = {}
    for check in to_records(read_part(path).filter(is_failure), Check):
        failed.setdefault(f"{check.dataset}.{check.check}", []).append(str(check.row_id))
    return {name: (0, len(ids), ids[:MOST_EXAMPLES]) for name, ids in failed.items()}


def _recall(before: Path | None, bucket: int) -> Counts:
    """Return what was counted in a bucket of the published run; nothing if it was not kept."""
    path = state_path(before, KIND, bucket, ".json") if before else None
    if path is None or not path.is_file():
        return {}
    counts: Counts = json.loads(path.read_text(encoding="utf-8"))
    return counts


def _keep(staging: Path, bucket: int, counts: Counts) -> None:
    path = state_path(staging, KIND, bucket, ".json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text(json.dumps(counts, ensure_ascii=False), encoding="utf-8")
