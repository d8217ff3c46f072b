"""Boxes among the lines of a page with markup: link lists, forms, pull quotes, tables.

What a box holds is told by all of its lines together, not by each alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flows.clean.labels import Label
from flows.clean.lexicons import read_lexicon
from flows.clean.lines import Line
from flows.clean.marks import is_link
from flows.clean.patterns import PHONE
from flows.clean.widgets import HEADING_MARKS
from flows.markup import MarkedLine

SMALL = 0.25  # of the body's characters: what is larger is the body
LINK_SHARE = 0.5  # of a box's characters
LEAST_LINKS = 2
LEAST_KEY = 8  # code points of a quote that the text repeats
LEAST_CELLS, LEAST_ROWS = 4, 2
CELL_LENGTH = 60  # code points
BOARD_VALUE = Label("navigation", "board_value")
SUBTITLE_VALUE = Label("subtitle", "board_subtitle")
SUBTITLE_FIELDS = ("부제목", "부제", "소제목")
RARE = 12  # cells: one in so many may have a label of its own (붙임 참조)
CELL_ROLES = frozenset(("navigation", "breadcrumb", "stamp"))  # what a cell may look like alone
CELLS = ("td", "th", "dd", "dt")
ROWS = ("tr", "dl")
QUOTES = ("blockquote", "aside")
MOST_QUOTES = 30
KNOWN_PATHS = 1 << 12
"""Containers whose cell is kept: dozens of lines stand in containers of the same names."""

Marks = Sequence[MarkedLine | None]
Cell = tuple[int, int]  # numbers of the row's container and of the cell's


@dataclass
class Box:
    """The lines of a container, their characters, and how much of them is link."""

    lines: list[Line] = field(default_factory=list)
    links: int = 0
    chars: int = 0
    link_chars: int = 0
    has_form: bool = False
    is_quote: bool = False


def find_boxes(lines: Sequence[Line], marks: Marks, container: int | None) -> set[int]:
    """Return the numbers of the containers inside the body's that hold no text of the article."""
    boxes, total = _weigh_boxes(lines, marks, container)
    small = {no: box for no, box in boxes.items() if box.chars < SMALL * total}
    quotes = [(no, box) for no, box in small.items() if box.is_quote][:MOST_QUOTES]
    body = " ".join(line.key for line in lines if line.is_prose) if quotes else ""
    repeated = {no for no, box in quotes if _is_repeated(box, body)}
    return repeated | {no for no, box in small.items() if box.has_form or _is_link_list(box)}


def _weigh_boxes(
    lines: Sequence[Line], marks: Marks, container: int | None
) -> tuple[dict[int, Box], int]:
    boxes: defaultdict[int, Box] = defaultdict(Box)
    total = 0
    for line, mark in zip(lines, marks, strict=True):
        if mark is None or container not in mark.path:
            continue
        total += len(line.text)
        names = mark.names.split()
        depth = mark.path.index(container) + 1
        form = max((at for at, name in enumerate(names) if _tag(name) == "form"), default=-1)
        for place in range(depth, len(mark.path)):
            _add(boxes[mark.path[place]], line, mark, form >= place, names[place])
    return boxes, total


def _add(box: Box, line: Line, mark: MarkedLine, has_form: bool, name: str) -> None:
    box.lines.append(line)
    box.chars += len(line.text)
    box.link_chars += mark.link_chars
    box.links += is_link(mark)
    box.has_form = box.has_form or has_form
    box.is_quote = _tag(name) in QUOTES


def _tag(name: str) -> str:
    return name.partition(".")[0]


def _is_link_list(box: Box) -> bool:
    return box.links >= LEAST_LINKS and box.link_chars >= LINK_SHARE * box.chars


def _is_repeated(box: Box, body: str) -> bool:
    """Whether the text says again what stands first in a quote."""
    key = box.lines[0].key
    return len(key) >= LEAST_KEY and body.count(key, 0) > box.lines[0].is_prose


def label_cells(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    marks: Marks,
    container: int | None,
) -> Iterator[tuple[int, Label]]:
    """Yield the number and the label of the cells whose role their table tells.

    Values of a board's fields (작성자, 조회수) are navigation; a table of results below the first
    paragraph of the body's container is text.
    """
    is_text = False
    tables: defaultdict[int, list[tuple[int, Cell]]] = defaultdict(list)
    previous: tuple[Line, Cell] | None = None
    for no, mark in enumerate(marks):
        cell = _find_cell(mark)
        is_inside = mark is not None and container in mark.path
        is_text = is_text or (is_inside and lines[no].is_prose and labels[no] is None)
        if cell and previous and _is_value(previous, cell) and labels[no] is None:
            yield no, SUBTITLE_VALUE if _is_subtitle(previous[0]) else BOARD_VALUE
        elif cell:
            previous = (lines[no], cell)
        if mark and cell and is_inside and is_text:
            tables[_find_table(mark)].append((no, cell))
    for table, cells in tables.items():
        if table and _is_result(lines, labels, marks, cells):
            yield from ((no, Label("paragraph", "table_cell")) for no, _ in cells)


def _find_cell(mark: MarkedLine | None) -> Cell | None:
    places = _find_places(mark.names, len(mark.path)) if mark else None
    return (mark.path[places[0]], mark.path[places[1]]) if mark and places else None


@lru_cache(maxsize=KNOWN_PATHS)
def _find_places(names: str, depth: int) -> tuple[int, int] | None:
    """Return where in a path of containers its innermost row and its innermost cell stand."""
    tags = [_tag(name) for name in names.split()[:depth]]
    row = max((place for place, tag in enumerate(tags) if tag in ROWS), default=None)
    cell = max((place for place, tag in enumerate(tags) if tag in CELLS), default=None)
    return None if row is None or cell is None else (row, cell)


def _find_table(mark: MarkedLine) -> int:
    tags = [_tag(name) for name in mark.names.split()[: len(mark.path)]]
    places = [place for place, tag in enumerate(tags) if tag == "table"]
    return mark.path[places[-1]] if places else 0


def _is_value(previous: tuple[Line, Cell], cell: Cell) -> bool:
    line, (row, own) = previous
    return row == cell[0] and own != cell[1] and _is_field(line)


def _is_subtitle(line: Line) -> bool:
    return HEADING_MARKS.sub("", line.text) in SUBTITLE_FIELDS


def _is_field(line: Line) -> bool:
    return HEADING_MARKS.sub("", line.text) in read_lexicon("board_fields")


def _is_result(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    marks: Marks,
    cells: Sequence[tuple[int, Cell]],
) -> bool:
    """Whether a table is short cells in rows, none of which leads elsewhere or names a contact."""
    if len(cells) < LEAST_CELLS or len({row for _, (row, _) in cells}) < LEAST_ROWS:
        return False
    texts = [lines[no] for no, _ in cells]
    roles = [label.role for no, _ in cells if (label := labels[no])]
    is_plain = all(len(line.text) <= CELL_LENGTH and not line.is_prose for line in texts)
    is_other = any(_is_field(line) or PHONE.search(line.text) for line in texts)
    has_figures = sum(any(char.isdigit() for char in line.text) for line in texts) * 4 >= len(texts)
    no_links = not any(is_link(marks[no]) for no, _ in cells)
    is_typical = sum(role not in CELL_ROLES for role in roles) * RARE <= len(texts)
    return is_plain and not is_other and has_figures and no_links and is_typical
