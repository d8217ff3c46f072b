"""End to end through Prefect, Great Expectations and Parquet: good pages, bad ones, failures."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from bench.pages import make_page
from flows import runs
from flows.errors import GateError
from schemas.catalog import DATASETS

pytestmark = pytest.mark.usefixtures("prefect_api")
Run = tuple[Path, Any]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "pages"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(make_page(number), encoding="utf-8")
    (folder / "copy.txt").write_text(make_page(0), encoding="utf-8")
    (folder / "blank.txt").write_bytes(b"\n")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    (folder / "notes.md").write_text("not a page")
    return folder


@pytest.fixture(scope="module")
def first(prefect_api: str, pages: Path) -> Run:
    return pages.parent / "first", run(pages, "first")


def run(pages: Path, out: str, batch_pages: int | None = None) -> Any:
    from flows.parameters import Options
    from flows.pipeline import run_pipeline

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(pages.parent)
        return run_pipeline(["pages"], out, Options(batch_pages=batch_pages))


def read(out: Path, dataset: str) -> list[dict[str, Any]]:
    return pq.read_table(out / "datasets" / dataset).to_pylist()


def read_bytes(out: Path) -> dict[str, bytes]:
    folder = out / "datasets"
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*.parquet")}


def read_api(api: str, what: str) -> list[dict[str, Any]]:
    """Ask the server as its UI does."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{api}/{what}/filter", b"{}", headers)
    with urllib.request.urlopen(request) as response:
        rows: list[dict[str, Any]] = json.load(response)
    return rows


def test_every_dataset_is_there(first: Run) -> None:
    out, report = first
    assert set(report.rows) == {each.name for each in DATASETS}
    for dataset in DATASETS:
        table = pq.read_table(out / "datasets" / dataset.name)
        assert table.num_rows == report.rows[dataset.name]
        assert table.schema.names == [column.name for column in dataset.columns]


def test_good_pages_are_in_bad_pages_are_rejects(first: Run) -> None:
    out, report = first
    assert {row["source_uri"] for row in read(out, "pages")} == {
        "pages/0.txt",
        "pages/1.txt",
        "pages/2.txt",
    }
    held = {row["source_uri"]: (row["stage"], row["reason"]) for row in read(out, "rejects")}
    assert held == {
        "pages/blank.txt": ("ingest", "empty_input"),
        "pages/copy.txt": ("ingest", "duplicate_page"),
        "pages/photo.txt": ("ingest", "not_text"),
    }
    assert report.rejects == {"empty_input": 1, "duplicate_page": 1, "not_text": 1}


def test_held_back_bytes_are_kept_where_the_rejects_say(first: Run, pages: Path) -> None:
    out, _ = first
    kept = {row["source_uri"]: row["quarantine_uri"] for row in read(out, "rejects")}
    assert kept["pages/copy.txt"] is None
    for name in ("blank.txt", "photo.txt"):
        assert (out / kept[f"pages/{name}"]).read_bytes() == (pages / name).read_bytes()


def test_the_run_report_tells_of_the_run(first: Run) -> None:
    out, _ = first
    report = json.loads((out / "run_report.json").read_text(encoding="utf-8"))
    assert report["skipped"] == {"pages/notes.md": "no format that sacho reads"}
    assert set(report["stages"]) == {"ingest", "clean", "structure", "validate", "write"}


def test_nothing_is_left_of_the_work(first: Run) -> None:
    out, _ = first
    assert {each.name for each in out.iterdir()} == {
        "current",
        "data_docs",
        "datapackage.json",
        "datasets",
        "rejects",
        "report.html",
        "review",
        "run_report.json",
        "snapshots",
    }


def test_a_second_run_is_unchanged_to_the_byte(first: Run, pages: Path) -> None:
    out, _ = first
    before = read_bytes(out)
    report = run(pages, "first")
    assert (report.publication.is_new, report.publication.changed) == (False, ())
    assert read_bytes(out) == before


def test_the_bytes_do_not_depend_on_the_batches(first: Run, pages: Path) -> None:
    run(pages, "single", batch_pages=1)
    assert read_bytes(pages.parent / "single") == read_bytes(first[0])


