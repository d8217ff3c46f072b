"""The lines of a byte stream, each within bounds, UTF-16 turned into UTF-8 on the way."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import IO

from flows.ingest.streams import LARGEST_RECORD

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the lines with their line ends; None for one that is longer than a record may be.

    A byte order mark is left out. Never more than one line is in memory.
    """
    head = stream.read(4)
    if head.startswith(_UTF16):
        yield from _read_utf16(stream, head)
        return
    head = head.removeprefix(codecs.BOM_UTF8)
    pending = head.split(b"\n")
    for line in pending[:-1]:
        yield line + b"\n"
    first = pending[-1] + stream.readline(LARGEST_RECORD + 1)
    while first:
        if _is_whole(first):
            yield first
        else:
            _skip_rest(stream)
            yield None
        first = stream.readline(LARGEST_RECORD + 1)


def _is_whole(line: bytes) -> bool:
    return len(line) <= LARGEST_RECORD or line.endswith(b"\n")


def _skip_rest(stream: IO[bytes]) -> None:
    while not _is_whole(stream.readline(LARGEST_RECORD + 1)):
        pass


def _read_utf16(stream: IO[bytes], head: bytes) -> Iterator[bytes | None]:
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    rest = decoder.decode(head)
    while chunk := stream.read(io.DEFAULT_BUFFER_SIZE):
        *whole, rest = (rest + decoder.decode(chunk)).split("\n")
        yield from (f"{line}\n".encode("utf-8", "replace") for line in whole)
        if len(rest) > LARGEST_RECORD:
            yield None
            return
    if rest:
        yield rest.encode("utf-8", "replace")
