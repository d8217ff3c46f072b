"""The reader of `.parquet`: every row is a record; some rows at a time are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.errors import PageError
from flows.ingest.decoding import Decoded, read_bytes
from flows.ingest.fields import FieldNames, make_record_page
from flows.ingest.intake import Blob, Entry, HeldBack, Origin
from flows.ingest.rows import write_row
from flows.records import Page

ROWS_IN_MEMORY = 64
MEDIA_TYPE = "application/vnd.apache.parquet"


class RowGroup:
    """A row group whose rows are read in order, and only if one of them is asked for."""

    def __init__(self, file: pq.ParquetFile, number: int) -> None:
        self._chunks = file.iter_batches(ROWS_IN_MEMORY, row_groups=[number])
        self._rows: pa.RecordBatch | None = None
        self._first = 0

    def read(self, place: int) -> dict[str, Any]:
        """Return the row at a place of the group; places must not decrease."""
        try:
            while self._rows is None or place >= self._first + self._rows.num_rows:
                self._first += self._rows.num_rows if self._rows else 0
                self._rows = next(self._chunks)
        except (pa.ArrowException, OSError, StopIteration) as error:
            raise PageError("broken_container", f"the row cannot be read: {error}") from error
        names, columns = self._rows.schema.names, self._rows.columns
        return {
            name: _read_cell(column[place - self._first])
            for name, column in zip(names, columns, strict=True)
        }


def list_parquet(blob: Blob, names: FieldNames) -> Iterator[Entry]:
    """Yield the records of a Parquet file, numbered from 0."""
    with blob.seek() as stream:
        try:
            file = pq.ParquetFile(stream)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            detail = f"it is no Parquet file that can be read: {str(error).splitlines()[0]}"
            raise PageError("broken_container", detail) from error
        record_no = 0
        for number in range(file.num_row_groups):
            group = RowGroup(file, number)
            for place in range(file.metadata.row_group(number).num_rows):
                yield partial(
                    _read_row, group, place, Origin(blob.uri, record_no, MEDIA_TYPE), names
                )
                record_no += 1


def _read_cell(cell: Any) -> object:
    """Return a cell; text stored as bytes, or that is no UTF-8, goes through the ladder."""
    try:
        value = cell.as_py()
    except UnicodeDecodeError:
        value = cell.as_buffer().to_pybytes()
    return read_bytes(value)[0] if isinstance(value, bytes) and value else value


def _read_row(group: RowGroup, place: int, origin: Origin, names: FieldNames) -> Page | HeldBack:
    data = None
    try:
        record = group.read(place)
        data = write_row(record)
        return make_record_page(record, data, origin, Decoded("", "utf-8", "parquet", False), names)
    except PageError as error:
        return HeldBack(origin.uri, origin.record_no, error, data)
