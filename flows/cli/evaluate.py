"""`sacho eval`: the stages scored on gold cases."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.root import debug_option


@click.command("eval")
@click.argument("cases", metavar="CASES_DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@debug_option
def evaluate(cases: Path, as_json: bool) -> None:
    """Score the stages on gold cases: precision, recall and F1 of every field.

    CASES_DIR holds pages NN.txt, each with its gold NN.json.
    """
    from flows.evaluate.evaluation import evaluate_folder
    from flows.evaluate.report import render_json, show_evaluation

    evaluation = evaluate_folder(cases)
    if as_json:
        click.echo(render_json(evaluation))
    else:
        show_evaluation(evaluation)
