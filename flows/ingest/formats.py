"""The input formats: one reader a format, chosen by the file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.ingest.intake import HeldBack
from flows.ingest.text import read_text
from flows.records import Page


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes it goes by and its reader.

    A reader gets the path and the `source_uri`, and yields the records of the file in their
    order, each a page or what was held back of it. It raises nothing for a bad record or file.
    """

    suffixes: tuple[str, ...]
    read: Callable[[Path, str], Iterator[Page | HeldBack]]


FORMATS: tuple[Format, ...] = (Format((".txt",), read_text),)
SUFFIXES: tuple[str, ...] = tuple(suffix for each in FORMATS for suffix in each.suffixes)


def has_format(path: Path) -> bool:
    """Return whether the suffix of the path, in either case, is that of a format."""
    return path.suffix.lower() in SUFFIXES


def read_records(path: Path, uri: str) -> Iterator[Page | HeldBack]:
    """Yield the records of a file, which must have a format."""
    suffix = path.suffix.lower()
    yield from next(each for each in FORMATS if suffix in each.suffixes).read(path, uri)
