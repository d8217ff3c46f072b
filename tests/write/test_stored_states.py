"""Publication to a real S3 server: one pointer switches, of two writers one wins, nothing leaks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pyarrow.parquet as pq
import pytest

from flows.errors import OutputError
from flows.outputs import fetch_current, find_place, list_kept, locate_current, pull, push
from flows.outputs import roll_back_to as roll_back
from flows.workplace import check_output
from flows.write import stored_states
from flows.write.object_store import name_store
from flows.write.publish import publish
from flows.write.stored_states import check_store, read_pointer
from tests.seaweed import BUCKET, KEY, SECRET, S3Server
from tests.write.stage import stage

Publish = Callable[..., str]


@pytest.fixture
def url(s3_server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An output of its own for each test, and a cache of its own for its local folder."""
    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "cache"))
    return s3_server.url(f"tests/{uuid.uuid4().hex}")


def publish_pages(url: str, work: Path, numbers: Sequence[int], keep: int = 3) -> str:
    """Publish as a run does: pull, publish into the local folder, push; return the id."""
    place = find_place(url)
    check_output(place)
    base = pull(url)
    staging = stage(work / uuid.uuid4().hex, numbers)
    done = publish(staging, place, keep)
    (place / "run_report.json").write_text('{"a": "report"}')
    push(url, base, keep)
    return done.snapshot_id


def list_objects(s3_server: S3Server, url: str) -> set[str]:
    from pyarrow import fs

    root = name_store(url).removeprefix("s3://")
    infos = s3_server.filesystem().get_file_info(fs.FileSelector(root, recursive=True))
    return {each.path.removeprefix(f"{root}/") for each in infos if each.is_file}


def count_pages(s3_server: S3Server, url: str) -> int:
    """Count the pages as a reader does: by the pointer, then the files it names."""
    filesystem = s3_server.filesystem()
    root = name_store(url).removeprefix("s3://")
    with filesystem.open_input_stream(f"{root}/current.json") as file:
        pointer = json.loads(file.read())
    path = f"{root}/{pointer['path']}/datasets/pages"
    return pq.read_table(path, filesystem=filesystem).num_rows


def test_a_state_is_objects_and_a_pointer(s3_server: S3Server, url: str, tmp_path: Path) -> None:
    snapshot_id = publish_pages(url, tmp_path, [1, 2])
    current = read_pointer(url).current
    assert current is not None
    assert (current.snapshot_id, current.rows["pages"]) == (snapshot_id, 2)
    assert current.path.startswith(f"snapshots/{snapshot_id}-")
    objects = list_objects(s3_server, url)
    assert {"current.json", "run_report.json", f"{current.path}/datapackage.json"} <= objects
    local = find_place(url) / "snapshots" / snapshot_id
    files = {p.relative_to(local).as_posix() for p in local.rglob("*") if p.is_file()}
    assert {each.removeprefix(f"{current.path}/") for each in objects} == {
        *files,
        "current.json",
        "run_report.json",
    }
    assert count_pages(s3_server, url) == 2


def test_the_same_state_again_writes_no_object(
    s3_server: S3Server, url: str, tmp_path: Path
) -> None:
    publish_pages(url, tmp_path, [1])
    before, tag = list_objects(s3_server, url), read_pointer(url).e_tag
    publish_pages(url, tmp_path, [1])
    assert (list_objects(s3_server, url), read_pointer(url).e_tag) == (before, tag)


def test_states_are_kept_and_rolled_back(s3_server: S3Server, url: str, tmp_path: Path) -> None:
    ids = [publish_pages(url, tmp_path, range(n), keep=3) for n in (1, 2, 3, 4)]
    assert [each.snapshot_id for each in list_kept(url)] == ids[:0:-1]
    folders = {path.split("/")[1] for path in list_objects(s3_server, url) if "/" in path}
    assert {each[:16] for each in folders} == set(ids[1:])
    assert roll_back(url).snapshot_id == ids[2]
    assert count_pages(s3_server, url) == 3
    assert roll_back(url, ids[3][:5]).snapshot_id == ids[3]
    assert count_pages(s3_server, url) == 4
    with pytest.raises(OutputError, match=r"there is no state 'nope'; it has [0-9a-f]{16}, "):
        roll_back(url, "nope")


