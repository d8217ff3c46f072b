"""The tables that a row is held against, and how facts read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.dataset import Dataset

Flags = list[bool]


class Rows:
    """The tables that a row is held against: those of its batch, or of its bucket of the run."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self.tables = tables

    @cached_property
    def text_of(self) -> dict[str, str]:
        """The canonical text of every page by `page_id`."""
        return dict(list_tuples(self.tables["texts"], "page_id", "text"))

    @cached_property
    def char_count_of(self) -> dict[str, int]:
        """The length of every page by `page_id`, in code points."""
        return dict(list_tuples(self.tables["pages"], "page_id", "char_count"))

    @cached_property
    def spans_of_page(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of every page's blocks, in the order of their numbers."""
        blocks_of: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
        blocks = self.tables["blocks"].select(["page_id", "block_no", "start", "end"]).drop_null()
        for page_id, number, start, end in list_tuples(blocks, *blocks.column_names):
            blocks_of[page_id][number] = (start, end)
        return {
            page_id: [span for _, span in sorted(numbered.items())]
            for page_id, numbered in blocks_of.items()
        }


def find_parent(dataset: Dataset, rows: Rows, table: pa.Table, name: str) -> Any:
    """Return whether the row that each row refers to in the dataset `name` is there.

    Where the dataset declares no such reference, it is the row with the same `page_id`.
    """
    column, parent_column = "page_id", "page_id"
    for parent in dataset.parents:
        if parent.dataset == name:
            column, parent_column = parent.column, parent.parent_column
    return pc.is_in(table[column], value_set=rows.tables[name][parent_column])


def list_values(table: pa.Table, name: str) -> list[Any]:
    """Return the values of a column."""
    values: list[Any] = table[name].to_pylist()
    return values


def list_tuples(table: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    """Yield the values of several columns, a tuple a row."""
    return zip(*(list_values(table, name) for name in names), strict=True)


def lies_within(inner: tuple[int | None, int | None], outer: tuple[int, int] | None) -> bool:
    """Return whether a span of at least a character lies inside another; null ones do not."""
    start, end = inner
    if start is None or end is None or outer is None:
        return False
    return outer[0] <= start < end <= outer[1]


def are_filled_together(table: pa.Table, first: str, second: str) -> Any:
    """Return whether both columns of a row are filled, or neither."""
    return pc.equal(pc.is_null(table[first]), pc.is_null(table[second]))


Derive = Callable[[Dataset, Rows, pa.Table], Any]
"""What derives a fact: the dataset, the rows around it and the table in, an array out."""
