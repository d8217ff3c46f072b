"""What a run says of its pages as a whole: checks, rejects, groups of copies, the ledger.

Like those of `flows.records`, each has the fields of its dataset.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check on one row, or on a whole dataset where `row_id` is None."""

    check: str
    dataset: str
    row_id: str | None
    severity: str
    outcome: str
    observed: str | None
    expected: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Reject:
    """What was held back, why, and where it is kept."""

    source_uri: str
    page_id: str | None
    dataset: str | None
    row_id: str | None
    stage: str
    reason: str
    detail: str
    quarantine_uri: str | None


@dataclass(frozen=True, slots=True)
class ClusterMember:
    """A page in a group of copies; `similarity` is to the group's representative, 0 to 1."""

    cluster_id: str
    page_id: str
    similarity: float
    is_representative: bool


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What the pages say of one body in one programme and year."""

    body: str
    body_code: str | None
    programme: str
    programme_id: str | None
    year: int
    grade: str | None
    basis: str
    independent_sources: int
    page_ids: tuple[str, ...]
    has_conflict: bool
