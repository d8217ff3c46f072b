"""A file's records: the page with its identity, or what was held back and why."""

import hashlib
import os
from pathlib import Path

import pytest

from flows.ingest.decoding import LARGEST_PAGE
from flows.ingest.formats import read_records
from flows.ingest.intake import HeldBack
from flows.ingest.sources import Source
from flows.records import Page


def read_one(path: Path) -> Page | HeldBack:
    (record,) = read_records(Source(path.name, path))
    return record


def test_a_text_file_is_one_page(tmp_path: Path) -> None:
    data = "가람군청\r\n".encode("cp949")
    path = tmp_path / "a.TXT"
    path.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    assert read_one(path) == Page(
        page_id=digest[:32],
        source_uri="a.TXT",
        record_no=0,
        media_type="text/plain",
        byte_count=10,
        sha256=digest,
        encoding="cp949",
        encoding_evidence="strict",
        is_normalized=True,
        char_count=5,
        text="가람군청\n",
    )


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 * LARGEST_PAGE + 1)


@pytest.mark.parametrize(
    ("make", "reason", "detail"),
    [
        (make_pipe, "unreadable", "this is not a regular file"),
        (make_loop, "link_loop", "it cannot be opened: Too many levels of symbolic links"),
        (make_large, "too_large", "it has more than 33,554,432 bytes"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, make, reason: str, detail: str) -> None:
    path = tmp_path / "a.txt"
    make(path)
    held = read_one(path)
    assert isinstance(held, HeldBack)
    assert (held.error.reason, held.error.detail, held.data) == (reason, detail, None)


def test_a_bad_page_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b" \n")
    held = read_one(path)
    assert isinstance(held, HeldBack)
    assert (held.source_uri, held.error.reason, held.data) == ("a.txt", "empty_input", b" \n")
