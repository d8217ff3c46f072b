"""The tables of a batch folder: frozen records in, `<folder>/<dataset>.parquet` out, and back.

A batch folder is how the stages hand their work on. It holds one Parquet file a dataset, with the
columns, order and types of the dataset's schema. A file appears whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from flows.errors import OutputError
from flows.markup_store import read_markup, write_markup
from flows.records import CleanPage, Evidence, Page
from schemas.catalog import BY_NAME
from schemas.dataset import Column

Record = TypeVar("Record")


def write_records(folder: Path, dataset: str, records: Sequence[object]) -> int:
    """Write records whose fields bear the names of the dataset's columns; return the row count.

    An empty sequence gives an empty file with the schema. Raises `ValueError` for a moment
    without time zone. Pages go through `write_pages`.
    """
    return write_table(folder, dataset, to_table(dataset, records))


def read_records(folder: Path, dataset: str, record_type: type[Record]) -> list[Record]:
    """Return the rows of `<folder>/<dataset>.parquet` as records, in the order of the file.

    Columns that the record has no field for are left out. Raises as `read_table`.
    """
    return to_records(read_table(folder, dataset, _field_names(record_type)), record_type)


def to_table(dataset: str, records: Sequence[object]) -> pa.Table:
    """Return the records as a table with the dataset's schema; raises as `write_records`."""
    arrays = [
        _to_array(column, [getattr(each, column.name) for each in records])
        for column in BY_NAME[dataset].columns
    ]
    return pa.Table.from_arrays(arrays, schema=_schema(dataset))


def to_records(table: pa.Table, record_type: type[Record]) -> list[Record]:
    """Return the rows of a table as records of that type, in order."""
    columns = [_from_array(table[name]) for name in _field_names(record_type)]
    return [record_type(*row) for row in zip(*columns, strict=True)]


def _field_names(record_type: type[object]) -> list[str]:
    return [each.name for each in fields(record_type)]  # type: ignore[arg-type]


def write_pages(folder: Path, pages: Sequence[Page], cleaned: Iterable[CleanPage] = ()) -> int:
    """Write `pages` and `texts` and return how many pages there are.

    `rendered_after` comes from the cleaned page of the same id and is null where there is none:
    ingest calls this without `cleaned`, the clean stage once more with it. The markup, which is no
    dataset, goes to a file of its own.
    """
    write_markup(folder, pages)
    rendered_after = {each.page_id: each.rendered_after for each in cleaned}
    days = [rendered_after.get(each.page_id) for each in pages]
    columns = BY_NAME["pages"].columns
    arrays = [
        _to_array(
            each, days if each.name == "rendered_after" else [getattr(p, each.name) for p in pages]
        )
        for each in columns
    ]
    write_records(folder, "texts", pages)
    return write_table(folder, "pages", pa.Table.from_arrays(arrays, schema=_schema("pages")))


def read_pages(folder: Path, with_markup: bool = True) -> list[Page]:
    """Return the pages of a batch with their texts, in the order they were written.

    Without markup, which few stages look at, `Page.markup` is None.
    """
    text_of = read_texts(folder)
    markup_of = read_markup(folder) if with_markup else {}
    *names, _text, _markup = (each.name for each in fields(Page))
    table = read_table(folder, "pages", names)
    columns: list[list[Any]] = [table[name].to_pylist() for name in names]
    columns.append([text_of[page_id] for page_id in columns[0]])
    columns.append([markup_of.get(page_id) for page_id in columns[0]])
    return [Page(*row) for row in zip(*columns, strict=True)]


def read_texts(folder: Path) -> dict[str, str]:
    """Return the canonical text of every page of a batch by `page_id`."""
    texts = read_table(folder, "texts")
    page_ids: list[Any] = texts["page_id"].to_pylist()
    return dict(zip(page_ids, texts["text"].to_pylist(), strict=True))


def write_table(folder: Path, dataset: str, table: pa.Table) -> int:
    """Write a table, cast to the dataset's schema, to its place; return the row count."""
    target = table_path(folder, dataset)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    pq.write_table(table.cast(_schema(dataset)), part, compression="zstd", compression_level=1)
    part.replace(target)
    return table.num_rows


def read_table(folder: Path, dataset: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Return the table of a dataset, or the named columns of it.

    Raises `OutputError` if the batch folder has no such table: a missing table is a stage that
    did not finish, an empty one is a stage that found nothing.
    """
    path = table_path(folder, dataset)
    if not path.is_file():
        raise OutputError(f"the batch folder {folder} has no table {dataset}")
    schema = _schema(dataset)
    with pq.ParquetFile(path) as file:
        table = file.read(columns=list(schema.names if columns is None else columns))
    return table.cast(schema) if columns is None else table


def count_rows(folder: Path, dataset: str) -> int:
    """Return how many rows a table has, from its footer; raises as `read_table`."""
    return read_table(folder, dataset, ()).num_rows


def has_table(folder: Path, dataset: str) -> bool:
    """Return whether the batch folder holds a table of that dataset."""
    return table_path(folder, dataset).is_file()


def table_path(folder: Path, dataset: str) -> Path:
    """Return where a batch folder has the table of a dataset."""
    return folder / f"{dataset}.parquet"


def _schema(dataset: str) -> pa.Schema:
    return BY_NAME[dataset].schema()


def _to_array(column: Column, values: list[Any]) -> pa.Array[Any]:
    if pa.types.is_timestamp(column.type):
        values = [_check_aware(column.name, value) for value in values]
    elif _holds_evidence(column.type):
        values = [[(each.field, each.start, each.end) for each in value] for value in values]
    return pa.array(values, type=column.type)


def _check_aware(name: str, moment: datetime | None) -> datetime | None:
    """Arrow takes a moment without zone for UTC, which would be nine hours off in silence."""
    if moment is not None and moment.tzinfo is None:
        raise ValueError(f"{name} has no time zone: {moment.isoformat()}")
    return moment


def _from_array(array: pa.ChunkedArray[Any]) -> list[Any]:
    values: list[Any] = array.to_pylist()
    if _holds_evidence(array.type):
        return [tuple(Evidence(**each) for each in value) for value in values]
    return [tuple(value) for value in values] if pa.types.is_list(array.type) else values


def _holds_evidence(type_: pa.DataType) -> bool:
    return pa.types.is_list(type_) and pa.types.is_struct(type_.value_type)
