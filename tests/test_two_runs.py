"""Two runs at once, in processes of their own: on one output in turn, on two undisturbed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq

from bench.pages import make_page

ROOT = Path(__file__).parents[1]
HOLD = (
    "import sys; from pathlib import Path; from flows.workplace import open_workplace\n"
    "with open_workplace(Path(sys.argv[1])):\n"
    "    print('held', flush=True); sys.stdin.read()"
)


def start(code: str, *args: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def start_sacho(*args: str, **environment: str) -> subprocess.Popen[str]:
    return start("from flows.cli import main; main()", *args, **environment)


@contextmanager
def at_work_in(out: Path) -> Iterator[None]:
    """Let another process be at work in an output until the end of the block."""
    process = start(HOLD, str(out))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield
    process.communicate("")
    assert process.returncode == 0


def test_the_second_run_stops_or_waits_and_another_output_is_undisturbed(
    prefect_api: str, tmp_path: Path
) -> None:
    page, out, other = (tmp_path / name for name in ("page.txt", "out", "other"))
    page.write_text(make_page(0), encoding="utf-8")
    with at_work_in(out):
        stopped = start_sacho("run", str(page), "--out", str(out))
        assert stopped.communicate(timeout=60) == (
            "",
            f"sacho: {out}: another run is at work there; wait for it to end, or give --wait\n",
        )
        assert stopped.returncode == 1
        api = {"PREFECT_API_URL": prefect_api}
        waiting = start_sacho("run", str(page), "--out", str(out), "--wait", **api)
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == f"waiting for the run that is at work in {out} …\n"
        undisturbed = start_sacho("run", str(page), "--out", str(other), **api)
        undisturbed.communicate(timeout=300)
        assert undisturbed.returncode == 0
        assert waiting.poll() is None
        assert not (out / "current").exists()
    waiting.communicate(timeout=300)
    assert waiting.returncode == 0
    assert pq.read_table(out / "datasets" / "pages") == pq.read_table(other / "datasets" / "pages")


def test_a_rollback_does_not_meddle_with_a_run(tmp_path: Path) -> None:
    with at_work_in(tmp_path):
        done = start_sacho("rollback", "--out", str(tmp_path))
        assert done.communicate(timeout=60)[1] == (
            f"sacho: {tmp_path}: another run is at work there; wait for it to end, or give --wait\n"
        )