def test_a_state_published_again_is_not_uploaded_again(
    s3_server: S3Server, url: str, tmp_path: Path
) -> None:
    first = publish_pages(url, tmp_path, [1])
    publish_pages(url, tmp_path, [1, 2])
    before = list_objects(s3_server, url)
    assert publish_pages(url, tmp_path, [1]) == first
    assert list_objects(s3_server, url) == before
    assert list_kept(url)[0].snapshot_id == first
    assert count_pages(s3_server, url) == 1


def test_another_machine_gets_the_current_state(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fetch_current(url) is None
    snapshot_id = publish_pages(url, tmp_path, [1, 2])
    local = fetch_current(url)
    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "another machine"))
    fetched = fetch_current(url)
    assert local is not None
    assert fetched is not None
    assert local != fetched
    files = sorted(p.relative_to(local) for p in local.rglob("*"))
    assert sorted(p.relative_to(fetched) for p in fetched.rglob("*")) == files
    assert all((fetched / p).read_bytes() == (local / p).read_bytes() for p in files if p.suffix)
    assert publish_pages(url, tmp_path, [1, 2]) == snapshot_id


def test_on_another_machine_a_run_is_told_from_the_state_before(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_pages(url, tmp_path, [1])
    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "another machine"))
    place = find_place(url)
    check_output(place)
    pull(url)
    done = publish(stage(tmp_path / "next", [1, 2]), place)
    assert not done.is_first
    assert "rejects" in done.unchanged
    assert "pages" in done.changed


def test_the_slower_of_two_writers_is_told_and_nothing_mixed(
    s3_server: S3Server, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_pages(url, tmp_path, [1])
    place = find_place(url)
    base = pull(url)
    publish(stage(tmp_path / "slow", range(4)), place)
    (place / "run_report.json").write_text("{}")
    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "another machine"))
    faster = publish_pages(url, tmp_path, range(3))
    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "cache"))
    with pytest.raises(OutputError) as caught:
        push(url, base)
    assert str(caught.value) == (
        f"{name_store(url)}: another run published there meanwhile; run it again"
    )
    assert count_pages(s3_server, url) == 3
    pull(url)
    current = fetch_current(url)
    assert current is not None
    assert current.name == faster
    publish_pages(url, tmp_path, range(4))
    assert count_pages(s3_server, url) == 4


@pytest.mark.parametrize("is_first", [True, False], ids=["If-None-Match", "If-Match"])
def test_of_many_writers_at_once_one_wins(url: str, tmp_path: Path, is_first: bool) -> None:
    if not is_first:
        publish_pages(url, tmp_path, [1])
    base = read_pointer(url)
    place, writers = find_place(url), 6
    ids = [publish(stage(tmp_path / str(n), [n]), place, writers).snapshot_id for n in range(2, 8)]
    barrier = Barrier(writers)

    def write(snapshot_id: str) -> str | None:
        barrier.wait()
        try:
            snapshot = place / "snapshots" / snapshot_id
            return stored_states.publish_stored(url, snapshot, {}, base, 3).snapshot_id
        except OutputError:
            return None

    with ThreadPoolExecutor(writers) as pool:
        winners = [each for each in pool.map(write, ids) if each]
    current = read_pointer(url).current
    assert current is not None
    assert winners == [current.snapshot_id]


