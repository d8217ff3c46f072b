"""Inputs that are URLs: a file, a folder or a glob of an object store → the files to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from pyarrow import fs

from flows.errors import InputError
from flows.ingest.locations import StoredFile, find_type, list_stored, name_stored, open_store
from flows.ingest.sources import Skipped, Source, judge_file
from flows.ingest.urls import mask_credentials

# A question mark begins the query of a URL, so it is no wildcard here.
_MAGIC = re.compile(r"[*\[]")
_PIECES = (("**/", "(?:[^/]+/)*"), ("**", ".*"), ("*", "[^/]*"))


def list_remote(url: str) -> Iterator[Source | Skipped]:
    """Yield the files that a URL names, and what is passed over in its folders.

    Raises `InputError` for a URL that cannot be used or where nothing lies.
    """
    glob, _, query = url.partition("?")
    if _MAGIC.search(glob):
        yield from _expand(url, glob, query)
        return
    _, path = open_store(url)
    kind = find_type(url, path)
    if kind == fs.FileType.NotFound:
        raise InputError(f"{mask_credentials(url)}: nothing is there; give a file, folder or glob")
    if kind == fs.FileType.File:
        yield judge_file(name_stored(url, path), StoredFile(path, url))
        return
    yield from _list_folder(url, path)


def _expand(url: str, glob: str, query: str) -> Iterator[Source | Skipped]:
    folder, magic = _split(glob)
    store = f"{folder}?{query}" if query else folder
    _, root = open_store(store)
    if find_type(store, root) != fs.FileType.Directory:
        raise InputError(f"{mask_credentials(url)}: there is no folder {mask_credentials(folder)}")
    pattern = _translate(magic)
    for each in _list_folder(store, root):
        path = each.uri.removeprefix(name_stored(store, root)).lstrip("/")
        if isinstance(each, Source) and pattern.fullmatch(path):
            yield each


def _split(glob: str) -> tuple[str, str]:
    """Return the folder before the first part with a wildcard, and the parts from there on."""
    match = _MAGIC.search(glob)
    cut = glob.rfind("/", 0, match.start()) if match else len(glob)
    return glob[:cut], glob[cut + 1 :]


def _translate(magic: str) -> re.Pattern[str]:
    """Return the pattern of a glob: `*` within a name, `**` over folders, `[…]` as it stands."""
    pattern, place = "", 0
    while place < len(magic):
        piece = next((each for each in _PIECES if magic.startswith(each[0], place)), None)
        end = magic.find("]", place + 1) if magic[place] == "[" else -1
        if piece:
            pattern, place = pattern + piece[1], place + len(piece[0])
        elif end > 0:
            inner = magic[place + 1 : end].replace("\\", "\\\\").replace("[", "\\[")
            pattern, place = pattern + f"[{inner.replace('!', '^', 1)}]", end + 1
        else:
            pattern, place = pattern + re.escape(magic[place]), place + 1
    return re.compile(pattern)


def _list_folder(url: str, folder: str) -> Iterator[Source | Skipped]:
    for stored, is_file in list_stored(url, folder):
        inner = PurePosixPath(stored.path.removeprefix(folder).lstrip("/"))
        if is_file and not any(part.startswith(".") for part in inner.parts[:-1]):
            yield judge_file(name_stored(url, stored.path), stored)
