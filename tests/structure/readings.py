"""Readings made by hand: what a finder of facts gets, without cleaning a page first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from flows.records import Article, Block
from flows.structure.reading import Reading

SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")
PAGE_ID = "0123456789abcdef0123456789abcdef"
_PRECISIONS = {"%Y-%m-%d %H:%M:%S": "second", "%Y-%m-%d %H:%M": "minute", "%Y-%m-%d": "day"}


def make_reading(
    body: str | Sequence[str],
    published_at: str | datetime | None = None,
    title: str | None = None,
) -> Reading:
    """Return a reading of paragraphs (joined by a newline), under a title line if there is one.

    `published_at` as text carries its own precision: `2025-02-17 07:20`, `2025-02-17`, `2025-02`.
    There are no sentences.
    """
    paragraphs = body.split("\n") if isinstance(body, str) else list(body)
    head = [] if title is None else [title]
    text = "\n".join(head + paragraphs)
    blocks = _tile(head + paragraphs)
    moment, precision = read_moment(published_at)
    article = make_article(title, moment, precision, blocks[len(head) :])
    return Reading(text, article, tuple(blocks[len(head) :]), tuple(blocks[: len(head)]), ())


def read_moment(stamp: str | datetime | None) -> tuple[datetime | None, str | None]:
    """Return a moment in Seoul with its precision; raises ValueError on another shape."""
    if stamp is None:
        return None, None
    if isinstance(stamp, datetime):
        return stamp, "minute"
    for shape, precision in (*_PRECISIONS.items(), ("%Y-%m", "month")):
        try:
            return datetime.strptime(stamp, shape).replace(tzinfo=SEOUL), precision
        except ValueError:
            continue
    raise ValueError(f"not a moment: {stamp}")


def make_article(
    title: str | None,
    published_at: datetime | None,
    precision: str | None,
    body: Sequence[Block],
) -> Article:
    """Return an article that knows its title and moment; all else is empty."""
    return Article(
        article_id=f"{PAGE_ID}:0",
        page_id=PAGE_ID,
        kind="news_article",
        title=title,
        subtitle=None,
        sections=(),
        outlet=None,
        outlet_domain=None,
        issuer=None,
        issuer_code=None,
        reporters=(),
        published_at=published_at,
        published_precision=precision,
        modified_at=None,
        dateline_place=None,
        body_char_count=sum(block.end - block.start for block in body) + max(len(body) - 1, 0),
        paragraph_count=len(body),
        copyright_text=None,
        redistribution="unknown",
    )


def _tile(paragraphs: Sequence[str]) -> list[Block]:
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        end = start + len(paragraph)
        blocks.append(
            Block(PAGE_ID, f"{PAGE_ID}:0", number, start, end, "paragraph", None, "by_hand")
        )
        start = end + 1
    return blocks
