"""`report.html`: what the run holds, drawn, on one page that loads nothing from outside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from flows.write.dictionary import FILE_NAME as DICTIONARY
from flows.write.report_page import FILE_NAME, charts
from flows.write.report_page.links import link_data_docs, link_review
from flows.write.report_page.queries import Row, ask, ask_view, open_datasets
from flows.write.report_page.vega import read_bundle

MOST_PROGRAMMES = 12
"""Programmes with a heat map of their own; the ledger holds all."""
MOST_ROWS = 200
"""Rows of a table; the datasets hold all."""


def write_report_page(staging: Path, before: Path | None = None) -> Path:
    """Write `report.html` beside the staged datasets and return its path.

    `before` is the folder of the state published last, whose dictionary tells how many rows it
    had. Links lead to `review/` and `data_docs/` of the same state.
    """
    page = _template().render(
        **_gather(staging),
        drift=_compare_rows(staging, before),
        bundle=Markup(read_bundle()),
        most_rows=MOST_ROWS,
    )
    path = staging / FILE_NAME
    path.write_text(page, encoding="utf-8")
    return path


def _gather(staging: Path) -> dict[str, Any]:
    with open_datasets(staging) as connection:
        days, ledger, rejects = (
            ask(connection, each) for each in ("pages_by_day", "ledger", "rejects")
        )
        streaks = ask_view(connection, "streak_board")
        expectations = ask(connection, "expectations")
        return {
            "summary": ask(connection, "summary")[0],
            "undated": ask(connection, "undated")[0]["articles"],
            "pages": days and charts.draw_pages(days),
            "heat_maps": list(_draw_heat_maps(ledger)),
            "programme_count": len({row["programme_key"] for row in ledger}),
            "streaks": streaks,
            "streak_chart": streaks and charts.draw_streaks(streaks),
            "sources": ledger and charts.draw_sources(ledger),
            "claims": sorted(ledger, key=lambda row: -row["independent_sources"]),
            "disagreements": _pair(ask(connection, "disagreements")),
            "doubts": ask(connection, "doubts"),
            "silent": ask_view(connection, "silent_siblings"),
            "rejects": rejects,
            "reject_chart": rejects and charts.draw_rejects(rejects),
            "expectations": expectations and charts.draw_expectations(expectations),
            "failed": ask(connection, "failed_expectations"),
            "coverage": ask_view(connection, "source_coverage"),
        }


def _draw_heat_maps(ledger: Sequence[Row]) -> Iterator[tuple[str, charts.Chart]]:
    programmes = [list(rows) for _, rows in groupby(ledger, key=lambda row: row["programme_key"])]
    for entries in programmes[:MOST_PROGRAMMES]:
        yield entries[0]["programme"], charts.draw_ledger(entries)


def _pair(said: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Return every disputed claim with what is said of it, grade by grade."""
    return [(claim, list(rows)) for claim, rows in groupby(said, key=lambda row: row["claim"])]


def _compare_rows(staging: Path, before: Path | None) -> list[tuple[str, int | None, int]]:
    """Return dataset, rows in the state before (None if there is none) and rows now."""
    old = _count_rows(before) if before else {}
    return [(name, old.get(name), rows) for name, rows in _count_rows(staging).items()]


def _count_rows(folder: Path) -> dict[str, int]:
    path = folder / DICTIONARY
    if not path.is_file():
        return {}
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    return {each["name"]: each["rowCount"] for each in resources}


def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("flows.write.report_page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["review"] = link_review
    environment.globals["data_docs"] = link_data_docs
    return environment.get_template(FILE_NAME)