def test_what_a_killed_upload_left_goes_once_it_is_old(
    s3_server: S3Server, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_pages(url, tmp_path, [1])
    root = name_store(url).removeprefix("s3://")
    with s3_server.filesystem().open_output_stream(f"{root}/snapshots/left-1/x.parquet") as file:
        file.write(b"left")
    publish_pages(url, tmp_path, [1, 2])
    assert "snapshots/left-1/x.parquet" in list_objects(s3_server, url)
    monkeypatch.setattr(stored_states, "LEFT_OVER_AFTER", timedelta(seconds=-5))
    publish_pages(url, tmp_path, [1, 2, 3])
    assert "snapshots/left-1/x.parquet" not in list_objects(s3_server, url)
    assert len(list_kept(url)) == 3
    assert count_pages(s3_server, url) == 3


def test_a_lost_answer_is_no_lost_race(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A put that is repeated because its answer was lost meets the pointer that it made itself."""
    publish_pages(url, tmp_path, [1])
    opened = stored_states.open_object_store

    class Repeating:
        def __init__(self, url: str) -> None:
            self.store = opened(url)

        def __getattr__(self, name: str) -> object:
            return getattr(self.store, name)

        def put(self, path: str, data: object, **options: object) -> None:
            self.store.put(path, data, **options)
            if path == "current.json":
                self.store.put(path, data, **options)

    monkeypatch.setattr(stored_states, "open_object_store", Repeating)
    second = publish_pages(url, tmp_path, [1, 2])
    assert list_kept(url)[0].snapshot_id == second


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("s3://", "ftp://"), "this URL cannot be used: an output is a folder or s3://bucket/pr"),
        (("region=", "regoin="), "this URL cannot be used: sacho knows no regoin there, but acc"),
        ((f"@{BUCKET}/", "@/"), "this URL cannot be used: an output is a folder or s3://bucket"),
        ((KEY, "stranger"), "cannot be written: "),
        (("override=127.0.0.1:", "override=127.0.0.1:9"), "this URL cannot be used: Port out of"),
        (("override=127.0.0.1:", "override=127.0.0.9:1&region="), "cannot be written: "),
    ],
)
def test_a_store_that_cannot_be_used_is_told_in_one_line_without_keys(
    url: str, change: tuple[str, str], line: str
) -> None:
    with pytest.raises(OutputError) as caught:
        check_store(url.replace(*change))
    message = str(caught.value)
    assert line in message
    assert "\n" not in message
    assert not any(secret in message for secret in (SECRET, "s3cret", KEY, "stranger"))


def test_a_pointer_of_somebody_else(s3_server: S3Server, url: str) -> None:
    root = name_store(url).removeprefix("s3://")
    with s3_server.filesystem().open_output_stream(f"{root}/current.json") as file:
        file.write(b'{"not": "ours"}')
    with pytest.raises(OutputError, match=r"/current\.json is not sacho's; give another URL$"):
        check_store(url)


def test_keys_may_stand_in_the_environment(
    s3_server: S3Server, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_pages(url, tmp_path, [1])
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{s3_server.endpoint}")
    bare = f"{name_store(url)}?scheme=http"
    assert locate_current(bare) == locate_current(url)
    assert find_place(bare) == find_place(url)


def test_the_commands_show_states_and_no_keys(url: str, tmp_path: Path) -> None:
    first = publish_pages(url, tmp_path, [1])
    second = publish_pages(url, tmp_path, [1, 2])
    located = call("where", url).stdout
    assert located == f"{locate_current(url)}/datasets\n"
    listed = call("rollback", "--out", url).stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == [f"  {second}", f"* {first}"]
    wrong = call("rollback", "zz", "--out", url)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr == (
        f"sacho: {name_store(url)}: there is no state 'zz'; it has {second}, {first}\n"
    )


def test_the_programme_of_the_readme_reads_by_the_pointer(
    s3_server: S3Server, url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_pages(url, tmp_path, [1, 2])
    readme = (Path(__file__).parents[2] / "outputs" / "README.md").read_text(encoding="utf-8")
    _, section = readme.split("## From an object store")
    programme = section.split("```python")[1].split("```")[0]
    assert "s3://bucket/prefix" in programme
    names: dict[str, Any] = {}
    exec(programme.replace("s3://bucket/prefix", url), names)
    assert "가람군" in capsys.readouterr().out
    assert len(names["awards"]) == 2
    assert names["mentions"].collect().height == 2


def call(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", *args],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
