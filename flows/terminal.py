"""What a run shows in the terminal: a line a stage and a bar while it works, a table in the end."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from flows.display import escape, show_safely
from flows.summary import (
    Places,
    describe_work,
    headline,
    list_datasets,
    list_failed,
    list_places,
    list_rejects,
)
from flows.write.report import RunReport, describe_run

if TYPE_CHECKING:
    from flows.batches import Batch

STAGES = 4
"""Stages that take a batch through: ingest, clean, structure, validate."""


class SafeFormatter(logging.Formatter):
    """Log lines as they may be shown: no control characters of a page, no keys of a URL."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, a traceback with it."""
        return show_safely(super().format(record))


class StageBar(logging.Handler):
    """Prints what the stages log, above a bar with pages a second, rejects and the time left."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress
        self.task: TaskID | None = None
        self.done = 0
        self.rejects: dict[int, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Print the line; move the bar if it tells that a stage is through with a batch."""
        self.progress.console.print(self.format(record), markup=False, highlight=False)
        batch: Batch | None = getattr(record, "batch", None)
        if batch is not None:
            self.advance(batch)

    def advance(self, batch: Batch) -> None:
        """Count the pages of a batch as through one stage more."""
        pages = batch.rows.get("pages", 0)
        if self.task is None:
            total = STAGES * pages * batch.count
            self.task = self.progress.add_task("", total=total, rate="", rejects="")
        self.done += pages
        self.rejects[batch.number] = batch.rows.get("rejects", 0)
        elapsed = self.progress.tasks[0].elapsed or 0
        rate = f"{self.done / STAGES / elapsed:,.0f} pages/s" if elapsed else ""
        rejects = f"{sum(self.rejects.values()):,} held back"
        self.progress.update(self.task, completed=self.done, rate=rate, rejects=rejects)


@contextmanager
def follow_stages(debug: bool) -> Iterator[None]:
    """Print what the stages log to stderr, and of Prefect only what `debug` asks for.

    In a terminal a bar stands below; piped, there are plain lines and nothing else.
    """
    level = "INFO" if debug else "CRITICAL"
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", level)
    console = Console(stderr=True)
    with _make_progress(console) as progress:
        handler = StageBar(progress) if console.is_terminal else logging.StreamHandler(sys.stderr)
        handler.setFormatter(SafeFormatter("%(message)s"))
        logger = logging.getLogger("flows")
        logger.setLevel(logging.DEBUG if debug else logging.INFO)
        logger.addHandler(handler)
        logger.propagate = False
        try:
            yield
        finally:
            logger.removeHandler(handler)


def _make_progress(console: Console) -> Progress:
    return Progress(
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[rejects]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def show_json(report: RunReport) -> None:
    """Print the report of a run to stdout as one JSON object, for machines."""
    print(json.dumps(describe_run(report), ensure_ascii=False))


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
    looked = (f"{path}  {what}" for path, what in list_places(report, places))
    for line in (
        headline(report),
        describe_work(report),
        list_rejects(report),
        *list_failed(report),
        *looked,
    ):
        console.print(escape(line), markup=False)


def _make_table(report: RunReport) -> Table:
    table = Table("dataset")
    table.add_column("rows", justify="right")
    table.add_column("against the state before")
    for name, rows, change in list_datasets(report):
        table.add_row(name, f"{rows:,}", change, style="dim" if change == "unchanged" else None)
    return table
