"""Publication is one switch: readers see a whole state, failures leave the old one."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.errors import OutputError
from flows.write import publish as publication
from flows.write.publish import find_current, list_states, publish, roll_back
from schemas.catalog import BY_NAME
from tests.write.stage import stage


def count_pages(out: Path) -> int:
    return pq.ParquetFile(out / "datasets" / "pages" / "part-00000.parquet").metadata.num_rows


def snapshots(out: Path) -> set[str]:
    return {each.name for each in (out / "snapshots").iterdir()}


def test_first_publication_makes_every_link(tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    done = publish(stage(tmp_path / "a", [1, 2], b"\x00"), out)
    assert done.is_new
    assert done.changed == tuple(BY_NAME)
    assert done.unchanged == ()
    assert snapshots(out) == {done.snapshot_id}
    assert count_pages(out) == 2
    assert (out / "datapackage.json").is_file()
    assert (out / "data_docs" / "index.html").read_text() == "[1, 2]"
    assert (out / "rejects" / "bad.bin").read_bytes() == b"\x00"
    for name in ("datasets", "data_docs", "rejects", "review", "datapackage.json"):
        assert (out / name).readlink() == Path("current", name)
    assert sorted(each.name for each in out.iterdir()) == [
        "current",
        "data_docs",
        "datapackage.json",
        "datasets",
        "rejects",
        "review",
        "snapshots",
    ]


def test_identical_run_adds_nothing(tmp_path: Path):
    out = tmp_path / "out"
    first = publish(stage(tmp_path / "a", [1, 2]), out)
    inode = (out / "snapshots" / first.snapshot_id).stat().st_ino
    again = publish(stage(tmp_path / "b", [2, 1]), out)
    assert again.snapshot_id == first.snapshot_id
    assert not again.is_new
    assert again.changed == ()
    assert again.unchanged == tuple(BY_NAME)
    assert (out / "snapshots" / first.snapshot_id).stat().st_ino == inode


def test_changed_datasets_are_told_from_unchanged_ones(tmp_path: Path):
    out = tmp_path / "out"
    publish(stage(tmp_path / "a", [1]), out)
    done = publish(stage(tmp_path / "b", [1, 2]), out)
    assert done.is_new
    assert set(done.unchanged) == {"checks", "rejects"}
    assert count_pages(out) == 2


def test_rejected_bytes_are_replaced_with_the_run(tmp_path: Path):
    out = tmp_path / "out"
    first = publish(stage(tmp_path / "a", [1], b"old"), out)
    second = publish(stage(tmp_path / "b", [1], b"new"), out)
    assert second.snapshot_id != first.snapshot_id
    assert second.changed == ()
    assert (out / "rejects" / "bad.bin").read_bytes() == b"new"
    publish(stage(tmp_path / "c", [1]), out)
    assert list((out / "rejects").iterdir()) == []


def test_old_snapshots_are_pruned_to_the_last(tmp_path: Path):
    out = tmp_path / "out"
    ids = [publish(stage(tmp_path / str(n), [n]), out, keep=3).snapshot_id for n in range(5)]
    assert snapshots(out) == set(ids[2:])
    last = publish(stage(tmp_path / "x", [9]), out, keep=1).snapshot_id
    assert snapshots(out) == {ids[-1], last}, "the state before stays for those who read it"


def test_state_published_again_counts_as_the_latest(tmp_path: Path):
    out = tmp_path / "out"
    ids = [publish(stage(tmp_path / str(n), [n]), out).snapshot_id for n in range(3)]
    assert publish(stage(tmp_path / "again", [0]), out).snapshot_id == ids[0]
    new = publish(stage(tmp_path / "x", [9]), out).snapshot_id
    assert snapshots(out) == {ids[0], ids[2], new}


@pytest.mark.parametrize("step", ["_complete", "switch_to"])
def test_failure_before_the_switch_leaves_the_old_state(tmp_path: Path, monkeypatch, step: str):
    out = tmp_path / "out"
    first = publish(stage(tmp_path / "a", [1]), out)

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(publication, step, fail)
    with pytest.raises(OSError, match="disk full"):
        publish(stage(tmp_path / "b", [1, 2]), out)
    assert (out / "current").readlink().name == first.snapshot_id
    assert count_pages(out) == 1
    monkeypatch.undo()
    publish(stage(tmp_path / "c", [1, 2]), out)
    assert count_pages(out) == 2


def test_reader_sees_the_old_state_or_the_new_one(tmp_path: Path):
    out = tmp_path / "out"
    stagings = [stage(tmp_path / str(n), list(range(1 + n % 2))) for n in range(20)]
    publish(stagings[0], out)
    seen: set[int] = set()
    problems: list[Exception] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(count_pages(out))
            except Exception as error:
                problems.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for staging in stagings[1:]:
        publish(staging, out)
    stop.set()
    reader.join()
    assert problems == []
    assert seen <= {1, 2}


def test_foreign_folder_is_left_alone(tmp_path: Path):
    out = tmp_path / "out"
    (out / "datasets").mkdir(parents=True)
    with pytest.raises(OutputError, match="datasets is not sacho's"):
        publish(stage(tmp_path / "a", [1]), out)
    assert [each.name for each in out.iterdir()] == ["datasets"]


def test_nothing_staged_is_an_error(tmp_path: Path):
    (tmp_path / "staging").mkdir()
    with pytest.raises(OutputError, match=r"holds no staged run with its datapackage\.json"):
        publish(tmp_path / "staging", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_links_survive_a_move_of_the_output_folder(tmp_path: Path):
    publish(stage(tmp_path / "a", [1]), tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / "moved")
    assert count_pages(tmp_path / "moved") == 1


def test_states_are_listed_newest_first_with_their_rows(tmp_path: Path):
    out, before = tmp_path / "out", datetime.now(UTC).replace(microsecond=0)
    ids = [publish(stage(tmp_path / str(n), range(n)), out).snapshot_id for n in (1, 2, 3)]
    states = list_states(out)
    assert [each.snapshot_id for each in states] == ids[::-1]
    assert [each.rows["pages"] for each in states] == [3, 2, 1]
    assert [each.is_current for each in states] == [True, False, False]
    assert all(before <= each.published_at <= datetime.now(UTC) for each in states)


def test_rollback_goes_back_and_forward(tmp_path: Path):
    out = tmp_path / "out"
    ids = [publish(stage(tmp_path / str(n), range(n)), out).snapshot_id for n in (1, 2, 3)]
    assert (roll_back(out).snapshot_id, count_pages(out)) == (ids[1], 2)
    assert (roll_back(out).snapshot_id, count_pages(out)) == (ids[0], 1)
    assert (roll_back(out, ids[2][:6]).snapshot_id, count_pages(out)) == (ids[2], 3)
    assert snapshots(out) == set(ids)


def test_the_state_that_was_gone_back_to_is_the_one_before_the_next(tmp_path: Path):
    out = tmp_path / "out"
    ids = [publish(stage(tmp_path / str(n), range(n)), out).snapshot_id for n in (1, 2)]
    roll_back(out, ids[0])
    done = publish(stage(tmp_path / "again", range(2)), out)
    assert (done.snapshot_id, done.is_new) == (ids[1], True)
    assert "pages" in done.changed
    assert roll_back(out).snapshot_id == ids[0]


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ("zz", "there is no state 'zz'; it has "),
        ("", "several states begin with ''; it has "),
        (None, "no state before the current one is kept"),
    ],
)
def test_a_state_that_is_not_there_is_told_in_one_line(tmp_path: Path, wanted, line: str):
    out = tmp_path / "out"
    first = publish(stage(tmp_path / "a", [1]), out).snapshot_id
    second = publish(stage(tmp_path / "b", [1, 2]), out).snapshot_id
    roll_back(out)
    with pytest.raises(OutputError) as caught:
        roll_back(out, wanted)
    listed = f"{second}, {first}" if wanted is not None else ""
    assert str(caught.value) == f"{out}: {line}{listed}"
    assert find_current(out) == out / "snapshots" / first


def test_rollback_of_nothing(tmp_path: Path):
    with pytest.raises(OutputError, match="nothing was published there"):
        roll_back(tmp_path)
