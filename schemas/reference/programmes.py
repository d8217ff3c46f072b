"""The registry of evaluation programmes and of their rounds (columns in `README.md`)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LABEL = re.compile(r"(?:기관|등급)$")
TERM = re.compile(r"^(?:민선\d기)?(?:전국)?")  # 민선 8기 전국 기초단체장 …: of whatever term
COMPARED = re.compile(r"^(?:지방자치단체|지자체)")  # 지자체 재난관리평가
NOT_IN_NAME = re.compile(r"[^0-9A-Za-z가-힣]+")


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: who evaluates, since when, and its grades from best to worst, if known."""

    programme_id: str
    name: str
    variants: tuple[str, ...]
    evaluator_code: str
    first_year: int | None
    grades: tuple[str, ...]
    source: str
    thresholds: tuple[float, ...] = ()

    def find_rank(self, grade: str) -> int | None:
        """Return the place of a grade on the scale, 0 the best, or None if it is not on it."""
        place = strip_label(grade)
        return self.grades.index(place) if place in self.grades else None

    def grade_of_score(self, score: float) -> str | None:
        """Return the grade that a score earns, or None where no thresholds are known."""
        steps = zip(self.grades, self.thresholds, strict=True) if self.thresholds else ()
        return next((grade for grade, least in steps if score >= least), None)


@dataclass(frozen=True, slots=True)
class ProgrammeFigure:
    """One figure of one round: bodies `assessed`, `areas`, `indicators`, `count`, `share`, `mean`.

    `grade` and `tier` (as in `bodies.csv`, plus `central`, `local_public_institution` and
    `other_public_institution`) are empty where the figure is about all.
    """

    programme_id: str
    year: int
    figure: str
    grade: str
    tier: str
    value: float
    source: str


@cache
def load_programmes() -> tuple[Programme, ...]:
    """Return all programmes in file order."""
    with files("schemas.reference").joinpath("programmes.csv").open(encoding="utf-8") as lines:
        return tuple(_read_row(row) for row in csv.DictReader(lines))


@cache
def load_figures() -> tuple[ProgrammeFigure, ...]:
    """Return the figures of all rounds (`programme_years.csv`) in file order."""
    path = files("schemas.reference").joinpath("programme_years.csv")
    with path.open(encoding="utf-8") as lines:
        return tuple(_read_figure(row) for row in csv.DictReader(lines))


def find_figures(
    programme_id: str, year: int, figure: str, grade: str = "", tier: str = ""
) -> tuple[float, ...]:
    """Return the values known for a figure of a round; several where sources print several."""
    key = (programme_id, year, figure, strip_label(grade), tier)
    return _index_figures().get(key, ())


def find_programme(name: str) -> Programme | None:
    """Return the programme that bears `name`, blanks, marks and whom it compares aside, or None."""
    key = _make_key(name)
    return _index_names().get(key) or _index_names().get(COMPARED.sub("", key))


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


@cache
def _index_figures() -> dict[tuple[str, int, str, str, str], tuple[float, ...]]:
    index: dict[tuple[str, int, str, str, str], tuple[float, ...]] = {}
    for each in load_figures():
        key = (each.programme_id, each.year, each.figure, each.grade, each.tier)
        index[key] = (*index.get(key, ()), each.value)
    return index


def strip_label(grade: str) -> str:
    """Return a grade without 기관 or 등급 at its end."""
    return LABEL.sub("", grade)


def _read_figure(row: dict[str, str]) -> ProgrammeFigure:
    return ProgrammeFigure(
        programme_id=row["programme_id"],
        year=int(row["year"]),
        figure=row["figure"],
        grade=row["grade"],
        tier=row["tier"],
        value=float(row["value"]),
        source=row["source"],
    )


def _make_key(name: str) -> str:
    return TERM.sub("", NOT_IN_NAME.sub("", name))


def _read_row(row: dict[str, str]) -> Programme:
    return Programme(
        programme_id=row["programme_id"],
        name=row["name"],
        variants=tuple(filter(None, row["variants"].split("|"))),
        evaluator_code=row["evaluator_code"],
        first_year=int(row["first_year"]) if row["first_year"] else None,
        grades=tuple(filter(None, row["grades"].split("|"))),
        source=row["source"],
        thresholds=tuple(map(float, filter(None, row["thresholds"].split("|")))),
    )
