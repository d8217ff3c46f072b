"""The evidence beside a page's text: what its markup and its source say of it.

For HTML these are the containers of every line and the meta tags; for a record its fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class MarkedLine(NamedTuple):
    """A line of an HTML page: its containers from the outermost in, by number and by name.

    `names` are tags with class and id words (`div.view.news`), `link_chars` how much is link.
    """

    start: int
    end: int
    path: tuple[int, ...]
    names: str
    link_chars: int


@dataclass(frozen=True, slots=True)
class Declared:
    """What a source says of its article beside the text: meta tags, JSON-LD, record fields.

    `licence` is what the picture of a licence (공공누리) says in its stead.
    """

    title: str | None = None
    subtitle: str | None = None
    outlet: str | None = None
    url: str | None = None
    reporters: tuple[str, ...] = ()
    published_at: str | None = None
    modified_at: str | None = None
    body: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """The evidence beside a canonical text that was rendered or joined from parts."""

    lines: tuple[MarkedLine, ...] = ()
    declared: Declared = Declared()
