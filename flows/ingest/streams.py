"""Byte streams with bounds: decompression that cannot run away, reads that fail with a reason."""

from __future__ import annotations

import gzip
import io
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import pyarrow as pa

from flows.errors import PageError
from flows.ingest.decoding import LARGEST_PAGE

# UTF-16 needs at most twice the bytes of UTF-8, so whatever is longer is too large undecoded.
LARGEST_RECORD = 2 * LARGEST_PAGE

LARGEST_RATIO = 250
"""Bytes out a byte in: text of records compresses 3 to 30 times, a bomb a thousand times."""

RATIO_FLOOR = LARGEST_PAGE
"""Bytes out before the ratio counts: small repetitive files do no harm."""

LARGEST_STREAM = 64 * 2**30
"""Bytes that one compressed file may unpack to, whatever its ratio."""

BUFFER = 256 * 2**10
ZSTD_STEP = 16 * 2**10  # bytes: what a read that meets the cut end of a stream loses at most
_FAILURES = (
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    pa.ArrowException,
)


class BoundedStream(io.RawIOBase):
    """What `read` gives, as a stream; more than the bounds is a `PageError`.

    `count_in` tells how many compressed bytes were read so far.
    """

    def __init__(self, read: Callable[[int], bytes], count_in: Callable[[], int]) -> None:
        super().__init__()
        self._read = read
        self._count_in = count_in
        self._out = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; raises `PageError` for damaged, cut and exploding streams."""
        try:
            data = self._read(len(buffer))
        except EOFError as error:
            raise PageError("truncated", "its compressed data ends too early") from error
        except _FAILURES as error:
            raise PageError(*_judge_failure(error)) from error
        buffer[: len(data)] = data
        self._out += len(data)
        self._check()
        return len(data)

    def _check(self) -> None:
        if self._out > RATIO_FLOOR and self._out > LARGEST_RATIO * max(1, self._count_in()):
            raise PageError(
                "decompression_bomb", f"it unpacks to over {LARGEST_RATIO} times itself"
            )
        if self._out > LARGEST_STREAM:
            raise PageError("decompression_bomb", f"it unpacks to over {LARGEST_STREAM >> 30} GiB")


def _judge_failure(error: Exception) -> tuple[str, str]:
    """Return reason and detail for an error of a decompressor."""
    words = str(error).splitlines()[0] if str(error) else type(error).__name__
    if "truncated" in words.lower():
        return "truncated", "its compressed data ends too early"
    return "broken_container", f"it cannot be unpacked: {words}"


@contextmanager
def unpack(stream: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    """Open the content of a `.gz` or `.zst` stream; raises `PageError` while it is read."""
    counted = _Counted(stream)
    read = _open_zstd(counted) if suffix == ".zst" else gzip.GzipFile(fileobj=counted).read1
    bounded = BoundedStream(read, lambda: counted.count)
    with io.BufferedReader(bounded, BUFFER) as buffered:
        yield buffered


def _open_zstd(stream: io.IOBase) -> Callable[[int], bytes]:
    unpacked = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")

    def read(size: int) -> bytes:
        return bytes(unpacked.read(min(size, ZSTD_STEP)))

    return read


@contextmanager
def spool(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """Open a copy of a stream on disk, for readers that must seek."""
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, BUFFER)
        copy.seek(0)
        yield copy


def read_whole(stream: IO[bytes]) -> bytes:
    """Return the rest of a stream that holds one record; raises `PageError` for one too large."""
    data = stream.read(LARGEST_RECORD + 1)
    if len(data) > LARGEST_RECORD:
        raise PageError("too_large", f"it has more than {LARGEST_RECORD:,} bytes")
    return data


class _Counted(io.RawIOBase):
    """A stream that tells how many bytes were read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes."""
        data = self._stream.read(size)
        self.count += len(data)
        return bytes(data)
