"""The lines above an article's body: title, subtitle, breadcrumb, stamps, bylines, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from flows.clean.labels import Label
from flows.clean.lines import Line

TITLE_LENGTH = range(6, 121)  # code points
TITLE_FLOOR = 10  # code points without a blank: shorter single words are menu entries
CLUSTER_REACH = 4  # lines: title and subtitles stand no further from the stamp or the body
SECTION_LENGTH = 12  # code points
DECK = re.compile(r"^[-–―─*◇▷]\s?\S|…|·|,|[\"'“”‘’]|\d")
ARTICLE_LINES = frozenset(("stamp", "byline"))


def label_head(lines: Sequence[Line], labels: Sequence[Label | None]) -> dict[int, Label]:
    """Return a label for every line above the body, by line number."""
    title = _find_title(lines, labels)
    decided: dict[int, Label] = {}
    for line, label in zip(lines, labels, strict=True):
        decided[line.no] = _label_line(line, label, title, lines, labels)
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
    if title and line.key == title[0].key:
        return Label("title", "title_again")
    if label:
        return _keep_label(line, label, title, labels)
    if _is_section(line):
        return Label("breadcrumb", "section_item")
    if title and line.no > title[0].no:
        return _label_below_title(line, head, labels)
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
    if DECK.search(line.text):
        return Label("subtitle", "deck_shape")
    if is_below_stamp:
        return Label("caption", "below_byline")
    return Label("subtitle", "below_title")


def _find_title(lines: Sequence[Line], labels: Sequence[Label | None]) -> tuple[Line, str] | None:
    candidates = [
        line for line, label in zip(lines, labels, strict=True) if _may_be_title(line, label)
    ]
    if not candidates:
        return None
    counts = Counter(line.key for line in candidates)
    repeated = next((line for line in candidates if counts[line.key] > 1), None)
    if repeated:
        return repeated, "title_repeated"
    stamp = next((no for no, label in enumerate(labels) if _opens_article(label)), None)
    above = [line for line in candidates if stamp is not None and line.no < stamp]
    if above:
        return _top_of_cluster(above), "title_above_stamp"
    return _top_of_cluster(candidates), "title_above_body"


def _opens_article(label: Label | None) -> bool:
    return label is not None and label.role in ARTICLE_LINES


def _may_be_title(line: Line, label: Label | None) -> bool:
    if label or line.marker or len(line.text) not in TITLE_LENGTH:
        return False
    return " " in line.text or len(line.text) >= TITLE_FLOOR


def _top_of_cluster(candidates: Sequence[Line]) -> Line:
    last = candidates[-1].no
    return next(line for line in candidates if line.no > last - CLUSTER_REACH)
