"""Where files lie: local paths, and URLs of object stores through pyarrow's filesystems."""

from __future__ import annotations

import errno
import io
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO

import pyarrow as pa
from pyarrow import fs

from flows.errors import InputError, PageError

SHOWN_LENGTH = 200
"""Characters of a library's message that are passed on."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
# A secret pasted as it is may hold a slash, so after a colon it reaches to the @.
_USER = re.compile(r"(?<=://)(?:[^/@\s]{1,500}|[^/:@\s]{1,200}:[^@\s]{1,500})@")
_SECRET = re.compile(
    r"([?&][a-z0-9_.-]{0,40}(?:key|keyid|secret|token|password|sig|signature|credential)=)"
    r"[^&\s]{0,2000}",
    re.IGNORECASE,
)

_CONCEALED: dict[str, str] = {}


@dataclass(frozen=True, slots=True, order=True)
class StoredFile:
    """A file of an object store: its path there, and the URL that names the store.

    The URL may hold credentials, so it is never shown.
    """

    path: str
    store: str = field(repr=False)


Location = Path | StoredFile


def is_url(given: str) -> bool:
    """Return whether an input is a URL and no path."""
    return _URL.match(given) is not None


def mask_credentials(text: str) -> str:
    """Return a text with `***` for whatever its URLs hold of users, keys and passwords."""
    return _SECRET.sub(r"\1***", _USER.sub("***@", text))


def conceal(given: str) -> str:
    """Return an input or output as others may keep it, as Prefect does the parameters of a run.

    `reveal` gives the URL with its credentials back, in this process alone.
    """
    shown = mask_credentials(given)
    if shown != given:
        _CONCEALED[shown] = given
    return shown


def reveal(shown: str) -> str:
    """Return what `conceal` was given for it, or the same where there was nothing to conceal."""
    return _CONCEALED.get(shown, shown)


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
