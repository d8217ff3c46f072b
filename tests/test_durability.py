"""Runs as processes: killed and run again, and under other clocks, locales and hash seeds."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench.pages import make_page
from tests.plain_run import read_state

ROOT = Path(__file__).parents[1]
HTML = (
    "<html><head><title>{0}</title></head><body><nav>홈</nav><article>{0}</article></body></html>"
)


def start(*arguments: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_a_killed_run_left_is_gone_on_with_to_the_same_bytes(tmp_path: Path) -> None:
    assert start("-m", "tests.crash", "6", "3", cwd=tmp_path).endswith("6 of 6 identical\n")


LIMITED = """
import json, resource, sys
from tests import plain_run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
try:
    plain_run.main()
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_full_disk_is_told_in_a_line_and_the_run_goes_on_later(tmp_path: Path) -> None:
    write_corpus(tmp_path / "pages")
    options = json.dumps({"inputs": ["pages"], "out": "out"})
    told = start("-c", LIMITED, options, "9000", cwd=tmp_path)
    assert told == (
        "OutputError out: the disk is full (File too large); make room and run it again to go on\n"
    )
    assert not (tmp_path / "out" / "current").exists()
    assert list((tmp_path / "out" / ".work" / "batches").iterdir())
    start("-m", "tests.plain_run", options, cwd=tmp_path)
    assert len(list((tmp_path / "out" / "datasets").iterdir())) == 16
    assert not (tmp_path / "out" / ".work").exists()


def write_corpus(folder: Path) -> list[str]:
    """Write pages of every kind: text, HTML, lines, CSV, CP949, copies, and what is held back."""
    files = {f"{number}.txt": make_page(number).encode() for number in range(4)}
    files |= {
        "5.txt": make_page(5).encode("cp949", "replace"),
        "copy.txt": make_page(2).encode(),
        "page.html": HTML.format(make_page(6)).encode(),
        "lines.jsonl": "\n".join(
            [*(json.dumps({"text": make_page(each)}) for each in (7, 8, 2)), "["]
        ).encode(),
        "table.csv": f'title,content\n제목,"{make_page(9)}"\n'.encode(),
        "blank.txt": b"\n",
        "photo.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
    }
    folder.mkdir()
    names = list(files)
    random.Random(len(str(folder))).shuffle(names)  # another order of creation, too
    for name in names:
        (folder / name).write_bytes(files[name])
    return [f"pages/{name}" for name in files]


@pytest.mark.parametrize(
    ("batch_pages", "is_reversed", "environment"),
    [
        (1, True, {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C"}),
        (4, False, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}),
    ],
)
def test_same_bytes_whatever_the_batches_the_order_and_the_environment(
    tmp_path: Path,
    reference: dict[str, bytes],
    batch_pages: int,
    is_reversed: bool,
    environment: dict[str, str],
) -> None:
    inputs = write_corpus(tmp_path / "pages")
    options = {"inputs": inputs[::-1] if is_reversed else inputs, "out": "out"}
    options |= {"batch_pages": batch_pages}
    start("-m", "tests.plain_run", json.dumps(options), cwd=tmp_path, **environment)
    found = read_state(str(tmp_path / "out"))
    assert sorted(found) == sorted(reference)
    assert [name for name in found if found[name] != reference[name]] == []


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run over the folder gives, under Seoul's clock."""
    folder = tmp_path_factory.mktemp("reference")
    write_corpus(folder / "pages")
    options = json.dumps({"inputs": ["pages"], "out": "out"})
    start("-m", "tests.plain_run", options, cwd=folder, PYTHONHASHSEED="0", TZ="Asia/Seoul")
    return read_state(str(folder / "out"))
