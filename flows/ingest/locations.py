"""Where files lie: local paths, and URLs of object stores through pyarrow's filesystems."""

from __future__ import annotations

import errno
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO

import pyarrow as pa
from pyarrow import fs

from flows.errors import InputError, PageError
from flows.ingest.urls import mask_credentials

SHOWN_LENGTH = 200
"""Characters of a library's message that are passed on."""


@dataclass(frozen=True, slots=True, order=True)
class StoredFile:
    """A file of an object store: its path there, and the URL that names the store.

    The URL may hold credentials, so it is never shown.
    """

    path: str
    store: str = field(repr=False)


Location = Path | StoredFile


def name_stored(store: str, path: str) -> str:
    """Return what stands in the datasets: scheme and path, without user and query."""
    return f"{store.split('://', 1)[0]}://{path}"


@lru_cache(maxsize=64)
def open_store(url: str) -> tuple[fs.FileSystem, str]:
    """Return the filesystem that a URL names and the path in it; raises `InputError`."""
    try:
        return fs.FileSystem.from_uri(url)
    except (pa.ArrowException, OSError, ValueError) as error:
        why = mask_credentials(str(error).splitlines()[0])[:SHOWN_LENGTH]
        raise InputError(f"{mask_credentials(url)}: this URL cannot be used: {why}") from error


def list_stored(url: str, folder: str) -> Iterator[tuple[StoredFile, bool]]:
    """Yield what lies under a folder of the URL's store, each with whether it is a file.

    Raises `InputError` where the store cannot be reached or there is no such folder.
    """
    store, _ = open_store(url)
    try:
        infos = store.get_file_info(fs.FileSelector(folder, recursive=True))
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{mask_credentials(url)}: cannot be listed: {_explain(error)}") from error
    for info in sorted(infos, key=lambda each: each.path):
        yield StoredFile(info.path, url), info.type == fs.FileType.File


def find_type(url: str, path: str) -> fs.FileType:
    """Return what a path of the URL's store is; raises `InputError` if that cannot be told."""
    store, _ = open_store(url)
    try:
        return store.get_file_info(path).type
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{mask_credentials(url)}: cannot be read: {_explain(error)}") from error


def open_location(location: Location) -> IO[bytes]:
    """Open a file for reading, seekable.

    Raises `PageError` with reason `unreadable`: it cannot be opened, or is no regular file
    (reading a pipe would wait for ever).
    """
    try:
        if isinstance(location, StoredFile):
            store, _ = open_store(location.store)
            return io.BufferedReader(store.open_input_file(location.path))  # type: ignore[type-var]
        if not stat.S_ISREG(location.stat().st_mode):
            raise PageError("unreadable", "this is not a regular file")
        return location.open("rb")
    except (pa.ArrowException, InputError, OSError) as error:
        is_loop = isinstance(error, OSError) and error.errno == errno.ELOOP
        reason = "link_loop" if is_loop else "unreadable"
        raise PageError(reason, f"it cannot be opened: {_explain(error)}") from error


def _explain(error: Exception) -> str:
    """Return the first line of an error, without secrets and without the path."""
    known = error.strerror if isinstance(error, OSError) else None
    lines = (known or str(error)).splitlines() or [type(error).__name__]
    return mask_credentials(lines[0])[:SHOWN_LENGTH]
