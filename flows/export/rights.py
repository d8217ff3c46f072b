"""Whose words may be handed on: the classes of redistribution and the columns that hold words.

Bare facts are free, ordinary articles are not (domain notes, section 6). A page's text is handed on
only if the rights line of each article on it lets a changed copy be handed on, since names and
contacts are masked in it, and never the chrome around the articles, which is other people's.
What is not known to be a fact counts as words, so a new column is left out until it is named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from schemas.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text of pages of a class may be handed on, and why."""

    is_text_kept: bool
    why: str


VERDICTS: Mapping[str, Verdict] = {
    "kogl_1": Verdict(True, "KOGL type 1: any use, the source is to be named"),
    "kogl_2": Verdict(True, "KOGL type 2: no commercial use, the source is to be named"),
    "kogl_3": Verdict(False, "KOGL type 3 forbids changed copies, and names are masked here"),
    "kogl_4": Verdict(False, "KOGL type 4 forbids changed copies, and names are masked here"),
    "prohibited": Verdict(False, "the rights line forbids to redistribute"),
    "unknown": Verdict(False, "no rights line allows to redistribute"),
}
NO_ARTICLE = "no_article"
"""The class of a page without an article; nothing on it says that it may be handed on."""

_COMMON = ("article_id", "page_id", "rule")
FACTS: Mapping[str, tuple[str, ...]] = {
    "pages": (*("page_id", "source_uri", "media_type", "sha256", "encoding", "encoding_evidence"),),
    "texts": ("page_id",),
    "blocks": (*_COMMON, "role", "module"),
    "articles": (
        *("article_id", "page_id", "kind", "sections", "outlet", "outlet_domain", "issuer"),
        *("issuer_code", "reporters", "published_precision", "dateline_place", "redistribution"),
    ),
    "sentences": _COMMON,
    "quotations": (*_COMMON, "quotation_id", "speaker", "position", "organization", "verb"),
    "mentions": (
        *(*_COMMON, "mention_id", "kind", "canonical_name", "code", "position", "organization"),
    ),
    "quantities": (*_COMMON, "quantity_id", "unit", "unit_kind", "bound", "change"),
    "dates": (*_COMMON, "date_id", "precision", "anchor"),
    "awards": (
        *(*_COMMON, "award_id", "recipient", "recipient_code", "evaluator", "evaluator_code"),
        *("programme", "programme_id", "grade", "selected_scope", "superlative"),
        *("superlative_scope", "evidence", "field", "recipient_kind"),
    ),
    "initiatives": (*_COMMON, "initiative_id", "name", "actor", "actor_code", "kind"),
    "module_items": (*_COMMON, "module"),
    "checks": ("check", "dataset", "row_id", "severity", "outcome"),
    "rejects": ("source_uri", "page_id", "dataset", "row_id", "stage", "reason"),
    "clusters": ("cluster_id", "page_id"),
    "ledger": (*("body", "body_code", "programme", "programme_id", "grade", "basis", "page_ids"),),
}
"""The columns of strings that state a fact or name a thing, by dataset."""

FOREIGN = ("module_items",)
"""Datasets whose words belong to other articles, whose rights the page does not tell."""


def classify_pages(articles: pa.Table, page_ids: list[str]) -> dict[str, str]:
    """Return the class of every page: the strictest of its articles'."""
    order = list(VERDICTS)
    classes: dict[str, str] = {}
    rows: list[list[Any]] = [articles[name].to_pylist() for name in ("page_id", "redistribution")]
    for page_id, found in zip(*rows, strict=True):
        classes[page_id] = max(classes.get(page_id, found), found, key=order.index)
    return {page_id: classes.get(page_id, NO_ARTICLE) for page_id in page_ids}


def allows_text(page_class: str) -> bool:
    """Return whether the words of a page of that class may be handed on."""
    return page_class in VERDICTS and VERDICTS[page_class].is_text_kept


def find_word_columns(dataset: Dataset) -> tuple[str, ...]:
    """Return the columns of a dataset that hold words of a page rather than facts."""
    facts = FACTS.get(dataset.name, ())
    return tuple(
        each.name
        for each in dataset.columns
        if _holds_strings(each.type) and each.name not in facts
    )


def _holds_strings(type_: pa.DataType) -> bool:
    if pa.types.is_list(type_) or pa.types.is_large_list(type_):
        return _holds_strings(type_.value_type)
    return pa.types.is_nested(type_) or pa.types.is_string(type_) or pa.types.is_large_string(type_)
