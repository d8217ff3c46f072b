"""Inputs that are URLs: files, folders, globs; another filesystem; no secret is shown."""

from pathlib import Path

import pytest
from pyarrow import fs

from flows.errors import InputError
from flows.ingest import locations, remote
from flows.ingest.formats import read_records
from flows.ingest.intake import HeldBack
from flows.ingest.inventory import take_inventory
from flows.ingest.locations import StoredFile
from flows.ingest.sources import Source
from flows.ingest.urls import mask_credentials
from flows.records import Page
from tests.ingest.samples import RECORD, TEXT, to_jsonl, to_parquet, to_zip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".git").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(to_jsonl(RECORD))
    (tmp_path / "in" / "deep" / "b.parquet").write_bytes(to_parquet(RECORD))
    (tmp_path / "in" / "deep" / "c.zip").write_bytes(to_zip({"m.jsonl": to_jsonl(RECORD)}))
    (tmp_path / "in" / "notes.md").write_text("x")
    (tmp_path / "in" / ".git" / "x.txt").write_text("x")
    return tmp_path


def names(given: str) -> list[str]:
    return [each.name for each in take_inventory([given]).sources]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("in", ["a.jsonl", "b.parquet", "c.zip"]),
        ("in/", ["a.jsonl", "b.parquet", "c.zip"]),
        ("in/a.jsonl", ["a.jsonl"]),
        ("in/*.jsonl", ["a.jsonl"]),
        ("in/**/*.parquet", ["b.parquet"]),
        ("in/d*/[bc].*", ["b.parquet", "c.zip"]),
        ("i[!x]/*.jsonl", ["a.jsonl"]),
    ],
)
def test_files_folders_and_globs(folder: Path, given: str, expected: list[str]) -> None:
    assert names(f"file://{folder}/{given}") == expected


def test_what_is_read_is_what_a_path_gives(folder: Path) -> None:
    inventory = take_inventory([f"file://{folder}/in"])
    records = [record for source in inventory.sources for record in read_records(source)]
    assert all(isinstance(each, Page) and each.text == TEXT for each in records)
    assert [each.source_uri for each in records] == [
        f"file://{folder}/in/a.jsonl",
        f"file://{folder}/in/deep/b.parquet",
        f"file://{folder}/in/deep/c.zip!m.jsonl",
    ]
    assert [each.uri for each in inventory.skipped] == [f"file://{folder}/in/notes.md"]


def test_any_filesystem_of_pyarrow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store without links, folders or a local path: what an object store looks like."""
    store = fs.SubTreeFileSystem(str(folder), fs.LocalFileSystem())

    def open_store(url: str) -> tuple[fs.FileSystem, str]:
        return store, url.split("?", 1)[0].removeprefix("s3://key:secret@").rstrip("/")

    monkeypatch.setattr(locations, "open_store", open_store)
    monkeypatch.setattr(remote, "open_store", open_store)
    (source,) = take_inventory(["s3://key:secret@in/*.jsonl?region=x"]).sources
    (page,) = read_records(source)
    assert isinstance(page, Page)
    assert (page.text, page.source_uri) == (TEXT, "s3://in/a.jsonl")
    assert "secret" not in repr(source)


def test_a_file_that_is_gone_is_a_reject(folder: Path) -> None:
    gone = Source("file:///x/a.txt", StoredFile(f"{folder}/gone.txt", f"file://{folder}"))
    (held,) = read_records(gone)
    assert isinstance(held, HeldBack)
    assert held.error.reason == "unreadable"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("s3://KEY:secret@bucket/a", "s3://***@bucket/a"),
        (
            "s3://b/a?access_key=K&secret_key=S&region=x",
            "s3://b/a?access_key=***&secret_key=***&region=x",
        ),
        ("pages/a@b.txt", "pages/a@b.txt"),
    ],
)
def test_credentials_are_masked(text: str, masked: str) -> None:
    assert mask_credentials(text) == masked


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("file:///nowhere/x", "file:///nowhere/x: nothing is there; give a file, folder or glob"),
        ("file:///nowhere/*.txt", "file:///nowhere/*.txt: there is no folder file:///nowhere"),
        ("nosuch://key:secret@b/a.txt", "nosuch://***@b/a.txt: this URL cannot be used: "),
    ],
)
def test_one_line_says_what_is_wrong(given: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        take_inventory([given])
    assert str(caught.value).startswith(message)
    assert "secret" not in str(caught.value)
