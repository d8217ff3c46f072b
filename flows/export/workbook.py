"""`sacho export --xlsx`: a workbook with the dictionary as its first sheet and one a dataset."""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from flows.errors import OutputError
from flows.export.cells import (
    DICTIONARY,
    EXCEL_CHARACTERS,
    EXCEL_ROWS,
    HEADER,
    is_day_of_excel,
    list_dictionary,
    read_rows,
)
from flows.parts import find_parts, read_part
from schemas.catalog import DATASETS
from schemas.dataset import Dataset

WIDTH_OF_COLUMNS = 18


@dataclass
class _Formats:
    heading: Any
    day: Any
    moment: Any


def write_workbook(state: Path, path: Path) -> dict[tuple[str, str], str]:
    """Write the datasets of a state to a workbook and return the notes that stand in it.

    Every string is written as one, so none is a formula. Rows beyond Excel's 1,048,576 and
    characters of a cell beyond its 32,767 are left out, which the notes say. Raises `OutputError`
    if the file cannot be written.
    """
    part = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(part, {"constant_memory": True}) as book:
            notes = _fill(book, state)
        part.replace(path)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        with suppress(OSError):
            part.unlink()
        raise OutputError(f"{path}: cannot be written ({error})") from error
    return notes


def _fill(book: Any, state: Path) -> dict[tuple[str, str], str]:
    formats = _Formats(
        book.add_format({"bold": True}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
    )
    dictionary = book.add_worksheet(DICTIONARY)
    notes: dict[tuple[str, str], str] = {}
    for dataset in DATASETS:
        notes |= _write_dataset(book.add_worksheet(dataset.name), state, dataset, formats)
    _write_rows(dictionary, HEADER, list_dictionary(notes), formats)
    return notes


def _write_dataset(
    sheet: Any, state: Path, dataset: Dataset, formats: _Formats
) -> dict[tuple[str, str], str]:
    names = [each.name for each in dataset.columns]
    rows = sum(read_part(part, ()).num_rows for part in find_parts(state, dataset.name))
    shown = min(rows, EXCEL_ROWS - 1)
    cut = _write_rows(sheet, names, islice(read_rows(state, dataset), shown), formats)
    left_out = f", of which Excel holds the first {shown:,}" if shown < rows else ""
    return {(dataset.name, ""): f"{rows:,} rows{left_out}"} | {
        (dataset.name, names[place]): f"{count:,} cells cut after {EXCEL_CHARACTERS:,} characters"
        for place, count in cut.items()
    }


def _write_rows(
    sheet: Any, header: Iterable[str], rows: Iterable[tuple[Any, ...]], formats: _Formats
) -> Counter[int]:
    """Write a table and return how many cells of each column were cut."""
    names = list(header)
    sheet.set_column(0, len(names) - 1, WIDTH_OF_COLUMNS)
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, formats.heading)
    cut: Counter[int] = Counter()
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            cut[place] += _write_cell(sheet, number, place, value, formats)
    return +cut


def _write_cell(sheet: Any, row: int, place: int, value: Any, formats: _Formats) -> bool:
    """Write a cell and return whether it had to be cut."""
    if value is None or value == "":
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)) and math.isfinite(value):
        sheet.write_number(row, place, value)
    elif is_day_of_excel(value):
        form = formats.moment if isinstance(value, datetime) else formats.day
        sheet.write_datetime(row, place, value, form)
    else:
        text = str(value)
        sheet.write_string(row, place, text[:EXCEL_CHARACTERS])
        return len(text) > EXCEL_CHARACTERS
    return False
