"""Pages of several briefs: each with a heading of its own, often signed on its own.

A page is one of briefs if it says so in its title (단신, 브리핑), or if every marked heading opens
a text that ends with a sign-off. A long article with marked subheadings is signed once, so it
stays one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.clean.body import BRIEF_TITLE, LEAST_BRIEFS
from flows.clean.metadata import BRIEF_HEADINGS
from flows.clean.zoning import Zone

# What speaks for every article of a page.
SHARED_ROLES = frozenset(("title", "breadcrumb", "stamp", "copyright"))


def split_briefs(text: str, zones: Sequence[Zone]) -> list[list[Zone]]:
    """Return the zones of the page's articles, one list an article, the chrome left out.

    What stands above the first heading, and the rights line, belongs to the first of them.
    """
    own = [zone for zone in zones if not zone.is_chrome]
    starts = [no for no, zone in enumerate(own) if zone.rule in BRIEF_HEADINGS]
    if len(starts) < LEAST_BRIEFS or not _are_briefs(text, own, starts):
        return [own] if any(zone.role == "paragraph" for zone in own) else []
    bounds = [0, *starts[1:], len(own)]
    return [own[first:last] for first, last in pairwise(bounds)]


def _are_briefs(text: str, own: Sequence[Zone], starts: Sequence[int]) -> bool:
    ends = [*starts[1:], len(own)]
    parts = [own[start:end] for start, end in zip(starts, ends, strict=True)]
    if not all(any(zone.role == "paragraph" for zone in part) for part in parts):
        return False
    titles = (text[zone.start : zone.end] for zone in own if zone.role == "title")
    if any(BRIEF_TITLE.search(title) for title in titles):
        return True
    return all(any(zone.role == "signoff" for zone in part) for part in parts)
