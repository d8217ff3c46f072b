"""The dated registry of bodies (`bodies.csv`; its columns and sources stand in `README.md`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

LOCAL_TIERS = ("province", "municipality", "administrative_city")


@dataclass(frozen=True, slots=True)
class Body:
    """One name of one body while it was valid; an open end of the period is None."""

    code: str
    name: str
    tier: str
    parent_code: str | None
    aliases: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    source: str

    def is_valid_on(self, day: date) -> bool:
        """Return whether the body bore this name on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return all rows of the registry in file order."""
    with files("schemas.reference").joinpath("bodies.csv").open(encoding="utf-8") as lines:
        return tuple(_read_row(row) for row in csv.DictReader(lines))


@cache
def index_names() -> dict[str, tuple[Body, ...]]:
    """Return every name and alias with the bodies that bear it, full names first."""
    index: dict[str, list[Body]] = {}
    for body in load_bodies():
        index.setdefault(body.name, []).append(body)
    for body in load_bodies():
        for alias in body.aliases:
            index.setdefault(alias, []).append(body)
    return {name: tuple(bodies) for name, bodies in index.items()}


@cache
def index_codes() -> dict[str, tuple[Body, ...]]:
    """Return every code with its names, in file order."""
    index: dict[str, list[Body]] = {}
    for body in load_bodies():
        index.setdefault(body.code, []).append(body)
    return {code: tuple(bodies) for code, bodies in index.items()}


def _read_row(row: dict[str, str]) -> Body:
    return Body(
        code=row["code"],
        name=row["name"],
        tier=row["tier"],
        parent_code=row["parent_code"] or None,
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        valid_from=_read_day(row["valid_from"]),
        valid_until=_read_day(row["valid_until"]),
        source=row["source"],
    )


def _read_day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
