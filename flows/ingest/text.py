"""The reader of `.txt`: a file is one page, its decoded text the canonical text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.errors import PageError
from flows.ingest.intake import HeldBack, make_page, read_bytes
from flows.records import Page


def read_text(path: Path, uri: str) -> Iterator[Page | HeldBack]:
    """Yield the one page of a text file, or what was held back of it."""
    try:
        data = read_bytes(path)
    except PageError as error:
        yield HeldBack(uri, 0, error, None)
        return
    yield make_page(data, uri, 0, "text/plain")
