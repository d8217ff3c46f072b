"""The quarantine: rows held back by the row gate are kept as JSON, one file a page.

Each line of `<page_id>.jsonl` holds a row with its dataset, its id and the reason. The folder is
the run's own and is published as `rejects/` beside the datasets.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from flows.findings import Reject

_PAGE_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A row that was held back; `row` are its columns by name."""

    dataset: str
    row_id: str
    page_id: str | None
    reason: str
    detail: str
    row: Mapping[str, Any]

    def line(self) -> str:
        """Return the row as one line of JSON, its days and moments in ISO 8601."""
        return json.dumps(
            {
                "dataset": self.dataset,
                "row_id": self.row_id,
                "reason": self.reason,
                "row": self.row,
            },
            ensure_ascii=False,
            sort_keys=True,
            default=str,
        )

    def file_name(self) -> str:
        """Return the name of the file it is kept in; an id that is none gives no file name."""
        page_id = self.page_id or ""
        if not _PAGE_ID.fullmatch(page_id):
            page_id = hashlib.sha256(self.line().encode()).hexdigest()[:32]
        return f"{page_id}.jsonl"


def keep_rows(
    held: Sequence[HeldRow], source_uri_of: Mapping[str, str], quarantine: Path
) -> list[Reject]:
    """Write the rows under `quarantine` and return their rejects, in the same order.

    `source_uri_of` maps page_id to the page's source.
    """
    by_file = sorted(held, key=HeldRow.file_name)
    for name, rows in groupby(by_file, key=HeldRow.file_name):
        _write_lines(quarantine / name, (each.line() for each in rows))
    return [_make_reject(each, source_uri_of) for each in held]


def _make_reject(held: HeldRow, source_uri_of: Mapping[str, str]) -> Reject:
    page_id = held.page_id if _PAGE_ID.fullmatch(held.page_id or "") else None
    return Reject(
        source_uri=source_uri_of.get(held.page_id or "", "unknown"),
        page_id=page_id,
        dataset=held.dataset,
        row_id=held.row_id,
        stage="validate",
        reason=held.reason,
        detail=held.detail,
        quarantine_uri=f"rejects/{held.file_name()}",
    )


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    part.replace(path)
