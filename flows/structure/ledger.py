"""The ledger: what the pages say of a body in a programme and year, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flows.records import Award, LedgerEntry

REPORTED, IMPLIED = "reported", "implied_by_streak"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one award says of one year."""

    body: str
    body_code: str | None
    programme: str
    programme_id: str | None
    year: int
    grade: str | None
    basis: str
    page_id: str

    @property
    def key(self) -> tuple[str, str, int]:
        """Body, programme and year, by code and id where there are any."""
        programme = self.programme_id or self.programme.replace(" ", "")
        return (self.body_code or self.body, programme, self.year)


def build_ledger(awards: Iterable[Award], cluster_of: Mapping[str, str]) -> list[LedgerEntry]:
    """Return one entry a body, programme and year, ordered by these.

    `cluster_of` maps page_id to cluster_id: copies count as one independent source. Awards
    without recipient or programme, or from which no year follows, have no entry.
    """
    groups: dict[tuple[str, str, int], list[Statement]] = {}
    for award in awards:
        for statement in _read_statements(award):
            groups.setdefault(statement.key, []).append(statement)
    entries = [_make_entry(group, cluster_of) for group in groups.values()]
    return sorted(entries, key=lambda entry: (entry.body, entry.programme, entry.year))


def _read_statements(award: Award) -> Iterator[Statement]:
    if not award.recipient or not award.programme:
        return
    for year, basis in _find_years(award):
        yield Statement(
            award.recipient,
            award.recipient_code,
            award.programme,
            award.programme_id,
            year,
            award.grade,
            basis,
            award.page_id,
        )


def _find_years(award: Award) -> Iterator[tuple[int, str]]:
    if award.year:
        yield award.year, REPORTED
    if not award.streak_years:
        return
    last = award.year
    if last is None and award.streak_first_year:
        last = award.streak_first_year + award.streak_years - 1
    if last:
        years = range(last - award.streak_years + 1, last + 1)
        yield from ((year, IMPLIED) for year in years if year != award.year)


def _make_entry(group: list[Statement], cluster_of: Mapping[str, str]) -> LedgerEntry:
    first = min(group, key=lambda each: (each.basis != REPORTED, each.programme, each.page_id))
    grades = {statement.grade for statement in group if statement.grade}
    has_conflict = len(grades) > 1
    page_ids = tuple(sorted({statement.page_id for statement in group}))
    return LedgerEntry(
        body=first.body,
        body_code=first.body_code,
        programme=first.programme,
        programme_id=first.programme_id,
        year=first.year,
        grade=grades.pop() if len(grades) == 1 else None,
        basis=first.basis,
        independent_sources=len({cluster_of.get(page_id, page_id) for page_id in page_ids}),
        page_ids=page_ids,
        has_conflict=has_conflict,
    )
