"""The non-blank lines of a page, with what can be seen of a line by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKER = re.compile(r"(?:[•·*▶▷►]|\d{1,2}[.)])\s+")
SENTENCE_END = re.compile(r"[다요죠까오]\s?[.!?](?!\.)")
UNSTOPPED_END = re.compile(r"다[\"”’')\]]{0,2}$")
TRUNCATION = re.compile(r"(?:\.{2,}|…)$")
NOT_IN_KEY = re.compile(r"[^0-9A-Za-z가-힣一-龥]+")

PROSE_LENGTH = 20
UNSTOPPED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; `start` and `end` count in the page's text.

    `no` counts the non-blank lines, `blank_before` the blank lines above. `marker` is a bullet
    or a printed number, `content` what follows it.
    """

    no: int
    start: int
    end: int
    text: str
    blank_before: int
    marker: str | None
    content_start: int

    @property
    def content(self) -> str:
        """The line after its marker."""
        return self.text[self.content_start - self.start :]

    @property
    def key(self) -> str:
        """The letters and digits of the content: equal for titles that differ in marks only."""
        return NOT_IN_KEY.sub("", self.content)

    @property
    def is_truncated(self) -> bool:
        """Whether a site cut the line off, as teasers are."""
        return TRUNCATION.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether the line holds a finished declarative sentence of running text."""
        if self.is_truncated or len(self.text) < PROSE_LENGTH:
            return False
        if SENTENCE_END.search(self.text):
            return True
        return len(self.text) >= UNSTOPPED_LENGTH and bool(UNSTOPPED_END.search(self.text))

    @property
    def rank(self) -> int | None:
        """The printed number in front, if that is what the marker is."""
        return int(self.marker[:-1]) if self.marker and self.marker[0].isdigit() else None


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of `text` in order; together they hold all that is not blank."""
    lines: list[Line] = []
    blank = 0
    for start, raw in _raw_lines(text):
        content = raw.strip()
        if content:
            lines.append(_make_line(len(lines), start + raw.index(content), content, blank))
        blank = 0 if content else blank + 1
    return lines


def _raw_lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for raw in text.split("\n"):
        yield start, raw
        start += len(raw) + 1


def _make_line(no: int, start: int, content: str, blank: int) -> Line:
    match = MARKER.match(content)
    marker = match.group().strip() if match else None
    content_start = start + (match.end() if match else 0)
    return Line(no, start, start + len(content), content, blank, marker, content_start)


def find_repeated_half(text: str) -> int | None:
    """Return the length of the first half if `text` says the same thing twice, else None."""
    tokens = list(re.finditer(r"\S+", text))
    if len(tokens) < 2 or len(tokens) % 2:
        return None
    half = len(tokens) // 2
    first, second = text[: tokens[half - 1].end()], text[tokens[half].start() :]
    is_repeated = NOT_IN_KEY.sub("", first) == NOT_IN_KEY.sub("", second) != ""
    return len(first) if is_repeated else None
