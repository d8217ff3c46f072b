"""An evaluation as a table for the terminal, as plain lines for a pipe, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.evaluate.evaluation import Evaluation
from flows.evaluate.tally import Tally

_HEADERS = ("precision", "recall", "F1", "right", "wrong", "missed")
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
    console = Console(highlight=False, soft_wrap=True)
    if console.is_terminal:
        console.print(_make_total(evaluation))
        console.print(_make_by_case(evaluation))
        return
    for name, scores in (*evaluation.cases.items(), ("total", evaluation.total)):
        for line in _list_lines(name, scores):
            print(line)


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


def _make_by_case(evaluation: Evaluation) -> Table:
    """Return F1 by field and case; a field that a case has nothing of is a dash."""
    table = Table("F1", title="by case")
    for name in evaluation.cases:
        table.add_column(name, justify="right")
    for field in evaluation.total:
        shares = (scores[field].f1 for scores in evaluation.cases.values())
        table.add_row(field, *(f"[{_choose_style(each)}]{_show(each)}[/]" for each in shares))
    return table


def _choose_style(share: float | None) -> str:
    if share is None:
        return "dim"
    if share >= _GOOD:
        return "green"
    return "yellow" if share >= _FAIR else "red"
