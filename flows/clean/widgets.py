"""Lines of several small parts: buttons with counters, and who wrote when beside them."""

from __future__ import annotations

import re

from flows.clean.bylines import ADDRESS_LINE, BYLINE_LINE, BYLINE_SIGNS, DESK_OF_OUTLET
from flows.clean.lexicons import read_lexicon
from flows.clean.stamps import STAMP, find_stamps

HEADING_MARKS = re.compile(r"[^0-9A-Za-z가-힣+-]+")
MARKS_ONLY = re.compile(r"[\W_]+")
FIGURE = re.compile(r"[-+]?\d[\d.,]*\s?(?:분|초|개의?|명|건|회|번|면)?(?!\S)")
PART_BREAK = re.compile(r"\s+[|·ㅣ∙•/]\s+|\s*\|\s*|\s{2,}")
LENGTH = 150  # code points
BYLINE_LENGTH = 300  # code points
LEAST_WORDS = 4  # words of which most are the interface's, the others unknown
SHARE = 0.6


def is_widget(content: str) -> bool:
    """Whether a line is buttons and counters: 음성으로 듣기 2분 41초, 좋아요 24 공유 인쇄."""
    if len(content) > LENGTH:
        return False
    bare = FIGURE.sub(" ", content).split()
    words = [HEADING_MARKS.sub("", each) for each in bare if not MARKS_ONLY.fullmatch(each)]
    lexicon = read_lexicon("interface_words")
    known = sum(word in lexicon for word in words)
    others = "".join(word for word in words if word not in lexicon)
    is_all = bool(words) and (not others or others in lexicon or "".join(words) in lexicon)
    return is_all or (len(words) >= LEAST_WORDS and known >= SHARE * len(words))


def is_byline(content: str) -> bool:
    """Whether a line names who wrote and does nothing else."""
    if len(content) > BYLINE_LENGTH or not any(sign in content for sign in BYLINE_SIGNS):
        return False
    return BYLINE_LINE.fullmatch(content) is not None


def is_signed_stamp(content: str) -> bool:
    """Whether a line is a stamp beside who wrote it and counters."""
    if len(content) > LENGTH or not find_stamps(content):
        return False
    return is_signed_list(STAMP.sub("  ", content))


def is_signed_list(content: str) -> bool:
    """Whether a line is parts of which at least one names who wrote, the others being counters."""
    if len(content) > LENGTH:
        return False
    parts = [part.strip() for part in PART_BREAK.split(content) if part.strip(" |·:,")]
    signed = [is_byline(part) for part in parts]
    lexicon = read_lexicon("interface_words")
    return (any(signed) or any(map(ADDRESS_LINE.fullmatch, parts))) and all(
        is_signed
        or ADDRESS_LINE.fullmatch(part)
        or DESK_OF_OUTLET.search(part)
        or HEADING_MARKS.sub("", FIGURE.sub("", part)) in lexicon | {""}
        for part, is_signed in zip(parts, signed, strict=True)
    )
