"""Part files: how the rows of a dataset are ordered, cut into files and written.

Everything here follows from the rows alone, so the same rows give the same bytes, whatever
batches they came in. The rule of cutting: page ids are hexadecimal digits of a hash, so their
first four cut the pages evenly. There are 1, 2, 4, 8 … buckets, the fewest that hold
`PAGES_PER_BUCKET` pages each on average; bucket `i` of `n` holds the pages whose first four digits,
read as a number, lie from `i/n` up to `(i+1)/n` of 65,536. So files follow one another in the order
of the page ids, and a new page touches one file of each dataset until the number of buckets grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from schemas.catalog import BY_NAME
from schemas.dataset import Dataset

PAGES_PER_BUCKET = 8192
"""Some 25 MB of text at 3 kB a page: a bucket fits in memory several times over."""

ROW_GROUP_ROWS = 65_536
ZSTD_LEVEL = 3
"""Of 1, 3 and 9 the one whose time is near the first and whose size is near the last."""

UNBUCKETED = ("checks", "rejects", "ledger")
"""Datasets whose rows need not belong to a page; each is one file."""

_PREFIXES = 0x10000


def count_buckets(page_count: int) -> int:
    """Return into how many buckets so many pages are cut: a power of two, at most 65,536."""
    buckets = 1
    while buckets * PAGES_PER_BUCKET < page_count and buckets < _PREFIXES:
        buckets *= 2
    return buckets


def select_bucket(bucket: int, buckets: int) -> pc.Expression:
    """Return the filter on `page_id` for one bucket."""
    low, high = (f"{edge * _PREFIXES // buckets:04x}" for edge in (bucket, bucket + 1))
    from_low = pc.field("page_id") >= low
    return from_low if bucket + 1 == buckets else from_low & (pc.field("page_id") < high)


def part_path(staging: Path, dataset: str, bucket: int) -> Path:
    """Return where a part file of a staged run lies."""
    return staging / "datasets" / dataset / f"part-{bucket:05}.parquet"


def find_parts(staging: Path, dataset: str) -> list[Path]:
    """Return the part files of a dataset of a staged run, in the order of their rows."""
    return sorted((staging / "datasets" / dataset).glob("part-*.parquet"))


def read_part(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Return a part file as a table, or the named columns of it."""
    with pq.ParquetFile(path) as file:
        return file.read(columns=None if columns is None else list(columns))


def write_part(path: Path, dataset: str, table: pa.Table) -> int:
    """Write rows, sorted by the dataset's key, as a part file; return how many they are."""
    contract = BY_NAME[dataset]
    ordered = sort_rows(contract, table.cast(contract.schema()))
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(
        ordered,
        path,
        compression="zstd",
        compression_level=ZSTD_LEVEL,
        row_group_size=ROW_GROUP_ROWS,
        write_page_index=True,
        bloom_filter_options=_bloom_filters(contract, ordered),
    )
    return ordered.num_rows


def sort_rows(dataset: Dataset, table: pa.Table) -> pa.Table:
    """Return the rows in the order of the key, nulls first, in one chunk.

    Other columns settle ties, so that rows without a unique key have one order too.
    """
    others = [
        each.name
        for each in dataset.columns
        if dataset.name in UNBUCKETED and not pa.types.is_nested(each.type)
    ]
    names = dict.fromkeys((*dataset.key, *others))
    keys: list[Any] = [(name, "ascending", "at_start") for name in names]
    return table.take(pc.sort_indices(table, sort_keys=keys)).combine_chunks()


def _bloom_filters(dataset: Dataset, table: pa.Table) -> dict[str, Any]:
    """Return the options for the id columns: a filter as large as the row group is long."""
    rows = max(1, min(table.num_rows, ROW_GROUP_ROWS))
    ids = (each.name for each in dataset.columns if each.name.endswith("_id"))
    return {name: {"ndv": rows, "fpp": 0.01} for name in ids}