def test_the_ui_shows_names_artifacts_and_a_readable_graph(prefect_api: str, first: Run) -> None:
    assert any(
        each["name"].startswith("pages → first · ") for each in read_api(prefect_api, "flow_runs")
    )
    names = {each["name"] for each in read_api(prefect_api, "task_runs")}
    artifacts = {each["key"] for each in read_api(prefect_api, "artifacts")}
    assert {
        "ingest · batch 1 of 1 · 6 pages",
        "clean · batch 1 of 1 · 3 pages",
        "structure · batch 1 of 1 · 3 pages",
        "validate · batch 1 of 1 · 3 pages",
        "write · merge",
        "validate · whole run",
        "write · publish",
    } <= names
    assert artifacts == {"sacho-datasets", "sacho-progress", "sacho-summary"}


def test_the_graph_has_an_edge_from_stage_to_stage_and_none_between_batches(
    prefect_api: str, pages: Path
) -> None:
    run(pages, "graph", batch_pages=2)
    newest = max(read_api(prefect_api, "flow_runs"), key=lambda each: each["start_time"])
    tasks = [
        each for each in read_api(prefect_api, "task_runs") if each["flow_run_id"] == newest["id"]
    ]
    name_of = {each["id"]: each["name"] for each in tasks}
    edges = {
        tuple(tuple(name_of[one["id"]].split(" · ")[:2]) for one in (parent, each))
        for each in tasks
        for inputs in each["task_inputs"].values()
        for parent in inputs
    }
    stages = ("ingest", "clean", "structure", "validate")
    expected = {
        ((before, f"batch {number} of 3"), (stage, f"batch {number} of 3"))
        for before, stage in pairwise(stages)
        for number in (1, 2)
    }  # the third holds nothing to work on: a copy and a photo
    assert {edge for edge in edges if edge[1][1].startswith("batch")} == expected


def test_a_failed_gate_is_a_failed_run_and_the_state_before_stands(
    prefect_api: str, first: Run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(staging: Path, *_: object) -> None:
        (staging / "data_docs").mkdir()
        raise GateError("nothing was published: awards.award_id_unique: 2 of 3 rows fail.")

    out, _ = first
    before = read_bytes(out)
    monkeypatch.setattr(runs, "check_run", fail)
    with pytest.raises(GateError) as caught:
        run(pages, "first")
    assert str(caught.value) == (
        "nothing was published: awards.award_id_unique: 2 of 3 rows fail. "
        "Look at first/failed/data_docs/index.html"
    )
    assert read_bytes(out) == before
    assert (out / "failed" / "data_docs").is_dir()
    states = [each["state"] for each in read_api(prefect_api, "flow_runs")]
    assert ("Failed", str(caught.value)) in [(each["name"], each["message"]) for each in states]


def start_sacho(pages: Path, out: str, **environment: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", "from flows.cli import main; main()", "run", "pages", "--out", out],
        cwd=pages.parent,
        env=os.environ | {"PYTHONPATH": str(root)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_command_publishes_against_a_running_server(prefect_api: str, pages: Path) -> None:
    process = start_sacho(pages, "command", PREFECT_API_URL=prefect_api)
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "3 pages, 3 articles: 16 datasets, all new" in stdout
    assert "embedded" not in stderr
    assert "clean · batch 1 of 1 · 3 pages" in stderr


def test_ctrl_c_exits_with_3_at_once_and_publishes_nothing(pages: Path, tmp_path: Path) -> None:
    """The terminal sends it to the whole group: were the embedded server gone, Prefect would wait
    a minute for it before it gives up."""
    process = start_sacho(pages, "interrupted", PREFECT_HOME=str(tmp_path))
    assert process.stderr is not None
    lines = list(takewhile(lambda line: not line.startswith("ingest"), process.stderr))
    assert lines == ["starting the embedded Prefect server, some ten seconds …\n"]
    os.killpg(process.pid, signal.SIGINT)
    *_, last = process.communicate(timeout=30)[1].splitlines()
    assert process.returncode == 3
    assert last == "sacho: interrupted, nothing was published; run it again"
    assert {each.name for each in (pages.parent / "interrupted").iterdir()} <= {".work"}
