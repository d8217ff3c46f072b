"""The reader of `.jsonl`: every line that is not blank is a record, numbered from 0 by line.

The record's bytes are those of its line without the line end; `page_id` is their hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from flows.errors import PageError
from flows.ingest.decoding import Decoded, read_bytes
from flows.ingest.fields import FieldNames, make_record_page
from flows.ingest.intake import Blob, Entry, HeldBack, Origin
from flows.ingest.lines import read_lines
from flows.ingest.streams import LARGEST_RECORD
from flows.records import Page


def list_jsonl(blob: Blob, names: FieldNames) -> Iterator[Entry]:
    """Yield the records of a file of JSON lines."""
    with blob.open() as stream:
        for number, line in enumerate(read_lines(stream)):
            if line is None or line.strip():
                origin = Origin(blob.uri, number, "application/json")
                yield partial(_read_line, line, origin, names)


def _read_line(line: bytes | None, origin: Origin, names: FieldNames) -> Page | HeldBack:
    data = None if line is None else line.rstrip(b"\r\n")
    try:
        if data is None or len(data) > LARGEST_RECORD:
            raise PageError("too_large", f"the line has more than {LARGEST_RECORD:,} bytes")
        text, encoding, evidence = read_bytes(data)
        record = _parse(text)
        read = Decoded("", encoding, evidence, False)
        return make_record_page(record, data, origin, read, names)
    except PageError as error:
        return HeldBack(origin.uri, origin.record_no, error, data)


def _parse(text: str) -> dict[str, object]:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        detail = f"the line is no JSON: {error.msg} at column {error.colno}"
        raise PageError("malformed_record", detail) from error
    except (ValueError, RecursionError) as error:
        raise PageError("malformed_record", f"the line cannot be read as JSON: {error}") from error
    if not isinstance(record, dict):
        raise PageError("malformed_record", f"the line is {_name(record)}, not an object")
    return record


def _name(value: object) -> str:
    return {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a figure")
