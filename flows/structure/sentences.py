"""Sentences of Korean news prose, with the input's own characters.

A sentence ends at a stop that follows a predicate ending or a closing mark, outside quote marks:
quotes of several sentences stay whole, dots in numbers and abbreviations end nothing, and a
missing blank after the stop (`받는다.21일`) is no obstacle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from flows.records import Block, Sentence

OPENERS = "“‘「『《〈«(["
CLOSERS = "”’」』》〉»)]"
QUOTE_OPENERS = "“‘「『《〈«"
PAIR = dict(zip(OPENERS, CLOSERS, strict=True))
MARKS = OPENERS + CLOSERS + "\"'`"
STOPS = ".!?。…"
STOP_LEFT_OUT = (
    r"(?<=[했됐혔렸냈갔왔았었였]다)[ \xa0](?=(?:이어|한편|아울러|그러면서|이와 함께|또한)[ ,])"
)
# A set comes first, so that the search skips to it.
TOKEN = re.compile(
    rf"[{re.escape(MARKS)}{STOPS}다](?:(?<=[{STOPS}])[{STOPS}]*+|{STOP_LEFT_OUT}|(?<!다))"
)
OPENER_OF = {"”": "“", "’": "‘"}
BEFORE_STOP = re.compile(r"[가-힣][\"'”’)\]」』》〉]{0,2}$")
BEFORE_PREDICATE_STOP = re.compile(r"(?:[다요죠까]|[함임됨음])[\"'”’)\]」』》〉]{0,2}$")
LIST_LETTER = re.compile(r"(?:^|[\s)])[가나다라마바사아자차카타파하]$")
GLUED_BRACKET = re.compile(r"\([^()\n]{1,30}\)(?=\s|$)")
WORD = re.compile(r"[가-힣A-Za-z0-9.?!…,)]")
LONGEST_QUOTE = 700  # code points: a quote mark left open longer than this was never one


def split_sentences(text: str, block: Block) -> list[tuple[int, int, str]]:
    """Return (start, end, rule) of the sentences of a block; together they hold all its text."""
    sentences: list[tuple[int, int, str]] = []
    start = block.start
    for end, rule in _find_ends(text, block):
        sentences.append((*_strip(text, start, end), rule))
        start = end
    if text[start : block.end].strip():
        sentences.append((*_strip(text, start, block.end), "block_end"))
    return sentences


def find_sentences(text: str, article_id: str, body: tuple[Block, ...]) -> list[Sentence]:
    """Return the sentences of an article's body in order, numbered from 0."""
    spans = [
        (start, end, rule, block)
        for block in body
        for start, end, rule in split_sentences(text, block)
    ]
    return [
        Sentence(article_id, block.page_id, start, end, rule, no, block.block_no)
        for no, (start, end, rule, block) in enumerate(spans)
    ]


def _find_ends(text: str, block: Block) -> Iterator[tuple[int, str]]:
    quotes = QuoteStack()
    for token in TOKEN.finditer(text, block.start, block.end):
        mark = token.group()
        if mark[0] == "다":
            if not quotes.is_open(token.start()):
                yield token.end(), "stop_left_out"
        elif mark[0] not in STOPS:
            quotes.read(mark, token.start(), _is_opening(text, token))
        elif not quotes.is_open(token.start()):
            rule = _end_rule(text, token, block)
            if rule:
                yield token.end() + _closing_marks(text, token.end(), block.end), rule


def _end_rule(text: str, stop: re.Match[str], block: Block) -> str | None:
    before = text[max(block.start, stop.start() - 3) : stop.start()]
    after = text[stop.end() : min(stop.end() + 1, block.end)]
    return _judge_stop(before, stop.group(), after)


@lru_cache(maxsize=1 << 12)  # most sentences end in one of a few ways
def _judge_stop(before: str, stop: str, after: str) -> str | None:
    if LIST_LETTER.search(before):
        return None
    is_predicate = BEFORE_PREDICATE_STOP.search(before) is not None
    is_trailing_off = len(stop) > 1 or stop == "…"
    if not after.strip():
        ends = is_predicate if is_trailing_off else BEFORE_STOP.search(before)
        return "stop" if ends else None
    return "stop_without_blank" if is_predicate and not is_trailing_off else None


def _closing_marks(text: str, position: int, end: int) -> int:
    """Return how many characters behind a stop still belong to it: marks, a bracket glued on."""
    bracket = GLUED_BRACKET.match(text, position, end)
    if bracket:
        return bracket.end() - position
    count = 0
    while position + count < end and text[position + count] in CLOSERS:
        count += 1
    return count


def _is_opening(text: str, token: re.Match[str]) -> bool:
    before, after = text[token.start() - 1 : token.start()], text[token.end() : token.end() + 1]
    return (not before or not WORD.match(before)) and not (token.group() == "’" and after.isdigit())


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


class QuoteStack:
    """Which quote marks and brackets stand open; tolerant of marks that never close."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def read(self, mark: str, position: int, is_opening: bool) -> None:
        """Take in a mark; `is_opening` tells what its place says, where its shape may lie."""
        if mark in QUOTE_OPENERS and not is_opening and self._open:
            self._close(mark if self._open[-1][0] == mark else PAIR[mark])
        elif mark in PAIR:
            self._open.append((PAIR[mark], position))
        elif mark in OPENER_OF and is_opening and not self._open:
            self._open.append((OPENER_OF[mark], position))  # ’이름‘: the marks are swapped
        elif mark in CLOSERS:
            self._close(mark)
        elif is_opening:
            self._open.append((mark, position))
        else:
            self._close(mark)

    def is_open(self, position: int) -> bool:
        """Whether a mark still stands open that a sentence at `position` may lie in."""
        self._open = [each for each in self._open if position - each[1] <= LONGEST_QUOTE]
        return bool(self._open)

    def _close(self, mark: str) -> None:
        straight = {"”": '"', "’": "'"}.get(mark, mark)
        curly = {'"': "”", "'": "’"}.get(mark, mark)
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] in (mark, straight, curly):
                del self._open[index:]
                return
