"""The registry of evaluation programmes (`programmes.csv`; columns in `README.md`)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_IN_NAME = re.compile(r"[^0-9A-Za-z가-힣]+")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: who evaluates, since when, and its grades from best to worst."""

    programme_id: str
    name: str
    variants: tuple[str, ...]
    evaluator_code: str
    first_year: int | None
    grades: tuple[str, ...]
    source: str


@cache
def load_programmes() -> tuple[Programme, ...]:
    """Return all programmes in file order."""
    with files("schemas.reference").joinpath("programmes.csv").open(encoding="utf-8") as lines:
        return tuple(_read_row(row) for row in csv.DictReader(lines))


def find_programme(name: str) -> Programme | None:
    """Return the programme that bears `name`, blanks and marks aside, or None."""
    return _index_names().get(_make_key(name))


@cache
def index_ids() -> dict[str, Programme]:
    """Return the programmes by id."""
    return {programme.programme_id: programme for programme in load_programmes()}


@cache
def _index_names() -> dict[str, Programme]:
    return {
        _make_key(name): programme
        for programme in load_programmes()
        for name in (programme.name, *programme.variants)
    }


def _make_key(name: str) -> str:
    return NOT_IN_NAME.sub("", name)


def _read_row(row: dict[str, str]) -> Programme:
    return Programme(
        programme_id=row["programme_id"],
        name=row["name"],
        variants=tuple(filter(None, row["variants"].split("|"))),
        evaluator_code=row["evaluator_code"],
        first_year=int(row["first_year"]) if row["first_year"] else None,
        grades=tuple(row["grades"].split("|")),
        source=row["source"],
    )
