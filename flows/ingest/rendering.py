"""HTML → the text a reader would see, in document order, with the markup around every line.

The canonical text holds all of the page, chrome included; whether a line is article or chrome is
for the clean stage to say, from what the markup gives away: containers, class names, links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from flows.ingest.decoding import canonicalize
from flows.markup import MarkedLine

# fmt: off
SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "head",
    "select", "textarea", "audio", "video", "map", "math",
))
PARAGRAPHS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "figure", "blockquote",
))
BLOCKS = PARAGRAPHS | frozenset((
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "footer", "form", "header", "hr", "hgroup", "legend",
    "li", "main", "menu", "nav", "ol", "option", "pre", "section", "summary", "tbody", "tfoot",
    "thead", "tr", "ul", "button", "label",
))
# fmt: on
DEEPEST = 64
"""Containers that are told apart; what lies deeper counts as part of the last of them."""

LONGEST_NAME = 120
"""Code points of a container's name: some sites put data into classes."""

POSTS, TERMS = frozenset(("hentry", "post", "type-post")), ("tag-", "category-")
"""WordPress and Ghost add the terms of a post (`tag-…`) to the classes of its container."""

KNOWN_NAMES = 1 << 12
"""Containers whose name is kept: those of lists and menus come again on page after page."""

CELLS = frozenset(("td", "th"))
GAP_OF = {tag: 2 if tag in PARAGRAPHS else 1 for tag in BLOCKS | CELLS}
"""The containers: how many newlines stand before and after each."""

PICTURED = re.compile(r"[._-](?:img|image|photo|caption|pic)")
SECTION = re.compile(r"[._-](?:cate\w*|section|badge|label|flag)(?=[._-]|$)")
SUMMED = re.compile(
    r"[._-](?:s_?tit(?:le)?|sub[-_]?tit\w*|summary[-_]view|end[-_]summary|deck)(?=[._-]|$)"
)
TITLED = re.compile(r"[._-](?:tit|ttl|title|subject|headline)(?=[._-]|$)")
HEADING = re.compile(r"h[1-6](?:\.|$)")
PARTED_INLINE = frozenset(("span", "em", "strong"))
MARKED = frozenset((*GAP_OF, *PARTED_INLINE, "br", "a", "time"))
"""The elements whose beginning or end may change a line; all others are passed through."""

NAMED_INLINE = frozenset(("span", "em", "strong", "b", "i", "a", "time", "font", "cite"))


OpenTag = tuple[LexborNode, str, bool]
"""An element that was entered, its tag, and whether it is an inline one on a line of its own."""


class Inline(NamedTuple):
    """What the name of an inline element tells of its words."""

    picture: bool
    section: bool
    summary: bool


@dataclass(slots=True)
class Rendering:
    """The text rendered so far and its lines; `stack` holds the open containers.

    Of the line in the making: its `pieces`, how much of them is link, and where it stands;
    `revise` is applied to its text.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[MarkedLine] = field(default_factory=list)
    stack: list[tuple[tuple[int, ...], str]] = field(default_factory=lambda: [((), "")])
    link_depth: int = 0
    gap: int = 0
    count: int = 0
    depth: int = 0
    pieces: list[str] = field(default_factory=list)
    link_chars: int = 0
    names: str = ""
    path: tuple[int, ...] = ()
    revise: Callable[[str], str] = str

    def open(self, tag: str, node: LexborNode) -> bool:
        """Enter an element; a block ends the line before it.

        Return whether it is an inline element that is a line of its own.
        """
        gap = GAP_OF.get(tag)
        if gap is not None:
            self.break_line(gap)
            self._enter(tag, node)
        elif tag == "br":
            self.break_line(1)
        elif tag == "a":
            self.link_depth += 1
        elif tag == "time":
            self._part()
        elif tag in PARTED_INLINE and self._stands_apart(tag, node):
            self.break_line(1)
            return True
        return False

    def _stands_apart(self, tag: str, node: LexborNode) -> bool:
        """Whether an inline element is a line of its own: a picture's words, a section, a deck."""
        tells = _read_inline(_name(tag, node))
        if not any(tells):
            return False
        is_headed = HEADING.match(self.stack[-1][1].rpartition(" ")[2]) is not None
        is_section = tells.section and (is_headed or _heads_title(node))
        is_apart = tells.picture or is_section or (tells.summary and is_headed)
        return is_apart and _is_inked(node)

    def _part(self) -> None:
        """Keep moments apart that only a style sheet parts."""
        if self.pieces:
            self.pieces.append(" ")

    def close(self, tag: str, is_apart: bool) -> None:
        """Leave an element, of which `open` said whether it is a line of its own."""
        gap = GAP_OF.get(tag)
        if gap is not None:
            self.break_line(gap)
            self.depth -= 1
            if self.depth < len(self.stack) - 1:
                self.stack.pop()
        elif tag == "a":
            self.link_depth -= 1
        elif tag == "time":
            self._part()
        elif is_apart:
            self.break_line(1)

    def _enter(self, tag: str, node: LexborNode) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            return
        self.count += 1
        path, outer = self.stack[-1]
        name = _name(tag, node)
        self.stack.append(((*path, self.count), _nest(outer, name)))

    def add_text(self, text: str, inline: str, element: LexborNode | None) -> None:
        """Add a piece of text; `inline` is the tag of the inline `element` it stands in."""
        if not self.pieces:
            if not text or text.isspace():
                return
            self.path, self.names = self.stack[-1]
            if element is not None and inline in NAMED_INLINE:
                self.names = _nest(self.names, _name_inline(inline, element))
        self.pieces.append(text)
        if self.link_depth:
            self.link_chars += len(" ".join(text.split()))

    def break_line(self, gap: int) -> None:
        """End the line; `gap` is the number of newlines before the next one."""
        if not self.pieces:
            if gap > self.gap:
                self.gap = gap
            return
        text = " ".join("".join(self.pieces).split())
        self._append(self.revise(text))
        self.gap, self.pieces, self.link_chars = gap, [], 0

    def _append(self, text: str) -> None:
        lead = "\n" * self.gap if self.parts else ""
        start = self.length + len(lead)
        self.parts.append(lead + text)
        self.length = start + len(text)
        self.lines.append(MarkedLine(start, self.length, self.path, self.names, self.link_chars))


