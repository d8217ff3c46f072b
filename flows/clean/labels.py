"""What a line is by itself: the first layer of zoning, independent of where the line stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from flows.clean.bylines import ADDRESS_LINE
from flows.clean.lexicons import read_lexicon
from flows.clean.lines import Line, find_repeated_half, make_line
from flows.clean.patterns import (
    ADVERTISEMENT,
    AFTERWORD,
    APPEAL,
    ATTACHED_FILE,
    ATTACHMENT,
    BOARD_FIELD,
    BREADCRUMB,
    BROADCAST,
    CAPTION,
    CAPTION_ENDING,
    CAPTION_WORDS,
    COLUMN,
    COMMENTS,
    CONTACT_WORD,
    COUNTS,
    CREDIT_LINE,
    CREDITED_PHOTO,
    DASHED,
    ENCLOSURE,
    END_MARK,
    HASHTAGS,
    HEADING_SHAPE,
    ISSUE_OF_PAPER,
    LISTED_STORY,
    MASTHEAD,
    MENU,
    NOTICE_NUMBER,
    NOTICE_WORDS,
    NUMBERED_PHOTO,
    OUTLET_NAME,
    PAGE_NUMBERS,
    PHONE,
    PHOTO_RIGHTS,
    PHOTO_WORDS,
    PLATE,
    PLAYER,
    POINTED_OUT,
    PRESS_OFFICE,
    RELATED_LINK,
    RELEASE_FIELD,
    RIGHTS,
    RIGHTS_WORDS,
    SECTION_TAG,
    SENT_ON,
    SIGNED_OFFICE,
    SITE_NAME,
    SITE_NOTICE,
    SLASHED_PHOTO,
    TRAIL_BREAK,
    TRAIL_MARK,
    WEATHER,
    WIRE_PHOTO,
)
from flows.clean.places import list_places
from flows.clean.scenes import is_dated_photo
from flows.clean.stamps import is_embargo, is_stamp_line
from flows.clean.widgets import (
    HEADING_MARKS,
    MARKS_ONLY,
    is_byline,
    is_signed_list,
    is_signed_stamp,
    is_widget,
)
from flows.signs import holds

ITEM_LABEL = re.compile(r"[^\w\s]\s?[^:：]{1,14}[:：]\s")  # ○ 우수(4곳): 창원시, 논산시
SECTION_LETTERS = 5  # of a section's name: 농정업무평가 is in a title
PARTICLES = ("에", "에서", "에게", "으로")  # no section's name ends in one
TRAIL_LENGTH = 80  # code points
BRACKETS = "[(<"  # one of them is around whose photo it is
HOME = ("홈", "HOME", "Home")
HOME_SECTIONS = 5  # words of a trail that begins there: the others may be sections nobody knows
LEAST_SECTIONS = 3  # known words that make a line with unknown ones a menu
SECTION_SHARE = 0.6  # of its words
KNOWN_LINES = 1 << 14
"""Lines whose label is kept: menus, footers and module headings come again on page after page."""

DOUBLED_LENGTH = 160  # code points of a caption that stands twice in its line
SHORT = 40  # code points: longer lines are never interface words or module headings
RIGHTS_LENGTH = 300  # code points: a rights line may be a sentence, not a paragraph


class Label(NamedTuple):
    """The role a line has by itself and the rule that says so."""

    role: str
    rule: str


@dataclass(frozen=True, slots=True)
class LineRule:
    """A named rule that gives a line its role from the line alone.

    Only rules with `takes_prose` are tried on running text.
    """

    name: str
    role: str
    applies: Callable[[Line], bool]
    takes_prose: bool = False


def label_line(line: Line) -> Label | None:
    """Return the label of the first rule that applies, or None."""
    return _apply(PROSE_RULES, line) if line.is_prose else _label_text(line.text)


@lru_cache(maxsize=KNOWN_LINES)
def _label_text(text: str) -> Label | None:
    return _apply(LINE_RULES, make_line(0, text, 0, len(text), False))


def _apply(rules: Iterable[LineRule], line: Line) -> Label | None:
    for rule in rules:
        if rule.applies(line):
            return Label(rule.role, rule.name)
    return None


def _bare(line: Line) -> str:
    return HEADING_MARKS.sub("", line.content)


def _is_contact(line: Line) -> bool:
    if len(line.text) > 200:
        return False
    return bool(PHONE.search(line.text) and CONTACT_WORD.search(line.text))


def _is_heading(line: Line) -> bool:
    bare = _bare(line)
    if len(line.text) > SHORT or line.marker:
        return False
    return bare in read_lexicon("module_headings") or HEADING_SHAPE.fullmatch(bare) is not None


def _is_section_heading(line: Line) -> bool:
    first, _, rest = line.text.partition(" ")
    is_list = bool(rest) and not set(rest) & set(".,…\"'“”‘’")
    return len(line.text) <= SHORT and is_list and HEADING_SHAPE.fullmatch(first) is not None


def _is_interface(line: Line) -> bool:
    return len(line.text) <= SHORT and _bare(line).upper() in read_lexicon("interface_words")


def _is_titled_caption(line: Line) -> bool:
    if len(line.text) > 60:
        return False
    return bool(CAPTION_ENDING.search(line.text) or POINTED_OUT.search(line.text))


def _is_doubled_caption(line: Line) -> bool:
    is_short = len(line.text) <= DOUBLED_LENGTH
    return is_short and not line.marker and find_repeated_half(line.text) is not None


def _is_section_trail(line: Line) -> bool:
    is_item = ITEM_LABEL.match(line.text) is not None or COLUMN.match(line.text) is not None
    listed = DASHED.sub("", line.content)
    words = TRAIL_BREAK.split(listed) if len(line.text) <= TRAIL_LENGTH else []
    if is_item or len(words) < 2 or not all(words):
        return False
    unknown = [word for word in words if not _names_section(word)]
    if any(len(word) > SECTION_LETTERS or word.endswith(PARTICLES) for word in unknown):
        return False
    known = sum(_names_section(word) for word in words)
    if words[0] in HOME and known > 1 and len(words) <= HOME_SECTIONS:
        return True
    if known and TRAIL_MARK.search(line.text) and len(line.text) <= SHORT / 2:
        return True
    is_dashed = listed != line.content  # a deck, unless it names nothing but sections
    enough = len(words) if is_dashed else max(LEAST_SECTIONS, SECTION_SHARE * len(words))
    return known == len(words) or known >= enough


@lru_cache(maxsize=KNOWN_LINES)
def _names_section(word: str) -> bool:
    is_section = word in read_lexicon("section_words") or word in list_places()
    return is_section or OUTLET_NAME.fullmatch(word) is not None


def _search(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.search(line.text) is not None


def _short(pattern: re.Pattern[str], *words: str) -> Callable[[Line], bool]:
    """Search lines that are no paragraphs, and of these only what holds one of `words`, if any."""

    def applies(line: Line) -> bool:
        text = line.text
        if len(text) > RIGHTS_LENGTH or (words and not holds(_lower(text), words)):
            return False
        return pattern.search(text) is not None

    return applies


_credits_photo = _short(PHOTO_RIGHTS, *PHOTO_WORDS)
_lower = lru_cache(maxsize=64)(str.lower)  # several rules look at the same line


def _begins(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.match(line.text) is not None


def _whole(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.fullmatch(line.text) is not None


def _whole_with(pattern: re.Pattern[str], *words: str) -> Callable[[Line], bool]:
    """Match lines that hold one of `words`, as all that the pattern matches do."""
    return lambda line: holds(line.text, words) and pattern.fullmatch(line.text) is not None


LINE_RULES: tuple[LineRule, ...] = (
    LineRule("marks_only", "other", _whole(MARKS_ONLY)),
    LineRule("advertisement_line", "advertisement", _whole(ADVERTISEMENT)),
    LineRule("masthead_line", "navigation", _short(MASTHEAD)),
    LineRule("attached_file", "attachment", _search(ATTACHED_FILE), takes_prose=True),
    LineRule("slashed_photo", "caption", _whole_with(SLASHED_PHOTO, "/", "사진"), takes_prose=True),
    LineRule("credited_photo", "caption", _whole(CREDITED_PHOTO)),
    LineRule("dated_photo", "caption", lambda line: is_dated_photo(line.text), takes_prose=True),
    LineRule("wire_photo", "caption", _whole_with(WIRE_PHOTO, "기자", "@"), takes_prose=True),
    LineRule("weather_line", "navigation", _search(WEATHER)),
    LineRule("stamp_line", "stamp", lambda line: is_stamp_line(line.content)),
    LineRule("embargo", "stamp", lambda line: is_embargo(line.content), takes_prose=True),
    LineRule("signed_stamp", "stamp", lambda line: is_signed_stamp(line.content)),
    LineRule("issue_of_paper", "navigation", _whole(ISSUE_OF_PAPER)),
    LineRule("page_numbers", "navigation", _whole(PAGE_NUMBERS)),
    LineRule("byline_line", "byline", lambda line: is_byline(line.content), takes_prose=True),
    LineRule("player", "navigation", _whole(PLAYER)),
    LineRule("address_line", "byline", _whole(ADDRESS_LINE)),
    LineRule("signed_list", "byline", lambda line: is_signed_list(line.content)),
    LineRule("comment_heading", "comment", _whole(COMMENTS)),
    LineRule("counts", "navigation", _whole(COUNTS)),
    LineRule("release_field", "contact", _begins(RELEASE_FIELD)),
    LineRule("enclosure", "attachment", _begins(ENCLOSURE)),
    LineRule("attachment_line", "attachment", _search(ATTACHMENT)),
    LineRule("contact_line", "contact", _is_contact),
    LineRule("signed_office", "contact", _whole(SIGNED_OFFICE)),
    LineRule(
        "photo_rights",
        "caption",
        lambda line: holds(line.text, BRACKETS) and _credits_photo(line),
        takes_prose=True,
    ),
    LineRule("numbered_photo", "caption", _begins(NUMBERED_PHOTO), takes_prose=True),
    LineRule("broadcast_mark", "other", _whole(BROADCAST)),
    LineRule("afterword", "other", _begins(AFTERWORD), takes_prose=True),
    LineRule("site_notice", "other", _short(SITE_NOTICE, *NOTICE_WORDS), takes_prose=True),
    LineRule("rights_line", "copyright", _short(RIGHTS, *RIGHTS_WORDS), takes_prose=True),
    LineRule("notice_number", "other", _whole(NOTICE_NUMBER)),
    LineRule("end_mark", "other", _whole(END_MARK)),
    LineRule("hashtags", "other", _whole(HASHTAGS)),
    LineRule("appeal", "advertisement", lambda line: _is_appeal(line), takes_prose=True),
    LineRule("interface_word", "navigation", _is_interface),
    LineRule("menu_line", "navigation", _whole(MENU)),
    LineRule("site_name", "navigation", _whole(SITE_NAME)),
    LineRule("press_office", "navigation", _whole(PRESS_OFFICE)),
    LineRule("breadcrumb_line", "breadcrumb", lambda line: _is_trail(line)),
    LineRule("interface_list", "navigation", lambda line: is_widget(line.content)),
    LineRule("plate", "navigation", _whole(PLATE)),
    LineRule("listed_story", "navigation", _whole_with(LISTED_STORY, "[", "<")),
    LineRule("sent_on", "navigation", _whole_with(SENT_ON, "보내기", "메뉴")),
    LineRule("module_heading", "module_heading", _is_heading),
    LineRule("section_heading", "navigation", _is_section_heading),
    LineRule("related_link", "navigation", _begins(RELATED_LINK)),
    LineRule("board_field", "navigation", _whole(BOARD_FIELD)),
    LineRule("credit_line", "caption", _whole(CREDIT_LINE)),
    LineRule("credited_caption", "caption", _short(CAPTION, *CAPTION_WORDS), takes_prose=True),
    LineRule("titled_caption", "caption", _is_titled_caption),
    LineRule("doubled_caption", "caption", _is_doubled_caption, takes_prose=True),
    LineRule("section_trail", "breadcrumb", _is_section_trail),
    LineRule("section_tag", "breadcrumb", _whole(SECTION_TAG)),
)
PROSE_RULES = tuple(rule for rule in LINE_RULES if rule.takes_prose)


def _is_appeal(line: Line) -> bool:
    return len(line.text) <= SHORT and APPEAL.search(line.text) is not None


def _is_trail(line: Line) -> bool:
    return len(line.text) <= TRAIL_LENGTH and BREADCRUMB.fullmatch(line.text) is not None
