"""The seed through the whole flow: rows in every dataset, spans that hold, an award's evidence."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from schemas.catalog import BY_NAME, DATASETS

ROWS = {
    "pages": 1,
    "texts": 1,
    "articles": 1,
    "sentences": 7,
    "quotations": 2,
    "awards": 3,
    "initiatives": 2,
    "module_items": 17,
    "rejects": 0,
    "clusters": 1,
    "ledger": 9,
}


def read(out: Path, dataset: str) -> list[dict[str, Any]]:
    table = pq.read_table(out / "datasets" / dataset)
    assert table.schema.names == BY_NAME[dataset].schema().names
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


@pytest.mark.parametrize("dataset", ROWS)
def test_seed_has_its_rows(seed_outputs: Path, dataset: str) -> None:
    assert len(read(seed_outputs, dataset)) == ROWS[dataset]


def test_no_expectation_and_no_check_failed(seed_outputs: Path) -> None:
    assert [row for row in read(seed_outputs, "checks") if row["outcome"] == "fail"] == []


@pytest.mark.parametrize("dataset", [each.name for each in DATASETS if each.verbatim])
def test_spans_hold_their_text(seed_outputs: Path, dataset: str) -> None:
    (text,) = (row["text"] for row in read(seed_outputs, "texts"))
    column = BY_NAME[dataset].verbatim
    rows = read(seed_outputs, dataset)
    assert rows
    assert all(text[row["start"] : row["end"]] == row[column] for row in rows)


def test_blocks_tile_the_text(seed_outputs: Path) -> None:
    (text,) = (row["text"] for row in read(seed_outputs, "texts"))
    position = 0
    for block in read(seed_outputs, "blocks"):
        assert not text[position : block["start"]].strip()
        position = block["end"]
    assert not text[position:].strip()


def test_ledger_marks_what_only_a_streak_implies(seed_outputs: Path) -> None:
    found = [
        (row["programme"], row["year"], row["grade"], row["basis"])
        for row in read(seed_outputs, "ledger")
    ]
    checked, pilot, cases = (
        "데이터 기반 행정 실태 점검",
        "데이터 분석 전문 인재 양성 선도기관",
        "지방자치단체 빅데이터 분석 우수사례",
    )
    assert found == [
        *[(checked, year, "우수", "implied_by_streak") for year in (2021, 2022, 2023)],
        (checked, 2024, "우수", "reported"),
        (pilot, 2024, None, "reported"),
        *[(cases, year, "우수사례", "implied_by_streak") for year in range(2021, 2025)],
    ]


def test_every_column_says_what_it_means(seed_outputs: Path) -> None:
    for dataset in DATASETS:
        schema = pq.read_schema(next((seed_outputs / "datasets" / dataset.name).glob("*.parquet")))
        assert all(field.metadata[b"description"] for field in schema)
