"""The reader of `.zip`: every member in a format that sacho reads is a file of its own.

Nothing is unpacked to a place that a member's name says. A member that is encrypted, explodes,
lies outside or is a link is held back; the others are read.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from io import BufferedReader
from pathlib import PurePosixPath
from typing import IO

from flows.errors import PageError
from flows.ingest.intake import Blob, Entry, HeldBack
from flows.ingest.streams import (
    BUFFER,
    LARGEST_RATIO,
    RATIO_FLOOR,
    BoundedStream,
    spool,
)

ENCRYPTED = 0x1
UTF8_NAME = 0x800
PASSED_OVER = ("__MACOSX", "Thumbs.db", ".DS_Store")

ListMember = Callable[[str, Blob], Iterator[Entry]]
"""Yields the records of a member by its name; raises `PageError` for a name without a format."""


def list_zip(blob: Blob, list_member: ListMember) -> Iterator[Entry]:
    """Yield the records of an archive's members in the archive's order."""
    with blob.seek() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise PageError(
                "broken_container", f"it is no ZIP that can be read: {error}"
            ) from error
        for info in archive.infolist():
            name = _decode_name(info)
            if not name.endswith("/") and not set(PurePosixPath(name).parts) & set(PASSED_OVER):
                yield from _list_checked(archive, info, f"{blob.uri}!{name}", list_member)


def _list_checked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, uri: str, list_member: ListMember
) -> Iterator[Entry]:
    try:
        _check_member(info)
        opened = partial(_open_member, archive, info)
        yield from list_member(_decode_name(info), Blob(uri, opened, partial(_seek, opened), True))
    except PageError as error:
        yield partial(HeldBack, uri, None, error, None)


def _check_member(info: zipfile.ZipInfo) -> None:
    name = _decode_name(info).replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:3] == ":/":
        raise PageError("unsafe_path", "the name of this member leads out of the archive")
    if not name:
        raise PageError("broken_container", "this member has no name")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise PageError("unsafe_path", "this member is a link")
    if info.flag_bits & ENCRYPTED:
        raise PageError("encrypted", "this member is encrypted")
    if info.file_size > max(RATIO_FLOOR, LARGEST_RATIO * info.compress_size):
        raise PageError("decompression_bomb", f"it unpacks to over {LARGEST_RATIO} times itself")


@contextmanager
def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    try:
        member = archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise PageError("broken_container", f"it cannot be unpacked: {error}") from error
    bounded = BoundedStream(member.read, lambda: info.compress_size)
    with member, BufferedReader(bounded, BUFFER) as buffered:
        yield buffered


@contextmanager
def _seek(opened: Callable[[], AbstractContextManager[IO[bytes]]]) -> Iterator[IO[bytes]]:
    with opened() as stream, spool(stream) as copy:
        yield copy


def _decode_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; where it is not marked as UTF-8 Korean tools mean CP949."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    try:
        return info.orig_filename.encode("cp437").decode("cp949")
    except UnicodeError:
        return info.filename
