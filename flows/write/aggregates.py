"""What only the whole run can say: which pages are copies, and what the awards add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.parts import (
    count_parts,
    find_parts,
    link_file,
    part_path,
    read_part,
    select_bucket,
    select_pages,
    write_part,
)
from flows.reused import NOTHING, Reused, state_path
from flows.structure.ledger import Claim, build_ledger, check_agreement, group_claims
from flows.tables import to_records, to_table
from flows.write.copies import SIGNATURES, group_copies, sign_bodies

BODY_ROLE = "paragraph"
KIND = "signatures"


def add_aggregates(staging: Path, reused: Reused = NOTHING) -> None:
    """Write `clusters`, `ledger` and what they say into `checks`, from the tables of `staging`.

    The signatures of bodies are kept in the state of the run, and those of pages that are
    `reused` come from there.
    """
    buckets = count_parts(staging, "pages")
    signatures = pa.concat_tables(_sign_bucket(staging, each, reused) for each in range(buckets))
    clusters = group_copies(signatures)
    for bucket in range(buckets):
        rows = clusters.filter(select_bucket(bucket, buckets))
        write_part(part_path(staging, "clusters", bucket), "clusters", rows)
    ids = (clusters[name].to_pylist() for name in ("page_id", "cluster_id"))
    _add_ledger(staging, dict(zip(*ids, strict=True)))


def _add_ledger(staging: Path, cluster_of: dict[str, str]) -> None:
    """Write the ledger, and the checks between pages to the last file of `checks`."""
    claims = group_claims(_read_claims(staging))
    ledger = to_table("ledger", build_ledger(claims, cluster_of))
    write_part(part_path(staging, "ledger", 0), "ledger", ledger)
    checks = to_table("checks", check_agreement(claims, cluster_of))
    write_part(part_path(staging, "checks", count_parts(staging, "pages")), "checks", checks)


def _sign_bucket(staging: Path, bucket: int, reused: Reused) -> pa.Table:
    """Return the signatures of a bucket's pages and write them to the state of the run."""
    path = state_path(staging, KIND, bucket, ".parquet")
    path.parent.mkdir(parents=True, exist_ok=True)
    before = _find_signed(reused, bucket, count_parts(staging, "pages"))
    if bucket in reused.find_untouched(count_parts(staging, "pages")):
        link_file(before[0], path)
        return read_part(path)
    page_ids = read_part(part_path(staging, "pages", bucket), ("page_id",))["page_id"]
    same = page_ids.filter(pc.is_in(page_ids, value_set=reused.page_ids)).combine_chunks()
    known = pa.concat_tables([SIGNATURES.empty_table(), *map(read_part, before)])
    known = select_pages(known, KIND, same)
    signed = sign_bodies(
        _read_bodies(staging, bucket, {str(each) for each in known["page_id"].to_pylist()})
    )
    signatures = pa.concat_tables([known, signed]).sort_by("page_id")
    pq.write_table(signatures, path, compression="none")
    return signatures


def _find_signed(reused: Reused, bucket: int, buckets: int) -> list[Path]:
    """Return the files of the state before that may hold signatures of the bucket."""
    if not reused.snapshot:
        return []
    if reused.count_buckets() == buckets:
        return [state_path(reused.snapshot, KIND, bucket, ".parquet")]
    return sorted(state_path(reused.snapshot, KIND, 0, "").parent.glob("part-*.parquet"))


def _read_bodies(staging: Path, bucket: int, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield id and body of a bucket's other pages: paragraphs joined by a newline, "" for none."""
    spans = _read_body_spans(part_path(staging, "blocks", bucket))
    for page_id, text in _rows(read_part(part_path(staging, "texts", bucket))):
        if page_id not in known:
            yield page_id, "\n".join(text[start:end] for start, end in spans[page_id])


def _read_body_spans(path: Path) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    columns = ("page_id", "role", "start", "end")
    table = read_part(path, columns).filter(pc.field("role") == BODY_ROLE)
    for page_id, _, start, end in _rows(table):
        spans[page_id].append((start, end))
    return spans


def _read_claims(staging: Path) -> Iterator[Claim]:
    names = list(Claim.__dataclass_fields__)
    for path in find_parts(staging, "awards"):
        yield from to_records(read_part(path, names), Claim)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)
