"""Bound how deep the elements of a page nest, before it is parsed.

The parser looks through all open elements at each new block, as the HTML standard asks for, so
its time grows with the square of the depth. Browsers stop at a depth of 512; so does this.
"""

from __future__ import annotations

import re

DEEPEST = 512

SAFE_TAGS = 5_000
"""Start tags of a page that cannot nest so deep as to cost more than some 50 ms."""

# Every start or end tag but those of void elements and of those that the next of a kind closes.
_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd"
    r"|option|optgroup|tr|td|th|tbody|thead|tfoot|colgroup)[\s/>])[a-zA-Z][^<>]*+>?"
)


def flatten(source: str) -> str:
    """Return the HTML with line breaks for the tags of elements that lie deeper than `DEEPEST`."""
    tags = source.count("<")
    if tags <= SAFE_TAGS or tags - source.count("</") <= SAFE_TAGS:
        return source
    depth = deepest = 0
    for match in _TAG.finditer(source):
        depth += -1 if match[1] else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return _cut(source) if deepest > DEEPEST else source


def _cut(source: str) -> str:
    depth = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal depth
        is_too_deep = depth >= DEEPEST + bool(match[1])
        depth = max(0, depth - 1) if match[1] else depth + 1
        return "<br>" if is_too_deep else match.group()

    return _TAG.sub(replace, source)
