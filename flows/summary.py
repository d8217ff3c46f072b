"""What a run came to, for a person: the same facts in the terminal and in the Prefect UI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.display import escape
from flows.ingest.urls import is_url
from flows.viewer import address_of
from flows.write.report import RunReport


def list_datasets(report: RunReport) -> Iterator[tuple[str, int, str]]:
    """Yield every dataset with its rows and whether it is `new`, `changed` or `unchanged`."""
    other = "new" if report.publication.is_first else "changed"
    for name, rows in report.rows.items():
        yield name, rows, other if name in report.publication.changed else "unchanged"


def describe_work(report: RunReport) -> str:
    """Return what a run worked on: `99,999 pages unchanged, 1 worked on`."""
    unchanged, worked = report.unchanged_pages, report.worked_pages
    return f"{unchanged:,} page{'' if unchanged == 1 else 's'} unchanged, {worked:,} worked on"


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
        yield escape(f"{check.severity} {check.message}")


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
    if (places.folder / "report.html").exists():
        yield f"{state}/report.html", "what the run holds, drawn on one page"
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
    """Return the summary as the markdown of an artifact, linked where the outputs are served."""
    looked = "\n".join(f"- {_link(path)} {what}" for path, what in list_places(report, places))
    return (
        f"## {headline(report)}\n\n{describe_work(report)}\n\n"
        f"### Held back\n\n{_render_rejects(report)}\n\n"
        f"### Expectations\n\n{_render_failed(report, places)}\n\n"
        f"### Where to look\n\n{looked}\n"
    )


def _render_rejects(report: RunReport) -> str:
    if not report.rejects:
        return "nothing"
    by_reason = sorted(report.rejects.items(), key=lambda each: (-each[1], each[0]))
    rows = "\n".join(f"| `{reason}` | {count:,} |" for reason, count in by_reason)
    return f"| reason | rows |\n|---|---|\n{rows}"


def _render_failed(report: RunReport, places: Places) -> str:
    if not report.failed:
        return "every expectation passed"
    docs = f"{places.state}/data_docs/index.html"
    return "\n".join(
        f"- {check.severity} {_link(docs, f'{check.dataset}.{check.check}')}: "
        f"{escape(check.observed or '')}"
        for check in report.failed
    )


def _link(path: str, anchor: str | None = None) -> str:
    """Return a link to a page of the outputs or an anchor in it, its bare name if not served."""
    name = f"`{anchor or path}`"
    address = address_of(Path(path)) if path.endswith(".html") and not is_url(path) else None
    return f"[{name}]({address}{f'#{anchor}' if anchor else ''})" if address else name


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
