"""Rows of a table that was flattened to text: lines of as many cells, parted by bars or tabs.

Slashes part cells too, three or more of them, with blanks around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from flows.clean.labels import Label
from flows.clean.lines import Line

BAR = re.compile(r"[|\t]")
SLASH = re.compile(r"\s/\s")
LEAST_SLASHES = 2
# What stands in the first cell of a table's head: 구 분 | 최우수 | 우수
# fmt: off
HEAD = frozenset((
    "구분", "순번", "연번", "순위", "등급", "분야", "부문", "항목", "지표", "그룹", "기관",
    "기관명", "지자체", "자치단체", "시군", "시도", "시군구", "연도", "훈격", "평가항목",
    "평가분야", "평가지표", "사업명", "종목", "종별",
))
# fmt: on
ROW_LENGTH = 120  # code points
LEAST_CELLS = 6  # of a table: two rows of three, or three rows of two
LEAST_FIGURES = 0.25  # of a table's cells
ENDS = frozenset(("copyright", "attachment"))
OPEN_RULES = frozenset(("menu_line", "section_trail"))
TABLE_RULES = frozenset(("table_cell", "table_row"))
ROW = Label("paragraph", "table_row")


def mark_rows(lines: Sequence[Line], labels: Sequence[Label | None]) -> Sequence[Label | None]:
    """Return the labels, the rows of tables below the first line of prose marked as text.

    Menus are rows of cells too: a table has figures in a quarter of its cells, or above the first
    rights line or enclosure a known head.
    """
    if not any("|" in line.text or "\t" in line.text or " / " in line.text for line in lines):
        return labels
    first = next((line.no for line in lines if line.is_prose and labels[line.no] is None), None)
    if first is None:
        return labels
    ends = (no for no in range(first, len(lines)) if (label := labels[no]) and label.role in ENDS)
    end = next(ends, len(lines))
    marked = list(labels)
    for no in _find_rows(lines[first:], labels[first:], end):
        marked[no] = ROW
    return marked


def _find_rows(lines: Sequence[Line], labels: Sequence[Label | None], end: int) -> Iterator[int]:
    counts = (
        (line.no, line.text, _count_bars(line, label))
        for line, label in zip(lines, labels, strict=True)
    )
    for bars, group in groupby(counts, key=lambda each: each[2]):
        rows = list(group)
        if bars and _is_table([text for _, text, _ in rows], is_inside=rows[0][0] < end):
            yield from (no for no, _, _ in rows)


def _count_bars(line: Line, label: Label | None) -> int:
    is_open = label is None or label.rule in OPEN_RULES
    if not is_open or len(line.text) > ROW_LENGTH:
        return 0
    bars, slashes = len(BAR.findall(line.text)), len(SLASH.findall(line.text))
    return bars or (slashes if slashes >= LEAST_SLASHES else 0)


def _is_table(rows: Sequence[str], *, is_inside: bool) -> bool:
    parting = BAR if BAR.search(rows[0]) else SLASH
    cells = [cell.strip() for row in rows for cell in parting.split(row.strip("|"))]
    figures = sum(any(char.isdigit() for char in cell) for cell in cells)
    is_large = len(rows) > 1 and len(cells) >= LEAST_CELLS
    is_headed = is_inside and "".join(cells[0].split()) in HEAD
    return is_large and (is_headed or figures >= LEAST_FIGURES * len(cells))
