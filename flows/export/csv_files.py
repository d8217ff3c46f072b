"""`sacho export --csv`: a file a dataset that Excel opens with Hangul intact and no formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from flows.export.cells import (
    DICTIONARY,
    EXCEL_CHARACTERS,
    EXCEL_ROWS,
    HEADER,
    list_dictionary,
    read_rows,
)
from flows.export.redistributable import make_room
from schemas.catalog import DATASETS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for a formula, or skips before one."""


def write_csv_files(state: Path, out: Path) -> dict[tuple[str, str], str]:
    """Write the datasets of a state and their dictionary to a folder; return its notes.

    UTF-8 with BOM. A string that a spreadsheet would take for a formula gets an apostrophe before
    it, a number not. Nothing is cut; what Excel will not show is noted. Raises `OutputError` if
    there is something at `out`.
    """
    part = make_room(out)
    notes: dict[tuple[str, str], str] = {}
    for dataset in DATASETS:
        names = [each.name for each in dataset.columns]
        rows, longest = _write(part / f"{dataset.name}.csv", names, read_rows(state, dataset))
        hidden = f", of which Excel shows {EXCEL_ROWS - 1:,}" if rows >= EXCEL_ROWS else ""
        notes[dataset.name, ""] = f"{rows:,} rows{hidden}"
        for name, length in zip(names, longest, strict=True):
            if length > EXCEL_CHARACTERS:
                notes[dataset.name, name] = (
                    f"Excel shows {EXCEL_CHARACTERS:,} of a cell's characters"
                )
    _write(part / f"{DICTIONARY}.csv", HEADER, list_dictionary(notes))
    part.rename(out)
    return notes


def _write(
    path: Path, header: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> tuple[int, list[int]]:
    """Write a table; return how many rows it has and the longest cell of each column."""
    rows_written, longest = 0, [0] * len(header)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row in rows:
            cells = [to_harmless(value) for value in row]
            writer.writerow(cells)
            rows_written += 1
            longest = [max(*pair) for pair in zip(longest, map(len, cells), strict=True)]
    return rows_written, longest


def to_harmless(value: Any) -> str:
    """Return a cell as text, with an apostrophe before what could be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    text = str(value)
    is_formula = isinstance(value, str) and text.startswith(FORMULA_STARTS)
    return f"'{text}" if is_formula and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii() and "_" not in text and not text[0].isspace()
