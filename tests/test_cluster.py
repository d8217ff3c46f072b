"""The same flow on Dask: real schedulers and workers, the same bytes, one worker killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from pyarrow import fs

from bench.pages import make_page
from flows.cluster import compare_versions, count_workers, describe_versions
from flows.errors import InputError
from flows.outputs import fetch_current
from tests.plain_run import run_plain
from tests.seaweed import BUCKET, S3Server, find_ports

ROOT = Path(__file__).parents[1]
PAGES = 24


@contextmanager
def start_process(*arguments: str, cwd: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SACHO_STORE_CACHE": str(cwd / "cache")}
    command = [sys.executable, "-m", "dask", *arguments]
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, started apart from one another, in folders of their own."""
    (port,) = find_ports(1)
    address = f"tcp://127.0.0.1:{port}"
    with ExitStack() as stack:
        scheduler = ("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
        stack.enter_context(start_process(*scheduler, cwd=tmp_path))
        worker = ("worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
        workers = []
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            workers.append(stack.enter_context(start_process(*worker, cwd=tmp_path / name)))
        wait_for_workers(address, 2)
        yield address, workers


def wait_for_workers(address: str, count: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            if count_workers(address) == count:
                return
        except InputError:
            time.sleep(0.5)
    raise AssertionError(f"no {count} workers at {address}")


def put_pages(server: S3Server, prefix: str) -> None:
    store: fs.FileSystem = server.filesystem()
    for number in range(PAGES):
        with store.open_output_stream(f"{BUCKET}/{prefix}/{number:02}.txt") as file:
            file.write(make_page(number).encode())
    with store.open_output_stream(f"{BUCKET}/{prefix}/photo.txt") as file:
        file.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))


def read_bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for name in ("datasets", "rejects")
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }


def test_workers_that_share_no_disk_give_the_same_bytes_though_one_is_killed(
    prefect_api: str,
    s3_server: S3Server,
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from flows.parameters import Options
    from flows.pipeline import run_pipeline

    address, workers = cluster
    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "cache"))
    put_pages(s3_server, "cluster/pages")
    pages, out = s3_server.url("cluster/pages"), s3_server.url("cluster/out")
    run_plain([pages], tmp_path / "plain")
    killed: list[int] = []

    def kill_one(*_: object) -> None:
        workers[0].kill()
        killed.append(workers[0].wait())

    monkeypatch.setattr("flows.pipeline.settle_batches", after(kill_one))
    run_pipeline([pages], out, Options(workers=2, dask=address, with_review=False, batch_pages=4))
    current = fetch_current(out)
    assert current is not None
    assert killed
    assert read_bytes(current) == read_bytes(tmp_path / "plain" / "current")
    left = s3_server.filesystem().get_file_info(f"{BUCKET}/cluster/out/.work")
    assert left.type in (fs.FileType.NotFound, fs.FileType.Directory)


def after(act: object) -> object:
    from flows.batches import settle_batches

    def settle(*arguments: object) -> object:
        act()  # type: ignore[operator]
        return settle_batches(*arguments)  # type: ignore[arg-type]

    return settle


def test_processes_of_this_machine_give_the_same_bytes(prefect_api: str, tmp_path: Path) -> None:
    from flows.parameters import Options
    from flows.pipeline import run_pipeline

    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(PAGES):
        (pages / f"{number:02}.txt").write_text(make_page(number), encoding="utf-8")
    inputs = [str(pages)]
    run_plain(inputs, tmp_path / "out" / "plain")
    options = Options(workers=2, with_review=False)
    report = run_pipeline(inputs, tmp_path / "out" / "workers", options)
    assert report.worked_pages == PAGES
    plain, workers = (tmp_path / "out" / name / "current" for name in ("plain", "workers"))
    assert read_bytes(workers) == read_bytes(plain)


def test_another_version_on_a_worker_is_told_at_once() -> None:
    theirs = describe_versions() | {"pyarrow": "25.0.0"}
    ours = describe_versions()["pyarrow"]
    with pytest.raises(InputError) as error:
        compare_versions({"tcp://10.0.0.9:1": theirs})
    assert str(error.value) == (
        f"tcp://10.0.0.9:1: the worker has pyarrow 25.0.0 where this machine has {ours}; "
        "install the same on both"
    )


def test_other_rules_on_a_worker_are_told_at_once() -> None:
    theirs = describe_versions() | {"the rules": "0123456789ab"}
    with pytest.raises(InputError, match="the worker has the rules 0123456789ab"):
        compare_versions({"tcp://10.0.0.9:1": theirs})


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.cluster.SECONDS_TO_CONNECT", 1)
    (port,) = find_ports(1)
    with pytest.raises(InputError, match="no Dask scheduler answers there"):
        count_workers(f"tcp://127.0.0.1:{port}")
