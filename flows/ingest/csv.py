"""The reader of `.csv`: the first row names the fields, every other row is a record.

Rows are cut as bytes: no byte of a Hangul syllable, in UTF-8 or in CP949, looks like a comma, a
quote or a line end. So every row is decoded by itself, and one that is damaged costs itself only.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from typing import IO

from flows.errors import PageError
from flows.ingest.decoding import Decoded, read_bytes
from flows.ingest.fields import FieldNames, make_record_page
from flows.ingest.intake import Blob, Entry, HeldBack, Origin
from flows.ingest.lines import read_lines
from flows.ingest.rows import write_row
from flows.ingest.streams import LARGEST_RECORD
from flows.records import Page

SEPARATORS = (",", "\t", ";")


def list_csv(blob: Blob, names: FieldNames) -> Iterator[Entry]:
    """Yield the records of a file of comma-separated values, numbered from 0 after the header."""
    csv.field_size_limit(LARGEST_RECORD)
    with blob.open() as stream:
        rows = _read_rows(stream)
        header = next(rows, None)
        if header is None:
            raise PageError("empty_input", "there is no header and no row in it")
        if isinstance(header, PageError):
            raise header
        columns = [name.strip() for name in _decode(header)[0]]
        for number, row in enumerate(rows):
            origin = Origin(blob.uri, number, "text/csv")
            yield partial(_read_row, row, columns, origin, names)


def _read_rows(stream: IO[bytes]) -> Iterator[list[str] | PageError]:
    """Yield the rows as Latin-1, which keeps the bytes; an error for one that cannot be cut."""
    lines = (line.decode("latin-1") for line in read_lines(stream) if line is not None)
    first = next(lines, None)
    if first is None:
        return
    reader = csv.reader(_chain(first, lines), delimiter=max(SEPARATORS, key=first.count))
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield PageError("malformed_record", f"the row cannot be read: {error}")
        else:
            if row:
                yield row


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _decode(cells: list[str]) -> tuple[list[str], str, str]:
    """Return the cells as text, the codec, and what decided it for the whole row."""
    data = [cell.encode("latin-1") for cell in cells]
    _, encoding, evidence = read_bytes(b"\n".join(data))
    return [cell.decode(encoding, "replace") for cell in data], encoding, evidence


def _read_row(
    row: list[str] | PageError, columns: list[str], origin: Origin, names: FieldNames
) -> Page | HeldBack:
    if isinstance(row, PageError):
        return HeldBack(origin.uri, origin.record_no, row, None)
    try:
        if len(row) != len(columns):
            detail = f"the row has {len(row)} cells, the header {len(columns)}"
            raise PageError("malformed_record", detail)
        cells, encoding, evidence = _decode(row)
        record: dict[str, object] = dict(zip(columns, cells, strict=True))
        read = Decoded("", encoding, evidence, False)
        return make_record_page(record, write_row(record), origin, read, names)
    except PageError as error:
        data = ",".join(row).encode("latin-1")
        return HeldBack(origin.uri, origin.record_no, error, data)
