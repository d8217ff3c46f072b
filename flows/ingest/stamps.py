"""Stamps of files: size and time of the last change, by which a file is known to be as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from flows.errors import InputError
from flows.ingest.locations import StoredFile, open_store
from flows.ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Stamp:
    """Size in bytes and time of the last change in nanoseconds since 1970."""

    size: int
    mtime_ns: int


def take_stamps(sources: Iterable[Source]) -> Mapping[str, Stamp]:
    """Return the stamp of each source by `uri`; what cannot be looked at has none."""
    stamps: dict[str, Stamp] = {}
    remote: list[tuple[str, StoredFile]] = []
    for source in sources:
        if isinstance(source.location, StoredFile):
            remote.append((source.uri, source.location))
        elif not source.refusal and (stamp := _stamp_file(source.location)):
            stamps[source.uri] = stamp
    for store, files in groupby(remote, key=lambda each: each[1].store):
        stamps |= _stamp_stored(store, list(files))
    return stamps


def _stamp_file(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns)


def _stamp_stored(url: str, files: list[tuple[str, StoredFile]]) -> dict[str, Stamp]:
    """Return the stamps of files of one store, all asked for at once."""
    try:
        store, _ = open_store(url)
        infos = store.get_file_info([file.path for _, file in files])
    except (pa.ArrowException, InputError, OSError):
        return {}
    return {
        uri: Stamp(info.size, info.mtime_ns)
        for (uri, _), info in zip(files, infos, strict=True)
        if info.size is not None and info.mtime_ns is not None
    }
