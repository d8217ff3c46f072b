"""Records with fields, in every container: the text, what the fields declare, the identity."""

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.ingest.fields import read_field_names
from flows.ingest.intake import HeldBack
from flows.markup import Declared
from flows.records import Page
from tests.ingest.samples import (
    BODY,
    HTML,
    HTML_TEXT,
    RECORD,
    SUBTITLE,
    TEXT,
    TITLE,
    read,
    to_csv,
    to_jsonl,
    to_parquet,
    to_zip,
    to_zstd,
)

DECLARED = Declared(
    title=TITLE,
    subtitle=SUBTITLE,
    outlet="가람일보",
    url="https://www.garam.example/view?no=7",
    published_at="2025-03-02T00:10:00+00:00",
)


def read_one(path: Path, data: bytes, **names: str) -> Page:
    path.write_bytes(data)
    (page,) = read(path, **names)
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.jsonl", to_jsonl(RECORD), "application/json"),
        ("a.jsonl", b"\xef\xbb\xbf" + to_jsonl(RECORD), "application/json"),
        ("a.jsonl", to_jsonl(RECORD).decode().encode("utf-16"), "application/json"),
        ("a.jsonl", to_jsonl(RECORD).decode().encode("cp949"), "application/json"),
        ("a.jsonl.gz", gzip.compress(to_jsonl(RECORD)), "application/json"),
        ("a.jsonl.zst", to_zstd(to_jsonl(RECORD)), "application/json"),
        ("a.csv", to_csv(RECORD), "text/csv"),
        ("a.csv", b"\xef\xbb\xbf" + to_csv(RECORD), "text/csv"),
        ("a.csv", to_csv(RECORD, encoding="cp949"), "text/csv"),
        ("a.csv", to_csv(RECORD, encoding="utf-16"), "text/csv"),
        ("a.CSV.GZ", gzip.compress(to_csv(RECORD)), "text/csv"),
        ("a.parquet", to_parquet(RECORD), "application/vnd.apache.parquet"),
        ("a.parquet.gz", gzip.compress(to_parquet(RECORD)), "application/vnd.apache.parquet"),
        ("a.zip", to_zip({"in/a.jsonl": to_jsonl(RECORD)}), "application/json"),
        ("a.zip", to_zip({"a.parquet": to_parquet(RECORD)}), "application/vnd.apache.parquet"),
        ("a.zip", to_zip({"a.csv.gz": gzip.compress(to_csv(RECORD))}), "text/csv"),
    ],
)
def test_every_container_gives_the_same_text(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    page = read_one(tmp_path / name, data)
    assert (page.text, page.media_type, page.record_no) == (TEXT, media_type, 0)
    assert page.markup is not None
    assert page.markup.declared == DECLARED
    assert [(each.names, page.text[each.start : each.end]) for each in page.markup.lines] == [
        ("record field.title", TITLE),
        ("record field.subtitle", SUBTITLE),
        *(("record field.content", line) for line in BODY.split("\n\n")),
    ]


def test_a_line_is_its_own_bytes_and_a_row_its_canonical_json(tmp_path: Path) -> None:
    line = to_jsonl(RECORD)
    page = read_one(tmp_path / "a.jsonl", line.replace(b"\n", b"\r\n"))
    assert page.sha256 == hashlib.sha256(line.rstrip()).hexdigest()
    row = json.dumps(RECORD, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    for name, data in (("a.csv", to_csv(RECORD)), ("a.parquet", to_parquet(RECORD))):
        page = read_one(tmp_path / name, data)
        assert (page.sha256, page.byte_count) == (hashlib.sha256(row).hexdigest(), len(row))
        assert page.page_id == page.sha256[:32]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"headline": TITLE, "body": BODY}, f"{TITLE}\n\n{BODY}"),
        ({"title": TITLE, "subtitle": "", "text": BODY}, f"{TITLE}\n\n{BODY}"),
        ({"title": None, "content": BODY}, BODY),
        ({"title": TITLE, "html": HTML}, f"{TITLE}\n\n{HTML_TEXT}"),
        ({"html": HTML, "content": BODY}, BODY),
        ({"content": "가람\r\n군\0\ud800"}, "가람\n군\ufffd"),
        ({"content": "당진시"}, "당진시"),
    ],
)
def test_absent_fields_are_left_out(tmp_path: Path, record: object, text: str) -> None:
    data = (json.dumps(record) + "\n").encode()
    if "\ufffd" in text:  # one lost character in four would be a reject
        data = data.replace(b"\\ud800", b"\\ud800" + b"a" * 200)
        text += "a" * 200
    assert read_one(tmp_path / "a.jsonl", data).text == text


