"""The lines above an article's body: title, subtitle, breadcrumb, stamps, bylines, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.clean.labels import Label
from flows.clean.lines import Line
from flows.clean.patterns import COLUMN, LETTER
from flows.clean.titles import KIN_REACH, KIN_SHARE, share_of_words

TITLE_LENGTH = range(6, 121)  # code points
TITLE_FLOOR = 10  # code points without a blank: shorter single words are menu entries
CANDIDATES = 200  # lines: whatever stands below so many others is not the title
DECKS = 4  # lines: so many more below a title are a list of other pages, or a text
CAPTION_NAME_LENGTH = 24  # code points of who a picture shows, above its caption
DECK_LENGTH = 120  # code points
CLUSTER_LINES = 4  # a title has no more subtitles under it than three
STAMP_REACH = 6  # lines: a title stands no further above its stamp
SITE_NAME_LENGTH = 15  # code points that a site's name adds to a title
BADGE = "NEW"  # glued to a title, and to it alone
DECK_MARKS = "▷"  # bullets of decks, not of summaries
NOT_TITLE = "▲△▶◀※○●*"
SECTION_LENGTH = 12  # code points
STAMP_WORD = re.compile(
    r"(?:기사\s?)?(?:승인|입력|등록|송고|작성|게재|발행)[^\d]{0,6}\d{4}.{6,24}\d{1,2}[:시]"
)
NUMBER = r"(?:[①-⑳]|\(\d{1,2}\)|<\d{1,2}>|제?\d{1,2}[회편화부]|\([상중하]\))"
SERIES = (
    r"(?:(?:신년|창간|연중|연속|특별|공동|심층|집중|탐사|장기)\s?)?"
    r"(?:기획|특집|연재|시리즈|취재){1,2}"
)
SERIAL = re.compile(  # [물길을 걷다] ③ 나루, 기획특집 「물길을 걷다」 ③: a series above a title
    rf"[\[<][^\[\]<>]{{2,20}}[\]>]\s?{NUMBER}(?:\s\S{{1,10}})?"
    rf"|{SERIES}\s?[:|ㅣ]?\s?[\[<「『〈《‘“][^\[\]<>]{{2,30}}[\]>」』〉》’”]\s?{NUMBER}"
)
HEADLINE = re.compile(r"…|[\"“”‘’'].{4,}[\"“”‘’']")
DECK = re.compile(r"^[-–―─*◇▷]\s?\S|…|·|,|[\"'“”‘’]|\d")
TICKER = re.compile(r"실시간\s\S")  # a module's name with a headline of another story
TIME_OF_ISSUE = re.compile(r"(?:제공일시?|보도\s?(?:시점|일시)|배포\s?(?:시점|일시))\s?[:：]?\s?\d")
PRESS_MASTHEAD = re.compile(
    r"[가-힣\s]{0,20}보도\s?자료|.{1,40}[|>].{0,30}보도\s?자료|[가-힣A-Za-z0-9]{2,12}\s구독"
)
RELEASE_HEAD = re.compile(r"보\s?도\s?자\s?료")
SUMMARY = re.compile(
    r"\W{0,3}(?:AI\s?|기사\s?(?:내용\s?)?|핵심\s?)?(?:[3세]\s?줄\s?)?요약\s?(?:\(베타\))?"
)
SUMMARY_LINES = 3
FIGURE = re.compile(r"\d[\d.,]*")
TICKER_FIGURES = 3  # that make up most of a line of prices or weather
FRAMED_DECK = re.compile(r"[-–—―]\s?\S.{4,}\S\s?[-–—―]")  # as releases print it under their title
PLACED_RULES = frozenset(("title_above_clock", "title_above_stamp", "title_above_body"))
STRANGE = 0.2  # of its words in the body at most has what only stands where a title does
ARTICLE_LINES = frozenset(("stamp", "byline"))
MENU_RULES = frozenset(("menu_line", "site_name", "press_office"))


def label_head(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    title_no: int | None = None,
    body: str = "",
) -> dict[int, Label]:
    """Return a label for every line above the body, by line number.

    `title_no` is the line of the title where the markup tells it, `body` the text below.
    """
    title = _find_title(lines, labels)
    if title is not None and title[1] in PLACED_RULES:
        title = _find_kin(lines, labels, title, body)
    if title_no is not None and title_no < len(lines):
        title = lines[title_no], "declared_title"
    decided: dict[int, Label] = {}
    for line, label in zip(lines, labels, strict=True):
        decided[line.no] = _label_line(line, label, title, lines, labels)
    decks = [no for no, label in decided.items() if label.role == "subtitle"]
    if len(decks) > DECKS:
        decided.update(dict.fromkeys(decks, Label("navigation", "list_below_title")))
    return decided


def _label_line(
    line: Line,
    label: Label | None,
    title: tuple[Line, str] | None,
    head: Sequence[Line],
    labels: Sequence[Label | None],
) -> Label:
    if title and line.no == title[0].no:
        return Label("title", title[1])
    is_file = label is not None and label.role == "attachment"
    if title and not is_file and _repeats(line.key, title[0].key):
        return Label("title", "title_again")
    if label:
        return _keep_label(line, label, title, labels)
    if _is_section(line):
        return Label("breadcrumb", "section_item")
    if title and line.no > title[0].no:
        return _label_below_title(line, head[title[0].no + 1 :], labels[title[0].no + 1 :])
    return Label("navigation", "above_title")


def _keep_label(
    line: Line,
    label: Label,
    title: tuple[Line, str] | None,
    labels: Sequence[Label | None],
) -> Label:
    if label.role == "module_heading":
        return Label("navigation", label.rule)
    if label.role == "stamp" and title and line.no < title[0].no:
        has_own = any(other and other.role == "stamp" for other in labels[title[0].no :])
        return Label("navigation", "page_stamp") if has_own else label
    return label


def _is_section(line: Line) -> bool:
    is_item = line.marker is not None and line.rank is None
    return is_item and len(line.content) <= SECTION_LENGTH


def _label_below_title(line: Line, head: Sequence[Line], labels: Sequence[Label | None]) -> Label:
    is_below_stamp = any(
        label and label.role in ARTICLE_LINES and other.no < line.no
        for other, label in zip(head, labels, strict=True)
    )
    if line.text[0] in NOT_TITLE[:2]:
        return Label("caption", "marked_caption")
    if not LETTER.search(line.text) or (" " not in line.text and len(line.text) < TITLE_FLOOR):
        return Label("navigation", "menu_word")
    is_item = line.marker is not None and line.marker not in DECK_MARKS
    if is_item or line.text[0] in NOT_TITLE or _is_summary(line, head):
        return Label("other", "summary_item")
    if len(line.text) > DECK_LENGTH:
        return Label("navigation", "long_below_title")
    if is_below_stamp and _captions(line, head, labels):
        return Label("caption", "heads_caption")
    if DECK.search(line.text):
        return Label("subtitle", "deck_shape")
    if is_below_stamp:
        return Label("caption", "below_byline")
    return Label("subtitle", "below_title")


def _captions(line: Line, head: Sequence[Line], labels: Sequence[Label | None]) -> bool:
    """Whether a line is repeated in the head, or is short and stands right above a caption."""
    if any(line.key == other.key for other in head if other.no != line.no):
        return True
    following = [
        label
        for other, label in zip(head, labels, strict=True)
        if other.no == line.no + 1 and (other.is_glued or not line.is_glued)
    ]
    is_above_photo = any(label and label.role == "caption" for label in following)
    is_bare = not HEADLINE.search(line.text) and len(line.text) <= CAPTION_NAME_LENGTH
    return is_above_photo and is_bare


def _is_summary(line: Line, head: Sequence[Line]) -> bool:
    """Whether a line stands close under the heading of a summary (AI 3줄 요약)."""
    above = [other.text for other in head if 0 < line.no - other.no <= SUMMARY_LINES]
    return any(map(SUMMARY.fullmatch, above))


def _find_title(lines: Sequence[Line], labels: Sequence[Label | None]) -> tuple[Line, str] | None:
    """Return the title's line and the rule that tells it, or None.

    What is printed twice goes before what merely stands where titles do.
    """
    candidates = _list_candidates(lines, labels)
    clocked = _find_clocked(lines, candidates, labels)
    repeated = _find_repeated(candidates)
    if repeated and not (clocked and clocked.no < repeated.no):
        return repeated, "title_repeated"
    titled = next((line for line in candidates if _is_above_framed_deck(line, lines)), None)
    if titled:
        return titled, "title_above_deck"
    if clocked:
        return clocked, "title_above_clock"
    stamped = None if _is_release(lines, labels) else _find_stamped(candidates, labels)
    if stamped:
        return stamped, "title_above_stamp"
    return (_top_of_cluster(candidates, labels), "title_above_body") if candidates else None


def _list_candidates(lines: Sequence[Line], labels: Sequence[Label | None]) -> list[Line]:
    """Return the lines that may be titles, but neither a column's name nor a series' above one."""
    columns = {column[1] for line in lines if (column := COLUMN.match(line.text))}
    candidates = [
        line
        for line, label in zip(lines, labels, strict=True)
        if _may_be_title(line, label) and line.text not in columns
    ]
    numbers = {line.no for line in candidates}
    return [
        line for line in candidates if not (SERIAL.fullmatch(line.text) and line.no + 1 in numbers)
    ]


def _find_stamped(candidates: Sequence[Line], labels: Sequence[Label | None]) -> Line | None:
    """Return the line close above the last stamp or byline that has one there, decks aside."""
    for no in range(len(labels) - 1, -1, -1):
        above = [line for line in candidates if line.no < no] if _opens_article(labels[no]) else []
        if above and above[-1].no >= no - STAMP_REACH:
            return _top_of_cluster(above, labels)
    return None


def _find_clocked(
    lines: Sequence[Line], candidates: Sequence[Line], labels: Sequence[Label | None]
) -> Line | None:
    """Return the line right above the first stamp with a word and a clock, decks aside."""
    stamps = (line for line in lines if STAMP_WORD.match(line.text) and _is_stamp(labels[line.no]))
    stamp = next(stamps, None)
    above = [line for line in candidates if stamp is not None and line.no < stamp.no]
    if stamp is None or not above or not all(map(_is_button, labels[above[-1].no + 1 : stamp.no])):
        return None
    return _top_of_cluster(above, labels)


def _find_kin(
    lines: Sequence[Line], labels: Sequence[Label | None], title: tuple[Line, str], body: str
) -> tuple[Line, str]:
    """Return the first line that the body has words of, if of the one placed right it has none.

    A portal's badge, a menu or a motto may stand where titles do.
    """
    if share_of_words(title[0].text, body, least=1) > STRANGE or HEADLINE.search(title[0].text):
        return title
    for line, label in zip(lines[-KIN_REACH:], labels[-KIN_REACH:], strict=True):
        if _may_be_title(line, label) and share_of_words(line.text, body) >= KIN_SHARE:
            return line, "title_kin_to_body"
    return title


def _is_above_framed_deck(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line without such dashes stands right above one with a dash at either end."""
    following = lines[line.no + 1].text if line.no + 1 < len(lines) else ""
    return FRAMED_DECK.fullmatch(following) is not None and not FRAMED_DECK.fullmatch(line.text)


