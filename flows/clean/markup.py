"""What the markup around a line says of it: which container holds the article, what is chrome.

Names are the tags, classes and ids of a line's containers. Sites name them alike enough that a
few words tell captions, share buttons and related news; what holds the body is told by its prose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from flows.clean.body import OPENERS
from flows.clean.boxes import find_boxes, label_cells
from flows.clean.bylines import find_dateline
from flows.clean.labels import Label, label_line
from flows.clean.lines import Line
from flows.clean.marks import (
    BODY,
    CAPTION,
    CHROME,
    KNOWN_NAMES,
    SUBTITLE,
    SUMMED_UP,
    is_link,
    names_any,
)
from flows.clean.patterns import LETTER
from flows.clean.titles import find_title
from flows.markup import MarkedLine, Markup

BODY_SHARE = 0.3  # of a page's prose: what a container named after a body holds at least
INNER_SHARE = 0.8  # of the named container's prose: what a closer one inside it must hold
DESCENT_SHARE = 0.8  # of its parent's prose: a container with so much of it is the closer fit
NEAR_CONTAINERS = 3  # outer ones bear names of layouts, not of what they hold
SUBTITLE_FLOOR = 10  # code points: shorter lines below a title are buttons
SUBTITLES = 3  # lines: no title has more subtitles under it
ARTICLE_BODY = "articlebody"  # what schema.org calls it: no other name beside makes it chrome
CHROME_SHARE = 0.3  # of the body's prose: names of chrome on more of it mean something else
PAGE_ROLES = frozenset(("copyright", "module_heading", "advertisement", "navigation", "other"))
ITEMS = frozenset(("li", "ul", "ol", "p"))  # without a name of their own
LOOSE_LEAVES = frozenset(("p", "li", "dd", "td", "h1", "h2", "h3", "h4", "h5", "h6", "span"))


@dataclass(frozen=True, slots=True)
class Place:
    """Containers of the body and of title and body together, and the title's line, if known.

    `boxes` are the containers inside the body's that hold no text of the article.

    `start` is the number of the first line in the body's container.

    `is_photo_page` tells that all prose of the body's container is in what captions stand in.

    `is_body_chrome` tells that names of chrome stand on so much of the body's prose that they
    mean something else on this site.
    """

    container: int | None
    wrapper: int | None
    title: int | None
    start: int
    is_body_chrome: bool
    boxes: Set[int]
    is_photo_page: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The labels after a look at the markup, and the number of the title's line, if known."""

    labels: Sequence[Label | None]
    title: int | None


def find_marks(lines: Sequence[Line], markup: Markup) -> list[MarkedLine | None]:
    """Return the marked line that each line begins with; None for text without markup."""
    by_start = {marked.start: marked for marked in markup.lines}
    return [by_start.get(line.start) for line in lines]


def read_page(lines: Sequence[Line], markup: Markup) -> Evidence:
    """Return the labels of the lines of a page with markup, and the title's line.

    What a line is by itself is asked of links only inside the body's container: menus have
    hundreds of them.

    Prose outside the container of the body, and links and short lines in containers named after
    chrome, are navigation; a line in a figure is a caption; outside the part of the page that
    holds both title and body nothing belongs to the article but the rights line.
    """
    marks = find_marks(lines, markup)
    labels = [
        None if is_link(mark) and not line.is_prose else label_line(line)
        for line, mark in zip(lines, marks, strict=True)
    ]
    container = find_body_container(lines, labels, marks)
    body_no = _first_line_within(marks, container)
    title = find_title(lines, labels, marks, markup, body_no)
    wrapper = _find_wrapper(marks, title, body_no)
    boxes = find_boxes(lines, marks, container)
    is_body_chrome = _share_named(CHROME, lines, marks, container) > CHROME_SHARE
    is_photo_page = _share_named(CAPTION, lines, marks, container) == 1
    place = Place(container, wrapper, title, body_no, is_body_chrome, boxes, is_photo_page)
    relabelled = [
        _label_line(line, label, mark, place)
        for line, label, mark in zip(lines, labels, marks, strict=True)
    ]
    for no, cell in label_cells(lines, labels, marks, container):
        if no != title:
            relabelled[no] = cell
    return Evidence(relabelled, title)


def _share_named(
    names: re.Pattern[str],
    lines: Sequence[Line],
    marks: Sequence[MarkedLine | None],
    container: int | None,
) -> float:
    """Return how much of the prose in a container stands under names of that kind."""
    own = [
        (len(line.text), names_any(names, _names_inside(mark, container)))
        for line, mark in zip(lines, marks, strict=True)
        if mark and container in mark.path and line.is_prose
    ]
    return sum(length for length, is_named in own if is_named) / (sum(each[0] for each in own) or 1)


def _first_line_within(marks: Sequence[MarkedLine | None], container: int | None) -> int:
    within = (no for no, mark in enumerate(marks) if mark and container in mark.path)
    return next(within, len(marks))


def _find_wrapper(
    marks: Sequence[MarkedLine | None], title: int | None, body_no: int
) -> int | None:
    """Return the innermost container that holds both the title and the start of the body."""
    first = marks[title] if title is not None else None
    second = marks[body_no] if body_no < len(marks) else None
    if first is None or second is None:
        return None
    shared = [a for a, b in zip(first.path, second.path, strict=False) if a == b]
    return shared[-1] if shared else None


