"""Merge the accepted batches of a run into the part files of its datasets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from flows.parts import (
    UNBUCKETED,
    count_buckets,
    part_path,
    select_bucket,
    write_part,
)
from flows.tables import count_rows, table_path
from schemas.catalog import DATASETS
from schemas.dataset import Dataset


def merge_batches(folders: Sequence[Path], staging: Path) -> dict[str, int]:
    """Write the tables of the folders to `staging/datasets/<name>/part-00000.parquet` and on.

    Returns the rows by dataset. Every dataset of the contract gets a file, an empty one where no
    batch has rows; `clusters` and `ledger` stay so until `add_aggregates`. The bytes depend on
    the rows only (`flows.parts`). One bucket at a time is in memory.
    """
    buckets = count_buckets(sum(count_rows(folder, "pages") for folder in folders))
    return {each.name: _merge_dataset(each, folders, staging, buckets) for each in DATASETS}


def _merge_dataset(dataset: Dataset, folders: Sequence[Path], staging: Path, buckets: int) -> int:
    tables = _read_buckets(dataset, folders, 1 if dataset.name in UNBUCKETED else buckets)
    return sum(
        write_part(part_path(staging, dataset.name, bucket), dataset.name, table)
        for bucket, table in enumerate(tables)
    )


def _read_buckets(dataset: Dataset, folders: Sequence[Path], buckets: int) -> Iterator[pa.Table]:
    paths = [table_path(folder, dataset.name) for folder in folders]
    files = [str(path) for path in paths if path.is_file()]
    if not files:
        yield from (dataset.schema().empty_table() for _ in range(buckets))
        return
    rows = ds.dataset(files, schema=dataset.schema(), format="parquet", partitioning=None)
    for bucket in range(buckets):
        yield rows.to_table(filter=select_bucket(bucket, buckets) if buckets > 1 else None)
