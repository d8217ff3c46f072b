"""Which pages get a review page: all of a small run; of a large one those to look at first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.parts import find_parts, part_path, read_part

PAGES = 10_000
"""Review pages a run writes at most: some 15 kB and half a millisecond each."""

LONGEST_SHOWN = 300
"""Characters that a check shows of what it observed: on the ledger it may name a thousand pages."""

ID_DIGITS = 32
_PAGE_ID = f"[0-9a-f]{{{ID_DIGITS}}}"
_CHECK_COLUMNS = ("dataset", "row_id", "check", "severity", "outcome", "observed", "expected")


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of the pages to write, and how many the run has, those held back included.

    `checks` and `rejects` are the rows about them, each with the `page_id` of its page.
    """

    page_ids: tuple[str, ...]
    total: int
    checks: pa.Table
    rejects: pa.Table

    def take(self, bucket: pc.Expression) -> tuple[pa.Array[Any], pa.Table, pa.Table]:
        """Return the ids, the checks and the rejects of one bucket of pages."""
        ids = pa.table({"page_id": pa.array(self.page_ids, pa.string())})
        taken: pa.ChunkedArray[Any] = ids.filter(bucket)["page_id"]
        return taken.combine_chunks(), self.checks.filter(bucket), self.rejects.filter(bucket)


def choose_pages(folder: Path, limit: int = PAGES) -> Selection:
    """Return the first `limit` pages of a run: rejected, failing a check, with an award, the rest.

    Within each of the four the order is that of the ids. `folder` holds the run's `datasets/`.
    """
    rejects = read_rejects(folder)
    held = sorted(set(_list(rejects["page_id"])))
    ranked = chain(
        held,
        sorted(_find_failing(folder)),
        _read_ids(folder, "awards"),
        _read_ids(folder, "pages"),
    )
    page_ids = dict.fromkeys(_stop_after(ranked, limit))
    return select_pages(folder, page_ids, _count_pages(folder, held), rejects)


def select_pages(
    folder: Path, page_ids: Iterable[str], total: int = 0, rejects: pa.Table | None = None
) -> Selection:
    """Return the selection of the pages of these ids."""
    ids = tuple(page_ids)
    wanted = pa.array(ids, pa.string())
    held = read_rejects(folder) if rejects is None else rejects
    mine = held.filter(pc.is_in(held["page_id"], value_set=wanted))
    return Selection(ids, total, _read_checks(folder, wanted), mine)


def read_rejects(folder: Path) -> pa.Table:
    """Return the rejects, each with an id of its page: what has no page is named by its source."""
    table = read_part(part_path(folder, "rejects", 0))
    names = ("page_id", "source_uri", "row_id")
    ids = [
        page_id or _name_source(source, row_id)
        for page_id, source, row_id in zip(*(_list(table[name]) for name in names), strict=True)
    ]
    at = table.schema.get_field_index("page_id")
    return table.set_column(at, "page_id", pa.array(ids, pa.string()))


def _name_source(source_uri: str, row_id: str | None) -> str:
    return hashlib.sha256(f"{source_uri}\n{row_id}".encode()).hexdigest()[:ID_DIGITS]


def _stop_after(ids: Iterable[str], limit: int) -> Iterator[str]:
    """Yield ids until so many different ones were seen: a million need not be read for ten."""
    seen: set[str] = set()
    for each in ids:
        yield each
        seen.add(each)
        if len(seen) >= limit:
            return


def _count_pages(folder: Path, held: list[str]) -> int:
    """Return how many pages there are, and ids of rejects that are not among them."""
    count, known = 0, 0
    for path in find_parts(folder, "pages"):
        page_ids = read_part(path, ("page_id",))["page_id"]
        count += len(page_ids)
        is_held = pc.is_in(page_ids, value_set=pa.array(held, pa.string()))
        known += len(page_ids.filter(is_held))
    return count + len(held) - known


def _read_ids(folder: Path, dataset: str) -> Iterator[str]:
    for path in find_parts(folder, dataset):
        yield from _list(read_part(path, ("page_id",))["page_id"])


def _find_failing(folder: Path) -> set[str]:
    return {
        page_id
        for batch in _scan_checks(folder, ("fail",))
        for page_id in _list(name_pages(batch)["page_id"])
    }


def _read_checks(folder: Path, wanted: pa.Array[Any]) -> pa.Table:
    """Return the checks on rows of the wanted pages that had something to check."""
    found = [name_pages(batch) for batch in _scan_checks(folder, ("pass", "fail"))]
    mine = [each.filter(pc.is_in(each["page_id"], value_set=wanted)) for each in found]
    return pa.concat_tables(mine) if mine else name_pages(_no_checks())


def _no_checks() -> pa.Table:
    return pa.table({name: pa.array([], pa.string()) for name in _CHECK_COLUMNS})


def _scan_checks(folder: Path, outcomes: tuple[str, ...]) -> Iterator[pa.Table]:
    """Yield the checks on rows, a piece of a file at a time, that came out so."""
    for path in find_parts(folder, "checks"):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=list(_CHECK_COLUMNS)):
                table = pa.Table.from_batches([batch]).select(list(_CHECK_COLUMNS))
                is_on_row = pc.is_valid(table["row_id"])
                is_wanted = pc.is_in(table["outcome"], value_set=pa.array(outcomes))
                yield table.filter(pc.and_(is_on_row, is_wanted))


def name_pages(checks: pa.Table) -> pa.Table:
    """Return checks with the `page_id` of their row; one between pages once for each page.

    An id begins with that of its page; a check on the ledger names its pages in `observed`.
    """
    is_of_page = pc.match_substring_regex(checks["row_id"], f"^{_PAGE_ID}(:|$)")
    single = checks.filter(is_of_page)
    ids = pc.utf8_slice_codeunits(single["row_id"], 0, ID_DIGITS)
    between = checks.filter(pc.invert(is_of_page))
    return pa.concat_tables([single.append_column("page_id", ids), _spread(between)])


def _spread(checks: pa.Table) -> pa.Table:
    observed = (each or "" for each in _list(checks["observed"]))
    pairs = [(at, each) for at, text in enumerate(observed) for each in re.findall(_PAGE_ID, text)]
    at = checks.schema.get_field_index("observed")
    brief = pc.utf8_slice_codeunits(checks["observed"], 0, LONGEST_SHOWN)
    rows = checks.set_column(at, "observed", brief).take(
        pa.array([at for at, _ in pairs], pa.int64())
    )
    return rows.append_column("page_id", pa.array([each for _, each in pairs], pa.string()))


def _list(column: pa.ChunkedArray[Any]) -> list[Any]:
    values: list[Any] = column.to_pylist()
    return values
