"""What a run shows in the terminal: a line a stage while it works, a table in the end."""

from __future__ import annotations

import logging
import os
import sys

from rich.console import Console
from rich.table import Table

from flows.summary import Places, headline, list_datasets, list_failed, list_places, list_rejects
from flows.write.report import RunReport


def follow_stages(debug: bool) -> None:
    """Print what the stages log to stderr, and of Prefect only what `debug` asks for."""
    level = "INFO" if debug else "CRITICAL"
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", level)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("flows")
    logger.setLevel(logging.DEBUG if debug else logging.INFO)
    logger.addHandler(handler)
    logger.propagate = False


def show_summary(report: RunReport, places: Places) -> None:
    """Print the datasets, what was held back, what failed and where to look next to stdout.

    In a terminal the datasets are a table; piped, each is a plain line: name, rows, change.
    """
    console = Console(highlight=False, soft_wrap=True)
    if console.is_terminal:
        console.print(_make_table(report))
    else:
        for name, rows, change in list_datasets(report):
            print(f"{name}\t{rows}\t{change}")
    places = (f"{path}  {what}" for path, what in list_places(report, places))
    for line in (headline(report), list_rejects(report), *list_failed(report), *places):
        console.print(line, markup=False)


def _make_table(report: RunReport) -> Table:
    table = Table("dataset")
    table.add_column("rows", justify="right")
    table.add_column("against the state before")
    for name, rows, change in list_datasets(report):
        table.add_row(name, f"{rows:,}", change, style="dim" if change == "unchanged" else None)
    return table
