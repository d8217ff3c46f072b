"""Facts derived from rows, one function a column; flags are never null.

Each takes the dataset, the rows around it and the table, and returns an array as long as the
table. An expectation in `schemas/` may name any of them as if it were a column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.awards import STATED_FIELDS
from schemas.dataset import Dataset

Flags = list[bool]


class Rows:
    """The tables that a row is held against: those of its batch, or of its bucket of the run."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self.tables = tables

    @cached_property
    def text_of(self) -> dict[str, str]:
        """The canonical text of every page by `page_id`."""
        return dict(_tuples(self.tables["texts"], "page_id", "text"))

    @cached_property
    def char_count_of(self) -> dict[str, int]:
        """The length of every page by `page_id`, in code points."""
        return dict(_tuples(self.tables["pages"], "page_id", "char_count"))

    @cached_property
    def block_spans(self) -> dict[tuple[str, int], tuple[int, int]]:
        """Start and end of every block by `page_id` and `block_no`."""
        rows = _tuples(self.tables["blocks"], "page_id", "block_no", "start", "end")
        whole = (row for row in rows if None not in row)
        return {(page_id, number): (start, end) for page_id, number, start, end in whole}

    @cached_property
    def spans_of_page(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of every page's blocks, in the order of their numbers."""
        ordered = sorted(self.block_spans.items())
        pages = groupby(ordered, key=lambda each: each[0][0])
        return {page_id: [span for _, span in blocks] for page_id, blocks in pages}


def find_parent(dataset: Dataset, rows: Rows, table: pa.Table, name: str) -> Any:
    """Return whether the row that each row refers to in the dataset `name` is there.

    Where the dataset declares no such reference, it is the row with the same `page_id`.
    """
    column, parent_column = "page_id", "page_id"
    for parent in dataset.parents:
        if parent.dataset == name:
            column, parent_column = parent.column, parent.parent_column
    return pc.is_in(table[column], value_set=rows.tables[name][parent_column])


def _page_char_count(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    counts = [rows.char_count_of.get(page_id) for page_id in _values(table, "page_id")]
    return pa.array(counts, pa.int32())


def _text_char_count(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    texts = rows.tables["texts"]
    places = pc.index_in(table["page_id"], value_set=texts["page_id"])
    return pc.utf8_length(texts["text"]).take(places)


def _published_year(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return pc.year(table["published_at"])


def _first_year(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return pc.year(table["first_day"])


def _is_first_of_key(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    keys = table.select(list(dataset.key)).to_pandas()
    return [bool(each) for each in ~keys.duplicated()]


def _is_id_of_bytes(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    pairs = _tuples(table, "page_id", "sha256")
    return [sha256 is not None and page_id == sha256[:32] for page_id, sha256 in pairs]


def _is_of_its_page(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    pairs = _tuples(table, "article_id", "page_id")
    return [article_id is None or article_id.startswith(f"{page}:") for article_id, page in pairs]


def _is_verbatim(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    words = _tuples(table, "page_id", "start", "end", dataset.verbatim or "")
    return [rows.text_of.get(page_id, "")[start:end] == each for page_id, start, end, each in words]


def _is_tiled(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        _tile(rows.text_of.get(page_id, ""), rows.spans_of_page.get(page_id, []))
        for page_id in _values(table, "page_id")
    ]


def _tile(text: str, spans: list[tuple[int, int]]) -> bool:
    edges = [(0, 0), *spans, (len(text), len(text))]
    return all(
        end <= start and not text[end:start].strip() for (_, end), (start, _) in pairwise(edges)
    )


def _is_in_its_block(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    sentences = _tuples(table, "page_id", "block_no", "start", "end")
    return [
        _lies_within((start, end), rows.block_spans.get((page_id, number)))
        for page_id, number, start, end in sentences
    ]


def _lies_within(inner: tuple[int | None, int | None], outer: tuple[int, int] | None) -> bool:
    start, end = inner
    if start is None or end is None or outer is None:
        return False
    return outer[0] <= start < end <= outer[1]


def _is_precision_stated(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return _filled_together(table, "published_precision", "published_at")


def _is_speaker_span_whole(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return _filled_together(table, "speaker_start", "speaker_end")


def _filled_together(table: pa.Table, first: str, second: str) -> Flags:
    return [(a is None) == (b is None) for a, b in _tuples(table, first, second)]


def _is_finite(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        all(math.isfinite(value) for value in pair if value is not None)
        for pair in _tuples(table, "value", "value_max")
    ]


def _is_anchored_if_resolved(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    days = _tuples(table, "anchor", "first_day", "last_day")
    return [anchor != "none" or (first is None and last is None) for anchor, first, last in days]


def _is_about_something(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [any(names) for names in _tuples(table, "recipient", "programme", "evaluator")]


def _is_scope_of_something(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    names = ("selected", "selected_of", "top_percent", "selected_scope")
    shares = [
        scope is None or any(value is not None for value in values)
        for *values, scope in _tuples(table, *names)
    ]
    superlatives = [
        scope is None or superlative is not None
        for superlative, scope in _tuples(table, "superlative", "superlative_scope")
    ]
    return [a and b for a, b in zip(shares, superlatives, strict=True)]


def _is_evidence_known(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        all(each["field"] in STATED_FIELDS for each in evidence) for evidence in _evidence(table)
    ]


def _is_evidence_in_page(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    lengths = [rows.char_count_of.get(page_id, 0) for page_id in _values(table, "page_id")]
    return [
        all(_lies_within((each["start"], each["end"]), (0, length)) for each in evidence)
        for evidence, length in zip(_evidence(table), lengths, strict=True)
    ]


def _is_evidence_whole(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    filled = (
        {name for name, value in zip(STATED_FIELDS, row, strict=True) if value is not None}
        for row in _tuples(table, *STATED_FIELDS)
    )
    return [
        fields <= {each["field"] for each in evidence}
        for fields, evidence in zip(filled, _evidence(table), strict=True)
    ]


def _evidence(table: pa.Table) -> list[list[dict[str, Any]]]:
    return [each or [] for each in _values(table, "evidence")]


def _is_named_after_representative(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    members = _tuples(table, "cluster_id", "page_id", "is_representative")
    return [(cluster_id == page_id) == bool(stands) for cluster_id, page_id, stands in members]


def _is_sourced(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    known = set(_values(rows.tables["pages"], "page_id"))
    sources = _tuples(table, "page_ids", "independent_sources")
    return [
        bool(page_ids) and known.issuperset(page_ids) and len(page_ids) >= (count or 0)
        for page_ids, count in sources
    ]


def _is_conflict_ungraded(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        grade is None or not conflict for grade, conflict in _tuples(table, "grade", "has_conflict")
    ]


def _values(table: pa.Table, name: str) -> list[Any]:
    values: list[Any] = table[name].to_pylist()
    return values


def _tuples(table: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(_values(table, name) for name in names), strict=True)


Derive = Callable[[Dataset, Rows, pa.Table], Any]
_FUNCTIONS: Iterable[Derive] = (
    _page_char_count,
    _text_char_count,
    _published_year,
    _first_year,
    _is_first_of_key,
    _is_id_of_bytes,
    _is_of_its_page,
    _is_verbatim,
    _is_tiled,
    _is_in_its_block,
    _is_precision_stated,
    _is_speaker_span_whole,
    _is_finite,
    _is_anchored_if_resolved,
    _is_about_something,
    _is_scope_of_something,
    _is_evidence_known,
    _is_evidence_in_page,
    _is_evidence_whole,
    _is_named_after_representative,
    _is_sourced,
    _is_conflict_ungraded,
)
DERIVED: dict[str, Derive] = {each.__name__.removeprefix("_"): each for each in _FUNCTIONS}
