"""The readers: one a format, chosen by the file's suffix, over plain and compressed bytes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import IO

from flows.errors import DISK_FULL, PageError
from flows.ingest.archives import list_zip
from flows.ingest.csv import list_csv
from flows.ingest.fields import FieldNames
from flows.ingest.html import list_html
from flows.ingest.intake import Blob, Entry, HeldBack
from flows.ingest.jsonl import list_jsonl
from flows.ingest.locations import open_location
from flows.ingest.naming import find_suffixes
from flows.ingest.parquet import list_parquet
from flows.ingest.sources import Source
from flows.ingest.streams import spool, unpack
from flows.ingest.text import list_text
from flows.ingest.warc import list_warc
from flows.records import Page

logger = logging.getLogger(__name__)
LONGEST_DETAIL = 300

PAGES: Mapping[str, Callable[[Blob], Iterator[Entry]]] = {
    ".txt": list_text,
    ".html": list_html,
    ".htm": list_html,
    ".warc": list_warc,
}
RECORDS: Mapping[str, Callable[[Blob, FieldNames], Iterator[Entry]]] = {
    ".jsonl": list_jsonl,
    ".csv": list_csv,
    ".parquet": list_parquet,
}
"""Readers by suffix: of pages, and of records with fields."""

SINGLE = frozenset((".txt", ".html", ".htm"))
"""Formats in which a file is one page, as is known without opening it."""

NATIVE: FieldNames = MappingProxyType({})
"""No foreign names of fields."""


class Reader:
    """Reads sources one after the other; `names` are the foreign names of fields.

    A range of records that follows the last one in its file goes on where that ended, so a file
    of a million records is passed through once, however many ranges it is cut into.
    """

    def __init__(self, names: FieldNames = NATIVE) -> None:
        self.names = names
        self.file: Source | None = None
        self.entries: Iterator[Entry] = iter(())
        self.next = 0

    def read(self, source: Source) -> Iterator[Page | HeldBack]:
        """Yield the records of a source in order, each a page or what was held back of it.

        A file or record that is bad raises nothing.
        """
        self._go_to(source)
        count = None if source.stop is None else source.stop - source.first
        for entry in islice(self.entries, count):
            self.next += 1
            yield _settle(entry, source)

    def _go_to(self, source: Source) -> None:
        file = replace(source, first=0, stop=None)
        if file != self.file or source.first != self.next:
            self.entries = islice(_list_source(file, self.names), source.first, None)
            self.file, self.next = file, source.first


def read_records(source: Source, names: FieldNames = NATIVE) -> Iterator[Page | HeldBack]:
    """Yield the records of one source; see `Reader`."""
    return Reader(names).read(source)


def _settle(entry: Entry, source: Source) -> Page | HeldBack:
    """Read an entry; no defect in reading one record may end a run, hence the broad except."""
    try:
        return entry()
    except Exception as error:
        logger.exception("ingest failed on %s", source.uri)
        return HeldBack(source.uri, None, _tell_defect(error), None)


def _tell_defect(error: Exception) -> PageError:
    """Return what to say of a defect; a full disk is none of the record's and ends the run."""
    if isinstance(error, OSError) and error.errno in DISK_FULL:
        raise error
    return PageError("stage_failed", f"{type(error).__name__}: {error}"[:LONGEST_DETAIL])


def count_records(source: Source) -> int:
    """Return how many records a source has, those included that will be held back."""
    suffix, _ = find_suffixes(source.name) or ("", "")
    if source.refusal or suffix in SINGLE:
        return 1
    return sum(1 for _ in _list_source(source, NATIVE))


def _list_source(source: Source, names: FieldNames) -> Iterator[Entry]:
    """Yield the records; what breaks the file is an entry of its own, and the last one."""
    count = 0
    try:
        if source.refusal:
            raise PageError("link_loop", source.refusal)
        opened = partial(open_location, source.location)
        blob = Blob(source.uri, opened, opened)
        for entry in _list_file(names, source.name, blob):
            count += 1
            yield entry
        if not count:
            raise PageError("empty_input", "there is no record in it")
    except PageError as error:
        yield partial(HeldBack, source.uri, None, _say_where(error, count), None)
    except Exception as error:
        logger.exception("ingest failed on %s", source.uri)
        broken = _say_where(_tell_defect(error), count)
        yield partial(HeldBack, source.uri, None, broken, None)


def _say_where(error: PageError, count: int) -> PageError:
    return PageError(error.reason, f"{error.detail} (after {count:,} records)") if count else error


def _list_file(names: FieldNames, name: str, blob: Blob) -> Iterator[Entry]:
    """Yield the records of a file, or of an archive's member, in the format its name says."""
    suffix, packed = find_suffixes(name) or ("", "")
    if not suffix:
        raise PageError("unsupported_format", "sacho has no reader for files of this name")
    if packed:
        unpacked = partial(_unpack, blob, packed)
        blob = Blob(blob.uri, unpacked, partial(_unpack_to_disk, unpacked), blob.is_member)
    yield from _list_blob(suffix, blob, names)


def _list_blob(suffix: str, blob: Blob, names: FieldNames) -> Iterator[Entry]:
    if suffix == ".zip":
        if blob.is_member:
            raise PageError("unsupported_format", "this is an archive inside an archive")
        return list_zip(blob, partial(_list_file, names))
    if suffix in RECORDS:
        return RECORDS[suffix](blob, names)
    return PAGES[suffix](blob)


@contextmanager
def _unpack(blob: Blob, packed: str) -> Iterator[IO[bytes]]:
    with blob.open() as stream, unpack(stream, packed) as unpacked:
        yield unpacked


@contextmanager
def _unpack_to_disk(
    unpacked: Callable[[], AbstractContextManager[IO[bytes]]],
) -> Iterator[IO[bytes]]:
    with unpacked() as stream, spool(stream) as copy:
        yield copy
