"""The tutorial's queries and programs run on the pages it names, and show what it says."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tests.pages.corpus import build_datasets, list_pages, make_page

TUTORIAL = (Path(__file__).parents[1] / "docs" / "tutorial.md").read_text(encoding="utf-8")


def read_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TUTORIAL, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder in which `outputs/datasets` holds the corpus of the tutorial."""
    folder = tmp_path_factory.mktemp("tutorial")
    staging = build_datasets(folder / "run", [make_page(path) for path in list_pages()])
    staging.rename(folder / "outputs")
    return folder


@pytest.mark.parametrize("query", read_blocks("sql"))
def test_query_finds_rows(query: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert duckdb.sql(query).fetchall()


def test_first_query_shows_the_conflict(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    rows = duckdb.sql(read_blocks("sql")[0]).fetchall()
    assert [row[:3] for row in rows if row[5]] == [("하늘군", 2023, None)]


@pytest.mark.parametrize(
    ("program", "shown"),
    list(zip(read_blocks("python"), ("최우수", "streak_years"), strict=True)),
)
def test_program_prints_a_table(
    program: str,
    shown: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    exec(program, {})
    assert shown in capsys.readouterr().out


def test_the_corpus_is_as_large_as_is_told() -> None:
    assert f"{len(list_pages())} pages of four outlets" in TUTORIAL
