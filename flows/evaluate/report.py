"""An evaluation as a table for the terminal, as plain lines for a pipe, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich.box import SIMPLE
from rich.table import Column, Table
from rich.text import Text

from flows.console import make_console
from flows.evaluate.evaluation import Evaluation
from flows.evaluate.tally import Tally

_HEADERS = ("precision", "recall", "F1", "right", "wrong", "missed")
_CASES_ABREAST = 7  # fit in 80 columns
_GOOD, _FAIR = 0.95, 0.85


def render_json(evaluation: Evaluation) -> str:
    """Return the evaluation as JSON: `total` and `cases`, each field with its six figures."""
    cases = {name: _describe(scores) for name, scores in evaluation.cases.items()}
    document = {"total": _describe(evaluation.total), "cases": cases}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _describe(scores: dict[str, Tally]) -> dict[str, dict[str, Any]]:
    return {
        field: {
            "precision": _round(tally.precision),
            "recall": _round(tally.recall),
            "f1": _round(tally.f1),
            "right": tally.right,
            "wrong": tally.wrong,
            "missed": tally.missed,
        }
        for field, tally in scores.items()
    }


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def show_evaluation(evaluation: Evaluation) -> None:
    """Print the fields in total and by case to stdout.

    In a terminal each is a table; piped, each field is a line: case (or total), field, figures.
    """
    console = make_console()
    if console.is_terminal:
        console.print(_make_total(evaluation))
        for names in _list_groups(list(evaluation.cases)):
            console.print(_make_by_case(evaluation, names))
        return
    for name, scores in (*evaluation.cases.items(), ("total", evaluation.total)):
        for line in _list_lines(name, scores):
            console.write(line)


def _list_groups(names: list[str]) -> list[list[str]]:
    return [names[at : at + _CASES_ABREAST] for at in range(0, len(names), _CASES_ABREAST)]


def _list_lines(name: str, scores: dict[str, Tally]) -> Iterator[str]:
    for field, tally in scores.items():
        yield "\t".join((name, field, *_list_figures(tally)))


def _list_figures(tally: Tally) -> tuple[str, ...]:
    shares = (_show(share) for share in (tally.precision, tally.recall, tally.f1))
    return (*shares, str(tally.right), str(tally.wrong), str(tally.missed))


def _show(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _make_total(evaluation: Evaluation) -> Table:
    table = Table("field", title=f"{len(evaluation.cases)} cases in total")
    for header in _HEADERS:
        table.add_column(header, justify="right")
    for field, tally in evaluation.total.items():
        table.add_row(field, *_list_figures(tally), style=_choose_style(tally.f1))
    return table


def _make_by_case(evaluation: Evaluation, names: list[str]) -> Table:
    """Return F1 by field of some cases; a field that a case has nothing of is a dash."""
    table = Table(Column("F1 by case", no_wrap=True), box=SIMPLE)
    for name in names:
        table.add_column(Text(name), justify="right", no_wrap=True)
    for field in evaluation.total:
        shares = (evaluation.cases[name][field].f1 for name in names)
        table.add_row(field, *(Text(_show(each), _choose_style(each)) for each in shares))
    return table


def _choose_style(share: float | None) -> str:
    if share is None:
        return "dim"
    if share >= _GOOD:
        return "green"
    return "yellow" if share >= _FAIR else "red"
