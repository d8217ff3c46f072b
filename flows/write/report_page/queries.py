"""What the report asks of the staged datasets, in SQL that DuckDB runs over their Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from schemas.catalog import DATASETS

Row = dict[str, Any]


@contextmanager
def open_datasets(staging: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection in which every dataset of a staged run is a view of its name."""
    with duckdb.connect(config={"allow_unsigned_extensions": "false"}) as connection:
        for dataset in DATASETS:
            paths = (staging / "datasets" / dataset.name / "*.parquet").as_posix()
            quoted = paths.replace("'", "''")
            connection.execute(
                f"CREATE VIEW {dataset.name} AS SELECT * FROM read_parquet('{quoted}')"
            )
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    """Return the rows of the query `sql/<name>.sql` of this room, columns by name."""
    return _run(connection, files(__package__).joinpath("sql", f"{name}.sql").read_text("utf-8"))


def ask_view(connection: duckdb.DuckDBPyConnection, name: str) -> list[Row]:
    """Return the rows of the public view `schemas/views/<name>.sql`."""
    return _run(connection, files("schemas").joinpath("views", f"{name}.sql").read_text("utf-8"))


def _run(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    result = connection.execute(sql)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
