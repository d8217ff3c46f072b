"""The lines of a page, hard wraps undone, with what can be seen of a line by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from flows.clean.patterns import ATTACHED_FILE

MARKER = re.compile(r"[•·]\s*|(?:[*▶▷►]|\d{1,2}[.)])\s+")
LIST_START = re.compile(
    r"(?:[•·*▶▷►▲△■□◆◇○●※①-⑳/-]|\d{1,2}[.)]\s|(?:다음|이전)\s?글|공공누리|(?:문의|자료\s?제공)\s?:)"
)
TIED_END = re.compile(r"[”\"’'](?:이?라고|이?라며|이?라면서|고|며|면서)$")  # a quote goes on
SENTENCE_END = re.compile(r"[다요죠까오]\s?[.!?](?!\.)")
STOPPED = re.compile(r"[다요죠까오]\s?[.?](?!\.)")
REPORTED_END = re.compile(r"[다요죠]\s?[.!](?!\.)")  # a site asks its reader, a report tells
# Syllables that end in ㅆ, as past tenses do: 399 of them, one every 28 from 갔 on.
PAST = "".join(chr(code) for code in range(ord("갔"), ord("힣") + 1, 28))
UNSTOPPED_END = re.compile(rf"(?:[{PAST}없]다|[입습]니다)[\"”’')\]]{{0,2}}$")
FINISHED = re.compile(r"[.!?…][\"”’')\]>]{0,2}$")
TRUNCATION = re.compile(r"(?:\.{2,}|…)$")
NOT_IN_KEY = re.compile(r"[^0-9A-Za-z가-힣一-龥]+")
IN_KEY = re.compile(r"[0-9A-Za-z가-힣一-龥]")

PROSE_LENGTH = 20  # code points
UNSTOPPED_LENGTH = 40  # code points: so long a line may have lost its full stop
WRAP_WIDTHS = range(25, 110)  # code points: where mail programs and old editors break lines
WRAP_SLACK = 0.7  # a wrapped line fills so much of the width at least
WRAP_LINES = 3  # fewer lines of one width are chance, unless the page has others
WRAP_PLAY = 2  # code points that a word may fall short of the width and still not have fitted
FIRST_WORD = re.compile(r"\S{1,40}")


class Line(NamedTuple):
    """A line without the blanks around it; `start` and `end` count in the page's text.

    `no` counts the non-blank lines. `marker` is a bullet or a printed number, `content` what
    follows it, `is_glued` whether no blank line stands above. A paragraph that was hard-wrapped is
    one line with newlines inside.
    """

    no: int
    start: int
    end: int
    text: str
    marker: str | None
    content_start: int
    is_glued: bool
    is_truncated: bool
    is_prose: bool

    @property
    def content(self) -> str:
        """The line after its marker."""
        return self.text[self.content_start - self.start :]

    @property
    def key(self) -> str:
        """The letters and digits of the content: equal for titles that differ in marks only."""
        return NOT_IN_KEY.sub("", self.content)

    @property
    def rank(self) -> int | None:
        """The printed number in front, if that is what the marker is."""
        return int(self.marker[:-1]) if self.marker and self.marker[0].isdigit() else None


def _holds_sentence(text: str) -> bool:
    """Whether a line is prose: a headline may hold a call (함께합니다! 가람군, …), and goes on."""
    if len(text) < PROSE_LENGTH:
        return False
    if SENTENCE_END.search(text):
        return bool(STOPPED.search(text) or FINISHED.search(text) or UNSTOPPED_END.search(text))
    return len(text) >= UNSTOPPED_LENGTH and UNSTOPPED_END.search(text) is not None


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` in order; together they hold all that is not blank."""
    groups = list(_read_groups(text))
    widths = [_find_wrap_width(text, group) for group in groups]
    proven = sorted(width for width in widths if width)
    of_page = proven[len(proven) // 2] if proven else None
    spans = [
        (start, end, place > 0)
        for group, width in zip(groups, widths, strict=True)
        for place, (start, end) in enumerate(
            _undo_wraps(text, group, width or _borrow_width(text, group, of_page))
        )
    ]
    return [make_line(no, text, *span) for no, span in enumerate(spans)]


def _read_groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the spans of the lines between one blank line and the next."""
    group: list[tuple[int, int]] = []
    start = 0
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            first = start + raw.index(content)
            group.append((first, first + len(content)))
        elif group:
            yield group
            group = []
        start += len(raw) + 1
    if group:
        yield group


def _undo_wraps(
    text: str, group: Sequence[tuple[int, int]], width: int | None
) -> Iterator[tuple[int, int]]:
    start, end = group[0]
    for following in group[1:]:
        if width and _is_wrapped(text, (start, end), following, width):
            end = following[1]
        else:
            yield start, end
            start, end = following
    yield start, end


def _find_wrap_width(text: str, group: Sequence[tuple[int, int]]) -> int | None:
    """Return the width that the lines of a group were wrapped at, or None.

    At most breaks of a wrapped text the next word would not have fitted on the line.
    """
    if len(group) < WRAP_LINES:
        return None
    width = max(end - start for start, end in group)
    if width not in WRAP_WIDTHS or not REPORTED_END.search(text, group[0][0], group[-1][1]):
        return None
    full = sum(end - start >= WRAP_SLACK * width for start, end in group)
    breaks = [pair for pair in pairwise(group) if not _is_finished(text, *pair[0])]
    forced = sum(_is_forced(text, *pair, width) for pair in breaks)
    is_wrapped = full >= len(group) / 2 and len(breaks) >= len(group) / 2 - 1
    return width if is_wrapped and forced >= max(1, len(breaks) / 2) else None


def _borrow_width(text: str, group: Sequence[tuple[int, int]], width: int | None) -> int | None:
    """Return the width of the page's wraps for a paragraph too short to show it, else None."""
    if len(group) != WRAP_LINES - 1 or width is None:
        return None
    is_prose = SENTENCE_END.search(text, *group[-1]) is not None
    is_open = _is_forced(text, group[0], group[1], width) or TIED_END.search(text, *group[0])
    return width if is_prose and is_open else None


def _is_finished(text: str, start: int, end: int) -> bool:
    return FINISHED.search(text[max(start, end - 4) : end]) is not None


def _is_forced(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    word = FIRST_WORD.match(text, *following)
    return line[1] - line[0] + 1 + len(word[0] if word else "") > width - WRAP_PLAY


def _is_wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    start, end = line
    last = start + text[start:end].rfind("\n") + 1
    is_title = not text[:start].strip()
    if is_title or end - last < WRAP_SLACK * width:
        return False
    if _is_finished(text, last, end) or ATTACHED_FILE.search(text[last:end]):
        return False
    return not LIST_START.match(text, following[0])


def make_line(no: int, text: str, start: int, end: int, is_glued: bool) -> Line:
    """Return line number `no`, `text[start:end]`, with what can be seen of it by itself."""
    own = text[start:end]
    match = MARKER.match(text, start, end)
    marker = match.group().strip() if match else None
    content_start = match.end() if match else start
    is_truncated = own.endswith(("..", "…"))
    is_prose = not is_truncated and _holds_sentence(own)
    return Line(no, start, end, own, marker, content_start, is_glued, is_truncated, is_prose)


def begin_apart(first: str, second: str) -> bool:
    """Return whether the keys of two texts differ, as their first letters tell; most do."""
    is_other = first[:1] != second[:1]
    return is_other and IN_KEY.match(first) is not None and IN_KEY.match(second) is not None


def find_repeated_half(text: str) -> int | None:
    """Return the length of the first half if `text` says the same thing twice, else None."""
    words = text.split()
    half = len(words) // 2
    if not half or len(words) % 2 or begin_apart(words[0], words[half]):
        return None
    first, second = (NOT_IN_KEY.sub("", "".join(part)) for part in (words[:half], words[half:]))
    return _end_of_word(text, half) if first == second != "" else None


def _end_of_word(text: str, number: int) -> int:
    return next(islice(re.finditer(r"\S+", text), number - 1, None)).end()
