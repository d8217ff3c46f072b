"""Facts derived from quotations, mentions, quantities and dates; see `derived.py`."""

from __future__ import annotations

import math
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.validate.rows import (
    Derive,
    Flags,
    Rows,
    are_filled_together,
    list_tuples,
    list_values,
)
from schemas.dataset import Dataset

LEAST_VALUES = {
    "count": 0.0,
    "money": 0.0,
    "duration": 0.0,
    "length": 0.0,
    "area": 0.0,
    "mass": 0.0,
    "volume": 0.0,
    "rank": 1.0,
    "temperature": -273.15,
}
"""The least value by kind of unit; a share or a score may be a loss, and so negative."""


def _first_year(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return pc.year(table["first_day"])


def _is_finite(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        all(math.isfinite(value) for value in pair if value is not None)
        for pair in list_tuples(table, "value", "value_max")
    ]


def _is_anchored_if_resolved(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    is_open = pc.and_(pc.is_null(table["first_day"]), pc.is_null(table["last_day"]))
    is_unanchored = pc.is_in(table["anchor"], value_set=pa.array(["none"]))
    return pc.or_(is_open, pc.invert(is_unanchored))


def _is_speaker_span_whole(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return are_filled_together(table, "speaker_start", "speaker_end")


def _is_speaker_placed(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    return are_filled_together(table, "speaker", "speaker_start")


def _is_anonymous_if_unnamed(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    pairs = list_tuples(table, "speaker", "is_anonymous")
    return [speaker is not None or is_anonymous is not False for speaker, is_anonymous in pairs]


def _is_named_by_place(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    key = dataset.key[0]
    kind = key.removesuffix("_id")
    kinds = list_values(table, "kind") if kind == "mention" else [kind] * table.num_rows
    ids = zip(list_tuples(table, key, "page_id", "start"), kinds, strict=True)
    return [id_ == f"{page_id}:{kind}:{start}" for (id_, page_id, start), kind in ids]


def _is_described_by_kind(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    mentions = list_tuples(table, "kind", "code", "position", "organization")
    strange = {"person": (1,), "organization": (2, 3), "place": (2, 3)}
    return [all(each[at] is None for at in strange.get(each[0], ())) for each in mentions]


def _is_in_range_of_kind(dataset: Dataset, rows: Rows, table: pa.Table) -> Flags:
    return [
        value is None or value >= LEAST_VALUES.get(kind, -math.inf)
        for kind, value in list_tuples(table, "unit_kind", "value")
    ]


def _is_as_long_as_precision(dataset: Dataset, rows: Rows, table: pa.Table) -> Any:
    first, last, precision = (table[name] for name in ("first_day", "last_day", "precision"))
    is_year = pc.equal(pc.year(first), pc.year(last))
    is_month = pc.and_(is_year, pc.equal(pc.month(first), pc.month(last)))
    stated = pc.make_struct(
        *(pc.equal(precision, pa.scalar(each)) for each in ("day", "month", "year"))
    )
    return pc.fill_null(pc.case_when(stated, pc.equal(first, last), is_month, is_year), True)


VALUE_FACTS: tuple[Derive, ...] = (
    _first_year,
    _is_finite,
    _is_anchored_if_resolved,
    _is_speaker_span_whole,
    _is_speaker_placed,
    _is_anonymous_if_unnamed,
    _is_named_by_place,
    _is_described_by_kind,
    _is_in_range_of_kind,
    _is_as_long_as_precision,
)
