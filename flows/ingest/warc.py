"""The reader of `.warc`: every HTML response that succeeded is a page (ISO 28500).

Requests, metadata, redirects, errors and other media are no pages and are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from flows.errors import PageError
from flows.ingest.charset import read_content_type
from flows.ingest.html import make_html_page
from flows.ingest.intake import Blob, Entry, HeldBack, Origin
from flows.ingest.streams import read_whole
from flows.records import Page

HTML = frozenset(("text/html", "application/xhtml+xml"))
SUCCEEDED = 200


def list_warc(blob: Blob) -> Iterator[Entry]:
    """Yield the HTML responses of a WARC file, numbered by its records from 0."""
    with blob.seek() as stream:  # the reader goes back after a damaged record
        for number, record in enumerate(_iterate(stream)):
            if _is_page(record):
                yield partial(_read_response, record, Origin(blob.uri, number, "text/html"))


def _iterate(stream: IO[bytes]) -> Iterator[Any]:
    try:
        yield from ArchiveIterator(
            stream, record_types=WarcRecordType.any_type, auto_decode="all", stream_detect=False
        )
    except OSError as error:
        raise PageError("broken_container", f"it is no WARC from here on: {error}") from error


def _is_page(record: Any) -> bool:
    if record.record_type != WarcRecordType.response or not record.http_headers:
        return False
    return record.http_headers.status_code == SUCCEEDED and record.http_content_type in HTML


def _read_response(record: Any, origin: Origin) -> Page | HeldBack:
    data = None
    try:
        data = _read_body(record)
        charset = read_content_type(record.http_headers.get("Content-Type"))
        return make_html_page(data, origin, charset, record.headers.get("WARC-Target-URI"))
    except PageError as error:
        return HeldBack(origin.uri, origin.record_no, error, data)


def _read_body(record: Any) -> bytes:
    try:
        data = read_whole(record.reader)
    except OSError as error:
        raise PageError("broken_container", f"the response cannot be unpacked: {error}") from error
    is_packed = record.http_headers.get("Content-Encoding") or record.http_headers.get(
        "Transfer-Encoding"
    )
    if not is_packed and len(data) < record.content_length:
        raise PageError("truncated", f"it ends after {len(data):,} of its bytes")
    return data
