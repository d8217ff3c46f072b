"""What a run takes over of the published one before it: pages, whole files, what was counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.parts import count_parts, find_bucket

STATE = "state"
"""Folder beside the datasets of a snapshot, for the next run only."""


@dataclass(frozen=True)
class Reused:
    """What is taken over of the published run in the folder `snapshot`; None if nothing is.

    `page_ids` are the pages as they were. Rows of the pages `touched` (new, gone, changed) may
    differ; rows of all others do not.
    """

    snapshot: Path | None = None
    page_ids: pa.Array[Any] = field(default_factory=lambda: pa.array([], pa.string()))
    touched: Collection[str] = frozenset()

    def count_buckets(self) -> int:
        """Return into how many buckets the pages were cut before."""
        return count_parts(self.snapshot, "pages") if self.snapshot else 0

    def find_untouched(self, buckets: int) -> frozenset[int]:
        """Return the buckets that are as they were, none if there are more or fewer than before."""
        if self.count_buckets() != buckets:
            return frozenset()
        return frozenset(range(buckets)) - {find_bucket(each, buckets) for each in self.touched}


NOTHING = Reused()
"""What a run takes over that works on everything."""


def state_path(folder: Path, kind: str, bucket: int, suffix: str) -> Path:
    """Return where a staged or published run keeps what it knows of a bucket."""
    return folder / STATE / kind / f"part-{bucket:05}{suffix}"
