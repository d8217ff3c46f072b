"""Holding back: what cannot go on becomes a reject, its bytes are kept, its rows leave the batch.

A run keeps the bytes in one quarantine folder, named by `page_id`, which is published as
`rejects/` beside the datasets.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from flows.findings import Reject
from flows.ingest.intake import HeldBack
from flows.records import Page
from flows.tables import has_table, read_records, read_table, write_records, write_table
from schemas.catalog import DATASETS
from schemas.rejects import ADVICE

logger = logging.getLogger(__name__)
Result = TypeVar("Result")


def reject_record(record: HeldBack, quarantine: Path) -> Reject:
    """Return the reject for a record that is no page, its bytes kept in the quarantine."""
    name = f"{record.page_id}.bin"
    kept = record.data is not None and keep_bytes(quarantine, name, record.data)
    reason, row_id = record.error.reason, number_record(record.record_no)
    return Reject(
        source_uri=record.source_uri,
        page_id=record.page_id,
        dataset=None,
        row_id=row_id,
        stage="ingest",
        reason=reason,
        detail=f"{name_row(record.source_uri, row_id)}: {record.error.detail}; {ADVICE[reason]}",
        quarantine_uri=f"rejects/{name}" if kept else None,
    )


def reject_duplicate(page_id: str, source_uri: str, row_id: str | None, first: str) -> Reject:
    """Return the reject for a page whose bytes were read before, from the record `first`."""
    return Reject(
        source_uri=source_uri,
        page_id=page_id,
        dataset=None,
        row_id=row_id,
        stage="ingest",
        reason="duplicate_page",
        detail=f"{name_row(source_uri, row_id)}: the same bytes as {first}; "
        f"{ADVICE['duplicate_page']}",
        quarantine_uri=None,
    )


def name_row(uri: str, row_id: str | None) -> str:
    """Return what a message calls a record: its file, and its number in a file of many."""
    return uri if row_id is None else f"{uri}, record {row_id}"


def number_record(record_no: int | None, media_type: str = "") -> str | None:
    """Return the number of a record among others; None for the one page that a file is."""
    if record_no is None or (record_no == 0 and media_type in ("text/plain", "text/html")):
        return None
    return str(record_no)


def work_on_each(
    pages: Iterable[Page], work: Callable[[Page], Result], stage: str, quarantine: Path
) -> tuple[list[Result], list[Reject]]:
    """Return what `work` gives for each page, and a reject for each page that it fails on.

    No defect in the work on one page may end a run over a million, hence the broad except.
    """
    results: list[Result] = []
    rejects: list[Reject] = []
    for page in pages:
        try:
            results.append(work(page))
        except Exception as error:
            logger.exception("%s failed on %s", stage, page.source_uri)
            rejects.append(_reject_failure(page, error, stage, quarantine))
    return results, rejects


def leave_out(folder: Path, rejects: Sequence[Reject]) -> None:
    """Write the rejects to the batch and take the rows of their pages out of its tables."""
    if not rejects:
        return
    held = read_records(folder, "rejects", Reject)
    write_records(folder, "rejects", [*held, *rejects])
    drop_pages(folder, {each.page_id for each in rejects if each.page_id})


def drop_pages(folder: Path, page_ids: Collection[str]) -> None:
    """Take the rows of the pages out of the tables of a batch, but for `rejects`."""
    if not page_ids:
        return
    gone = pa.array(sorted(page_ids), pa.string())
    for dataset in (each.name for each in DATASETS if each.name != "rejects"):
        if has_table(folder, dataset):
            table = read_table(folder, dataset)
            stays = pc.invert(pc.is_in(table["page_id"], value_set=gone))
            write_table(folder, dataset, table.filter(stays))


def keep_bytes(quarantine: Path, name: str, data: bytes) -> bool:
    """Write bytes to the quarantine whole or not at all; return True."""
    quarantine.mkdir(parents=True, exist_ok=True)
    part = quarantine / f"{name}.part"
    part.write_bytes(data)
    part.replace(quarantine / name)
    return True


def _reject_failure(page: Page, error: Exception, stage: str, quarantine: Path) -> Reject:
    """Return the reject for a defect; the text is kept, for it reproduces the failure."""
    name = (
        f"{page.page_id}.bin"  # not .txt: a run over the folder above must not take it for a page
    )
    keep_bytes(quarantine, name, page.text.encode())
    where = traceback.extract_tb(error.__traceback__)[-1]
    detail = f"{type(error).__name__} in {where.name}, line {where.lineno}: {error}"
    return Reject(
        source_uri=page.source_uri,
        page_id=page.page_id,
        dataset=None,
        row_id=None,
        stage=stage,
        reason="stage_failed",
        detail=detail,
        quarantine_uri=f"rejects/{name}",
    )
