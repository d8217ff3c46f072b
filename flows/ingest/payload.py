"""What a script's payload says of the article whose body it holds: title, deck, moments, writers.

Keys are looked up beside the body first, then further out: a payload also lists other stories.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flows.markup import Declared

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "subject", "headlines.basic", "newstitle", "articletitle"),
    "subtitle": ("subtitle", "subtitles", "sub_title", "subheadline", "subheadlines.basic", "deck"),
    "published_at": (
        "publishedat", "published_at", "firstpublishedat", "first_published_at", "publishdate",
        "publish_date", "publisheddate", "published_date", "datepublished", "first_publish_date",
        "display_date", "displaydate", "pubdate", "pub_date", "pubdt", "regdate", "reg_date",
        "regdt", "reg_dt", "registeredat", "registdate", "createdat", "created_at", "createdate",
        "createddate", "created_date", "inputdate", "input_date", "inputdt", "servicedate",
        "servicedatetime", "publishtime", "approvedat", "approvedate", "articledate", "newsdate",
        "writedate", "issuedat", "issuedate", "releasedat", "published",
    ),
    "modified_at": (
        "modifiedat", "modified_at", "updatedat", "updated_at", "datemodified", "moddate",
        "last_updated_date", "editedat", "modifydate", "modifydatetime", "moddt", "mod_dt",
        "modifieddate", "lastmodifiedat", "updatedate", "updateddate", "editdate",
    ),
    "reporters": (
        "reporters.name", "authors.name", "author.name", "writers.name", "reporter.name",
        "byline.name", "credits.by.name", "journalists.name", "writer.name", "reporters", "authors",
        "author", "reporter", "reportername", "writer", "writername", "byline", "reporter_name",
    ),
}  # fmt: skip
"""The names that a field goes by in payloads, in lower case and in order of trust."""

KEPT = frozenset(name.rsplit(".", 1)[-1] for names in KEYS.values() for name in names)
"""Last keys whose values are kept even without Hangul."""

EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds since 1970
LONGEST_VALUE = 60  # code points of a value that is kept for its key alone
LEAST_FIELDS = 2  # a title and something else: fewer is a picture's or a section's
ROW = "row$"

Values = Mapping[str, Collection[str]]  # by kind: the path of keys, places in lists left out


def is_kept(kind: str, value: str) -> bool:
    """Whether a string is kept for the key it stands under, Hangul or not."""
    is_named = kind.rpartition(".")[2].lower() in KEPT or value.startswith("$")
    return len(value) <= LONGEST_VALUE and is_named


def describe_payload(kind: str, values: Values, declared: Declared) -> Declared:
    """Return what is declared, with what stands around the body of that kind in its payload.

    The payload's title and deck win; moments and writers fill in what the head leaves out.
    """
    by_kind: dict[str, Collection[str]] = {}
    for name, strings in values.items():
        by_kind.setdefault(name.lower(), strings)
    found = _find_article(_resolve(kind, values).lower(), by_kind)
    changes: dict[str, Any] = {}
    if found.get("title"):
        changes["title"] = found["title"][0]
    if found.get("subtitle"):
        changes["subtitle"] = "\n".join(found["subtitle"])
    for field in ("published_at", "modified_at"):
        if found.get(field) and not getattr(declared, field):
            changes[field] = _write_moment(found[field][0])
    if found.get("reporters") and not declared.reporters:
        changes["reporters"] = tuple(found["reporters"])
    return replace(declared, **changes)


def _resolve(kind: str, values: Values) -> str:
    """Return the kind of the string that refers to a row of text, for other kinds the kind."""
    if not kind.startswith(ROW):
        return kind
    reference = kind.removeprefix("row")
    return next((name for name, strings in values.items() if reference in strings), kind)


def _find_article(kind: str, values: Values) -> dict[str, list[str]]:
    """Return the fields of the nearest object around a kind that describes an article."""
    while "." in kind:
        kind = kind.rpartition(".")[0]
        fields = {field: _look_up(kind, names, values) for field, names in KEYS.items()}
        if fields["title"] and sum(map(bool, fields.values())) >= LEAST_FIELDS:
            return fields
    return {}


def _look_up(kind: str, names: Sequence[str], values: Values) -> list[str]:
    return next((list(values[each]) for name in names if (each := f"{kind}.{name}") in values), [])


def _write_moment(value: str) -> str:
    if not EPOCH.fullmatch(value):
        return value
    return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
