"""The row gate: rows of a batch that fail a critical expectation are held back with the reason.

Tables are gated parents first. Of a row that fails several expectations the first one declared
gives the reason; every failure, warnings too, is a row of `checks`. What refers to a row that was
held back goes with it, reason `parent_rejected`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.findings import Check, Reject
from flows.tables import has_table, read_records, read_table, write_records, write_table
from flows.validate.claims import cross_check_batch
from flows.validate.frames import make_frame
from flows.validate.quarantine import HeldRow, keep_rows
from flows.validate.rows import Rows
from flows.validate.suites import Outcome, validate_frame
from schemas.catalog import DATASETS
from schemas.dataset import Dataset

GATED = tuple(
    each for each in DATASETS if each.name not in ("checks", "rejects", "clusters", "ledger")
)

LONGEST_SHOWN = 80
"""Characters of a value that `checks` and `rejects` show; the whole row is in the quarantine."""


@dataclass(frozen=True, slots=True)
class BatchVerdict:
    """What the row gate made of a batch, as counts.

    `accepted` rows by dataset, `rejected` rows of `rejects` by reason (those of ingest among
    them), `failed` rows by `<dataset>.<expectation id>`, warnings among them.
    """

    accepted: Mapping[str, int]
    rejected: Mapping[str, int]
    failed: Mapping[str, int]


@dataclass
class _Gate:
    """The state of one pass: tables as they stand, what was held back and found so far.

    `rows` are those tables; what it has read of one is good until rows are taken out of it.
    """

    tables: dict[str, pa.Table]
    rows: Rows
    source_uri_of: Mapping[str, str]
    held: list[HeldRow] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    gone: dict[str, set[Any]] = field(default_factory=dict)


def check_batch(folder: Path, accepted: Path, quarantine: Path) -> BatchVerdict:
    """Gate the tables of the batch `folder` and write what passes to the folder `accepted`.

    Rows held back are kept as JSON under `quarantine`, the run's own `rejects` folder; tables
    `checks` and `rejects` are written beside the accepted ones, rejects of ingest included.
    Raises `OutputError` if a table is missing and `RuntimeError` if a suite is defective.
    """
    gate = _open_gate(folder)
    for dataset in GATED:
        _hold_back_children(gate, dataset)
        _hold_back_failing(gate, dataset)
    rejects = _read_rejects(folder) + keep_rows(gate.held, gate.source_uri_of, quarantine)
    failed = Counter(f"{each.dataset}.{each.check}" for each in gate.checks)
    for dataset in GATED:
        write_table(accepted, dataset.name, gate.tables[dataset.name])
    write_records(accepted, "checks", gate.checks + cross_check_batch(gate.rows))
    write_records(accepted, "rejects", rejects)
    rows = {name: table.num_rows for name, table in gate.tables.items()}
    return BatchVerdict(rows, Counter(each.reason for each in rejects), failed)


def _open_gate(folder: Path) -> _Gate:
    tables = {each.name: read_table(folder, each.name) for each in GATED}
    pages = tables["pages"]
    uris = zip(pages["page_id"].to_pylist(), pages["source_uri"].to_pylist(), strict=True)
    return _Gate(tables, Rows(tables), {page_id: uri for page_id, uri in uris if page_id and uri})


def _read_rejects(folder: Path) -> list[Reject]:
    return read_records(folder, "rejects", Reject) if has_table(folder, "rejects") else []


def _hold_back_children(gate: _Gate, dataset: Dataset) -> None:
    """Hold back the rows that refer to a row of another dataset that was held back."""
    for parent in dataset.parents:
        table = gate.tables[dataset.name]
        gone = pa.array(sorted(gate.gone.get(parent.dataset, ())), pa.string())
        orphaned = pc.is_in(table[parent.column], value_set=gone).to_pylist()
        positions = (position for position, is_orphan in enumerate(orphaned) if is_orphan)
        why = ("parent_rejected", f"its row in {parent.dataset} was held back")
        _take_out(gate, dataset, dict.fromkeys(positions, why))


def _hold_back_failing(gate: _Gate, dataset: Dataset) -> None:
    """Validate the rows of a dataset, note what fails and hold back what fails critically."""
    table = gate.tables[dataset.name]
    if not table.num_rows:
        return
    expectations = [each for each in dataset.expectations if each.scope == "row"]
    frame = make_frame(dataset, gate.rows, table, expectations)
    reasons: dict[int, tuple[str, str]] = {}
    for outcome in validate_frame(dataset.name, expectations, frame):
        for position in outcome.failing:
            check = _note_failure(dataset, outcome, table, frame.iloc[position], position)
            gate.checks.append(check)
            if check.severity == "critical":
                detail = f"{check.check}: {check.observed}; {check.expected}"
                reasons.setdefault(position, (outcome.expectation.reason, detail))
    _take_out(gate, dataset, reasons)


def _note_failure(
    dataset: Dataset, outcome: Outcome, table: pa.Table, row: Any, position: int
) -> Check:
    expectation = outcome.expectation
    row_id = _row_id(dataset, table, position)
    observed = ", ".join(f"{name}={_show(row[name])}" for name in expectation.columns())
    verb = "Held back" if expectation.severity == "critical" else "Flagged"
    return Check(
        check=expectation.id,
        dataset=dataset.name,
        row_id=row_id,
        severity=expectation.severity,
        outcome="fail",
        observed=observed,
        expected=expectation.description,
        message=f"{verb}: {dataset.name} {row_id} has {observed}.",
    )


def _take_out(gate: _Gate, dataset: Dataset, reasons: Mapping[int, tuple[str, str]]) -> None:
    """Move the rows at those positions from the table to what is held back."""
    if not reasons:
        return
    table = gate.tables[dataset.name]
    for position, (reason, detail) in sorted(reasons.items()):
        row = table.slice(position, 1).to_pylist()[0]
        row_id = _row_id(dataset, table, position)
        gate.held.append(HeldRow(dataset.name, row_id, row["page_id"], reason, detail, row))
    stays = [position not in reasons for position in range(table.num_rows)]
    gate.tables[dataset.name] = table.filter(pa.array(stays))
    gate.rows = Rows(gate.tables)
    key = dataset.key[0]
    before, after = table[key].to_pylist(), gate.tables[dataset.name][key].to_pylist()
    gate.gone.setdefault(dataset.name, set()).update({*before} - {*after, None})


def _row_id(dataset: Dataset, table: pa.Table, position: int) -> str:
    """Return the key of a row as one string, its parts joined by a colon."""
    parts = (table[name][position].as_py() for name in dataset.key)
    return ":".join("" if part is None else str(part) for part in parts)


def _show(value: Any) -> str:
    """Return a value of a frame for a person: whole numbers without point, long words cut."""
    if value is None or value != value:
        return "null"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
