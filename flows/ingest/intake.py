"""What every format does with a record: bytes become a page, or are held back with the reason."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass, field
from pathlib import Path

from flows.errors import PageError
from flows.ingest.decoding import LARGEST_PAGE, decode
from flows.records import Page

# UTF-16 needs at most twice the bytes of UTF-8, so whatever is longer is too large undecoded.
_LARGEST_FILE = 2 * LARGEST_PAGE


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A record that is no page: why, and its bytes; None where they could not be had."""

    source_uri: str
    record_no: int
    error: PageError
    data: bytes | None = field(repr=False)

    @property
    def page_id(self) -> str | None:
        """The id that the bytes would have as a page."""
        return None if self.data is None else _hash(self.data)[:32]


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises `PageError` with reason `unreadable` (cannot be opened, or is no regular file: reading
    a pipe would wait for ever) or `too_large`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PageError("unreadable", "this is not a regular file")
        if status.st_size > _LARGEST_FILE:
            raise PageError("too_large", f"the file has {status.st_size:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise PageError("unreadable", f"cannot be opened: {error.strerror}") from error


def make_page(data: bytes, uri: str, record_no: int, media_type: str) -> Page | HeldBack:
    """Return the page that the bytes of a record are, or what holds them back."""
    try:
        decoded = decode(data)
    except PageError as error:
        return HeldBack(uri, record_no, error, data)
    sha256 = _hash(data)
    return Page(
        page_id=sha256[:32],
        source_uri=uri,
        record_no=record_no,
        media_type=media_type,
        byte_count=len(data),
        sha256=sha256,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        is_normalized=decoded.is_normalized,
        char_count=len(decoded.text),
        text=decoded.text,
    )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
