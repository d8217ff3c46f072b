"""The workbook and the CSV files, read back: nothing lost, no formula, Hangul intact."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.errors import OutputError
from flows.export import csv_files, workbook
from flows.export.cells import EXCEL_CHARACTERS, to_cell
from flows.export.csv_files import to_harmless, write_csv_files
from flows.export.workbook import write_workbook
from schemas.catalog import DATASETS
from tests.export.state import NEWS, make_state

HOSTILE = ("=1+1", "+82-2", "-2.1%", "@SUM(A1)", "\tx", "\rx", "＝1", "-12.5", "\u202e<b>\x1b[31m")


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state of one page whose quotations say what a spreadsheet could take for a formula."""
    folder = make_state(tmp_path_factory.mktemp("state"), {"news": NEWS})
    path = folder / "datasets" / "initiatives" / "part-00000.parquet"
    schema = pq.read_schema(path)
    rows = [
        {"initiative_id": f"{n:02}", "article_id": "a", "page_id": "p", "name": text, "year": 2024}
        for n, text in enumerate(HOSTILE)
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)
    return folder


@pytest.fixture(scope="module")
def book(state: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("xlsx") / "sacho.xlsx"
    write_workbook(state, path)
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def files(state: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("csv") / "out"
    write_csv_files(state, out)
    return out


def read_sheet(book: Any, name: str) -> list[dict[str, Any]]:
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_file(files: Path, name: str) -> list[dict[str, str]]:
    with (files / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_dataset(state: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(state / "datasets" / name).to_pylist()
    return rows


def test_a_sheet_a_dataset_the_dictionary_first(book: Any) -> None:
    assert book.sheetnames == ["dictionary", *(each.name for each in DATASETS)]


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
def test_every_row_and_column_is_in_both(state: Path, book: Any, files: Path, dataset: Any) -> None:
    rows = read_dataset(state, dataset.name)
    for read in (read_sheet(book, dataset.name), read_file(files, dataset.name)):
        assert len(read) == len(rows)
        assert all(list(row) == [each.name for each in dataset.columns] for row in read)


def test_the_dictionary_tells_of_every_column(book: Any, files: Path) -> None:
    expected = {(d.name, c.name, c.unit or None) for d in DATASETS for c in d.columns}
    rows = read_sheet(book, "dictionary")
    assert {(r["dataset"], r["column"], r["unit"]) for r in rows if r["column"]} == expected
    assert all(row["description"] and row["설명"] for row in rows)
    notes = {r["dataset"]: r["note"] for r in read_file(files, "dictionary") if not r["column"]}
    assert notes["initiatives"] == f"{len(HOSTILE)} rows"


def test_values_keep_their_kinds(state: Path, book: Any, files: Path) -> None:
    (article,), (row,) = read_dataset(state, "articles"), read_file(files, "articles")
    (cells,) = read_sheet(book, "articles")
    assert (
        cells["title"] == row["title"] == article["title"] == "가람군, 주민 손으로 마을 지도 그렸다"
    )
    assert cells["published_at"] == datetime(2025, 3, 4, 9, 10)
    assert row["published_at"] == "2025-03-04 09:10:00"
    assert cells["body_char_count"] == article["body_char_count"]
    assert json.loads(cells["reporters"]) == json.loads(row["reporters"]) == ["박별"]
    assert (cells["subtitle"], row["subtitle"]) == (None, "")
    (page,) = read_sheet(book, "pages")
    assert page["is_normalized"] is False
    assert read_file(files, "pages")[0]["is_normalized"] == "FALSE"
    evidence = read_file(files, "awards")[0]["evidence"]
    assert json.loads(evidence) == read_dataset(state, "awards")[0]["evidence"]


def test_no_cell_of_the_workbook_is_a_formula(book: Any) -> None:
    column = [c.value for c in book["initiatives"][1]].index("name")
    names = [row[column] for row in book["initiatives"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in names] == ["s"] * len(HOSTILE)
    assert [cell.value for cell in names][:5] == list(HOSTILE[:5])
    assert names[-1].value == "\\u202e<b>\\x1b[31m"


def test_no_cell_of_a_csv_is_a_formula_and_numbers_stay(files: Path) -> None:
    names = [row["name"] for row in read_file(files, "initiatives")]
    assert names[:7] == ["'" + each for each in HOSTILE[:7]]
    assert names[7:] == ["-12.5", "\\u202e<b>\\x1b[31m"]
    assert to_harmless(-3) == "-3"


def test_excel_opens_it_as_utf_8(files: Path) -> None:
    data = (files / "articles.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "가람군".encode() in data


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("한 줄\n두 줄\t끝", "한 줄\n두 줄\t끝"),
        ("\x00\x1b\x7f\x85", "\\x00\\x1b\\x7f\\x85"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ([{"field": "등급", "start": 1}], '[{"field": "등급", "start": 1}]'),
    ],
)
def test_what_a_cell_shows(value: Any, cell: str) -> None:
    assert to_cell(value) == cell


def test_what_excel_cannot_hold_is_told(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (workbook, csv_files):
        monkeypatch.setattr(module, "EXCEL_ROWS", 6)
        monkeypatch.setattr(module, "EXCEL_CHARACTERS", 100)
    notes = write_workbook(state, tmp_path / "small.xlsx")
    book = openpyxl.load_workbook(tmp_path / "small.xlsx")
    assert notes["initiatives", ""] == "9 rows, of which Excel holds the first 5"
    assert notes["texts", "text"] == "1 cells cut after 100 characters"
    assert len(read_sheet(book, "initiatives")) == 5
    assert len(read_sheet(book, "texts")[0]["text"]) == 100
    listed = {(r["dataset"], r["column"] or ""): r["note"] for r in read_sheet(book, "dictionary")}
    assert {key: listed[key] for key in notes} == notes
    notes = write_csv_files(state, tmp_path / "csv")
    assert notes["initiatives", ""] == "9 rows, of which Excel shows 5"
    assert notes["texts", "text"] == "Excel shows 100 of a cell's characters"
    assert read_file(tmp_path / "csv", "texts")[0]["text"] == NEWS
    assert EXCEL_CHARACTERS == 32_767


def test_a_file_that_cannot_be_written_is_told(state: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"file/a\.xlsx: cannot be written \("):
        write_workbook(state, tmp_path / "file" / "a.xlsx")
    with pytest.raises(OutputError, match=r"file is there already; give a new or an empty folder"):
        write_csv_files(state, tmp_path / "file")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
