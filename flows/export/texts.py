"""The texts that may be handed on, with circles for what in them may not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flows.export.persons import cover, mask_contacts, mask_names
from flows.parts import find_parts, read_part

CHROME_ROLES = frozenset(
    (
        *("contact", "navigation", "advertisement", "comment"),
        *("module_heading", "module_item", "module_teaser"),
    )
)
"""Roles whose words are not the article's, even where a block of one stands inside it."""

Span = tuple[int, int]


def read_texts(state: Path) -> Iterator[tuple[str, str]]:
    """Yield page id and canonical text of every page of a state."""
    for part in find_parts(state, "texts"):
        table = read_part(part, ("page_id", "text"))
        page_ids: list[Any] = table["page_id"].to_pylist()
        yield from zip(page_ids, table["text"].to_pylist(), strict=True)


def mask_texts(
    state: Path,
    allowed: frozenset[str],
    private: Mapping[str, frozenset[str]],
) -> dict[str, str]:
    """Return the texts of the allowed pages, each as long as it was, by page id.

    What does not belong to an article, contacts and the names of private persons are circles.
    """
    if not allowed:
        return {}
    articles, persons = _find_article_spans(state, allowed), _find_person_spans(state, private)
    return {
        page_id: mask_text(text, articles[page_id], persons[page_id], private.get(page_id))
        for page_id, text in read_texts(state)
        if page_id in allowed
    }


def mask_text(
    text: str, articles: list[Span], persons: list[Span], names: frozenset[str] | None
) -> str:
    """Return a text of the same length: outside the articles and where persons stand circles."""
    kept = list(cover(text))
    for start, end in articles:
        kept[start:end] = text[start:end]
    for start, end in persons:
        kept[start:end] = cover("".join(kept[start:end]))
    return mask_contacts(mask_names("".join(kept), names or frozenset()))


def _find_article_spans(state: Path, allowed: frozenset[str]) -> Mapping[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in _read_rows(state, "blocks", ("page_id", "article_id", "role", "start", "end")):
        page_id, article_id, role, start, end = row
        if page_id in allowed and article_id is not None and role not in CHROME_ROLES:
            spans[page_id].append((start, end))
    return spans


def _find_person_spans(
    state: Path, private: Mapping[str, frozenset[str]]
) -> Mapping[str, list[Span]]:
    spans: dict[str, list[Span]] = defaultdict(list)
    columns = ("page_id", "kind", "text", "canonical_name", "start", "end")
    for page_id, kind, text, name, start, end in _read_rows(state, "mentions", columns):
        names = private.get(page_id, frozenset())
        if kind == "person" and (text in names or name in names):
            spans[page_id].append((start, end))
    return spans


def _read_rows(state: Path, dataset: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for part in find_parts(state, dataset):
        table = read_part(part, columns)
        yield from zip(*(table[name].to_pylist() for name in columns), strict=True)
