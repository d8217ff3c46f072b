"""Settling: over all records of a run, which are its pages, which of them have to be worked on.

Of several records with the same bytes the first is the page. A page is as it was if the published
run had it from the same record; its rows are then taken over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.errors import InputError
from flows.findings import Reject
from flows.holdback import name_row, reject_duplicate
from flows.manifest import SCHEMA, Record, join_manifests, to_records
from flows.reused import NOTHING, Reused
from flows.state import State


@dataclass(frozen=True)
class Settled:
    """A run's records: the manifest of all, the rejects of ingest, what is taken over.

    `fresh` pages are to be worked on; `shares` are their ids, one set for each manifest that was
    read.
    """

    manifest: pa.Table
    rejects: tuple[Reject, ...]
    reused: Reused
    fresh: int
    shares: tuple[frozenset[str], ...]

    def __str__(self) -> str:
        """Return what a person is told: `99,999 pages unchanged, 1 to work on, 3 held back`."""
        unchanged, held = len(self.reused.page_ids), len(self.rejects)
        word = "page" if unchanged == 1 else "pages"
        return (
            f"{unchanged:,} {word} unchanged, {self.fresh:,} to work on, {held:,} records held back"
        )

    def forget_shares(self) -> Settled:
        """Return the same without the ids, of no more use when they are shared out."""
        return replace(self, shares=())


def settle(read: Iterable[pa.Table], order: Sequence[str], state: State | None) -> Settled:
    """Settle the manifests that were `read`; `order` names all sources of the run.

    Sources that were not read are those that `state` knows to be as they were. Raises
    `InputError` if a file changed while the run looked at it, so that a page is lost.
    """
    tables = list(read)
    known = state.manifest if state else SCHEMA.empty_table()
    was_read = pc.unique(pa.concat_tables([SCHEMA.empty_table(), *tables])["source"])
    manifest = join_manifests([_without(known, "source", was_read), *tables], order)
    now, before = find_pages(manifest), find_pages(known)
    reused = _find_same(now, before)
    fresh = _without(now, "page_id", reused)
    if lost := _without(fresh, "source", was_read)["source"].to_pylist():
        raise InputError(f"{lost[0]}: inputs changed during the run; run it again")
    gone = _without(before, "page_id", reused)
    return Settled(
        manifest,
        tuple(_list_rejects(manifest, now)),
        Reused(state.snapshot, reused, {*_list_ids(fresh), *_list_ids(gone)}) if state else NOTHING,
        fresh.num_rows,
        tuple(_share(tables, fresh)),
    )


def _share(tables: Iterable[pa.Table], fresh: pa.Table) -> Iterator[frozenset[str]]:
    """Yield for each manifest which of its pages are those of the run, each page once."""
    wanted = dict(zip(_list_ids(fresh), fresh["digest"].to_pylist(), strict=True))
    for table in tables:
        pages = find_pages(table)
        digests = zip(_list_ids(pages), pages["digest"].to_pylist(), strict=True)
        share = frozenset(page_id for page_id, digest in digests if wanted.get(page_id) == digest)
        for page_id in share:
            del wanted[page_id]
        yield share


def _list_ids(records: pa.Table) -> list[str]:
    return [str(each) for each in records["page_id"].to_pylist()]


def find_pages(manifest: pa.Table) -> pa.Table:
    """Return the records that are pages, in order: of those with the same bytes the first.

    The column `place` is their place in the manifest.
    """
    pages = _number(manifest).filter(pc.field("reason").is_null())
    firsts = pages.group_by("page_id").aggregate([("place", "min")])["place_min"]
    return pages.filter(pc.is_in(pages["place"], value_set=firsts.combine_chunks()))


def _number(manifest: pa.Table) -> pa.Table:
    return manifest.append_column("place", pa.array(range(manifest.num_rows), pa.int64()))


def _without(
    table: pa.Table, column: str, values: pa.Array[Any] | pa.ChunkedArray[Any]
) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table[column], value_set=values)))


def _find_same(now: pa.Table, before: pa.Table) -> pa.Array[Any]:
    """Return the ids of the pages that have the same digest in both."""
    places = pc.index_in(now["page_id"], value_set=before["page_id"].combine_chunks())
    same: Any = pc.equal(now["digest"], before["digest"].take(places))
    return now["page_id"].filter(same).combine_chunks()


def _list_rejects(manifest: pa.Table, pages: pa.Table) -> Iterator[Reject]:
    """Yield the rejects of ingest: what was held back, and the duplicates of pages."""
    others = _without(_number(manifest), "place", pages["place"].combine_chunks())
    firsts = pages.filter(pc.is_in(pages["page_id"], value_set=others["page_id"].combine_chunks()))
    first_of = {each.page_id: each for each in to_records(firsts)}
    for record in to_records(others):
        yield _reject(record, first_of)


def _reject(record: Record, first_of: Mapping[str | None, Record]) -> Reject:
    if record.reason is None:
        first = first_of[record.page_id]
        name = name_row(first.source_uri, first.row_id)
        return reject_duplicate(str(record.page_id), record.source_uri, record.row_id, name)
    return Reject(
        source_uri=record.source_uri,
        page_id=record.page_id,
        dataset=None,
        row_id=record.row_id,
        stage="ingest",
        reason=record.reason,
        detail=str(record.detail),
        quarantine_uri=record.quarantine_uri,
    )
