"""Watching a folder: whether what lies in it has changed since it was last published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from flows.errors import InputError
from flows.ingest.inventory import take_inventory
from flows.ingest.sources import Source
from flows.write.report import FILE_NAME


def identify_sources(sources: Iterable[Source]) -> str:
    """Return a hash of names, sizes and times of change; objects of a store count by name only."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(f"{source.uri}\0{_describe(source)}\0".encode())
    return digest.hexdigest()


def _describe(source: Source) -> str:
    if not isinstance(source.location, Path) or source.refusal:
        return source.refusal
    status = source.location.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def has_changed(inputs: Sequence[str], out: Path) -> bool:
    """Return whether there are pages to read that are not as they were in the last run into `out`.

    Nothing to read is no change.
    """
    try:
        sources = take_inventory(inputs).sources
    except InputError:
        return False
    report = out / FILE_NAME
    if not report.is_file():
        return True
    before = json.loads(report.read_text(encoding="utf-8")).get("sources_id")
    return bool(before != identify_sources(sources))
