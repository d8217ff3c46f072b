"""One fuzzed input from a source of choices: a file's suffix and its bytes.

The choices come from a `random.Random`, or from hypothesis, which then can shrink what it finds.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz.pieces import HOSTILE, load_lines, load_markup
from tests.ingest.samples import to_parquet, to_response, to_zip, to_zstd

Input = tuple[str, bytes]
ENCODINGS = ("utf-8", "utf-8", "utf-8", "cp949", "utf-16", "utf-8-sig", "utf-16-be")
FIELDS = ("title", "subtitle", "content", "html", "url", "outlet", "published_at", "id", "text")
LONGEST_WINDOW = 600
MOST_LINES, MOST_PIECES, MOST_EDITS = 3, 6, 5
LARGE = 0.05
"""Share of texts with up to four times as many lines."""


def make_input(pick: Random) -> Input:
    """Return one input: a page or a container of pages, now and then damaged."""
    suffix, data = pick.choice(MAKERS)(pick)
    return suffix, damage(pick, data) if pick.random() < 0.35 else data


def make_text(pick: Random) -> str:
    """Return lines of known pages with hostile pieces in them, half of them dressed as a page."""
    most = MOST_LINES * 4 if pick.random() < LARGE else MOST_LINES
    lines = [_make_line(pick) for _ in range(pick.randint(1, most))]
    if pick.random() < 0.6:
        lines = [_make_line(pick), "승인 2025-02-17 07:20", "박별 기자", "", *lines]
    if pick.random() < 0.1:
        lines += ["", "랭킹뉴스", "", *(f"  {rank}. {_make_line(pick)}" for rank in (1, 2))]
    return pick.choice(("\n", "\n", "\n\n", "\r\n", "\r")).join(lines)


def _make_line(pick: Random) -> str:
    if pick.random() < 0.25:
        pieces = [_take_piece(pick) for _ in range(pick.randint(1, MOST_PIECES))]
        return pick.choice(("", " ")).join(pieces)
    line = pick.choice(load_lines())
    for _ in range(pick.randint(0, 3)):
        line = _edit_line(pick, line)
    return line


def _edit_line(pick: Random, line: str) -> str:
    """Put a hostile piece in, for a number if there is one; or drop, double or swap a part."""
    start, end = sorted(pick.randint(0, len(line)) for _ in range(2))
    numbers = list(re.finditer(r"[0-9]+", line))
    match pick.randint(0, 4):
        case 0 if numbers:
            start, end = pick.choice(numbers).span()
            return line[:start] + _take_piece(pick) + line[end:]
        case 1:
            return line[:start] + line[end:]
        case 2:
            return line[:end] + line[start:end] + line[end:]
        case 3:
            return line[:start] + pick.choice(load_lines())[: end - start] + line[end:]
        case _:
            return line[:start] + _take_piece(pick) + line[start:]


def _take_piece(pick: Random) -> str:
    return pick.choice(pick.choice(HOSTILE))


def damage(pick: Random, data: bytes) -> bytes:
    """Return the bytes with a few of them flipped, cut out, put in, doubled or cut off."""
    for _ in range(pick.randint(1, MOST_EDITS)):
        start = pick.randint(0, len(data))
        end = min(len(data), start + pick.randint(1, 12))
        noise = bytes(pick.randint(0, 255) for _ in range(pick.randint(1, 4)))
        edits = (
            data[:start] + noise + data[end:],
            data[:start] + data[end:],
            data[:start] + noise + data[start:],
            data[:end] + data[start:end] * pick.randint(1, 20) + data[end:],
            data[:start],
        )
        data = pick.choice(edits[:4]) if pick.random() < 0.9 else edits[4]
    return data


def _encode(pick: Random, text: str) -> bytes:
    return text.encode(pick.choice(ENCODINGS), "replace")


def _make_txt(pick: Random) -> Input:
    return ".txt", _encode(pick, make_text(pick))


def _make_html(pick: Random) -> Input:
    return ".html", _encode(pick, _make_markup(pick))


def _make_markup(pick: Random) -> str:
    tags = ("p", "div", "h1", "li", "td", "span", "article", "figcaption", "a", "pre", "title")
    dressed = []
    for line in make_text(pick).splitlines():
        tag = pick.choice(tags)
        dressed.append(f"<{tag}>{line}</{tag}>" if pick.random() < 0.8 else line)
    return "<html><body>" + "".join(dressed) + "</body></html>"


def _cut_html(pick: Random) -> Input:
    """Return a window of a page we hold, with a hostile piece in its middle."""
    page = pick.choice(load_markup())
    start = pick.randint(0, len(page))
    window = page[start : start + pick.randint(1, LONGEST_WINDOW)]
    middle = len(window) // 2
    return ".html", window[:middle] + _take_piece(pick).encode() + window[middle:]


def _make_record(pick: Random) -> dict[str, Any]:
    names = pick.sample(FIELDS, pick.randint(1, 5))
    return {name: _make_value(pick, name) for name in names}


def _make_value(pick: Random, name: str) -> Any:
    if name in ("content", "text"):
        return make_text(pick)
    if name == "html":
        return _make_markup(pick)
    return _make_line(pick)


def _make_jsonl(pick: Random) -> Input:
    lines = []
    for _ in range(pick.randint(1, 3)):
        record: Any = _make_record(pick)
        if pick.random() < 0.2:
            odd = (None, 7, [], {"a": [1]}, True, 1e308, "\ud800", "가\udc00")
            record[pick.choice(FIELDS)] = pick.choice(odd)
        record = [record] if pick.random() < 0.05 else record
        lines.append(json.dumps(record, ensure_ascii=pick.random() < 0.5))
    return ".jsonl", "\n".join(lines).encode("utf-8", "surrogatepass")


def _make_csv(pick: Random) -> Input:
    out = io.StringIO(newline="")
    names = pick.sample(FIELDS, pick.randint(1, 5))
    writer = csv.writer(out, delimiter=pick.choice(",,,;\t|"))
    writer.writerow(names)
    for _ in range(pick.randint(1, 3)):
        writer.writerow([_make_value(pick, name) for name in names])
    return ".csv", _encode(pick, out.getvalue())


def _make_parquet(pick: Random) -> Input:
    return ".parquet", to_parquet({name: str(each) for name, each in _make_record(pick).items()})


def _make_warc(pick: Random) -> Input:
    bodies = [_make_html(pick)[1] for _ in range(pick.randint(1, 2))]
    charset = pick.choice(("", "; charset=euc-kr", "; charset=utf-8", "; charset=\x00"))
    packed = pick.random() < 0.3
    return ".warc", b"".join(
        to_response(each, f"text/html{charset}", packed=packed) for each in bodies
    )


def _make_gzip(pick: Random) -> Input:
    suffix, data = pick.choice(PLAIN)(pick)
    return f"{suffix}.gz", gzip.compress(data, 1, mtime=0)


def _make_zstd(pick: Random) -> Input:
    suffix, data = pick.choice(PLAIN)(pick)
    return f"{suffix}.zst", to_zstd(data)


def _make_zip(pick: Random) -> Input:
    suffix, data = pick.choice(PLAIN)(pick)
    name = pick.choice(("a", "가", "../a", "/a", "a/b", "a\\b", "C:a", "\x1b[31m"))
    return ".zip", to_zip({f"{name}{suffix}": data})


PLAIN: tuple[Callable[[Random], Input], ...] = (_make_txt, _make_html, _make_jsonl, _make_csv)
MAKERS = (
    *(_make_txt,) * 10,
    *(_make_html, _make_jsonl) * 3,
    *(_cut_html, _make_csv) * 2,
    *(_make_parquet, _make_warc, _make_gzip, _make_zstd, _make_zip),
)
"""As often as their weight."""
