"""The command line: `sacho …` (design §4; stable, scripts rely on it), one module a command."""

from flows.cli import completion, evaluate, explain, export, review, rollback, run, ui
from flows.cli.root import main

for _command in (
    run.run,
    evaluate.evaluate,
    explain.explain_page,
    export.export,
    review.review,
    rollback.rollback,
    rollback.where,
    ui.ui,
    completion.completion,
):
    main.add_command(_command)

__all__ = ["main"]
