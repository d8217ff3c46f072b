"""The output folder: usable, ours alone while a run lasts, left tidy."""

import shutil
from pathlib import Path

import pytest

from flows.errors import OutputError
from flows.workplace import check_output, open_workplace


def test_the_work_folder_is_gone_in_the_end(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with open_workplace(out) as work:
        assert list(work.iterdir()) == []
        (work / "x").write_text("x")
    assert list(out.iterdir()) == []


def test_what_was_done_before_a_failure_stays_for_the_next_run(tmp_path: Path) -> None:
    def fail(work: Path) -> None:
        (work / "x").write_text("x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), open_workplace(tmp_path) as work:
        fail(work)
    with open_workplace(tmp_path) as work:
        assert (work / "x").read_text() == "x"
    assert list(tmp_path.iterdir()) == []


def test_a_failure_before_any_work_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_workplace(tmp_path):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_gone_in_mid_run(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def lose(work: Path) -> None:
        shutil.rmtree(out)
        (work / "x").write_text("x")

    with pytest.raises(OutputError) as caught, open_workplace(out) as work:
        lose(work)
    assert str(caught.value) == f"{out}: the output folder is gone in mid-run; run it again"


def test_a_file_that_cannot_be_written_in_mid_run(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught, open_workplace(tmp_path) as work:
        work.write_text("x")
    assert str(caught.value) == (
        f"{tmp_path}/.work: Is a directory; see to it and run it again to go on"
    )


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with open_workplace(tmp_path) as work:
        with pytest.raises(OutputError) as caught, open_workplace(tmp_path):
            pass
        assert str(caught.value) == (
            f"{tmp_path}: another run is at work there; wait for it to end, or give --wait"
        )
        assert work.is_dir()
    with open_workplace(tmp_path):
        pass


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(OutputError) as caught:
            check_output(out)
        assert str(caught.value) == f"{tmp_path}/file is a file; give a folder for the output"


def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(OutputError, match=r"^/proc/sacho: cannot be written \(.+\); give another$"):
        check_output(Path("/proc/sacho"))


def test_datasets_that_are_not_sachos(tmp_path: Path) -> None:
    (tmp_path / "datasets").mkdir()
    with pytest.raises(OutputError, match=r"datasets is not sacho's \(it is no link\)"):
        check_output(tmp_path)
