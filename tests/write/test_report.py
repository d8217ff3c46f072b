"""The run report holds what belongs to the run and names nothing of the machine."""

from __future__ import annotations

import json
import socket
from datetime import datetime, timedelta
from pathlib import Path

from flows.findings import Check
from flows.write.publish import Publication
from flows.write.report import RunReport, find_versions, write_report
from tests.validate.samples import SEOUL

STARTED = datetime(2026, 4, 1, 9, 0, tzinfo=SEOUL)
FAILED = Check("score_in_range", "awards", None, "warning", "fail", "1 of 9 rows fail", "x.", "m")
REPORT = RunReport(
    started_at=STARTED,
    finished_at=STARTED + timedelta(seconds=12.5),
    inputs=["seeds"],
    publication=Publication("0123456789abcdef", True, ("texts",), ("pages",)),
    stages={"ingest": 0.1234567},
    rows={"pages": 1},
    rejects={"not_text": 2, "empty_input": 1},
    failed=(FAILED,),
)


def test_report_tells_the_run(tmp_path: Path):
    told = json.loads(write_report(tmp_path, REPORT).read_text(encoding="utf-8"))
    assert told["started_at"] == "2026-04-01T09:00:00+09:00"
    assert told["seconds"] == 12.5
    assert told["stages"] == {"ingest": 0.123}
    assert told["inputs"] == ["seeds"]
    assert told["snapshot_id"] == "0123456789abcdef"
    assert told["changed_datasets"] == ["pages"]
    assert told["unchanged_datasets"] == ["texts"]
    assert list(told["rejects"]) == ["empty_input", "not_text"]
    assert told["failed_expectations"] == [
        {
            "expectation": "awards.score_in_range",
            "severity": "warning",
            "observed": "1 of 9 rows fail",
            "expected": "x.",
        }
    ]
    assert told["versions"]["pyarrow"].count(".") == 2


def test_report_replaces_the_last_and_leaves_no_trace_of_writing(tmp_path: Path):
    write_report(tmp_path, REPORT)
    path = write_report(tmp_path, REPORT)
    assert list(tmp_path.iterdir()) == [path]


def test_report_names_no_host(tmp_path: Path):
    assert socket.gethostname() not in write_report(tmp_path, REPORT).read_text(encoding="utf-8")


def test_missing_package_has_no_version():
    assert find_versions(["no-such-package-at-all"]) == {}
