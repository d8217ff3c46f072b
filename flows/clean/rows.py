"""Rows of a table that was flattened to text: lines of as many cells, parted by bars or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from flows.clean.labels import Label
from flows.clean.lines import Line

BAR = re.compile(r"[|\t]")
ROW_LENGTH = 120  # code points
LEAST_CELLS = 6  # of a table: two rows of three, or three rows of two
LEAST_FIGURES = 0.25  # of a table's cells
OPEN_RULES = frozenset(("menu_line", "section_trail"))
TABLE_RULES = frozenset(("table_cell", "table_row"))
ROW = Label("paragraph", "table_row")


def mark_rows(lines: Sequence[Line], labels: Sequence[Label | None]) -> Sequence[Label | None]:
    """Return the labels, the rows of tables below the first line of prose marked as text.

    Menus are rows of cells too: a table has figures in a quarter of its cells or more.
    """
    if not any("|" in line.text or "\t" in line.text for line in lines):
        return labels
    first = next((line.no for line in lines if line.is_prose and labels[line.no] is None), None)
    if first is None:
        return labels
    marked = list(labels)
    for no in _find_rows(lines[first:], labels[first:]):
        marked[no] = ROW
    return marked


def _find_rows(lines: Sequence[Line], labels: Sequence[Label | None]) -> Iterator[int]:
    counts = (
        (line.no, line.text, _count_bars(line, label))
        for line, label in zip(lines, labels, strict=True)
    )
    for bars, group in groupby(counts, key=lambda each: each[2]):
        rows = list(group)
        if bars and _is_table([text for _, text, _ in rows]):
            yield from (no for no, _, _ in rows)


def _count_bars(line: Line, label: Label | None) -> int:
    is_open = label is None or label.rule in OPEN_RULES
    return len(BAR.findall(line.text)) if is_open and len(line.text) <= ROW_LENGTH else 0


def _is_table(rows: Sequence[str]) -> bool:
    cells = [cell.strip() for row in rows for cell in BAR.split(row.strip("|"))]
    figures = sum(any(char.isdigit() for char in cell) for cell in cells)
    is_large = len(rows) > 1 and len(cells) >= LEAST_CELLS
    return is_large and figures >= LEAST_FIGURES * len(cells)