def _find_repeated(candidates: Sequence[Line]) -> Line | None:
    """Return the first line that another one repeats, alone or with the site's name around it."""
    keys = [line.key for line in candidates[:CANDIDATES]]
    for no, key in enumerate(keys):
        if any(_repeats(other, key) for place, other in enumerate(keys) if place != no):
            return candidates[no]
    return None


def _repeats(key: str, title: str) -> bool:
    key, title = key.removesuffix(BADGE), title.removesuffix(BADGE)
    return key in (title, title * 2) or (
        len(title) >= TITLE_FLOOR and title in key and len(key) - len(title) <= SITE_NAME_LENGTH
    )


def _is_release(lines: Sequence[Line], labels: Sequence[Label | None]) -> bool:
    """Return whether contacts, an embargo, a masthead or the time of issue stand above."""
    if any(TIME_OF_ISSUE.match(line.text) for line in lines):
        return True
    known = [label for label in labels if label]
    contacts = sum(label.role == "contact" for label in known)
    is_headed = any(RELEASE_HEAD.fullmatch(line.text) for line in lines)
    return contacts + is_headed > 1 or any(label.rule == "embargo" for label in known)


def _is_stamp(label: Label | None) -> bool:
    return label is not None and label.role == "stamp"


def _opens_article(label: Label | None) -> bool:
    return label is not None and label.role in ARTICLE_LINES


def _may_be_title(line: Line, label: Label | None) -> bool:
    if label or line.marker or len(line.text) not in TITLE_LENGTH or line.text[0] in NOT_TITLE:
        return False
    if PRESS_MASTHEAD.fullmatch(line.text) or TICKER.match(line.text):
        return False
    figures = FIGURE.findall(line.text)
    is_ticker = len(figures) >= TICKER_FIGURES and len("".join(figures)) > len(line.key) / 2
    return not is_ticker and (" " in line.text or len(line.text) >= TITLE_FLOOR)


def _top_of_cluster(candidates: Sequence[Line], labels: Sequence[Label | None]) -> Line:
    """Return the topmost of the last lines with nothing but buttons between them."""
    top = candidates[-1]
    for line in reversed(candidates[-CLUSTER_LINES:]):
        between = labels[line.no + 1 : top.no]
        if not all(map(_is_button, between)):
            break
        top = line
    return top


def _is_button(label: Label | None) -> bool:
    return label is not None and label.role == "navigation" and label.rule not in MENU_RULES
