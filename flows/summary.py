"""What a run came to, for a person: the same facts in the terminal and in the Prefect UI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.write.report import RunReport


def list_datasets(report: RunReport) -> Iterator[tuple[str, int, str]]:
    """Yield every dataset with its rows and whether it is `new`, `changed` or `unchanged`."""
    other = "new" if report.publication.is_first else "changed"
    for name, rows in report.rows.items():
        yield name, rows, other if name in report.publication.changed else "unchanged"


def list_rejects(report: RunReport) -> str:
    """Return what was held back in one line: `held back 3: 2 empty_input, 1 duplicate_page`."""
    if not report.rejects:
        return "held back: nothing"
    by_reason = sorted(report.rejects.items(), key=lambda each: (-each[1], each[0]))
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in by_reason)
    return f"held back {sum(report.rejects.values()):,}: {reasons}"


def list_failed(report: RunReport) -> Iterator[str]:
    """Yield a line on each expectation that rows failed, its severity first."""
    if not report.failed:
        yield "every expectation passed"
    for check in report.failed:
        yield f"{check.severity} {check.message}"


@dataclass(frozen=True, slots=True)
class Places:
    """An output as people see it, where its current state lies, and the same on this machine."""

    out: str
    state: str
    folder: Path


def list_places(report: RunReport, places: Places) -> Iterator[tuple[str, str]]:
    """Yield where to look next, as path and what is there."""
    state = places.state
    yield f"{state}/datasets/", "the tables"
    if (places.folder / "review" / "index.html").exists():
        yield (
            f"{state}/review/index.html",
            "every page with its facts in place, to look at and mark",
        )
    yield f"{state}/data_docs/index.html", "every expectation and what was seen"
    if report.rejects:
        yield f"{state}/rejects/", "the bytes and rows held back; the dataset `rejects` says why"
    yield f"{places.out}/run_report.json", "inputs, times, versions"


def render_markdown(report: RunReport, places: Places) -> str:
    """Return the summary as the markdown of an artifact."""
    failed = "\n".join(f"- {line}" for line in list_failed(report))
    looked = "\n".join(f"- `{path}` {what}" for path, what in list_places(report, places))
    return (
        f"## {headline(report)}\n\n{list_rejects(report)}\n\n"
        f"### Expectations\n\n{failed}\n\n### Where to look\n\n{looked}\n"
    )


def headline(report: RunReport) -> str:
    """Return what came of the run: `12 pages, 11 articles: 3 of 16 datasets changed`."""
    changed, total = len(report.publication.changed), len(report.rows)
    state = f"{changed} of {total} datasets changed" if changed else "every dataset unchanged"
    if report.publication.is_first:
        state = f"{total} datasets, all new"
    return f"{_count('page', report)}, {_count('article', report)}: {state}"


def _count(word: str, report: RunReport) -> str:
    count = report.rows[f"{word}s"]
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
