"""Facts derived from rows, one function a column; flags are never null.

Each takes the dataset, the rows around it and the table, and returns an array as long as the
table. An expectation in `schemas/` may name any of them as if it were a column. Here are those of
pages, their blocks and articles; those of facts and claims have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.validate.derived_claims import CLAIM_FACTS
from flows.validate.derived_values import VALUE_FACTS
from flows.validate.rows import (
    Derive,
    Flags,
    Rows,
    are_filled_together,
    list_tuples,
    list_values,
)
from schemas.dataset import Dataset


def _page_char_count(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    counts = [rows.char_count_of.get(page_id) for page_id in list_values(table, "page_id")]
    return pa.array(counts, pa.int32())


def _text_char_count(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    texts = rows.tables["texts"]
    places = pc.index_in(table["page_id"], value_set=texts["page_id"])
    return pc.utf8_length(texts["text"]).take(places)


def _published_year(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return pc.year(table["published_at"])


def _is_first_of_key(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    keys = table.select(list(dataset.key)).to_pandas()
    return [bool(each) for each in ~keys.duplicated()]


def _is_id_of_bytes(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    pairs = list_tuples(table, "page_id", "sha256")
    return [sha256 is not None and page_id == sha256[:32] for page_id, sha256 in pairs]


def _is_of_its_page(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    pairs = list_tuples(table, "article_id", "page_id")
    return [article_id is None or article_id.startswith(f"{page}:") for article_id, page in pairs]


def _is_verbatim(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    words = list_tuples(table, "page_id", "start", "end", dataset.verbatim or "")
    return [rows.text_of.get(page_id, "")[start:end] == each for page_id, start, end, each in words]


def _is_tiled(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        _tile(rows.text_of.get(page_id, ""), rows.spans_of_page.get(page_id, []))
        for page_id in list_values(table, "page_id")
    ]


def _tile(text: str, spans: list[tuple[int, int]]) -> bool:
    edges = [(0, 0), *spans, (len(text), len(text))]
    return all(
        end <= start and not text[end:start].strip() for (_, end), (start, _) in pairwise(edges)
    )


def _is_in_its_block(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    blocks, start, end = rows.tables["blocks"], table["start"], table["end"]
    places = pc.index_in(_name_block(table), value_set=_name_block(blocks), skip_nulls=True)
    first, last = blocks["start"].take(places), blocks["end"].take(places)
    begins = pc.and_(pc.less_equal(first, start), pc.less(start, end))
    is_within: Any = pc.and_(begins, pc.less_equal(end, last))
    return is_within.fill_null(False)


def _name_block(table: pa.Table) -> Any:
    number: Any = table["block_no"].cast(pa.string())
    return pc.binary_join_element_wise(table["page_id"], number, ":")


def _is_precision_stated(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return are_filled_together(table, "published_precision", "published_at")


def _page_rendered_after(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    pages = rows.tables["pages"]
    places = pc.index_in(table["page_id"], value_set=pages["page_id"])
    return pages["rendered_after"].take(places)


def _published_day(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return pc.local_timestamp(table["published_at"]).cast(pa.date32())


def _rendered_year(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return pc.year(table["rendered_after"])


def _is_module_named(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    blocks = list_tuples(table, "role", "module")
    return [bool(module) or not (role or "").startswith("module_") for role, module in blocks]


def _is_article_there(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    known = pc.is_in(table["article_id"], value_set=rows.tables["articles"]["article_id"])
    return pc.or_(pc.is_null(table["article_id"]), known)


def _is_kept(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    rejects = list_tuples(table, "stage", "dataset", "row_id", "quarantine_uri")
    return [stage != "validate" or None not in origin for stage, *origin in rejects]


_PAGE_FACTS: Iterable[Derive] = (
    _page_char_count,
    _text_char_count,
    _published_year,
    _published_day,
    _page_rendered_after,
    _rendered_year,
    _is_first_of_key,
    _is_id_of_bytes,
    _is_of_its_page,
    _is_verbatim,
    _is_tiled,
    _is_in_its_block,
    _is_precision_stated,
    _is_module_named,
    _is_article_there,
    _is_kept,
)
DERIVED: dict[str, Derive] = {
    each.__name__.removeprefix("_"): each for each in (*_PAGE_FACTS, *VALUE_FACTS, *CLAIM_FACTS)
}