def test_what_a_field_changes_stands_in_the_page(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.jsonl", to_jsonl({"text": "가\r\n나"})).is_normalized
    assert not read_one(tmp_path / "a.jsonl", to_jsonl({"text": "가\n나"})).is_normalized


def test_foreign_names_are_mapped(tmp_path: Path) -> None:
    names = read_field_names(("content=본문", "title = 제목", "published_at=날짜"))
    record = {"제목": TITLE, "본문": BODY, "날짜": "2025-03-02"}
    page = read_one(tmp_path / "a.jsonl", to_jsonl(record), **names)
    assert page.text == f"{TITLE}\n\n{BODY}"
    assert page.markup is not None
    assert page.markup.declared.published_at == "2025-03-02"


@pytest.mark.parametrize("given", ["본문", "content=", "weather=날씨"])
def test_a_mapping_that_cannot_be_used(given: str) -> None:
    with pytest.raises(
        InputError, match=f"^--field {given}: give FIELD=NAME with a FIELD of title"
    ):
        read_field_names((given,))


def test_days_and_bytes_of_parquet(tmp_path: Path) -> None:
    row = {"title": TITLE.encode("cp949"), "text": BODY, "date": date(2025, 3, 2)}
    page = read_one(tmp_path / "a.parquet", to_parquet(row))
    assert page.text == f"{TITLE}\n\n{BODY}"
    assert page.markup is not None
    assert page.markup.declared.published_at == "2025-03-02"


def test_html_of_a_record_keeps_its_markup_inside_the_field(tmp_path: Path) -> None:
    page = read_one(tmp_path / "a.jsonl", to_jsonl({"title": TITLE, "html": HTML}))
    assert page.markup is not None
    names = {page.text[each.start : each.end]: each.names for each in page.markup.lines}
    assert names["가람군은 3월 2일 우수기관으로 뽑혔다고 밝혔다."] == "record field.html body p"
    assert all(len(each.path) == len(each.names.split()) for each in page.markup.lines)


def test_a_bad_line_among_good_ones_costs_itself_only(tmp_path: Path) -> None:
    lines = to_jsonl(RECORD), b"{no json\n", b"\n", b"[1]\n", to_jsonl({"title": TITLE, "n": 1})
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(lines))
    records = read(path)
    assert [each.record_no for each in records] == [0, 1, 3, 4]
    held = [each for each in records if isinstance(each, HeldBack)]
    assert [each.error.detail for each in held] == [
        "the line is no JSON: Expecting property name enclosed in double quotes at column 2",
        "the line is a list, not an object",
    ]
    assert held[0].data == b"{no json"


def test_a_csv_row_that_lacks_cells_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("title,text\n가,나다\n잘린 줄\n라,마바\n".encode())
    first, held, last = read(path)
    assert isinstance(held, HeldBack)
    assert held.error.detail == "the row has 1 cells, the header 2"
    assert [first.record_no, held.record_no, last.record_no] == [0, 1, 2]


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_other_separators(tmp_path: Path, separator: str) -> None:
    data = f'title{separator}text\n가람{separator}"한 줄,\n두 줄"\n'.encode()
    assert read_one(tmp_path / "a.csv", data).text == "가람\n\n한 줄,\n두 줄"
