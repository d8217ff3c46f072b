"""Damaged files of every format, and mojibake: pages or declared reasons, nothing else."""

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.ingest.damage import find_mojibake
from flows.ingest.formats import count_records, read_records
from flows.ingest.intake import HeldBack
from flows.ingest.sources import Source
from schemas.rejects import ADVICE
from tests.ingest.samples import (
    BODY,
    HTML,
    RECORD,
    TEXT,
    to_csv,
    to_jsonl,
    to_parquet,
    to_response,
    to_zip,
    to_zstd,
)

FILES = {
    "a.txt": TEXT.encode("cp949"),
    "a.html": HTML.encode(),
    "a.jsonl": to_jsonl(RECORD, RECORD),
    "a.jsonl.gz": gzip.compress(to_jsonl(RECORD, RECORD)),
    "a.jsonl.zst": to_zstd(to_jsonl(RECORD, RECORD)),
    "a.csv": to_csv(RECORD, RECORD),
    "a.parquet": to_parquet(RECORD, RECORD),
    "a.zip": to_zip({"a.txt": BODY.encode(), "b.jsonl": to_jsonl(RECORD)}),
    "a.warc": to_response(HTML.encode()) * 2,
    "a.warc.gz": gzip.compress(to_response(HTML.encode())) * 2,
}
DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=9)), max_size=4)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(FILES)), DAMAGE)
def test_damage_ends_in_declared_reasons(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    data = FILES[name]
    for share, lost, put in damage:
        at = int(share * len(data))
        data = data[:at] + put + data[at + lost :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        source = Source(name, path)
        records = list(read_records(source))
        assert len(records) == count_records(source) > 0
    held = [each.error.reason for each in records if isinstance(each, HeldBack)]
    assert set(held) <= set(ADVICE) - {"stage_failed"}


@pytest.mark.parametrize(
    ("written", "read", "expected"),
    [
        ("utf-8", "cp949", "UTF-8 was read as CP949"),
        ("utf-8", "latin-1", "UTF-8 was read as Latin-1"),
        ("cp949", "latin-1", "CP949 was read as Latin-1"),
        ("utf-8", "cp1252", "UTF-8 was read as Windows-1252"),
    ],
)
def test_mojibake_is_named(written: str, read: str, expected: str) -> None:
    assert find_mojibake((BODY * 3).encode(written).decode(read, "ignore")) == expected


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "plain",
        "Müller wählt Öl für 5 €",
        "\xa0\xa0\xa0" * 50 + TEXT,
        "漢字文",
        "日本語です",
    ],
)
def test_right_text_is_no_mojibake(text: str) -> None:
    assert find_mojibake(text) is None
