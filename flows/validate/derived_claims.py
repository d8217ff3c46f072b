"""Facts derived from claims and from what they add up to; see `derived.py`."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.validate.rows import Derive, Flags, Rows, lies_within, list_tuples, list_values
from schemas.awards import STATED_FIELDS
from schemas.dataset import Dataset
from schemas.reference.bodies import index_codes
from schemas.reference.programmes import index_ids

CODES = ("code", "issuer_code", "recipient_code", "evaluator_code", "actor_code", "body_code")
"""Columns that hold codes of the registry of bodies."""


def _is_about_something(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [any(names) for names in list_tuples(table, "recipient", "programme", "evaluator")]


def _is_scope_of_something(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    names = ("selected", "selected_of", "top_percent", "selected_scope")
    shares = [
        scope is None or any(value is not None for value in values)
        for *values, scope in list_tuples(table, *names)
    ]
    superlatives = [
        scope is None or superlative is not None
        for superlative, scope in list_tuples(table, "superlative", "superlative_scope")
    ]
    return [a and b for a, b in zip(shares, superlatives, strict=True)]


def _is_evidence_known(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        all(each["field"] in STATED_FIELDS for each in evidence) for evidence in _evidence(table)
    ]


def _is_evidence_in_page(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    lengths = [rows.char_count_of.get(page_id, 0) for page_id in list_values(table, "page_id")]
    return [
        all(lies_within((each["start"], each["end"]), (0, length)) for each in evidence)
        for evidence, length in zip(_evidence(table), lengths, strict=True)
    ]


def _is_evidence_whole(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    filled = (
        {name for name, value in zip(STATED_FIELDS, row, strict=True) if value is not None}
        for row in list_tuples(table, *STATED_FIELDS)
    )
    return [
        fields <= {each["field"] for each in evidence}
        for fields, evidence in zip(filled, _evidence(table), strict=True)
    ]


def _evidence(table: pa.Table) -> list[list[dict[str, Any]]]:
    return [each or [] for each in list_values(table, "evidence")]


def _is_named_after_representative(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    members = list_tuples(table, "cluster_id", "page_id", "is_representative")
    return [(cluster_id == page_id) == bool(stands) for cluster_id, page_id, stands in members]


def _is_sourced(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    known = set(list_values(rows.tables["pages"], "page_id"))
    sources = list_tuples(table, "page_ids", "independent_sources")
    return [
        bool(page_ids) and known.issuperset(page_ids) and len(page_ids) >= (count or 0)
        for page_ids, count in sources
    ]


def _is_conflict_ungraded(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        grade is None or not conflict
        for grade, conflict in list_tuples(table, "grade", "has_conflict")
    ]


def _is_like_itself(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    members = list_tuples(table, "is_representative", "similarity")
    return [not stands or similarity in (1.0, None) for stands, similarity in members]


def _is_of_registries(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    known: list[tuple[str, Container[str]]] = [
        (name, index_codes()) for name in CODES if name in table.column_names
    ]
    if "programme_id" in table.column_names:
        known.append(("programme_id", index_ids()))
    columns = [
        [value is None or value in registry for value in list_values(table, name)]
        for name, registry in known
    ]
    return [all(row) for row in zip(*columns, strict=True)]


def find_claim(dataset: Dataset, rows: Rows, table: pa.Table, check: str) -> Any:
    """Return whether each row is one on which the cross-check of that name did not fail."""
    checks = rows.tables["checks"]
    is_failure = (
        (pc.field("check") == check)
        & (pc.field("dataset") == dataset.name)
        & (pc.field("outcome") == "fail")
    )
    failing = checks.filter(is_failure)["row_id"]
    return pc.invert(pc.is_in(table[dataset.key[0]], value_set=failing))


CLAIM_FACTS: tuple[Derive, ...] = (
    _is_about_something,
    _is_scope_of_something,
    _is_evidence_known,
    _is_evidence_in_page,
    _is_evidence_whole,
    _is_named_after_representative,
    _is_like_itself,
    _is_sourced,
    _is_conflict_ungraded,
    _is_of_registries,
)
