"""Four readers in a loop while a publisher alternates two states: each sees a whole one."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pytest

from flows.outputs import locate_current
from flows.write.publish import publish
from schemas.catalog import BY_NAME
from tests.write.stage import stage

PUBLICATIONS = 40
OPENS_TWICE = ("polars",)
"""It opens a file for the schema and once more for the rows: through a link that moves in between
it meets two files and says that the file is damaged. So it is to read below what the link leads to.
"""
NAMES = tuple(BY_NAME)
Count = Callable[[Path, str], int]


def count_with_duckdb(datasets: Path, name: str) -> int:
    query = f"SELECT count(*) FROM '{datasets}/{name}/*.parquet'"
    with duckdb.connect() as connection:
        return int(connection.execute(query).fetchone()[0])


READERS: dict[str, Count] = {
    "pandas": lambda datasets, name: len(pd.read_parquet(datasets / name)),
    "duckdb": count_with_duckdb,
    "polars": lambda datasets, name: pl.read_parquet(f"{datasets}/{name}/*.parquet").height,
    "pyarrow": lambda datasets, name: ds.dataset(datasets / name).to_table().num_rows,
}


@pytest.fixture
def stagings(tmp_path: Path) -> list[Path]:
    return [stage(tmp_path / str(n), range(n)) for n in (1, 2)]


def count_all(count: Count, datasets: Path) -> tuple[int, ...]:
    return tuple(count(datasets, name) for name in NAMES)


def publish_copy(staging: Path, work: Path, out: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    publish(Path(shutil.copytree(staging, work)), out, keep=2)


def test_readers_see_a_whole_state_at_any_time(tmp_path: Path, stagings: list[Path]) -> None:
    out, work = tmp_path / "out", tmp_path / "work"
    whole = {count_all(READERS["pyarrow"], each / "datasets") for each in stagings}
    either = [set(each) for each in zip(*whole, strict=True)]
    assert len(whole) == 2
    publish_copy(stagings[0], work, out)
    stop = threading.Event()
    loops, wrong = dict.fromkeys(READERS, 0), []

    def resolve() -> Path:
        return Path(locate_current(str(out))) / "datasets"

    def read(name: str) -> None:
        """Read dataset by dataset through the links, then all below what the link leads to."""
        while not stop.is_set():
            try:
                through_links = out / "datasets" if name not in OPENS_TWICE else resolve()
                linked = count_all(READERS[name], through_links)
                seen = count_all(READERS[name], resolve())
            except Exception as error:
                wrong.append((name, repr(error)))
                continue
            if seen not in whole or any(n not in ok for n, ok in zip(linked, either, strict=True)):
                wrong.append((name, linked, seen))
            loops[name] += 1

    readers = [threading.Thread(target=read, args=(name,)) for name in READERS]
    for each in readers:
        each.start()
    for number, staging in enumerate(cycle(stagings)):
        publish_copy(staging, work, out)
        if number >= PUBLICATIONS and min(loops.values()) > 1:
            break
    stop.set()
    for each in readers:
        each.join()
    assert wrong == []


@pytest.mark.parametrize("name", READERS)
def test_files_that_were_found_before_the_switch_are_there_after_it(
    tmp_path: Path, stagings: list[Path], name: str
) -> None:
    out, work = tmp_path / "out", tmp_path / "work"
    publish_copy(stagings[0], work, out)
    found = Path(locate_current(str(out))) / "datasets"
    before = count_all(READERS[name], found)
    publish_copy(stagings[1], work, out)
    assert count_all(READERS[name], found) == before
    assert count_all(READERS[name], out / "datasets") != before
