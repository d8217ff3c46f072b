"""HTML → the text a reader would see, in document order, with the markup around every line.

The canonical text holds all of the page, chrome included; whether a line is article or chrome is
for the clean stage to say, from what the markup gives away: containers, class names, links.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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

CELLS = frozenset(("td", "th"))
GAP_OF = {tag: 2 if tag in PARAGRAPHS else 1 for tag in BLOCKS | CELLS}
"""The containers: how many newlines stand before and after each."""

NAMED_INLINE = frozenset(("span", "em", "strong", "b", "i", "a", "time", "font", "cite"))


@dataclass(slots=True)
class Line:
    """A line in the making: its pieces, where it stands, how much of it is link."""

    pieces: list[str] = field(default_factory=list)
    link_chars: int = 0
    names: str = ""
    path: tuple[int, ...] = ()


@dataclass(slots=True)
class Rendering:
    """The text rendered so far and its lines; `stack` holds the open containers."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[MarkedLine] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    stack: list[tuple[tuple[int, ...], str]] = field(default_factory=list)
    link_depth: int = 0
    gap: int = 0
    count: int = 0
    depth: int = 0

    def open(self, tag: str, node: LexborNode) -> None:
        """Enter an element; a block ends the line before it."""
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

    def _part(self) -> None:
        """Keep moments apart that only a style sheet parts."""
        if self.line.pieces:
            self.line.pieces.append(" ")

    def close(self, tag: str) -> None:
        """Leave an element."""
        gap = GAP_OF.get(tag)
        if gap is not None:
            self.break_line(gap)
            self.depth -= 1
            if self.depth < len(self.stack):
                self.stack.pop()
        elif tag == "a":
            self.link_depth -= 1
        elif tag == "time":
            self._part()

    def _enter(self, tag: str, node: LexborNode) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            return
        self.count += 1
        name = _name(tag, node)
        if self.stack:
            path, outer = self.stack[-1]
            self.stack.append(((*path, self.count), f"{outer} {name}"))
        else:
            self.stack.append(((self.count,), name))

    def add_text(self, text: str, inline: str) -> None:
        """Add a piece of text; `inline` names the inline element it stands in."""
        line = self.line
        if not line.pieces:
            if not text or text.isspace():
                return
            if self.stack:
                line.path, names = self.stack[-1]
                line.names = f"{names} {inline}" if inline else names
        line.pieces.append(text)
        if self.link_depth:
            line.link_chars += len(" ".join(text.split()))

    def break_line(self, gap: int) -> None:
        """End the line; `gap` is the number of newlines before the next one."""
        if not self.line.pieces:
            self.gap = max(self.gap, gap)
            return
        text = " ".join("".join(self.line.pieces).split())
        self._append(text if text.isascii() else canonicalize(text))
        self.gap = gap
        self.line = Line()

    def _append(self, text: str) -> None:
        lead = "\n" * self.gap if self.parts else ""
        start = self.length + len(lead)
        self.parts.append(lead + text)
        self.length = start + len(text)
        line = self.line
        self.lines.append(MarkedLine(start, self.length, line.path, line.names, line.link_chars))


def render(tree: LexborHTMLParser) -> tuple[str, list[MarkedLine]]:
    """Return the text of a page's body and its lines; blanks within a line are folded."""
    rendering = Rendering()
    root = tree.body
    if root is not None:
        _walk(root, rendering)
    rendering.break_line(1)
    return "".join(rendering.parts), rendering.lines


def _walk(root: LexborNode, rendering: Rendering) -> None:
    """Visit the tree in document order without recursion: a page may nest without bound."""
    node: LexborNode | None = root
    open_tags: list[tuple[LexborNode, str]] = []
    while node is not None:
        tag = node.tag
        if tag == "-text":
            inline = open_tags[-1][1] if open_tags else ""
            rendering.add_text(node.text_content or "", inline if inline in NAMED_INLINE else "")
        elif tag and tag[0] not in "-!" and tag not in SKIPPED:
            rendering.open(tag, node)
            child = node.first_child
            if child is not None:
                open_tags.append((node, tag))
                node = child
                continue
            rendering.close(tag)
        node = _next(node, open_tags, rendering)


def _next(
    node: LexborNode, open_tags: list[tuple[LexborNode, str]], rendering: Rendering
) -> LexborNode | None:
    following = node.next
    while following is None and open_tags:
        node, tag = open_tags.pop()
        rendering.close(tag)
        following = node.next if open_tags else None
    return following


def _name(tag: str, node: LexborNode) -> str:
    attributes = node.attributes
    if not attributes:
        return tag
    names = [tag, attributes.get("class"), attributes.get("id"), attributes.get("itemprop")]
    words = " ".join(each[:LONGEST_NAME] for each in names if each)
    return ".".join(words.lower().split())
