"""Zoning: every non-blank character of a page gets exactly one role.

Three layers decide, each an ordered list of named rules: what a line is by itself (`labels`),
where the body lies (`body`), and what a line is above, in and below it (`head`, `body`, `tail`).
Then datelines and sign-offs are cut off the paragraphs they are glued to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from flows.clean.body import Body, find_body, is_brief_heading, is_marked_heading
from flows.clean.bylines import find_dateline, find_glued_signoff, find_strong_signoff
from flows.clean.head import label_head
from flows.clean.interior import find_lone_caption, find_related, label_body_line
from flows.clean.labels import Label, label_line
from flows.clean.lines import Line, split_lines
from flows.clean.markup import Evidence, read_page
from flows.clean.patterns import GLUED_END_MARK
from flows.clean.register import mark_site_voice
from flows.clean.rows import mark_rows
from flows.clean.tail import label_tail
from flows.markup import Markup

CHROME_ROLES = frozenset(
    (
        "module_heading",
        "module_item",
        "module_teaser",
        "navigation",
        "advertisement",
        "comment",
        "other",
    )
)
# Labels of lines above the article that may belong to a module there.
OPEN_RULES = frozenset(("above_title", "outside_body", "link_outside", "module_heading"))
END = "끝"  # in every end mark
CHROME_RULES = frozenset(("title_again", "page_stamp"))
LONE_CAPTION = Label("caption", "lone_mark")


class Zone(NamedTuple):
    """A span of the page with its role; `line` is the line it is or is a part of."""

    start: int
    end: int
    role: str
    rule: str
    module: str | None
    line: Line

    @property
    def is_chrome(self) -> bool:
        """Whether the zone belongs to the page rather than to an article."""
        return self.role in CHROME_ROLES or self.rule in CHROME_RULES


def zone_page(text: str, markup: Markup | None = None) -> list[Zone]:
    """Return the zones of a page in order; they tile its non-blank characters.

    `markup` is the evidence that came with the text. A page without running text holds no
    article: all its zones are chrome or metadata.
    """
    lines = split_lines(text)
    if markup:
        evidence = read_page(lines, markup)
    else:
        evidence = Evidence([label_line(line) for line in lines], None)
    labels = mark_rows(lines, mark_site_voice(lines, evidence.labels))
    body = find_body(lines, labels)
    evidence = Evidence(labels, evidence.title)
    zoned = _zone_article(lines, evidence, body) if body else _zone_chrome(lines, labels)
    return [part for zone in zoned for part in _cut_glued(zone)]


def _zone_article(lines: Sequence[Line], evidence: Evidence, body: Body) -> Iterator[Zone]:
    labels = evidence.labels
    first, after = body.first, body.last + 1
    prose = " ".join(line.text for line in lines[first:after] if line.is_prose)
    yield from _zone_head(lines[:first], labels[:first], evidence.title, prose)
    yield from _zone_body(lines[first:after], labels[first:after], body.is_briefs)
    tail = label_tail(lines[after:], labels[after:])
    for line in lines[after:]:
        yield _make_zone(line, *tail[line.no])


def _zone_head(
    lines: Sequence[Line], labels: Sequence[Label | None], title_no: int | None, body: str
) -> Iterator[Zone]:
    head = label_head(lines, labels, title_no, body)
    modules = label_tail(lines, labels)
    for line in lines:
        is_open = head[line.no].rule in OPEN_RULES
        yield _make_zone(line, *(modules[line.no] if is_open else (head[line.no], None)))


def _zone_body(
    lines: Sequence[Line], labels: Sequence[Label | None], is_briefs: bool
) -> Iterator[Zone]:
    module: str | None = None
    is_open = is_briefs
    lone_caption = find_lone_caption(lines, labels)
    related = find_related(lines, labels)
    for no, (line, label) in enumerate(zip(lines, labels, strict=True)):
        is_last = no + 1 == len(lines)
        following = None if is_last or not lines[no + 1].is_glued else labels[no + 1]
        if is_open and label is None and is_brief_heading(line):
            yield _make_zone(line, Label("subheading", "brief_heading"), None)
        elif label and label.role == "module_heading":
            module = line.content
            yield _make_zone(line, label, module)
        elif module and label is None and _is_item(lines, labels, no):
            yield _make_zone(line, Label("module_item", "item_in_article"), module)
        elif no in related:
            yield _make_zone(line, Label("navigation", "related_title"), None)
        else:
            module = None
            own = label_body_line(line, label, following, is_first=no == 0, is_last=is_last)
            is_lone = no == lone_caption and own.role != "caption"
            yield _make_zone(line, LONE_CAPTION if is_lone else own, None)
        is_open = is_briefs and label is not None and label.role == "byline"


def _is_item(lines: Sequence[Line], labels: Sequence[Label | None], no: int) -> bool:
    """Whether a line goes on with a module: a heading's mark behind bare titles does not."""
    above = labels[no - 1]
    is_first = above is not None and above.role == "module_heading"
    is_like = is_first or is_marked_heading(lines[no - 1]) or not is_marked_heading(lines[no])
    return is_like and not lines[no].is_prose


def _zone_chrome(lines: Sequence[Line], labels: Sequence[Label | None]) -> Iterator[Zone]:
    for no, (label, module) in label_tail(lines, labels).items():
        yield _make_zone(lines[no], label, module)


def _make_zone(line: Line, label: Label, module: str | None) -> Zone:
    return Zone(line.start, line.end, label.role, label.rule, module, line)


def _cut_glued(zone: Zone) -> Iterable[Zone]:
    return _cut_paragraph(zone) if _may_be_glued(zone) else (zone,)


def _may_be_glued(zone: Zone) -> bool:
    """Whether something may stand before or behind the prose: a dateline, a sign-off, an end."""
    if zone.role == "paragraph":
        return True
    return zone.rule == "marked_subheading" and find_dateline(zone.line.text) > 0


def _cut_paragraph(zone: Zone) -> Iterator[Zone]:
    mark = GLUED_END_MARK.search(zone.line.text) if END in zone.line.text else None
    text = zone.line.text[: mark.start()] if mark else zone.line.text
    dateline = find_dateline(text)
    start = dateline if dateline < len(text) else 0
    end, over = _find_signoff(text, start)
    if start:
        yield _cut(zone, 0, start, "dateline", "glued_dateline")
    yield _cut(zone, start, end, zone.role, zone.rule)
    if end < len(text):
        yield _cut(zone, end, over, "signoff", "glued_signoff")
    if text[over:].strip():
        yield _cut(zone, over, len(text), "navigation", "behind_signoff")
    if mark:
        yield _cut(zone, len(text), len(zone.line.text), "other", "glued_end_mark")


def _find_signoff(text: str, start: int) -> tuple[int, int]:
    """Return the span of the sign-off behind `start`, where the prose begins, else the end twice.

    A dateline may look like one: `다솔메디타1. 가람=위하늬 기자 |`.
    """
    signoff = find_strong_signoff(text)
    if signoff and signoff[0] > start:
        return signoff
    glued = find_glued_signoff(text)
    return (glued if glued and glued > start else len(text)), len(text)


def _cut(zone: Zone, start: int, end: int, role: str, rule: str) -> Zone:
    part = zone.line.text[start:end]
    first = zone.start + start + len(part) - len(part.lstrip())
    last = zone.start + start + len(part.rstrip())
    return Zone(first, last, role, rule, zone.module, zone.line)
