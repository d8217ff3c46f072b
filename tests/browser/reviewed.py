"""A run to look at: the seed, the corpus of evaluations, hostile pages, and what was held back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flows.findings import Reject
from flows.parts import part_path, write_part
from flows.records import Page
from flows.tables import to_table
from flows.write.review.writing import write_review
from tests.pages.corpus import build_datasets, list_pages, make_page

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TRICKS = (
    '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">'
    "\"quotes\" 'single' &amp; javascript:alert(1) \u202eabc\u202c \u2028 \x00\x1b[31m 😀"
)
CLAIM = (
    "😀 당진시는 2월 17일 행정안전부 주관 '2024년 데이터 기반 행정 실태점검'에서 "
    "우수기관으로 선정됐다고 밝혔다. 전국 226개 가운데 17개다. "
)
HOSTILE = (
    f"😀 당진시, 데이터 행정 우수 {TRICKS}\n\n승인 2025-02-17 07:20\n\n"
    + "\n\n".join([CLAIM + TRICKS * 4] * 160)
    + "\n"
)
HELD_ID = hashlib.sha256(b"held").hexdigest()[:32]
REJECTS = (
    Reject(
        "dump/깨진.txt", HELD_ID, None, None, "ingest", "undecodable",
        "dump/깨진.txt: <b>bytes</b> of no encoding", f"rejects/{HELD_ID}.bin",
    ),
    Reject("dump/none.zip", None, None, None, "ingest", "encrypted", "unpack it first", None),
)  # fmt: skip


def read_page(text: str, name: str) -> Page:
    """Return a page as ingest would."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        digest[:32], name, 0, "text/plain", len(data), digest, "utf-8", "strict", False,
        len(text), text,
    )  # fmt: skip


SEED_PAGE = read_page(SEED.read_text(encoding="utf-8"), "seeds/seed.txt")
EMOJI_PAGE = read_page(f"😀👍🏽 {SEED_PAGE.text}", "emoji.txt")
HOSTILE_PAGE = read_page(HOSTILE, 'hostile"><script>alert(1)</script>.txt')


def build_run(work: Path) -> Path:
    """Write the run below `work`, its review pages included; return the folder of the run."""
    own = [SEED_PAGE, EMOJI_PAGE, HOSTILE_PAGE]
    staging = build_datasets(work, own + [make_page(path) for path in list_pages()])
    write_part(part_path(staging, "rejects", 0), "rejects", to_table("rejects", REJECTS))
    (staging / "rejects").mkdir()
    (staging / "rejects" / f"{HELD_ID}.bin").write_bytes(b"<script>\xff\xfe" + "가".encode())
    write_review(staging)
    return staging


def find_page(staging: Path, page_id: str) -> Path:
    """Return the review page of that id."""
    return staging / "review" / "pages" / f"{page_id}.html"
