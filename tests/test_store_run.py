"""A whole run into an object store: published, and no key is left with Prefect or in the report."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from bench.pages import make_page
from flows.outputs import fetch_current, find_place
from tests.seaweed import S3Server


def read_api(api: str, what: str) -> str:
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{api}/{what}/filter", b"{}", headers)
    with urllib.request.urlopen(request) as response:
        text: str = response.read().decode()
    return text


def test_a_run_publishes_to_a_store_and_leaves_no_key(
    prefect_api: str, s3_server: S3Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.pipeline import run_pipeline

    monkeypatch.setenv("SACHO_STORE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "page.txt").write_text(make_page(0), encoding="utf-8")
    url = s3_server.url("whole/run")
    report = run_pipeline([str(tmp_path / "page.txt")], url)
    current = fetch_current(url)
    assert current is not None
    assert current.name == report.publication.snapshot_id
    with s3_server.filesystem().open_input_stream("sacho-tests/whole/run/run_report.json") as file:
        assert json.loads(file.read())["snapshot_id"] == current.name
    kept = [read_api(prefect_api, what) for what in ("flow_runs", "task_runs", "artifacts", "logs")]
    kept += [path.read_text() for path in find_place(url).glob("*.json")]
    assert "sacho-tests/whole/run" in kept[0]
    assert not any("s3cret" in each or "tester" in each for each in kept)
