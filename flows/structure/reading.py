"""What every finder of facts reads: an article's body within the text of its page."""

from __future__ import annotations

from dataclasses import dataclass

from flows.records import Article, Block, Sentence

BODY_ROLES = ("subheading", "paragraph")


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its body and sentences; every offset counts in `text`, the whole page.

    `body` are the blocks that may yield facts, in page order; `headline` those of title and
    subtitle, which may support a claim but never yield a fact of their own. The heading of a brief
    is both. `captions` may say who a person of the body is.
    """

    text: str
    article: Article
    body: tuple[Block, ...]
    headline: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    captions: tuple[Block, ...] = ()

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences below the headline."""
        heads = {block.block_no for block in self.headline}
        return tuple(each for each in self.sentences if each.block_no not in heads)
