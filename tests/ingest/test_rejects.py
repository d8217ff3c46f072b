"""Every reason of ingest: one row that names file, record and reason; the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.batches import ingest_batch, plan_batches, settle_batches
from flows.findings import Reject
from flows.ingest.inventory import take_inventory
from flows.ingest.streams import LARGEST_RECORD
from schemas.rejects import ADVICE, REASONS
from tests.ingest.samples import (
    HTML,
    RECORD,
    TITLE,
    to_csv,
    to_jsonl,
    to_parquet,
    to_response,
    to_zip,
)

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))


def make_encrypted() -> bytes:
    data = bytearray(to_zip({"a.txt": b"x"}))
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + place] |= 1
    return bytes(data)


def make_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


LONG = "가람군은 물을 아낀다고 밝혔다. ".encode() * 1000
FIGURES = b" ".join(b"%d" % number for number in range(4_600_000))  # 36 MB that packs to a third
CASES: list[tuple[str, str, bytes, str, str | None]] = [
    ("empty file", "bad.txt", b"", "empty_input", None),
    ("empty container", "bad.jsonl", b"", "empty_input", None),
    ("header only", "bad.csv", b"title,text\n", "empty_input", None),
    ("no page", "bad.html", b"<html><body><script>1</script></body></html>", "empty_input", None),
    ("blank record", "bad.jsonl", to_jsonl({"title": " ", "id": "1"}), "empty_input", "0"),
    ("image named .txt", "bad.txt", PNG, "not_text", None),
    ("image named .html", "bad.html", PNG, "not_text", None),
    ("binary", "bad.txt", bytes(range(256)) * 20, "not_text", None),
    ("mojibake", "bad.txt", LONG.decode("cp949", "replace").encode(), "undecodable", None),
    ("latin mojibake", "bad.txt", LONG.decode("latin-1").encode(), "undecodable", None),
    ("lost", "bad.txt", ("\ufffd" * 20 + TITLE).encode(), "undecodable", None),
    ("large page", "bad.txt", b"a" * (2**24 + 1), "too_large", None),
    ("large page packed", "bad.txt.gz", gzip.compress(FIGURES), "too_large", None),
    ("large html", "bad.html", b"<p>" + b"a" * (2**24 + 1), "too_large", None),
    ("large line", "bad.jsonl", b'{"a":"' + b"a" * LARGEST_RECORD + b'"}\n', "too_large", "0"),
    ("no json", "bad.jsonl", b"{\n", "malformed_record", "0"),
    ("deep json", "bad.jsonl", b"[" * 200_000 + b"\n", "malformed_record", "0"),
    ("short row", "bad.csv", b"title,text\na\n", "malformed_record", "0"),
    ("unknown", "bad.jsonl", to_jsonl({"제목": "가", "본문": "나"}), "unknown_fields", "0"),
    ("unknown csv", "bad.csv", to_csv({"제목": "가", "본문": "나"}), "unknown_fields", "0"),
    ("unknown row", "bad.parquet", to_parquet({"제목": "가"}), "unknown_fields", "0"),
    ("cut gzip", "bad.txt.gz", gzip.compress(LONG)[:-9], "truncated", None),
    ("no gzip", "bad.txt.gz", LONG, "broken_container", None),
    ("no zstd", "bad.txt.zst", LONG, "broken_container", None),
    ("no zip", "bad.zip", LONG, "broken_container", None),
    ("cut zip", "bad.zip", to_zip({"a.txt": LONG})[:-30], "broken_container", None),
    (
        "zip with a bad name",
        "bad.zip",
        flip(to_zip({"가.txt": LONG}), 30),
        "broken_container",
        None,
    ),
    ("zip with a bad sum", "bad.zip", flip(to_zip({"a.txt": LONG}), 60), "broken_container", None),
    ("no parquet", "bad.parquet", LONG, "broken_container", None),
    ("no warc", "bad.warc", LONG, "broken_container", None),
    ("cut warc", "bad.warc", to_response(HTML.encode())[:-50], "truncated", "0"),
    ("warc without pages", "bad.warc", to_response(b"", status="404 No"), "empty_input", None),
    ("encrypted", "bad.zip", make_encrypted(), "encrypted", None),
    ("bomb", "bad.zip", to_zip({"a.jsonl": b"\n" * 2**25}), "decompression_bomb", None),
    ("gzip bomb", "bad.jsonl.gz", gzip.compress(b" " * 2**25), "decompression_bomb", None),
    ("path out", "bad.zip", to_zip({"../a.txt": b"x"}), "unsafe_path", None),
    ("path at the root", "bad.zip", to_zip({"/etc/a.txt": b"x"}), "unsafe_path", None),
    ("backslashes", "bad.zip", to_zip({"..\\a.txt": b"x"}), "unsafe_path", None),
    ("link in an archive", "bad.zip", make_link(), "unsafe_path", None),
    ("odd member", "bad.zip", to_zip({"a.hwp": b"x"}), "unsupported_format", None),
    ("nested", "bad.zip", to_zip({"b.zip": to_zip({})}), "unsupported_format", None),
]


def ingest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[Reject]]:
    """Ingest `pages/` beside two good ones; return how many pages came of it, and the rejects."""
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "0.txt").write_text(TITLE, encoding="utf-8")
    (folder / "pages" / "z.jsonl").write_bytes(to_jsonl(RECORD))
    monkeypatch.chdir(folder)
    ((batch, share),) = plan_batches(take_inventory(["pages"]).sources, folder / "work", 10_000)
    settled = settle_batches([ingest_batch(batch, share)], share)
    assert batch.rows["pages"] == settled.fresh + len(settled.rejects)
    return settled.fresh, list(settled.rejects)


@pytest.mark.parametrize(
    ("name", "data", "reason", "row_id"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_one_row_and_the_rest_goes_on(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    reason: str,
    row_id: str | None,
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / name).write_bytes(data)
    pages, (reject,) = ingest(tmp_path, monkeypatch)
    assert pages == 2
    assert (reject.reason, reject.row_id, reject.stage) == (reason, row_id, "ingest")
    assert reject.source_uri.split("!")[0] == f"pages/{name}"
    record = f", record {row_id}" if row_id else ""
    assert reject.detail.startswith(f"{reject.source_uri}{record}: ")
    assert reject.detail.endswith(f"; {ADVICE[reason]}")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (os.mkfifo, "unreadable"),
        (lambda path: path.symlink_to(path), "link_loop"),
        (lambda path: path.symlink_to("gone.txt"), "unreadable"),
        (lambda path: path.write_text(TITLE), "duplicate_page"),
    ],
)
def test_what_the_file_system_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], reason: str
) -> None:
    (tmp_path / "pages").mkdir()
    make(tmp_path / "pages" / "bad.txt")
    pages, (reject,) = ingest(tmp_path, monkeypatch)
    assert (pages, reject.reason, reject.source_uri) == (2, reason, "pages/bad.txt")
    assert reject.detail.endswith(f"; {ADVICE[reason]}")


def test_a_defect_of_a_reader_ends_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no such luck")

    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "bad.html").write_text(HTML)
    monkeypatch.setattr("flows.ingest.html.render_html", fail)
    pages, (reject,) = ingest(tmp_path, monkeypatch)
    assert (pages, reject.reason, reject.source_uri) == (2, "stage_failed", "pages/bad.html")
    assert "ZeroDivisionError: no such luck" in reject.detail


def test_a_folder_that_holds_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "again").symlink_to(tmp_path / "pages")
    pages, (reject,) = ingest(tmp_path, monkeypatch)
    assert (pages, reject.reason, reject.source_uri) == (2, "link_loop", "pages/again")
    assert reject.detail == "pages/again: this link leads back to itself; remove the link"


def test_every_reason_of_ingest_has_a_case_and_advice() -> None:
    reasons = {case[3] for case in CASES} | {
        "unreadable",
        "link_loop",
        "duplicate_page",
        "stage_failed",
    }
    assert reasons == set(ADVICE)
    assert reasons < set(REASONS)


def test_records_before_the_break_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": f"{number} {number**5 % 7919}"}) for number in range(5000)]
    (tmp_path / "pages").mkdir()
    packed = gzip.compress("\n".join(lines).encode())
    (tmp_path / "pages" / "bad.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    pages, (reject,) = ingest(tmp_path, monkeypatch)
    assert pages > 2000
    assert reject.detail == (
        "pages/bad.jsonl.gz: its compressed data ends too early "
        f"(after {pages - 2:,} records); fetch the file again"
    )


def test_other_members_of_an_archive_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members = {"../out.txt": b"x", "ok.txt": "가람군".encode(), "photo.txt": PNG, "d/": b""}
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "some.zip").write_bytes(to_zip(members))
    pages, rejects = ingest(tmp_path, monkeypatch)
    assert pages == 3
    assert [(each.source_uri, each.reason) for each in rejects] == [
        ("pages/some.zip!../out.txt", "unsafe_path"),
        ("pages/some.zip!photo.txt", "not_text"),
    ]
    assert not (tmp_path / "out.txt").exists()
