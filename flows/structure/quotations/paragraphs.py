"""Quotes that a paragraph's end cuts: opened in one paragraph, closed in the next."""

from __future__ import annotations

import re

from flows.records import Block
from flows.structure.quotations.marks import Quote
from flows.structure.reading import Reading

_OPENING = re.compile(r"(?:(?<=[\s(])|(?<![^\n]))[“\"](?=[^\s“”\"])|“")
_MARK = re.compile(r"[“”\"]")
_FRAME = re.compile(r"[”\"][ \xa0]?(?:이?라고|고|이?라며|며|이?라면서|면서|는|라는)(?![가-힣])")
_LONGEST = 700  # code points of a quote over two paragraphs


def join_paragraphs(reading: Reading, quotes: list[list[Quote]]) -> list[Quote]:
    """Return the quotes of all blocks in text order, and those that go over into the next one.

    `quotes` are those within each block of the body. A quote goes over if its mark is left open
    at the end of one block and the first mark of the next, still free, closes it before a frame.
    """
    joined: list[Quote] = []
    for index, own in enumerate(quotes):
        joined.extend(
            quote for quote in own if not joined or quote.outer_start >= joined[-1].outer_end
        )
        if index + 1 < len(quotes):
            over = _find_over(reading, reading.body[index], reading.body[index + 1], own)
            if over is not None:
                joined.append(over)
    return joined


def _find_over(reading: Reading, block: Block, after: Block, own: list[Quote]) -> Quote | None:
    text = reading.text
    closing = _MARK.search(text, after.start, after.end)
    if closing is None or not _FRAME.match(text, closing.start()):
        return None
    opening = _OPENING.search(text, own[-1].outer_end if own else block.start, block.end)
    if opening is None or _MARK.search(text, opening.end(), block.end):
        return None
    if closing.end() - opening.start() > _LONGEST:
        return None
    return Quote(opening.end(), closing.start(), opening.start(), closing.end(), "double")
