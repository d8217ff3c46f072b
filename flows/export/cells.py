"""Cells for spreadsheets: what a value looks like there, and the dictionary as rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flows.display import write_code
from flows.parts import find_parts, read_part
from schemas import korean
from schemas.catalog import DATASETS
from schemas.dataset import Dataset

EXCEL_ROWS = 1_048_576
EXCEL_CHARACTERS = 32_767
DICTIONARY = "dictionary"
HEADER = ("dataset", "column", "type", "unit", "description", "설명", "note")

_ROWS_AT_ONCE = 10_000
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)

Notes = Mapping[tuple[str, str], str]
"""What is to be said of a dataset (column empty) or of a column, by both names."""


def read_rows(state: Path, dataset: Dataset) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a dataset, nested values as JSON and what is hidden by its code."""
    for part in find_parts(state, dataset.name):
        table = read_part(part, [each.name for each in dataset.columns])
        for batch in table.to_batches(_ROWS_AT_ONCE):
            columns = [[to_cell(value) for value in array.to_pylist()] for array in batch.columns]
            yield from zip(*columns, strict=True)


def to_cell(value: Any) -> Any:
    r"""Return a value as a cell: moments in Seoul's time without zone, strings harmless to look at.

    Control and direction characters stand by their code (`\x1b`), newlines and tabs as they are.
    """
    if isinstance(value, str):
        return _HIDDEN.sub(lambda match: write_code(match.group()), value)
    if isinstance(value, (list, dict)):
        return to_cell(json.dumps(value, ensure_ascii=False))
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def list_dictionary(notes: Notes) -> Iterator[tuple[str, ...]]:
    """Yield the rows under `HEADER`: every dataset, and below it every column of it."""
    for dataset in DATASETS:
        meaning = korean.describe_dataset(dataset)
        note = notes.get((dataset.name, ""), "")
        yield dataset.name, "", "", "", dataset.description, meaning, note
        for column in dataset.columns:
            note = notes.get((dataset.name, column.name), "")
            shown = str(column.type).replace("timestamp[s, tz=Asia/Seoul]", "timestamp, Asia/Seoul")
            meaning = korean.describe_column(dataset, column)
            unit = column.unit or ""
            yield dataset.name, column.name, shown, unit, column.description, meaning, note


def is_day_of_excel(value: Any) -> bool:
    """Return whether a value is a date or moment that Excel can count: from 1900-03-01 on."""
    if isinstance(value, datetime):
        return value >= datetime(1900, 3, 1)
    return isinstance(value, date) and value >= date(1900, 3, 1)
