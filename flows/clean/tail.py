"""The lines below an article's body: sign-off, contact, rights line and the page's modules."""

from __future__ import annotations

from collections.abc import Sequence

from flows.clean.labels import Label
from flows.clean.lines import Line

ITEM_LENGTH = 10  # code points: shorter entries of a list are menu words
TEASER_LENGTH = 80  # code points
SIGNOFF_ROLES = frozenset(("byline", "stamp"))
END_OF_MODULE = frozenset(("copyright", "module_heading", "advertisement", "comment", "breadcrumb"))
TIPS = "제보"  # what an outlet gives its own phone number for
SENT = "송고"  # how wire agencies stamp what they have sent, below the rights
# Labels that a line in a module has for looking like something else.
ENTRY_RULES = frozenset(("doubled_caption", "titled_caption", "breadcrumb_line", "link_outside"))


def label_tail(
    lines: Sequence[Line], labels: Sequence[Label | None]
) -> dict[int, tuple[Label, str | None]]:
    """Return label and module (None outside modules) of every line below the body."""
    decided: dict[int, tuple[Label, str | None]] = {}
    module: str | None = None
    is_article_over = is_comment = is_tip = False
    last: str | None = None
    for line, label in zip(lines, labels, strict=True):
        role = label.role if label else None
        if role in END_OF_MODULE:
            module = line.content if role in ("module_heading", "comment") else None
        is_comment = role == "comment" or (is_comment and role not in END_OF_MODULE)
        is_article_over = is_article_over or role in END_OF_MODULE
        is_tip = _asks_for_tips(line, label) or (is_tip and role not in END_OF_MODULE)
        decided[line.no] = (_label_line(line, label, module, is_article_over), module)
        if is_comment and role not in ("copyright", "navigation"):
            decided[line.no] = (Label("comment", "below_comments"), module)
        if is_tip and role == "contact":
            decided[line.no] = (Label("advertisement", "below_appeal"), module)
        if label and role == "stamp" and last == "copyright" and SENT in line.content:
            decided[line.no] = (Label("signoff", label.rule), None)
        last = role
    return decided


def _label_line(
    line: Line, label: Label | None, module: str | None, is_article_over: bool
) -> Label:
    if label and label.role in SIGNOFF_ROLES:
        return (
            Label("navigation", "page_stamp") if is_article_over else Label("signoff", label.rule)
        )
    if module and _is_entry(line, label):
        return _label_entry(line)
    if label:
        return label
    return Label("navigation", "below_article")


def _asks_for_tips(line: Line, label: Label | None) -> bool:
    return label is not None and label.rule == "appeal" and TIPS in line.text


def _is_entry(line: Line, label: Label | None) -> bool:
    return label is None or label.rule in ENTRY_RULES


def _label_entry(line: Line) -> Label:
    if line.rank is not None:
        return Label("module_item", "ranked_item")
    if line.is_prose or (line.is_truncated and len(line.text) >= TEASER_LENGTH):
        return Label("module_teaser", "prose_in_module")
    if len(line.content) < ITEM_LENGTH and " " not in line.content:
        return Label("navigation", "menu_word")
    return Label("module_item", "listed_item")
