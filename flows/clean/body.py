"""Where the body of an article lies among the lines of a page, and what its lines are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.clean.labels import Label
from flows.clean.lines import Line

BREAKS = frozenset(("copyright", "module_heading", "contact", "attachment"))
OPENERS = frozenset(("stamp", "byline"))
KEPT_ROLES = frozenset(
    ("caption", "advertisement", "attachment", "navigation", "other", "contact", "copyright")
)
CHROME_WEIGHT = 0.3  # prose under a module heading or a rights line is rarely the article
LIST_MARKS = "▲△▶▷■□◆◇○●①②③④⑤⑥⑦⑧⑨※-–*·•"
CAPTION_MARKS = "▲△"
SUBHEADING_MARKS = "■□◆◇▣◈"
CONNECTIVE = re.compile(
    r"(?:한편|또한?|아울러|이번|이날|특히|이\s밖에|이어|앞서|더불어|그러나|하지만)[,\s]"
)
CUT_END = re.compile(
    r"(?:[은는을를에와과]|이[가며]|으로|에서|까지|부터|[하되]며|[하되]고|위해|통해|대해|,)$"
)
NOTE_MARK = "※"
LONG = 40  # code points: longer lines without a full stop are text, not headings


@dataclass(frozen=True, slots=True)
class Body:
    """Numbers of the first and the last line of running text."""

    first: int
    last: int


def find_body(lines: Sequence[Line], labels: Sequence[Label | None]) -> Body | None:
    """Return the run of prose with the most characters, chrome discounted; None without prose."""
    runs = list(_find_runs(lines, labels))
    if not runs:
        return None
    best = max(runs, key=lambda run: (run[0], -run[1].first))[1]
    first = _first_with_subheadings(lines, best.first)
    return Body(first, _last_with_cut_lines(lines, labels, best.last))


def _last_with_cut_lines(lines: Sequence[Line], labels: Sequence[Label | None], last: int) -> int:
    while last + 1 < len(lines) and not labels[last + 1] and _goes_on(lines[last + 1]):
        last += 1
    return last


def _goes_on(line: Line) -> bool:
    return CONNECTIVE.match(line.text) is not None and CUT_END.search(line.text) is not None


def _first_with_subheadings(lines: Sequence[Line], first: int) -> int:
    while first and _is_marked(lines[first - 1]):
        first -= 1
    return first


def _is_marked(line: Line) -> bool:
    return line.text[0] in SUBHEADING_MARKS and len(line.text) <= LONG


def _find_runs(
    lines: Sequence[Line], labels: Sequence[Label | None]
) -> Iterator[tuple[float, Body]]:
    run: list[Line] = []
    weight = 1.0
    for line, label in zip(lines, labels, strict=True):
        role = label.role if label else None
        if role in BREAKS or (role == "byline" and run):
            yield from _weigh(run, weight)
            run = []
            weight = CHROME_WEIGHT if role in BREAKS or weight < 1 else weight
        elif role in OPENERS:
            weight = 1.0
        elif role == "navigation" and _is_summary(run):
            run = []  # a summary in bullets above the buttons, not yet the article
        elif role is None and line.is_prose and not (_is_note(line) and _is_summary(run)):
            run.append(line)
    yield from _weigh(run, weight)


def _is_note(line: Line) -> bool:
    return line.text[0] == NOTE_MARK


def _is_summary(run: Sequence[Line]) -> bool:
    return all(line.marker for line in run)


def _weigh(run: list[Line], weight: float) -> Iterator[tuple[float, Body]]:
    if run:
        length = sum(len(line.text) for line in run)
        yield weight * length, Body(run[0].no, run[-1].no)


def label_body_line(line: Line, label: Label | None, following: Label | None) -> Label:
    """Return the label of a line between the first and the last line of running text.

    `following` is the label of the line right below it, None if that has none or stands apart.
    """
    if following and following.rule == "credit_line":
        return Label("caption", "above_credit")
    if following and following.role == "caption" and line.text[0] in CAPTION_MARKS:
        return Label("caption", "above_caption")
    if label and label.role == "byline":
        return Label("signoff", label.rule)
    if label and label.role in KEPT_ROLES:
        return label
    if line.is_prose:
        return Label("paragraph", "prose")
    if _is_marked(line):
        return Label("subheading", "marked_subheading")
    if line.marker or line.text[0] in LIST_MARKS:
        return Label("paragraph", "list_item")
    if len(line.text) > LONG:
        return Label("paragraph", "long_line")
    if CUT_END.search(line.text):
        return Label("paragraph", "cut_line")
    return Label("subheading", "short_line")
