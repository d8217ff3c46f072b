"""Cutting: rows that come batch by batch go to the file of their bucket, every batch read once.

What is cut lies on disk, an Arrow file a bucket, so that no more than a batch and a bucket are in
memory, and the time grows with the rows, not with batches times buckets.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa
import pyarrow.ipc as ipc

from flows.parts import cut_table, page_column
from schemas.dataset import Dataset

MOST_OPEN = 256
"""Files that are written at a time: systems let a process open some 1,000."""


@contextmanager
def cut_rows(
    tables: Iterable[pa.Table], dataset: Dataset, buckets: range, count: int, place: Path
) -> Iterator[Cut]:
    """Yield the rows of a dataset that belong to some of `count` buckets, cut into these.

    `place` is a folder on the disk that they are to lie on, made if missing; nothing stays there.
    """
    place.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=f".cut-{dataset.name}-", dir=place))
    try:
        cut = Cut(folder, dataset.schema())
        for table in tables:
            for bucket, rows in cut_table(table, count, page_column(dataset.name)):
                if bucket in buckets:
                    cut.add(bucket, rows)
        cut.close()
        yield cut
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Cut:
    """Rows by bucket, in files of a folder."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        self.folder = folder
        self.schema = schema
        self.writers: dict[int, Any] = {}

    def add(self, bucket: int, rows: pa.Table) -> None:
        """Add rows to a bucket."""
        if bucket not in self.writers:
            options = ipc.IpcWriteOptions(compression="lz4")
            self.writers[bucket] = ipc.new_file(self._path(bucket), self.schema, options=options)
        self.writers[bucket].write_table(rows)

    def close(self) -> None:
        """End the files; they can be read then."""
        for writer in self.writers.values():
            writer.close()

    def read(self, bucket: int) -> pa.Table:
        """Return the rows of a bucket, in the order they came."""
        if bucket not in self.writers:
            return self.schema.empty_table()
        with pa.OSFile(self._path(bucket), "rb") as file:
            return ipc.open_file(file).read_all()

    def _path(self, bucket: int) -> str:
        return str(self.folder / f"{bucket:05}.arrow")
