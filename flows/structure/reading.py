"""What every finder of facts reads: an article's body within the text of its page."""

from __future__ import annotations

from dataclasses import dataclass

from flows.records import Article, Block, Sentence

BODY_ROLES = ("subheading", "paragraph")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its body and sentences; every offset counts in `text`, the whole page.

    `body` are the blocks that may yield facts, in page order; `headline` those of title and
    subtitle, which may support a claim but never yield a fact of their own.
    """

    text: str
    article: Article
    body: tuple[Block, ...]
    headline: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
