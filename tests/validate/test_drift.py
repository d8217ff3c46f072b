"""Drift against the last published run, on datasets doctored column by column."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flows.errors import InputError
from flows.parts import part_path, read_part, write_part
from flows.validate.drift import find_drift, profile_dataset
from flows.validate.thresholds import Drift, Limits, read_thresholds
from flows.write.merge import merge_batches
from schemas.catalog import BY_NAME, DATASETS
from tests.validate import samples

PAGES = 12
LIMITS = Drift(10, Limits(0.2, 0.6), Limits(0.2, 0.6), Limits(0.5, 0.9))


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    samples.write_batch(folder / "batch", [samples.page(number) for number in range(PAGES)])
    merge_batches([folder / "batch"], folder)
    return folder


@pytest.fixture
def staging(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "staging")


def change(staging: Path, dataset: str, column: str, values: list[Any]) -> None:
    """Put the values into the column of the first rows."""
    path = part_path(staging, dataset, 0)
    rows = read_part(path).to_pylist()
    for row, value in zip(rows, values, strict=False):
        row[column] = value
    write_part(path, dataset, pa.Table.from_pylist(rows, schema=BY_NAME[dataset].schema()))


def drift(published: Path, staging: Path, limits: Drift = LIMITS) -> dict[str, tuple[str, str]]:
    found = find_drift(published / "datasets", staging / "datasets", limits)
    assert {each.outcome for each in found} <= {"fail"}
    return {f"{each.dataset}.{each.check}": (each.severity, each.message) for each in found}


def test_the_same_datasets_do_not_drift(published: Path, staging: Path):
    assert drift(published, staging) == {}


def test_a_column_that_went_null_is_critical_where_no_expectation_asks_for_it(published, staging):
    change(staging, "mentions", "position", [None] * PAGES)
    assert drift(published, staging) == {
        "mentions.position_null_rate_drift": (
            "critical",
            "mentions.position_null_rate_drift: null in 100.0% of the rows, "
            "0.0% in the last published run.",
        )
    }


def test_a_column_that_went_null_in_part_is_a_warning(published: Path, staging: Path):
    change(staging, "mentions", "position", [None] * 3)
    assert {name: each[0] for name, each in drift(published, staging).items()} == {
        "mentions.position_null_rate_drift": "warning"
    }


def test_a_move_below_the_warning_is_none(published: Path, staging: Path):
    change(staging, "mentions", "position", [None] * 2)
    assert drift(published, staging) == {}


@pytest.mark.parametrize(("moved", "severity"), [(4, "warning"), (9, "critical")])
def test_a_word_whose_share_moved_is_named(published, staging, moved: int, severity: str):
    change(staging, "articles", "redistribution", ["prohibited"] * moved)
    ((name, found),) = drift(published, staging).items()
    assert name == "articles.redistribution_value_share_drift"
    assert found[0] == severity
    share = f"{moved / PAGES:.1%} of the rows, 0.0% in the last published run."
    assert found[1].endswith(f"prohibited in {share}")


def test_yes_and_no_are_words_too(published: Path, staging: Path):
    change(staging, "quotations", "is_anonymous", [True] * PAGES)
    assert "quotations.is_anonymous_value_share_drift" in drift(published, staging)


def test_a_dataset_that_went_empty_is_critical_where_no_floor_asks_for_rows(published, staging):
    empty = BY_NAME["awards"].schema().empty_table()
    write_part(part_path(staging, "awards", 0), "awards", empty)
    assert drift(published, staging) == {
        "awards.rows_per_page_drift": (
            "critical",
            "awards.rows_per_page_drift: 0.000 rows a page, 1.000 in the last published run.",
        )
    }


def test_so_few_rows_are_not_judged(published: Path, staging: Path):
    change(staging, "mentions", "position", [None] * PAGES)
    write_part(part_path(staging, "awards", 0), "awards", BY_NAME["awards"].schema().empty_table())
    limits = Drift(PAGES + 1, LIMITS.null_rate, LIMITS.value_share, LIMITS.rows_per_page)
    assert drift(published, staging, limits) == {}


def test_a_dataset_or_column_that_was_not_there_before_is_not_compared(published, staging):
    shutil.rmtree(staging / "datasets" / "initiatives")
    assert profile_dataset(staging / "datasets", BY_NAME["initiatives"]).rows == 0
    table = read_part(part_path(staging, "dates", 0)).drop_columns(["anchor"])
    import pyarrow.parquet as pq

    pq.write_table(table, part_path(staging, "dates", 0))
    assert set(drift(published, staging)) == {"initiatives.rows_per_page_drift"}


def test_every_nullable_column_is_watched(published: Path):
    """What no `not_null` guards against going null throughout, drift does."""
    for dataset in DATASETS:
        if dataset.name not in ("checks", "rejects", "clusters", "ledger"):
            nulls = profile_dataset(published / "datasets", dataset).nulls
            flat = {each.name for each in dataset.columns if not pa.types.is_list(each.type)}
            assert set(nulls) == flat


def test_thresholds_are_read_from_the_package():
    drift = read_thresholds()
    assert drift.fewest_rows >= 100
    for limits in (drift.null_rate, drift.value_share, drift.rows_per_page):
        assert 0 < limits.warning < limits.critical <= 1


def test_thresholds_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    names = ("null_rate", "value_share", "rows_per_page")
    tables = (f"[drift.{each}]\nwarning = 0.1\ncritical = 0.2\n" for each in names)
    path = tmp_path / "own.toml"
    path.write_text("[drift]\nfewest_rows = 7\n" + "".join(tables), encoding="utf-8")
    monkeypatch.setenv("SACHO_THRESHOLDS", str(path))
    assert read_thresholds() == Drift(7, *(Limits(0.1, 0.2),) * 3)


@pytest.mark.parametrize("text", ["", "[drift", "[drift]\nfewest_rows = 1\n[drift.luck]\nx = 1\n"])
def test_thresholds_that_cannot_be_read_are_named(tmp_path: Path, monkeypatch, text: str):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("SACHO_THRESHOLDS", str(path))
    with pytest.raises(InputError, match=r"own\.toml: cannot be read as thresholds \("):
        read_thresholds()
