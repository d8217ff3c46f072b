"""Lines of several small parts: buttons with counters, and who wrote when beside them."""

from __future__ import annotations

import re

from flows.clean.bylines import (
    ADDRESS_LINE,
    BYLINE_LINE,
    BYLINE_SIGNS,
    HOUSE,
    ROLES,
    is_dateline,
)
from flows.clean.lexicons import read_lexicon
from flows.clean.places import list_places
from flows.clean.stamps import STAMP, find_stamps
from flows.signs import holds

HEADING_MARKS = re.compile(r"[^0-9A-Za-z가-힣+-]+")
MARKS_ONLY = re.compile(r"[\W_]+")
FIGURE = re.compile(r"(?:(?<!\S)약\s)?[-+]?\d[\d.,]*\s?(?:분|초|개의?|명|건|회|번|면)?(?!\S)")
DESK = re.compile(
    r"(?:[가-힣A-Za-z0-9]{2,12}\s)?[가-힣]{0,8}(?:취재|편집|사회|경제|정치|문화|지역|뉴스)[팀부국]"
    r"|[가-힣A-Za-z0-9]{2,12}\s[가-힣]{1,8}(?:본부|본사|지사)"
)
OWN_NAME = re.compile(rf"{DESK.pattern}|{HOUSE}")  # of a desk, or of the outlet itself
PART_BREAK = re.compile(r"\s+[|·ㅣ∙•/]\s+|\s*\|\s*|\s{2,}")
LENGTH = 150  # code points
BYLINE_LENGTH = 300  # code points
LEAST_WORDS = 4  # words of which most are the interface's, the others unknown
SHARE = 0.6


def is_widget(content: str) -> bool:
    """Whether a line is buttons and counters: 음성으로 듣기 2분 41초, 좋아요 24 공유 인쇄."""
    if len(content) > LENGTH:
        return False
    lexicon = read_lexicon("interface_words")
    parts = list(filter(None, map(_strip_figures, PART_BREAK.split(content))))
    if parts and all(part in lexicon for part in parts):
        return True
    bare = FIGURE.sub(" ", content).split()
    words = [HEADING_MARKS.sub("", each) for each in bare if not MARKS_ONLY.fullmatch(each)]
    known = sum(word in lexicon for word in words)
    others = "".join(word for word in words if word not in lexicon)
    is_all = bool(words) and (not others or others in lexicon or "".join(words) in lexicon)
    return is_all or (len(words) >= LEAST_WORDS and known >= SHARE * len(words))


def is_byline(content: str) -> bool:
    """Whether a line names who wrote and does nothing else."""
    if len(content) > BYLINE_LENGTH or not holds(content, BYLINE_SIGNS):
        return False
    is_signed_dateline = holds(content, ROLES) and is_dateline(content)
    return BYLINE_LINE.fullmatch(content) is not None or is_signed_dateline


def is_signed_stamp(content: str) -> bool:
    """Whether a line is a stamp beside who wrote it and counters."""
    if len(content) > LENGTH or not find_stamps(content):
        return False
    return is_signed_list(STAMP.sub("  ", content))


def is_signed_list(content: str) -> bool:
    """Whether a line is parts of which one signs at least, beside counters, desks and places.

    An address signs too.
    """
    if len(content) > LENGTH:
        return False
    parts = [part.strip() for part in PART_BREAK.split(content) if part.strip(" |·:,")]
    rest = [part for part in parts if not (ADDRESS_LINE.fullmatch(part) or is_byline(part))]
    return len(rest) < len(parts) and all(
        _is_counter(part) or OWN_NAME.fullmatch(part) or part in list_places() for part in rest
    )


def _is_counter(part: str) -> bool:
    """Whether a part is a figure, a word of the interface, or both."""
    bare = _strip_figures(part)
    return not bare or bare in read_lexicon("interface_words")


def _strip_figures(part: str) -> str:
    return HEADING_MARKS.sub("", FIGURE.sub("", part))
