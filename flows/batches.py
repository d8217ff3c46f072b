"""The stages over a batch on disk: what the tasks of the flow do, without Prefect.

A batch is a folder of tables (`flows.tables`) and is handed on by reference. Each stage adds its
tables; a page that a stage cannot work on becomes a reject and leaves the batch, the rest goes
on. A stage that was cut short may leave a folder in between: `flows.resume` gives each its own.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import groupby
from math import ceil
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from flows.clean.page import clean_page
from flows.holdback import drop_pages, leave_out, reject_record, work_on_each
from flows.ingest.formats import Reader, count_records
from flows.ingest.intake import HeldBack
from flows.ingest.sources import Source
from flows.lasting import collect_after
from flows.manifest import (
    Record,
    note_page,
    note_reject,
    read_manifest,
    to_manifest,
    write_manifest,
)
from flows.records import Article, Block, CleanPage, Facts, ModuleItem, Page
from flows.settling import Settled, settle
from flows.state import State
from flows.structure.facts import structure_page
from flows.tables import (
    count_rows,
    has_table,
    read_pages,
    read_records,
    read_table,
    write_pages,
    write_records,
)
from flows.validate.row_gate import check_batch
from schemas.catalog import DATASETS

logger = logging.getLogger(__name__)
QUARANTINE = "quarantine"
OfPage = TypeVar("OfPage", Block, Article, ModuleItem)

LARGEST_BATCH = 4_000
"""Pages: so many take seconds, against which the fixed costs of suites are small, and fit into
memory several times over."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A reference to a batch: which of how many, its folder, the rows of its tables.

    `seconds` of wall time by stage tell how long the work took. Batches share no object, for
    Prefect would draw that as a dependency.
    """

    number: int
    count: int
    folder: Path
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def work(self) -> Path:
        """The work folder of the run."""
        return self.folder.parents[1]

    @property
    def quarantine(self) -> Path:
        """Where the run keeps the bytes of what is held back."""
        return self.work / QUARANTINE

    def __str__(self) -> str:
        """Return what a person calls it: `batch 3 of 12 · 1,000 pages`."""
        pages = self.rows.get("pages", 0)
        return f"batch {self.number} of {self.count} · {pages:,} page{'' if pages == 1 else 's'}"


def plan_batches(
    sources: Sequence[Source], work: Path, batch_pages: int | None = None, workers: int = 1
) -> list[tuple[Batch, tuple[Source, ...]]]:
    """Return empty batches under the work folder, each with the sources it is to hold.

    `batch_pages` is the number of records a batch; by default `LARGEST_BATCH`, or fewer, so that
    there is a batch for each of the `workers`. A source with more is cut by record numbers.
    """
    counts = [count_records(source) for source in sources]
    size = batch_pages or max(1, min(LARGEST_BATCH, ceil(sum(counts) / workers)))
    shares = list(_cut_shares(zip(sources, counts, strict=True), size))
    return [
        (Batch(no, len(shares), work / "batches" / f"{no:04}", {"pages": pages}), tuple(share))
        for no, (pages, share) in enumerate(shares, start=1)
    ]


def _cut_shares(
    counted: Iterable[tuple[Source, int]], size: int
) -> Iterator[tuple[int, list[Source]]]:
    """Yield shares of `size` records, the last one smaller: how many, and of which sources."""
    held, share = 0, list[Source]()
    for source, count in counted:
        first = 0
        while first < count:
            stop = min(count, first + size - held)
            is_whole = first == 0 and stop == count
            share.append(source if is_whole else replace(source, first=first, stop=stop))
            held, first = held + stop - first, stop
            if held == size:
                yield held, share
                held, share = 0, []
    if share:
        yield held, share


@collect_after()
def ingest_batch(batch: Batch, sources: Iterable[Source], reader: Reader | None = None) -> Batch:
    """Read the sources into `pages`, `texts` and a manifest, by a reader that may be under way.

    Of several records with the same bytes the first is the page. The bytes of what is held back
    are kept; its rejects follow from the manifest.
    """
    started = perf_counter()
    pages: dict[str, Page] = {}
    records: list[Record] = []
    read = (reader or Reader()).read
    for source in sources:
        for record in read(source):
            if isinstance(record, HeldBack):
                records.append(note_reject(source.uri, reject_record(record, batch.quarantine)))
            else:
                records.append(note_page(source.uri, record))
                pages.setdefault(record.page_id, record)
    write_manifest(batch.folder, to_manifest(records))
    write_records(batch.folder, "rejects", [])
    write_pages(batch.folder, list(pages.values()))
    return _finish(batch, "ingest", started)


def settle_batches(
    batches: Sequence[Batch], sources: Iterable[Source], state: State | None = None
) -> Settled:
    """Settle what the batches read: pages, duplicates, and what is as in the published `state`.

    `sources` are all of the run, in order. Raises as `settle`.
    """
    order = list(dict.fromkeys(each.uri for each in sources))
    settled = settle([read_manifest(each.folder) for each in batches], order, state)
    logger.info("ingest · %s", settled)
    return settled


def keep_pages(batch: Batch, page_ids: Collection[str]) -> Batch:
    """Take every page out of a batch but those that are to be worked on."""
    read = read_table(batch.folder, "pages", ("page_id",))["page_id"].to_pylist()
    drop_pages(batch.folder, set(map(str, read)).difference(page_ids))
    return replace(batch, rows=_count_tables(batch.folder))


@collect_after()
def clean_batch(batch: Batch) -> Batch:
    """Zone the pages into `blocks`, `articles` and `module_items`, and date their rendering."""
    started = perf_counter()
    pages = read_pages(batch.folder)
    cleaned, rejects = work_on_each(pages, clean_page, "clean", batch.quarantine)
    write_pages(batch.folder, pages, cleaned)
    for dataset in ("blocks", "articles", "module_items"):
        records = [record for page in cleaned for record in getattr(page, dataset)]
        write_records(batch.folder, dataset, records)
    leave_out(batch.folder, rejects)
    return _finish(batch, "clean", started)


@collect_after()
def structure_batch(batch: Batch) -> Batch:
    """Read the facts of every page into one table a kind."""
    started = perf_counter()
    clean_of = _read_clean_pages(batch.folder)

    def structure(page: Page) -> Facts:
        return structure_page(page.text, clean_of[page.page_id])

    pages = read_pages(batch.folder, False)
    found, rejects = work_on_each(pages, structure, "structure", batch.quarantine)
    for dataset in (each.name for each in fields(Facts)):
        records = [record for facts in found for record in getattr(facts, dataset)]
        write_records(batch.folder, dataset, records)
    leave_out(batch.folder, rejects)
    return _finish(batch, "structure", started)


@collect_after()
def validate_batch(batch: Batch) -> Batch:
    """Pass the batch through the row gate; the returned batch is what it accepted."""
    started = perf_counter()
    check_batch(batch.folder, batch.folder, batch.quarantine)
    return _finish(batch, "validate", started)


def _read_clean_pages(folder: Path) -> dict[str, CleanPage]:
    """Put the cleaned pages of a batch together again from its tables."""
    blocks = _group_by_page(read_records(folder, "blocks", Block))
    articles = _group_by_page(read_records(folder, "articles", Article))
    module_items = _group_by_page(read_records(folder, "module_items", ModuleItem))
    table = read_table(folder, "pages", ("page_id", "rendered_after"))
    days = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return {
        page_id: CleanPage(page_id, blocks[page_id], articles[page_id], module_items[page_id], day)
        for page_id, day in days
    }


def _group_by_page(records: Iterable[OfPage]) -> Mapping[str, tuple[OfPage, ...]]:
    groups: dict[str, tuple[OfPage, ...]] = defaultdict(tuple)
    for page_id, group in groupby(records, key=attrgetter("page_id")):
        groups[page_id] += tuple(group)
    return groups


def _finish(batch: Batch, stage: str, started: float) -> Batch:
    """Count the rows of the batch, take the stage's time and log what it made."""
    seconds = batch.seconds | {stage: perf_counter() - started}
    done = replace(batch, rows=_count_tables(batch.folder), seconds=seconds)
    made = {each: count for each, count in done.rows.items() if count != batch.rows.get(each)}
    counts = ", ".join(f"{name} {count:,}" for name, count in made.items() if count)
    told = {"batch": done}
    logger.info("%s · %s: %s", stage, done, counts or "nothing new", extra=told)
    return done


def _count_tables(folder: Path) -> dict[str, int]:
    names = (each.name for each in DATASETS)
    return {each: count_rows(folder, each) for each in names if has_table(folder, each)}
