"""Records with fields (rows of JSONL, CSV, Parquet): what a field is called becomes what it is.

The canonical text is title, subtitle and content joined by one blank line; absent ones are left
out. `html` is rendered and stands in for a content that is absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from flows.errors import InputError, PageError
from flows.ingest.decoding import Decoded, canonicalize, judge_text
from flows.ingest.html import render_html
from flows.ingest.intake import Origin, make_page
from flows.markup import Declared, MarkedLine, Markup
from flows.records import Page

KNOWN_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "subtitle": ("subtitle",),
    "content": ("content", "text", "body"),
    "html": ("html",),
    "url": ("url", "source_url", "link"),
    "outlet": ("outlet", "publisher", "provider"),
    "published_at": ("published_at", "date"),
    "id": ("id",),
}
"""The names a field goes by, in order of precedence."""

PARTS = ("title", "subtitle", "content", "html")
GAP = "\n\n"
LISTED_FIELDS = 20
RECORD = "record"

FieldNames = Mapping[str, str]
"""Foreign names by the known field that they stand for: `{"content": "본문"}`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text: its field, its canonical text, and its lines if it was rendered."""

    field: str
    text: str
    markup: Markup | None = None


def read_field_names(given: tuple[str, ...] | list[str]) -> dict[str, str]:
    """Return the mapping of `--field` options such as `content=본문`; raises `InputError`."""
    names: dict[str, str] = {}
    for each in given:
        known, _, foreign = (part.strip() for part in each.partition("="))
        if known not in KNOWN_FIELDS or not foreign:
            fields = ", ".join(KNOWN_FIELDS)
            raise InputError(f"--field {each}: give FIELD=NAME with a FIELD of {fields}")
        names[known] = foreign
    return names


def make_record_page(
    record: Mapping[str, object], data: bytes, origin: Origin, read: Decoded, names: FieldNames
) -> Page:
    """Return the page of a record; `read` tells how its bytes were decoded, its text is unused.

    Raises `PageError` with reason `unknown_fields`, or one of those of `decode`.
    """
    values = {each: _find_value(record, each, names) for each in KNOWN_FIELDS}
    if all(value is None for value in values.values()):
        raise PageError("unknown_fields", f"its fields are {_list_fields(record)}")
    parts = list(_make_parts(values))
    text = GAP.join(part.text for part in parts)
    judge_text(text)
    raw = (values[each] for each in PARTS[:3])
    changed = any(value is not None and canonicalize(value) != value for value in raw)
    decoded = replace(read, is_normalized=read.is_normalized or changed)
    return make_page(data, origin, decoded, text, _mark_parts(parts, values))


def _find_value(record: Mapping[str, object], known: str, names: FieldNames) -> str | None:
    """Return the text of a field; None if it is absent, blank, or neither text nor a figure."""
    given = (names[known],) if known in names else ()
    for name in (*given, *KNOWN_FIELDS[known]):
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, date | datetime):
            return value.isoformat()
        if isinstance(value, int | float) and not isinstance(value, bool) and known == "id":
            return str(value)
    return None


def _list_fields(record: Mapping[str, object]) -> str:
    names = [str(name) for name in record]
    rest = f" and {len(names) - LISTED_FIELDS} more" if len(names) > LISTED_FIELDS else ""
    return (", ".join(name[:40] for name in names[:LISTED_FIELDS]) or "none") + rest


def _make_parts(values: Mapping[str, str | None]) -> Iterator[Part]:
    for name in ("title", "subtitle"):
        value = values[name]
        if value is not None:
            yield Part(name, canonicalize(value))
    content, html = values["content"], values["html"]
    if content is not None:
        yield Part("content", canonicalize(content))
    elif html is not None:
        yield Part("html", *render_html(canonicalize(html)))


def _mark_parts(parts: list[Part], values: Mapping[str, str | None]) -> Markup:
    """Mark every line with the field it is of, and declare what the fields say of the article."""
    lines: list[MarkedLine] = []
    start = 0
    for number, part in enumerate(parts, start=2):
        lines.extend(_mark_part(part, start, number))
        start += len(part.text) + len(GAP)
    rendered = next((part.markup.declared for part in parts if part.markup), Declared())
    given = {each: values[each] for each in ("title", "subtitle", "outlet", "url", "published_at")}
    known: dict[str, Any] = {
        name: canonicalize(value).strip() for name, value in given.items() if value
    }
    return Markup(tuple(lines), replace(rendered, **known))


def _mark_part(part: Part, start: int, number: int) -> Iterator[MarkedLine]:
    path, names = (1, number), f"{RECORD} field.{part.field}"
    if part.markup is None:
        for line in _split(part.text, start):
            yield MarkedLine(*line, path, names, 0)
        return
    for inner in part.markup.lines:
        yield inner._replace(
            start=inner.start + start,
            end=inner.end + start,
            path=path + tuple(each + len(PARTS) + 1 for each in inner.path),
            names=f"{names} {inner.names}".rstrip(),
        )


def _split(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that are not blank, without the blanks around them."""
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            first = start + raw.index(content)
            yield first, first + len(content)
        start += len(raw) + 1
