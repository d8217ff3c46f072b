"""Part files: how the rows of a dataset are ordered, cut into files and written.

Everything here follows from the rows alone, so the same rows give the same bytes, whatever
batches they came in. The rule of cutting: page ids are hexadecimal digits of a hash, so their
first four cut the pages evenly. There are 1, 2, 4, 8 … buckets, the fewest that hold
`PAGES_PER_BUCKET` pages each on average; bucket `i` of `n` holds the pages whose first four digits,
read as a number, lie from `i/n` up to `(i+1)/n` of 65,536. So files follow one another in the order
of the page ids, and a new page touches one file of each dataset until the number of buckets grows.

Of `checks`, what is about a row of a page lies in the bucket of the page; what is about a whole
dataset or the ledger is in one more file, the last. A file that is as it was may be linked.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
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

UNBUCKETED = ("rejects", "ledger")
"""Datasets whose rows need not belong to a page; each is one file."""

_PREFIXES = 0x10000
_ID_DIGITS = 32


def count_buckets(page_count: int) -> int:
    """Return into how many buckets so many pages are cut: a power of two, at most 65,536."""
    buckets = 1
    while buckets * PAGES_PER_BUCKET < page_count and buckets < _PREFIXES:
        buckets *= 2
    return buckets


def select_bucket(bucket: int, buckets: int, column: str = "page_id") -> pc.Expression:
    """Return the filter for one bucket on a column of page ids, or of ids that begin with one."""
    low, high = (f"{edge * _PREFIXES // buckets:04x}" for edge in (bucket, bucket + 1))
    from_low = pc.field(column) >= (low if bucket else "")
    return from_low if bucket + 1 == buckets else from_low & (pc.field(column) < high)


def cut_table(
    table: pa.Table, buckets: int, column: str = "page_id"
) -> Iterator[tuple[int, pa.Table]]:
    """Yield the buckets that rows of a table lie in, each with its rows: as `select_bucket`."""
    ordered = table.sort_by(column)
    ids = ordered[column].combine_chunks().to_numpy(zero_copy_only=False)
    edges = [f"{bucket * _PREFIXES // buckets:04x}" for bucket in range(1, buckets)]
    bounds = [0, *np.searchsorted(ids, edges), len(ids)]
    for bucket, (first, stop) in enumerate(pairwise(map(int, bounds))):
        if first < stop:
            yield bucket, ordered.slice(first, stop - first)


def find_bucket(page_id: str, buckets: int) -> int:
    """Return the bucket of a page."""
    return int(page_id[:4], 16) * buckets // _PREFIXES


def page_column(dataset: str) -> str:
    """Return the column of a dataset that holds the page's id, or begins with it."""
    return "row_id" if dataset == "checks" else "page_id"


def select_pages(table: pa.Table, dataset: str, page_ids: pa.Array[Any]) -> pa.Table:
    """Return the rows of a dataset that belong to one of the pages."""
    of_row = pc.utf8_slice_codeunits(table[page_column(dataset)], 0, _ID_DIGITS)
    return table.filter(pc.is_in(of_row, value_set=page_ids))


def part_path(staging: Path, dataset: str, bucket: int) -> Path:
    """Return where a part file of a staged run lies."""
    return staging / "datasets" / dataset / f"part-{bucket:05}.parquet"


def find_parts(staging: Path, dataset: str) -> list[Path]:
    """Return the part files of a dataset of a staged run, in the order of their rows."""
    return sorted((staging / "datasets" / dataset).glob("part-*.parquet"))


def count_parts(staging: Path, dataset: str) -> int:
    """Return how many part files a dataset has."""
    return len(find_parts(staging, dataset))


def read_part(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Return a part file as a table, or the named columns of it."""
    with pq.ParquetFile(path) as file:
        return file.read(columns=None if columns is None else list(columns))


def write_part(path: Path, dataset: str, table: pa.Table) -> int:
    """Write rows, sorted by the dataset's key, as a part file; return how many they are.

    A file of that name is replaced, not written to: it may be linked to a published one.
    """
    contract = BY_NAME[dataset]
    ordered = sort_rows(contract, table.cast(contract.schema()))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}")
    pq.write_table(
        ordered,
        fresh,
        compression="zstd",
        compression_level=ZSTD_LEVEL,
        row_group_size=ROW_GROUP_ROWS,
        write_page_index=True,
        bloom_filter_options=_bloom_filters(contract, ordered),
    )
    fresh.replace(path)
    return ordered.num_rows


def link_file(source: Path, target: Path) -> None:
    """Put a file in a second place: a link, or a copy where the file system has none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def is_same_part(one: Path, other: Path) -> bool:
    """Return whether two part files have the same bytes; linked ones are not read."""
    if not one.exists() or not other.exists():
        return False
    return one.samefile(other) or filecmp.cmp(one, other, shallow=False)


def sort_rows(dataset: Dataset, table: pa.Table) -> pa.Table:
    """Return the rows in the order of the key, nulls first, in one chunk.

    Other columns settle ties, so that rows without a unique key have one order too.
    """
    others = [
        each.name
        for each in dataset.columns
        if dataset.name in (*UNBUCKETED, "checks") and not pa.types.is_nested(each.type)
    ]
    names = dict.fromkeys((*dataset.key, *others))
    keys: list[Any] = [(name, "ascending", "at_start") for name in names]
    return table.take(pc.sort_indices(table, sort_keys=keys)).combine_chunks()


def _bloom_filters(dataset: Dataset, table: pa.Table) -> dict[str, Any]:
    """Return the options for the id columns: a filter as large as the row group is long."""
    rows = max(1, min(table.num_rows, ROW_GROUP_ROWS))
    ids = (each.name for each in dataset.columns if each.name.endswith("_id"))
    return {name: {"ndv": rows, "fpp": 0.01} for name in ids}
