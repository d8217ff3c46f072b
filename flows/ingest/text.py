"""The reader of `.txt`: a file is one page, its decoded text the canonical text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from flows.errors import PageError
from flows.ingest.decoding import decode
from flows.ingest.intake import Blob, Entry, HeldBack, Origin, make_page
from flows.ingest.streams import read_whole
from flows.records import Page


def list_text(blob: Blob) -> Iterator[Entry]:
    """Yield the one page of a text file."""
    yield partial(_read_text, blob)


def _read_text(blob: Blob) -> Page | HeldBack:
    data = None
    try:
        with blob.open() as stream:
            data = read_whole(stream)
        decoded = decode(data)
    except PageError as error:
        return HeldBack(blob.uri, None, error, data)
    return make_page(data, Origin(blob.uri, 0, "text/plain"), decoded, decoded.text)
