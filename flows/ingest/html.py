"""The reader of HTML: a file is one page, its rendered text the canonical text.

The markup goes beside the text as evidence; a body that is only in a script is appended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from selectolax.lexbor import LexborHTMLParser

from flows.errors import PageError
from flows.ingest.charset import find_declared_charset
from flows.ingest.declared import read_declared
from flows.ingest.decoding import decode, judge_text
from flows.ingest.intake import Blob, Entry, HeldBack, Origin, make_page
from flows.ingest.nesting import flatten
from flows.ingest.rendering import render
from flows.ingest.scripts import append_embedded
from flows.ingest.streams import read_whole
from flows.markup import Markup
from flows.records import Page


def list_html(blob: Blob) -> Iterator[Entry]:
    """Yield the one page of an HTML file."""
    yield partial(_read_html, blob)


def _read_html(blob: Blob) -> Page | HeldBack:
    try:
        with blob.open() as stream:
            data = read_whole(stream)
    except PageError as error:
        return HeldBack(blob.uri, None, error, None)
    origin = Origin(blob.uri, 0, "text/html")
    try:
        return make_html_page(data, origin)
    except PageError as error:
        return HeldBack(blob.uri, None, error, data)


def make_html_page(
    data: bytes, origin: Origin, charset: str | None = None, url: str | None = None
) -> Page:
    """Return the page that the bytes of an HTML document are.

    `charset` is the codec that the server declared, `url` where it served the page. Raises
    `PageError` as `decode`, and `empty_input` for a document that shows nothing.
    """
    decoded = decode(data, charset or find_declared_charset(data))
    text, markup = render_html(decoded.text)
    judge_text(text)
    if url and not markup.declared.url:
        markup = replace(markup, declared=replace(markup.declared, url=url))
    return make_page(data, origin, decoded, text, markup)


def render_html(source: str) -> tuple[str, Markup]:
    """Return the text that an HTML document shows, and the markup around its lines."""
    tree = LexborHTMLParser(flatten(source))
    declared = read_declared(tree)
    text, lines, declared = append_embedded(tree, declared, *render(tree))
    return text, Markup(tuple(lines), declared)
