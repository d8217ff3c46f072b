"""Merge the accepted batches of a run, and what is taken over, into the files of its datasets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.findings import Reject
from flows.parts import (
    UNBUCKETED,
    count_buckets,
    find_parts,
    link_file,
    part_path,
    read_part,
    select_pages,
    write_part,
)
from flows.reused import NOTHING, Reused
from flows.tables import count_rows, table_path, to_table
from flows.write.cutting import MOST_OPEN, cut_rows
from schemas.catalog import DATASETS
from schemas.dataset import Dataset


def merge_batches(
    folders: Sequence[Path],
    staging: Path,
    rejects: Sequence[Reject] = (),
    reused: Reused = NOTHING,
) -> dict[str, int]:
    """Write the tables of the folders to `staging/datasets/<name>/part-00000.parquet` and on.

    `rejects` are those of ingest. Rows of the pages that are `reused` come from the snapshot
    before, and so does a whole file if no row of its bucket may differ. Returns the rows by
    dataset. Every dataset of the contract gets a file, an empty one where there are no rows;
    `clusters` and `ledger` stay so until `add_aggregates`. The bytes depend on the rows only
    (`flows.parts`). One bucket at a time is in memory.
    """
    pages = sum(count_rows(folder, "pages") for folder in folders) + _count_reused(reused)
    merging = _Merging(folders, staging, rejects, reused, count_buckets(pages))
    return {each.name: merging.merge(each) for each in DATASETS}


def _count_reused(reused: Reused) -> int:
    parts = find_parts(reused.snapshot, "pages") if reused.snapshot else []
    tables = (read_part(part, ("page_id",)) for part in parts)
    return sum(select_pages(table, "pages", reused.page_ids).num_rows for table in tables)


@dataclass(frozen=True)
class _Merging:
    """What is merged, where to, and into how many buckets."""

    folders: Sequence[Path]
    staging: Path
    rejects: Sequence[Reject]
    reused: Reused
    buckets: int

    def merge(self, dataset: Dataset) -> int:
        """Write the files of a dataset and return how many rows they have."""
        if dataset.name in UNBUCKETED:
            return self._write(dataset, 0, self._read_whole(dataset))
        return sum(
            self._merge_some(dataset, range(first, min(first + MOST_OPEN, self.buckets)))
            for first in range(0, self.buckets, MOST_OPEN)
        )

    def _merge_some(self, dataset: Dataset, buckets: range) -> int:
        untouched = self.reused.find_untouched(self.buckets)
        tables = self._read_rows(dataset, untouched)
        if self.buckets == 1 and not untouched:
            return self._write(dataset, 0, tables)
        with cut_rows(tables, dataset, buckets, self.buckets, self.staging) as cut:
            return sum(
                self._link(dataset, bucket)
                if bucket in untouched
                else self._write(dataset, bucket, [cut.read(bucket)])
                for bucket in buckets
            )

    def _write(self, dataset: Dataset, bucket: int, tables: Iterable[pa.Table]) -> int:
        table = pa.concat_tables([dataset.schema().empty_table(), *tables])
        return write_part(part_path(self.staging, dataset.name, bucket), dataset.name, table)

    def _link(self, dataset: Dataset, bucket: int) -> int:
        assert self.reused.snapshot
        path = part_path(self.staging, dataset.name, bucket)
        link_file(part_path(self.reused.snapshot, dataset.name, bucket), path)
        return read_part(path, ()).num_rows

    def _read_rows(self, dataset: Dataset, untouched: Collection[int]) -> Iterator[pa.Table]:
        """Yield the rows that are taken over of files that change, then those of the batches."""
        for part in self._find_parts_before(dataset, untouched):
            yield select_pages(_read_table(part, dataset), dataset.name, self.reused.page_ids)
        for path in self._find_tables(dataset):
            yield _read_table(path, dataset)

    def _find_parts_before(self, dataset: Dataset, untouched: Collection[int]) -> list[Path]:
        """Return the files of the snapshot before that rows are taken over from one by one."""
        if not self.reused.snapshot:
            return []
        parts = find_parts(self.reused.snapshot, dataset.name)
        is_cut_alike = self.reused.count_buckets() == self.buckets
        return [part for no, part in enumerate(parts) if not (is_cut_alike and no in untouched)]

    def _read_whole(self, dataset: Dataset) -> Iterator[pa.Table]:
        """Yield the rows of a dataset that is one file; the ledger is made anew."""
        if dataset.name == "rejects" and self.reused.snapshot:
            before = read_part(part_path(self.reused.snapshot, "rejects", 0))
            after_ingest = before.filter(pc.field("stage") != "ingest")
            yield select_pages(after_ingest, "rejects", self.reused.page_ids)
        if dataset.name == "rejects":
            yield to_table("rejects", self.rejects)
        for path in self._find_tables(dataset):
            yield _read_table(path, dataset)

    def _find_tables(self, dataset: Dataset) -> list[Path]:
        paths = (table_path(folder, dataset.name) for folder in self.folders)
        return [path for path in paths if path.is_file()]


def _read_table(path: Path, dataset: Dataset) -> pa.Table:
    schema = dataset.schema()
    return read_part(path, schema.names).cast(schema)
