"""The bar moves with the batches; piped there is nothing but lines."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from rich.console import Console

from flows.batches import Batch
from flows.terminal import StageBar, _make_progress, follow_stages

BATCHES = [Batch(no, 2, Path("x"), {"pages": 50, "rejects": no}) for no in (1, 2)]


def test_the_bar_counts_pages_through_four_stages_and_rejects_once() -> None:
    console = Console(force_terminal=True, width=80, file=io.StringIO())
    with _make_progress(console) as progress:
        bar = StageBar(progress)
        for _ in range(3):
            for batch in BATCHES:
                bar.advance(batch)
        (task,) = progress.tasks
    assert (task.completed, task.total) == (300, 400)
    assert task.fields["rejects"] == "3 held back"
    assert task.fields["rate"].endswith(" pages/s")


def test_piped_there_are_plain_lines_only(capsys: pytest.CaptureFixture[str]) -> None:
    with follow_stages(debug=False):
        logging.getLogger("flows.batches").info("clean · %s", "x", extra={"batch": BATCHES[0]})
    assert capsys.readouterr().err == "clean · x\n"