def render(tree: LexborHTMLParser) -> tuple[str, list[MarkedLine]]:
    """Return the text of a page's body and its lines; blanks within a line are folded.

    The text is canonical. A source that was decoded is so but for its character references, so
    that the whole is looked at once, and line by line only where that shows a difference.
    """
    text, lines = _render(tree, Rendering())
    if canonicalize(text) == text:
        return text, lines
    return _render(tree, Rendering(revise=canonicalize))


def _render(tree: LexborHTMLParser, rendering: Rendering) -> tuple[str, list[MarkedLine]]:
    if tree.body is not None:
        _walk(tree.body, rendering)
    rendering.break_line(1)
    return "".join(rendering.parts), rendering.lines


def _walk(root: LexborNode, rendering: Rendering) -> None:
    """Visit the tree in document order without recursion: a page may nest without bound."""
    node: LexborNode | None = root
    open_tags: list[OpenTag] = []
    add_text = rendering.add_text
    while node is not None:
        tag = node.tag
        if tag == "-text":
            element, inline, _ = open_tags[-1] if open_tags else (None, "", False)
            add_text(node.text_content or "", inline, element)
        elif tag and tag[0] not in "-!" and tag not in SKIPPED:
            is_apart = tag in MARKED and rendering.open(tag, node)
            child = node.first_child
            if child is not None:
                open_tags.append((node, tag, is_apart))
                node = child
                continue
            if tag in MARKED:
                rendering.close(tag, is_apart)
        node = node.next or _leave(open_tags, rendering)


def _leave(open_tags: list[OpenTag], rendering: Rendering) -> LexborNode | None:
    """Close elements up to one that something follows; return what follows, None at the end."""
    while open_tags:
        node, tag, is_apart = open_tags.pop()
        if tag in MARKED:
            rendering.close(tag, is_apart)
        following = node.next if open_tags else None
        if following is not None:
            return following
    return None


def _name(tag: str, node: LexborNode) -> str:
    attributes = node.attributes
    if not attributes:
        return tag
    get = attributes.get
    return _join_names(tag, get("class"), get("id"), get("itemprop"))


def _heads_title(node: LexborNode) -> bool:
    """Whether an inline title (strong.tit) follows right behind an inline element."""
    following = node.next
    while following is not None and following.tag == "-text" and not _is_inked(following):
        following = following.next
    if following is None or following.tag not in PARTED_INLINE:
        return False
    return TITLED.search(_name(following.tag, following)) is not None


def _is_inked(node: LexborNode) -> bool:
    """Whether a piece of text shows anything but blanks."""
    return bool((node.text() or "").strip())


def _name_inline(tag: str, element: LexborNode) -> str:
    """Return the tag, with its class where that tells a picture's words or a deck (em.img_desc)."""
    name = _name(tag, element)
    tells = _read_inline(name)
    return name if tells.picture or tells.summary else tag


@lru_cache(maxsize=KNOWN_NAMES)
def _read_inline(name: str) -> Inline:
    return Inline(*(bool(each.search(name)) for each in (PICTURED, SECTION, SUMMED)))


@lru_cache(maxsize=KNOWN_NAMES)
def _nest(outer: str, name: str) -> str:
    return f"{outer} {name}" if outer else name


@lru_cache(maxsize=KNOWN_NAMES)
def _join_names(*names: str | None) -> str:
    """Return the names of a container as one word: `div.view.news`."""
    words = " ".join(each[:LONGEST_NAME] for each in names if each).lower().split()
    if not POSTS.isdisjoint(words):
        words = [word for word in words if not word.startswith(TERMS)]
    return ".".join(words)
