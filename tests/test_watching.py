"""A watched folder is worked on when something in it is new, changed or gone, and not otherwise."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from flows.ingest.inventory import take_inventory
from flows.watching import has_changed, identify_sources


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("가")
    return folder


def publish(inbox: Path) -> Path:
    """Do as a run would: note in its report what it read."""
    out = inbox.parent / "out"
    out.mkdir(exist_ok=True)
    read = identify_sources(take_inventory([str(inbox)]).sources)
    (out / "run_report.json").write_text(json.dumps({"sources_id": read}))
    return out


def test_a_folder_that_was_never_read_is_new(inbox: Path) -> None:
    assert has_changed([str(inbox)], inbox.parent / "out")


def test_the_same_files_are_no_change(inbox: Path) -> None:
    assert not has_changed([str(inbox)], publish(inbox))


def test_a_new_a_changed_and_a_removed_file_are_changes(inbox: Path) -> None:
    out = publish(inbox)
    (inbox / "b.txt").write_text("나")
    assert has_changed([str(inbox)], out)
    out = publish(inbox)
    (inbox / "b.txt").write_text("다다")
    assert has_changed([str(inbox)], out)
    out = publish(inbox)
    (inbox / "b.txt").unlink()
    assert has_changed([str(inbox)], out)


def test_a_file_of_the_same_size_is_told_by_its_time(inbox: Path) -> None:
    out = publish(inbox)
    os.utime(inbox / "a.txt", (1, 1))
    assert has_changed([str(inbox)], out)


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_nothing_to_read_is_no_change(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    assert not has_changed([str(tmp_path / name)], tmp_path / "out")
