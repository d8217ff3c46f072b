"""The row checks of a run by Great Expectations, plain pyarrow and DuckDB: what they cost at least.

    python -m bench.checks OUT [ROUNDS]

OUT is an output folder that `sacho run` published. The same expectations on the same columns are
evaluated three times: through the suites on slim frames, as pyarrow expressions over the tables,
and as one DuckDB query a dataset over the Parquet files. Facts that sacho derives from rows (is it
verbatim, is its parent there) are made beforehand and cost all three the same; they have a line of
their own. CPU seconds, medians of the rounds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.environment import set_defaults
from flows.validate.frames import make_frame
from flows.validate.row_gate import GATED
from flows.validate.rows import Rows
from flows.validate.suites import validate_frame
from schemas.dataset import Dataset
from schemas.expectation import Expectation

ROUNDS = 3
Frames = dict[str, pd.DataFrame]


def main() -> None:
    """Measure the three and print the table."""
    set_defaults()
    out, rounds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    tables = {each.name: pq.read_table(out / "datasets" / each.name) for each in GATED}
    frames, derived = _time(lambda: _make_frames(tables))
    count = sum(len(_row_expectations(each)) for each in GATED)
    cells = sum(len(frames[each.name]) * len(_row_expectations(each)) for each in GATED)
    print(f"{tables['pages'].num_rows:,} pages, {count} expectations of rows, {cells:,} checks")
    print(f"{'':<40}{'CPU s':>8}{'failing':>9}")
    print(f"{'deriving facts and making frames':<40}{derived:>8.2f}")
    with tempfile.TemporaryDirectory() as folder:
        arrow = _write_parquet(frames, Path(folder))
        for name, check in (
            ("Great Expectations", lambda: _check_suites(frames)),
            ("pyarrow", lambda: _check_arrow(arrow)),
            ("DuckDB over Parquet", lambda: _check_duckdb(Path(folder))),
        ):
            check()
            runs = [_time(check) for _ in range(rounds)]
            seconds = statistics.median(spent for _, spent in runs)
            print(f"{name:<40}{seconds:>8.2f}{runs[0][0]:>9,}")


def _time(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.process_time()
    return work(), time.process_time() - started


def _row_expectations(dataset: Dataset) -> list[Expectation]:
    return [each for each in dataset.expectations if each.scope == "row"]


def _make_frames(tables: dict[str, pa.Table]) -> Frames:
    rows = Rows(tables)
    return {
        each.name: make_frame(each, rows, tables[each.name], _row_expectations(each))
        for each in GATED
    }


def _write_parquet(frames: Frames, folder: Path) -> dict[str, pa.Table]:
    tables = {
        name: pa.Table.from_pandas(each, preserve_index=False) for name, each in frames.items()
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return tables


def _check_suites(frames: Frames) -> int:
    outcomes = (
        outcome
        for each in GATED
        for outcome in validate_frame(each.name, _row_expectations(each), frames[each.name])
    )
    return sum(len(each.failing) for each in outcomes)


def _check_arrow(tables: dict[str, pa.Table]) -> int:
    return sum(
        _count_true(_find_failing(each, tables[dataset.name]))
        for dataset in GATED
        for each in _row_expectations(dataset)
    )


def _count_true(flags: Any) -> int:
    return pc.sum(flags).as_py() or 0


def _find_failing(expectation: Expectation, table: pa.Table) -> Any:
    """Return which rows fail, null where there is nothing to check."""
    given = dict(expectation.arguments)
    columns = [table[name] for name in expectation.columns()]
    match expectation.type:
        case "ExpectColumnValuesToNotBeNull":
            return pc.is_null(columns[0])
        case "ExpectColumnValuesToBeInSet":
            known = pc.is_in(columns[0], value_set=pa.array(given["value_set"]))
            return pc.and_(pc.is_valid(columns[0]), pc.invert(known))
        case "ExpectColumnValuesToMatchRegex":
            return pc.invert(pc.match_substring_regex(columns[0], given["regex"]))
        case "ExpectColumnValuesToBeBetween":
            low = pc.less(columns[0], given.get("min_value", float("-inf")))
            return pc.or_(low, pc.greater(columns[0], given.get("max_value", float("inf"))))
        case "ExpectColumnPairValuesToBeEqual":
            return pc.not_equal(*columns)
        case _:
            return (pc.less if given["or_equal"] else pc.less_equal)(*columns)


def _check_duckdb(folder: Path) -> int:
    with duckdb.connect(config={"threads": 1}) as connection:
        found = (
            connection.execute(_write_query(each, folder / f"{each.name}.parquet")).fetchone()
            for each in GATED
        )
        return sum(int(count or 0) for row in found for count in row or ())


def _write_query(dataset: Dataset, path: Path) -> str:
    counts = (f"count(*) FILTER ({_write_failure(each)})" for each in _row_expectations(dataset))
    return f"SELECT {', '.join(counts)} FROM '{path}'"


def _write_failure(expectation: Expectation) -> str:
    given = dict(expectation.arguments)
    columns = [f'"{name}"' for name in expectation.columns()]
    match expectation.type:
        case "ExpectColumnValuesToNotBeNull":
            return f"{columns[0]} IS NULL"
        case "ExpectColumnValuesToBeInSet":
            return f"{columns[0]} NOT IN ({_list_literals(given['value_set'])})"
        case "ExpectColumnValuesToMatchRegex":
            return f"NOT regexp_matches({columns[0]}, '{given['regex']}')"
        case "ExpectColumnValuesToBeBetween":
            bounds = (("<", given.get("min_value")), (">", given.get("max_value")))
            tests = (f"{columns[0]} {sign} {bound}" for sign, bound in bounds if bound is not None)
            return " OR ".join(tests)
        case "ExpectColumnPairValuesToBeEqual":
            return f"{columns[0]} <> {columns[1]}"
        case _:
            return f"{columns[0]} {'<' if given['or_equal'] else '<='} {columns[1]}"


def _list_literals(values: Iterable[object]) -> str:
    return ", ".join(str(each).upper() if each is True else f"'{each}'" for each in values)


if __name__ == "__main__":
    main()
