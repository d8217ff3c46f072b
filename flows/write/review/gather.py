"""The rows of each page, from the part files of one bucket at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.parts import find_parts, part_path, read_part, select_bucket
from flows.write.review.kept import Kept, preview_kept
from flows.write.review.selection import ID_DIGITS, Selection
from schemas.catalog import BY_NAME

SHOWN = (
    "pages", "texts", "blocks", "articles", "sentences", "quotations", "mentions", "quantities",
    "dates", "awards", "initiatives", "module_items", "clusters",
)  # fmt: skip
"""The datasets of a page, as its review page has them."""

ABOUT = ("checks", "rejects")
"""What is said of its rows."""

GROUP = 500
"""Pages whose rows are Python objects at a time, of the thousands that a bucket holds as Arrow."""

CHECK_FIELDS = ("dataset", "row_id", "check", "severity", "outcome", "observed", "expected")

Row = tuple[Any, ...]


@dataclass(slots=True)
class PageRows:
    """What a run says of a page: `rows` by dataset in the order of `list_columns`, and the bytes.

    A page that was held back whole has rejects and little else.
    """

    page_id: str
    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    kept: tuple[Kept, ...] = ()


@cache
def list_columns(dataset: str) -> tuple[str, ...]:
    """Return the columns of a row of `PageRows`: those of the dataset but for `page_id`."""
    if dataset == "checks":
        return CHECK_FIELDS
    return tuple(each.name for each in BY_NAME[dataset].columns if each.name != "page_id")


def gather_pages(folder: Path, selection: Selection) -> Iterator[PageRows]:
    """Yield the chosen pages in the order of their ids; `folder` holds the run's `datasets/`."""
    buckets = len(find_parts(folder, "pages"))
    for bucket in range(buckets):
        wanted, checks, rejects = selection.take(select_bucket(bucket, buckets))
        tables = {name: read_part(part_path(folder, name, bucket)) for name in SHOWN if len(wanted)}
        tables |= {"checks": checks, "rejects": rejects}
        for first in range(0, len(wanted), GROUP):
            yield from _gather_group(folder, wanted.sort().slice(first, GROUP), tables)


def _gather_group(
    folder: Path, wanted: pa.Array[Any], tables: Mapping[str, pa.Table]
) -> Iterator[PageRows]:
    page_ids: list[Any] = wanted.to_pylist()
    pages: dict[str, PageRows] = {page_id: PageRows(page_id) for page_id in page_ids}
    for dataset, table in tables.items():
        mine = table.filter(pc.is_in(table["page_id"], value_set=wanted))
        _share_out(dataset, mine, pages)
    for page in pages.values():
        page.kept = preview_kept(folder, _list_kept(page))
        yield page


def _share_out(dataset: str, table: pa.Table, pages: dict[str, PageRows]) -> None:
    page_ids: list[Any] = table["page_id"].to_pylist()
    columns = [_read_column(table, dataset, name) for name in list_columns(dataset)]
    for page_id, row in zip(page_ids, zip(*columns, strict=True), strict=True):
        pages[page_id].rows[dataset].append(row)


def _read_column(table: pa.Table, dataset: str, name: str) -> list[Any]:
    """Return a column's values, ids without that of the page, which each of them begins with."""
    column = table[name]
    if dataset in SHOWN and name in ("article_id", BY_NAME[dataset].key[0]):
        column = pc.utf8_slice_codeunits(column, ID_DIGITS + 1)
    values: list[Any] = column.to_pylist()
    return values


def _list_kept(page: PageRows) -> Iterator[str]:
    at = list_columns("rejects").index("quarantine_uri")
    return (row[at] for row in page.rows["rejects"] if row[at])
