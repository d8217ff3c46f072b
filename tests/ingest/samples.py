"""Files of every format for the tests of ingest; outlets, people and figures are invented."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.formats import read_records
from flows.ingest.intake import HeldBack
from flows.ingest.inventory import take_inventory
from flows.records import Page

TITLE = "가람군, 맑은물 평가 우수기관 선정"
SUBTITLE = "- 2년 연속 -"
BODY = "가람군은 3월 2일 맑은물 평가에서 우수기관으로 뽑혔다고 밝혔다.\n\n군은 상수도를 고친다."
RECORD = {
    "id": "7",
    "title": TITLE,
    "subtitle": SUBTITLE,
    "content": BODY,
    "url": "https://www.garam.example/view?no=7",
    "outlet": "가람일보",
    "published_at": "2025-03-02T00:10:00+00:00",
}
TEXT = f"{TITLE}\n\n{SUBTITLE}\n\n{BODY}"
HTML = (
    '<html><head><meta charset="utf-8"><title>가람군 소식 - 가람일보</title></head>'
    f"<body><h1>{TITLE}</h1><p>가람군은 3월 2일 우수기관으로 뽑혔다고 밝혔다.</p></body></html>"
)
HTML_TEXT = f"{TITLE}\n\n가람군은 3월 2일 우수기관으로 뽑혔다고 밝혔다."


def to_jsonl(*records: object) -> bytes:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    return "".join(f"{line}\n" for line in lines).encode()


def to_csv(*records: dict[str, str], encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode(encoding)


def to_parquet(*records: dict[str, object], rows_a_group: int = 2) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(records)), out, row_group_size=rows_a_group)
    return out.getvalue()


def to_zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def to_zstd(data: bytes) -> bytes:
    return bytes(pa.Codec("zstd").compress(data, asbytes=True))


def to_response(
    body: bytes,
    media_type: str = "text/html; charset=euc-kr",
    status: str = "200 OK",
    kind: str = "response",
    packed: bool = False,
) -> bytes:
    encoding = "Content-Encoding: gzip\r\n" if packed else ""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{encoding}\r\n".encode()
    http += gzip.compress(body) if packed else body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://news.garam.example/7\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000007>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read(path: Path, **names: str) -> list[Page | HeldBack]:
    """Return all that sacho reads of a file or folder."""
    sources = take_inventory([str(path)]).sources
    return [record for source in sources for record in read_records(source, names)]
