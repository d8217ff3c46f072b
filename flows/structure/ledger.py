"""The ledger: what the pages say of a body in a programme and year, and whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.findings import Check, LedgerEntry

REPORTED, IMPLIED = "reported", "implied_by_streak"
PERSON = "person"  # kind of a recipient
AGREEMENT = "ledger_agreement"
NO_LABEL = frozenset(("최고등급", "최상위등급"))  # a place on any scale; it contradicts no label
NOT_IN_KEY = re.compile(r"[^0-9A-Za-z가-힣]+")
LABEL = re.compile(r"(?:기관|등급|상)$")
Key = tuple[str, str, int]
Claims = Mapping[Key, Sequence["Statement"]]


@dataclass(frozen=True, slots=True)
class Claim:
    """What the ledger reads of a claim."""

    recipient: str | None
    recipient_code: str | None
    programme: str | None
    programme_id: str | None
    year: int | None
    grade: str | None
    streak_years: int | None
    streak_first_year: int | None
    page_id: str
    field: str | None = None
    recipient_kind: str | None = None


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
    field: str | None = None

    @property
    def key(self) -> Key:
        """Body, programme (with its field) and year, by code and id where there are any."""
        programme = self.programme_id or NOT_IN_KEY.sub("", self.programme)
        programme = f"{programme}/{self.field}" if self.field else programme
        return (self.body_code or self.body, programme, self.year)


def group_claims(claims: Iterable[Claim]) -> Claims:
    """Return what is said of each body, programme and year.

    Claims without recipient or programme, or from which no year follows, have no part in it, nor
    have those of persons.
    """
    groups: dict[Key, list[Statement]] = {}
    for claim in claims:
        for statement in _read_statements(claim):
            groups.setdefault(statement.key, []).append(statement)
    return groups


def build_ledger(groups: Claims, cluster_of: Mapping[str, str]) -> list[LedgerEntry]:
    """Return one entry a body, programme and year, ordered by these.

    `cluster_of` maps page_id to cluster_id: copies count as one independent source. A later
    correction supersedes nothing: it stands beside what it corrects as a conflict.
    """
    entries = [_make_entry(group, cluster_of) for group in groups.values()]
    return sorted(entries, key=lambda entry: (entry.body, entry.programme, entry.year))


def check_agreement(groups: Claims, cluster_of: Mapping[str, str]) -> list[Check]:
    """Return a check for each entry that independent sources speak of: do they say one grade.

    `observed` names every grade with its pages, in order; `row_id` is body, programme and year
    joined by `|`, codes where there are any.
    """
    checks = [_check_group(key, group, cluster_of) for key, group in groups.items()]
    return sorted(filter(None, checks), key=lambda check: str(check.row_id))


def _read_statements(claim: Claim) -> Iterator[Statement]:
    if not claim.recipient or not claim.programme or claim.recipient_kind == PERSON:
        return
    for year, basis in _find_years(claim):
        yield Statement(
            claim.recipient,
            claim.recipient_code,
            f"{claim.programme} {claim.field}" if claim.field else claim.programme,
            claim.programme_id,
            year,
            claim.grade,
            basis,
            claim.page_id,
            claim.field,
        )


def _find_years(claim: Claim) -> Iterator[tuple[int, str]]:
    if claim.year:
        yield claim.year, REPORTED
    if not claim.streak_years:
        return
    last = claim.year
    if last is None and claim.streak_first_year:
        last = claim.streak_first_year + claim.streak_years - 1
    if last:
        years = range(last - claim.streak_years + 1, last + 1)
        yield from ((year, IMPLIED) for year in years if year != claim.year)


def _make_entry(group: Sequence[Statement], cluster_of: Mapping[str, str]) -> LedgerEntry:
    first = min(group, key=lambda each: (each.basis != REPORTED, each.programme, each.page_id))
    grades = _read_grades(group)
    page_ids = tuple(sorted({statement.page_id for statement in group}))
    return LedgerEntry(
        body=first.body,
        body_code=first.body_code,
        programme=first.programme,
        programme_id=first.programme_id,
        year=first.year,
        grade=_choose_grade(group) if len(grades) < 2 else None,
        basis=first.basis,
        independent_sources=len(_find_sources(group, cluster_of)),
        page_ids=page_ids,
        has_conflict=len(grades) > 1,
    )


def _check_group(
    key: Key, group: Sequence[Statement], cluster_of: Mapping[str, str]
) -> Check | None:
    grades = _read_grades(group)
    if len(_find_sources(group, cluster_of)) < 2 and len(grades) < 2:
        return None
    said = "; ".join(f"{grade}: {', '.join(pages)}" for grade, pages in sorted(grades.items()))
    outcome = "fail" if len(grades) > 1 else "pass" if grades else "not_applicable"
    row_id = "|".join(map(str, key))
    message = f"{len(grades)} grades said of {row_id}: {said or 'none'}"
    return Check(
        AGREEMENT, "ledger", row_id, "warning", outcome, said or None, "one grade", message
    )


def _read_grades(group: Sequence[Statement]) -> dict[str, list[str]]:
    """Return the pages by grade, labels cut to what tells them apart (우수상 and 우수 are one)."""
    grades: dict[str, set[str]] = {}
    for statement in group:
        if statement.grade and statement.grade not in NO_LABEL:
            grades.setdefault(LABEL.sub("", statement.grade), set()).add(statement.page_id)
    return {grade: sorted(pages) for grade, pages in grades.items()}


def _choose_grade(group: Sequence[Statement]) -> str | None:
    grades = sorted({each.grade for each in group if each.grade})
    return next((grade for grade in grades if grade not in NO_LABEL), grades[0] if grades else None)


def _find_sources(group: Sequence[Statement], cluster_of: Mapping[str, str]) -> set[str]:
    return {cluster_of.get(each.page_id, each.page_id) for each in group}
