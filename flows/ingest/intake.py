"""What every format does with a record: bytes become a page, or are held back with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import IO

from flows.errors import PageError
from flows.ingest.decoding import Decoded
from flows.markup import Markup
from flows.records import Page


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A record that is no page: why, and its bytes; None where they could not be had.

    `record_no` is None for what is no record of a container: a whole file, a member of an archive.
    """

    source_uri: str
    record_no: int | None
    error: PageError
    data: bytes | None = field(repr=False)

    @property
    def page_id(self) -> str | None:
        """The id that the bytes would have as a page."""
        return None if self.data is None else hash_bytes(self.data)[:32]


Entry = Callable[[], Page | HeldBack]
"""A record that was found and not yet read: to pass it over costs next to nothing.

It must be called before the next one is asked for, and raises nothing for a bad record.
"""


@dataclass(frozen=True, slots=True)
class Blob:
    """The bytes of a file or of an archive's member, decompressed as they are read.

    `open` gives a stream, `seek` one that can seek; both raise `PageError` while they are read.
    """

    uri: str
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    seek: Callable[[], AbstractContextManager[IO[bytes]]]
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record comes from and what it is."""

    uri: str
    record_no: int
    media_type: str


def make_page(
    data: bytes, origin: Origin, decoded: Decoded, text: str, markup: Markup | None = None
) -> Page:
    """Return the page of a record: `text` is its canonical text, `data` are its own bytes."""
    sha256 = hash_bytes(data)
    return Page(
        page_id=sha256[:32],
        source_uri=origin.uri,
        record_no=origin.record_no,
        media_type=origin.media_type,
        byte_count=len(data),
        sha256=sha256,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        is_normalized=decoded.is_normalized,
        char_count=len(text),
        text=text,
        markup=markup,
    )


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
