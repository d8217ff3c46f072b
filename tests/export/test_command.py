"""`sacho export` as it is called: what it prints, where the key is, and what a wrong call says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from tests.export.state import PAGES, make_state


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output whose current state is that of the invented pages."""
    folder = tmp_path_factory.mktemp("out")
    state = make_state(folder / "snapshots", PAGES)
    (folder / "current").symlink_to(state.relative_to(folder))
    return folder


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, args)])


def test_it_tells_what_was_left_out_and_where_the_key_is(out: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    done = call(out, "--redistributable", given)
    assert done.exit_code == 0, done.stderr
    first, *reasons, manifest, key = done.stdout.splitlines()
    assert first == f"{given}/datasets/  1 of 5 pages with their text"
    counts = dict(line.split("\t") for line in reasons)
    assert counts["words_of_others"] == "4"
    assert int(counts["private_person"]) > 4
    assert manifest == f"{given}/manifest.json  what was left out and why"
    assert key == f"{given}.key  the key of the hashes, just made: keep it, and to yourself"
    assert {each.name for each in given.iterdir()} == {
        "datasets",
        "datapackage.json",
        "manifest.json",
    }


def test_the_same_key_is_used_again_and_another_if_it_is_given(out: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 20)
    runs = [
        call(out, "--redistributable", tmp_path / "a", "--key-file", tmp_path / "key"),
        call(out, "--redistributable", tmp_path / "b", "--key-file", tmp_path / "key"),
        call(out, "--redistributable", tmp_path / "c"),
    ]
    assert [each.exit_code for each in runs] == [0, 0, 0]
    mentions = "datasets/mentions/part-00000.parquet"
    a, b, c = ((tmp_path / name / mentions).read_bytes() for name in "abc")
    assert a == b != c
    assert not (tmp_path / "a.key").exists()


def test_workbook_and_csv_in_one_call(out: Path, tmp_path: Path) -> None:
    done = call(out, "--xlsx", tmp_path / "x.xlsx", "--csv", tmp_path / "csv")
    assert done.stdout.splitlines() == [
        f"{tmp_path}/x.xlsx  the datasets and their dictionary",
        f"{tmp_path}/csv  the datasets and their dictionary",
    ]
    assert len(list((tmp_path / "csv").iterdir())) == 17


@pytest.mark.parametrize(
    ("args", "line"),
    [
        ((), "say what to export: --redistributable, --xlsx or --csv, each with OUT"),
        (("--csv", "."), ". is there already; give a new or an empty folder"),
        (("--redistributable", "new", "--key-file", "none"), "none: the key cannot be read (File"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").write_text("mine")
    done = call(out, *args)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"sacho: {line}")
    assert done.stderr.count("\n") == 1
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]


def test_an_output_without_a_state(tmp_path: Path) -> None:
    done = call(tmp_path, "--csv", tmp_path / "csv")
    assert (done.exit_code, done.stderr) == (
        1,
        f"sacho: {tmp_path}: nothing was published there\n",
    )
