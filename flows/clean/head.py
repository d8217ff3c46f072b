"""The lines above an article's body: title, subtitle, breadcrumb, stamps, bylines, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.clean.headlines import (
    ARTICLE_LINES,
    HEADLINE,
    NOT_TITLE,
    TITLE_FLOOR,
    find_headline,
    repeats_title,
)
from flows.clean.labels import Label
from flows.clean.lines import Line
from flows.clean.patterns import LETTER
from flows.clean.reporters import NAME_ABOVE_STAMP, is_reporter

DECKS = 4  # lines: so many more below a title are a list of other pages, or a text
TOLD_DECKS = 8  # lines that a container is named after
TOLD_DECK = "subtitle_container"
CAPTION_NAME_LENGTH = 24  # code points of who a picture shows, above its caption
DECK_LENGTH = 120  # code points
DECK_MARKS = "▷"  # bullets of decks, not of summaries
SECTION_LENGTH = 12  # code points
DECK = re.compile(r"^[-–―─*◇▷]\s?\S|…|·|,|[\"'“”‘’]|\d")
SUMMARY = re.compile(
    r"\W{0,3}(?:AI\s?|기사\s?(?:내용\s?)?|핵심\s?)?(?:[3세]\s?줄\s?)?요약\s?(?:\(베타\))?"
)
SUMMARY_LINES = 3


def label_head(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    title_no: int | None = None,
    body: str = "",
) -> dict[int, Label]:
    """Return a label for every line above the body, by line number.

    `title_no` is the line of the title where the markup tells it, `body` the text below.
    """
    title = find_headline(lines, labels, body)
    if title_no is not None and title_no < len(lines):
        title = lines[title_no], "declared_title"
    decided: dict[int, Label] = {}
    for line, label in zip(lines, labels, strict=True):
        decided[line.no] = _label_line(line, label, title, lines, labels)
    decks = [no for no, label in decided.items() if label.role == "subtitle"]
    told = sum(decided[no].rule == TOLD_DECK for no in decks)
    if len(decks) > max(DECKS, min(told, TOLD_DECKS)):
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
    if title and not is_file and repeats_title(line.key, title[0].key):
        return Label("title", "title_again")
    if label:
        return _keep_label(line, label, title, labels)
    if _is_section(line):
        is_below = title is not None and line.no > title[0].no
        is_signed = is_below and _is_name_above_stamp(line, labels)
        if is_signed:
            return Label("byline", NAME_ABOVE_STAMP)
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


def _is_name_above_stamp(line: Line, labels: Sequence[Label | None]) -> bool:
    """Whether an item is a reporter's name: • 표다온, with • 승인 2017.05.15 right below."""
    following = labels[line.no + 1] if line.no + 1 < len(labels) else None
    is_above = following is not None and following.role == "stamp"
    return is_above and is_reporter(line.content)


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
    if is_below_stamp and not _goes_on_with_deck(line, head, labels):
        return Label("caption", "below_byline")
    return Label("subtitle", "below_title")


def _goes_on_with_deck(line: Line, head: Sequence[Line], labels: Sequence[Label | None]) -> bool:
    """Whether a line stands right below a deck told by its shape, with no blank line between."""
    above = (
        other
        for other, label in zip(head, labels, strict=True)
        if other.no == line.no - 1 and label is None
    )
    return line.is_glued and any(" " in each.text and DECK.search(each.text) for each in above)


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
