"""Which line of a page with markup bears the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from flows.clean.labels import Label
from flows.clean.lexicons import read_lexicon
from flows.clean.lines import NOT_IN_KEY, Line
from flows.clean.marks import KNOWN_NAMES, SUBTITLE, TITLE, is_link, is_logo
from flows.clean.patterns import ATTACHED_FILE, BLANKS, DASHED
from flows.markup import MarkedLine, Markup

TITLE_REACH = 4  # lines: a title may open the container of the body
TITLE_WINDOW = 40  # lines above the body that may hold its title
DECLARED_WINDOW = 160  # of one that says what is declared: menus may open below it
TITLE_FLOOR = 6  # code points of a title's key
PART_BREAK = re.compile(  # between what the page's title names: title, section, site
    rf"{BLANKS}[-|:<>–—·]+\s+|(?:{BLANKS})?\|\s*"
)
TITLE_LENGTH = 120  # code points
BESIDE_TITLE = 24  # code points of a line beside the declared title in it
KIND_OF_PAGE = re.compile(  # 고시/공고 상세보기 is the title of every page of a board
    r"[가-힣/·\s]{0,12}(?:상세\s?보기|상세\s?페이지|상세|게시판|게시물\s?보기|글\s?보기|내용\s?보기)"
)
PAGE_HEADING = re.compile(r"\.hd_h1(?=[ .]|$)")  # gnuboard's, not shown: title > board
KIN_REACH = 15  # lines above the body
KIN_BODY = 40  # lines of the body
KIN_WORDS = 4
WORD = re.compile(r"[0-9A-Za-z가-힣]{2,}")
KIN_SHARE = 0.5  # of a line's words
DECK_SHARE = 0.3  # of the words of a title above its deck


def find_title(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    marks: Sequence[MarkedLine | None],
    markup: Markup,
    body_no: int,
) -> int | None:
    """Return the number of the title's line, the nearest to the body of those that qualify.

    First a heading that ends in the declared title (단독 may stand before it), then what is that
    alone, then what bears it or is a part of it, then what stands there twice (headings before
    other lines), then a heading, last what the body has words of.
    """
    until = min(body_no + TITLE_REACH, len(lines))
    window = range(until - 1, max(0, body_no - DECLARED_WINDOW) - 1, -1)
    near = max(0, body_no - TITLE_WINDOW)
    sites = [line.key for line, mark in zip(lines, marks, strict=True) if is_logo(mark)]
    declared = _read_declared(markup.declared.title or "", sites)
    key_of = {no: lines[no].key for no in window}
    times = Counter(key_of[no] for no in window if no >= near)
    rules: tuple[Callable[[int], bool], ...] = (
        lambda no: bool(declared) and _is_heading(marks[no]) and key_of[no].endswith(declared),
        lambda no: no >= near and key_of[no] == declared,
        lambda no: no >= near and _bears(key_of[no], declared),
        lambda no: times[key_of[no]] > 1 and _is_heading(marks[no]),
        lambda no: times[key_of[no]] > 1 and not is_link(marks[no]),
        lambda no: no >= near and _is_heading(marks[no]),
    )
    open_lines = [
        no for no in window if _may_be_title(lines[no]) and not _is_other(no, labels, marks)
    ]
    fits = (no for rule in rules for no in open_lines if rule(no))
    kin = next(fits, None)
    return kin if kin is not None else _find_kin(lines, labels, marks, body_no)


def _is_other(no: int, labels: Sequence[Label | None], marks: Sequence[MarkedLine | None]) -> bool:
    """Whether a line is a stamp or a byline, or what a board calls all of the page."""
    label, mark = labels[no], marks[no]
    is_signed = label is not None and label.role in ("stamp", "byline")
    return is_signed or (mark is not None and PAGE_HEADING.search(mark.names) is not None)


def _find_kin(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    marks: Sequence[MarkedLine | None],
    body_no: int,
) -> int | None:
    """Return the line close above the body most of whose words the body uses, or None.

    A line right above it that shares words with the body too is the title, that one its deck.
    """
    body = " ".join(line.text for line in lines[body_no : body_no + KIN_BODY] if line.is_prose)
    near = [no for no in range(max(0, body_no - KIN_REACH), body_no) if not is_link(marks[no])]
    shares = {no: share_of_words(lines[no].text, body) for no in near}
    best = max(shares, key=lambda no: (shares[no], -no), default=None)
    if best is None or shares[best] < KIN_SHARE:
        return None
    above = best - 1
    is_title = shares.get(above, 0.0) >= DECK_SHARE and labels[above] is None
    return above if is_title and _may_be_title(lines[above]) else best


def share_of_words(text: str, body: str, least: int = KIN_WORDS) -> float:
    """Return how many of a line's words a text has, by their first two letters.

    Of fewer words than `least` it is 0.
    """
    words = [word[:2] for word in WORD.findall(text)]
    return sum(word in body for word in words) / len(words) if len(words) >= least else 0.0


def _read_declared(title: str, sites: Sequence[str]) -> str:
    """Return the key of the longest part of a declared title, of kind of page and site none.

    `sites` are the keys of the page's logos.
    """
    parts = [part for part in PART_BREAK.split(title) if not KIND_OF_PAGE.fullmatch(part.strip())]
    keys = (NOT_IN_KEY.sub("", part) for part in sorted(parts, key=len, reverse=True))
    return next((key for key in keys if not any(key in site for site in sites)), "")


def _bears(key: str, declared: str) -> bool:
    is_held = declared in key and len(key) - len(declared) <= BESIDE_TITLE
    return len(declared) >= TITLE_FLOOR and (key in declared or is_held)


def _may_be_title(line: Line) -> bool:
    is_word = "".join(line.text.split()) in read_lexicon("interface_words")
    is_file = ATTACHED_FILE.search(line.text) is not None
    is_deck = DASHED.match(line.text) is not None
    is_long = len(line.text) > TITLE_LENGTH
    return len(line.key) >= TITLE_FLOOR and not (is_word or is_file or is_deck or is_long)


def _is_heading(mark: MarkedLine | None) -> bool:
    if mark is None or is_link(mark):
        return False
    return _names_heading(mark.names)


@lru_cache(maxsize=KNOWN_NAMES)
def _names_heading(names: str) -> bool:
    parted = f" {names}"
    heads = list(TITLE.finditer(parted))
    return bool(heads) and not SUBTITLE.search(parted, _start_of_name(heads[-1]))


def _start_of_name(match: re.Match[str]) -> int:
    return match.string.rindex(" ", 0, match.start() + 1)