def _label_line(
    line: Line, label: Label | None, mark: MarkedLine | None, place: Place
) -> Label | None:
    if mark is None:
        return label
    if place.container is not None and place.container not in mark.path:
        return _label_outside(line, label, mark, place)
    inner = _names_inside(mark, place.container)
    if label is None and is_link(mark):
        label = label_line(line)
    is_caption = names_any(CAPTION, inner)
    is_caption = is_caption and not (place.is_photo_page and find_dateline(line.text))
    if is_caption and (label is None or label.role in ("byline", "copyright")):
        return Label("caption", "caption_container")
    if not place.boxes.isdisjoint(mark.path):
        return label if label and label.role == "copyright" else Label("navigation", "box")
    if label:
        is_heading = label.role == "module_heading"
        return Label("navigation", label.rule) if is_heading else label
    is_chrome = names_any(CHROME, inner)
    if (
        is_link(mark)
        or names_any(SUMMED_UP, inner)
        or (is_chrome and not (line.is_prose and place.is_body_chrome))
    ):
        return Label("navigation", "chrome_container")
    if names_any(SUBTITLE, inner) and not line.is_prose:
        return Label("subtitle", "subtitle_container")
    return label


def _label_outside(line: Line, label: Label | None, mark: MarkedLine, place: Place) -> Label | None:
    if line.no == place.title:
        return None
    is_wrapped = place.wrapper in mark.path
    is_near = is_wrapped and line.no > (place.title or 0)
    if label is None and is_near and is_link(mark):
        label = _read_link(line, place)
    if label and (is_near or label.role in PAGE_ROLES or (is_wrapped and label.role == "stamp")):
        return label
    if is_near and label is None and not line.is_prose and _is_subtitle(line, mark, place):
        return Label("subtitle", "subtitle_container")
    return Label("navigation", "link_outside" if is_link(mark) else "outside_body")


def _read_link(line: Line, place: Place) -> Label | None:
    """Return the label of a link that is a stamp or byline above the body, or a rights line."""
    label = label_line(line)
    wanted = OPENERS if line.no < place.start else ("copyright",)
    return label if label and label.role in wanted else None


def _is_subtitle(line: Line, mark: MarkedLine, place: Place) -> bool:
    if mark.link_chars or line.no > place.start or not LETTER.search(line.text):
        return False
    is_below = 0 < line.no - (place.title or 0) <= SUBTITLES and len(line.text) >= SUBTITLE_FLOOR
    own = _name_own(mark.names, len(mark.path))
    return (is_below and not _is_chrome(mark)) or SUBTITLE.search(f" {own}") is not None


@lru_cache(maxsize=KNOWN_NAMES)
def _name_own(names: str, depth: int) -> str:
    """Return the names of a line's container and of what is inline; of an item, its list's too."""
    words = names.split()
    first = depth - 1
    while first > 0 and words[first] in ITEMS:
        first -= 1
    return " ".join(words[first:] or words[-1:])


def find_body_container(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    marks: Sequence[MarkedLine | None],
) -> int | None:
    """Return the number of the container that holds the article's body, or None.

    It is the innermost one named after a body that holds its part of the page's prose; without
    one, prose is followed inwards as long as one child holds nearly all of it.
    """
    prose, name_of, parent_of = _weigh_containers(lines, labels, marks)
    if not prose:
        return None
    named = {number: w for number, w in prose.items() if BODY.search(name_of[number])}
    most = max(named.values(), default=0)
    if most < BODY_SHARE * max(prose.values()):
        return _follow_prose(prose, parent_of)
    return max(number for number, weight in named.items() if weight >= INNER_SHARE * most)


def _weigh_containers(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    marks: Sequence[MarkedLine | None],
) -> tuple[dict[int, int], dict[int, str], dict[int, int]]:
    """Return prose, own name and parent of every container that holds prose."""
    prose: defaultdict[int, int] = defaultdict(int)
    name_of: dict[int, str] = {}
    parent_of: dict[int, int] = {}
    for line, label, mark in zip(lines, labels, marks, strict=True):
        if mark is None or label or not line.is_prose or is_link(mark) or _is_chrome(mark):
            continue
        names = mark.names.split()
        for place, number in enumerate(mark.path):
            name_of.setdefault(number, names[place])
            parent_of.setdefault(number, mark.path[place - 1] if place else 0)
            if place + 1 < len(mark.path) or names[place].split(".")[0] not in LOOSE_LEAVES:
                prose[number] += len(line.text)
    return prose, name_of, parent_of


def _follow_prose(prose: Mapping[int, int], parent_of: Mapping[int, int]) -> int:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for number in prose:
        children[parent_of[number]].append(number)
    current = max(children[0], key=lambda number: prose[number])
    while children[current]:
        best = max(children[current], key=lambda number: prose[number])
        if prose[best] < DESCENT_SHARE * prose[current]:
            break
        current = best
    return current


def _is_chrome(mark: MarkedLine) -> bool:
    return names_any(CHROME, _name_nearest(mark.names))


@lru_cache(maxsize=KNOWN_NAMES)
def _name_nearest(names: str) -> str:
    nearest = names.split()[-NEAR_CONTAINERS:]
    return " ".join(name for name in nearest if ARTICLE_BODY not in name)


def _names_inside(mark: MarkedLine, container: int | None) -> str:
    depth = mark.path.index(container) + 1 if container in mark.path else 0
    return _cut_names(mark.names, depth)


@lru_cache(maxsize=KNOWN_NAMES)
def _cut_names(names: str, first: int) -> str:
    return " ".join(names.split()[first:])
