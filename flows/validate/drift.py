"""Drift: how far a run lies from the last published one, column by column.

Compared are the rows a page of every dataset, the null rate of every column and the shares of the
words of closed lists. So a column that went null throughout, or a dataset that went empty, is
noticed where no expectation can demand a value. Only what drifted gives a row of `checks`: without
drift the same input gives the same bytes, whatever was published before.

Null rates come from the footers of the Parquet files; of the rows only the words are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.findings import Check
from flows.validate.thresholds import Drift, Limits
from schemas.catalog import DATASETS
from schemas.dataset import Dataset

COMPARED = tuple(each for each in DATASETS if each.name != "checks")


@dataclass(frozen=True, slots=True)
class Profile:
    """A dataset in figures: rows, nulls by column, rows by column and word of a closed list."""

    rows: int
    nulls: Mapping[str, int]
    words: Mapping[str, Counter[str]]


def find_drift(published: Path, staged: Path, limits: Drift) -> list[Check]:
    """Return a failed check for everything that drifted between two folders of datasets."""
    before = {each.name: profile_dataset(published, each) for each in COMPARED}
    after = {each.name: profile_dataset(staged, each) for each in COMPARED}
    return [
        check
        for name in before
        for check in (
            *_compare_rows(name, before, after, limits),
            *_compare_columns(name, before[name], after[name], limits),
        )
    ]


def profile_dataset(datasets: Path, dataset: Dataset) -> Profile:
    """Return the profile of a dataset, that of no rows if it is not there."""
    nulls: Counter[str] = Counter()
    words = {name: Counter[str]() for name in _list_word_columns(dataset)}
    rows = 0
    for path in sorted((datasets / dataset.name).glob("*.parquet")):
        with pq.ParquetFile(path) as file:
            rows += file.metadata.num_rows
            nulls.update(_count_nulls(file.metadata))
            known = [name for name in words if name in file.schema_arrow.names]
            for name, column in zip(known, file.read(columns=known).columns, strict=True):
                words[name].update(_count_words(column))
    return Profile(rows, nulls, words)


def _list_word_columns(dataset: Dataset) -> list[str]:
    """Return the columns of a dataset that hold words of a closed list, or yes and no."""
    listed = {
        column
        for each in dataset.expectations
        if each.type == "ExpectColumnValuesToBeInSet"
        for column in each.columns()
    }
    return [
        each.name
        for each in dataset.columns
        if each.name in listed or pa.types.is_boolean(each.type)
    ]


def _count_nulls(metadata: pq.FileMetaData) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in range(metadata.num_row_groups):
        for number in range(metadata.num_columns):
            column = metadata.row_group(group).column(number)
            if "." not in column.path_in_schema and column.statistics is not None:
                counts[column.path_in_schema] += column.statistics.null_count or 0
    return counts


def _count_words(column: Any) -> Counter[str]:
    counts = column.drop_null().value_counts().to_pylist()
    return Counter({str(each["values"]): each["counts"] for each in counts})


def _compare_rows(
    name: str, before: Mapping[str, Profile], after: Mapping[str, Profile], limits: Drift
) -> Iterator[Check]:
    pages = (before["pages"].rows, after["pages"].rows)
    rows = (before[name].rows, after[name].rows)
    if min(pages) < limits.fewest_rows or max(rows) < limits.fewest_rows:
        return
    old, new = (count / total for count, total in zip(rows, pages, strict=True))
    distance = abs(new - old) / max(new, old)
    observed, expected = f"{new:.3f} rows a page", f"{old:.3f} in the last published run"
    yield from _judge(name, "rows_per_page", distance, limits.rows_per_page, observed, expected)


def _compare_columns(name: str, before: Profile, after: Profile, limits: Drift) -> Iterator[Check]:
    if min(before.rows, after.rows) < limits.fewest_rows:
        return
    for column in sorted(before.nulls.keys() & after.nulls.keys()):
        old, new = (each.nulls[column] / each.rows for each in (before, after))
        observed = f"null in {new:.1%} of the rows"
        expected = f"{old:.1%} in the last published run"
        check = f"{column}_null_rate"
        yield from _judge(name, check, abs(new - old), limits.null_rate, observed, expected)
    for column, counts in before.words.items():
        yield from _compare_words(name, column, counts, after.words[column], limits)


def _compare_words(
    name: str, column: str, before: Counter[str], after: Counter[str], limits: Drift
) -> Iterator[Check]:
    """Compare the word whose share moved most, of two the one that became more."""
    totals = (before.total(), after.total())
    if min(totals) < limits.fewest_rows:
        return
    moves = {word: _share(after, word) - _share(before, word) for word in before | after}
    word = max(sorted(moves), key=lambda each: (round(abs(moves[each]), 9), moves[each]))
    observed = f"{word} in {_share(after, word):.1%} of the rows"
    expected = f"{_share(before, word):.1%} in the last published run"
    check, distance = f"{column}_value_share", abs(moves[word])
    yield from _judge(name, check, distance, limits.value_share, observed, expected)


def _share(counts: Counter[str], word: str) -> float:
    return counts[word] / counts.total()


def _judge(
    dataset: str, what: str, distance: float, limits: Limits, observed: str, expected: str
) -> Iterator[Check]:
    if distance < limits.warning:
        return
    yield Check(
        check=f"{what}_drift",
        dataset=dataset,
        row_id=None,
        severity="critical" if distance >= limits.critical else "warning",
        outcome="fail",
        observed=observed,
        expected=expected,
        message=f"{dataset}.{what}_drift: {observed}, {expected}.",
    )
