"""The run report: what belongs to the run and not to the data: times, versions, counts."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from flows.findings import Check
from flows.write.publish import Publication

FILE_NAME = "run_report.json"
REPORTED_PACKAGES = ("sacho", "prefect", "great-expectations", "pandas", "pyarrow")


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run that was published. Moments are aware; `stages` are seconds of wall time by stage.

    `rows` by dataset, `rejects` by reason, `failed` the checks on whole datasets that failed,
    `skipped` why by path, for what lies in the inputs and is not read as a page, `sources_id` a
    hash of what was read, by which a change of the folder is seen. Of the pages that were read or
    known, `unchanged_pages` were taken over, `worked_pages` worked on.
    """

    started_at: datetime
    finished_at: datetime
    inputs: Sequence[str]
    publication: Publication
    stages: Mapping[str, float] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)
    rejects: Mapping[str, int] = field(default_factory=dict)
    failed: Sequence[Check] = ()
    skipped: Mapping[str, str] = field(default_factory=dict)
    sources_id: str | None = None
    unchanged_pages: int = 0
    worked_pages: int = 0


def write_report(out: Path, report: RunReport) -> Path:
    """Write `run_report.json` to the output folder, in place of the last, and return its path."""
    path = out / FILE_NAME
    part = path.with_name(f".{FILE_NAME}.part")
    text = json.dumps(describe_run(report), ensure_ascii=False, indent=2)
    part.write_text(f"{text}\n", encoding="utf-8")
    part.replace(path)
    return path


def describe_run(report: RunReport) -> dict[str, Any]:
    """Return the report as what JSON can hold, moments in ISO 8601."""
    return {
        "started_at": report.started_at.isoformat(timespec="seconds"),
        "finished_at": report.finished_at.isoformat(timespec="seconds"),
        "seconds": round((report.finished_at - report.started_at).total_seconds(), 3),
        "stages": {name: round(seconds, 3) for name, seconds in report.stages.items()},
        "versions": {"python": platform.python_version(), **find_versions(REPORTED_PACKAGES)},
        "inputs": list(report.inputs),
        "skipped": dict(report.skipped),
        "sources_id": report.sources_id,
        "unchanged_pages": report.unchanged_pages,
        "worked_pages": report.worked_pages,
        "snapshot_id": report.publication.snapshot_id,
        "is_new_snapshot": report.publication.is_new,
        "changed_datasets": list(report.publication.changed),
        "unchanged_datasets": list(report.publication.unchanged),
        "rows": dict(report.rows),
        "rejects": dict(sorted(report.rejects.items())),
        "failed_expectations": [_describe(check) for check in report.failed],
    }


def find_versions(packages: Iterable[str]) -> dict[str, str]:
    """Return the installed version of each package, leaving out what is not installed."""
    versions = {}
    for package in packages:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return versions


def _describe(check: Check) -> dict[str, str | None]:
    return {
        "expectation": f"{check.dataset}.{check.check}",
        "severity": check.severity,
        "observed": check.observed,
        "expected": check.expected,
    }
