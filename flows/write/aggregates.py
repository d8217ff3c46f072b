"""What only the whole run can say: which pages are copies, and what the awards add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.findings import Check
from flows.parts import find_parts, part_path, read_part, select_bucket, write_part
from flows.records import Award
from flows.structure.clusters import cluster_pages
from flows.structure.ledger import build_ledger, check_agreement
from flows.tables import to_records, to_table

BODY_ROLE = "paragraph"


def add_aggregates(staging: Path) -> None:
    """Write `clusters` and `ledger` from the merged tables of `staging`, in place of empty ones."""
    members = cluster_pages(_read_bodies(staging))
    clusters = to_table("clusters", members)
    buckets = len(find_parts(staging, "pages"))
    for bucket in range(buckets):
        rows = clusters.filter(select_bucket(bucket, buckets))
        write_part(part_path(staging, "clusters", bucket), "clusters", rows)
    cluster_of = {member.page_id: member.cluster_id for member in members}
    ledger = build_ledger(_read_awards(staging), cluster_of)
    write_part(part_path(staging, "ledger", 0), "ledger", to_table("ledger", ledger))
    _append_checks(staging, check_agreement(_read_awards(staging), cluster_of))


def _append_checks(staging: Path, checks: list[Check]) -> None:
    """Write the checks between pages beside those of the batches."""
    path = part_path(staging, "checks", 0)
    table = pa.concat_tables([read_part(path), to_table("checks", checks)])
    write_part(path, "checks", table)


def _read_bodies(staging: Path) -> Iterator[tuple[str, str]]:
    """Yield every page's id and body, its paragraphs joined by a newline; "" if it has none."""
    texts, blocks = (find_parts(staging, name) for name in ("texts", "blocks"))
    for text_part, block_part in zip(texts, blocks, strict=True):
        spans = _read_body_spans(block_part)
        for page_id, text in _rows(read_part(text_part)):
            yield page_id, "\n".join(text[start:end] for start, end in spans[page_id])


def _read_body_spans(path: Path) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page_id, role, start, end in _rows(read_part(path, ("page_id", "role", "start", "end"))):
        if role == BODY_ROLE:
            spans[page_id].append((start, end))
    return spans


def _read_awards(staging: Path) -> Iterator[Award]:
    for path in find_parts(staging, "awards"):
        yield from to_records(read_part(path), Award)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)
