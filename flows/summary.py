"""What a run came to, for a person: the same facts in the terminal and in the Prefect UI."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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
        yield f"{check.severity} {check.message}"


def list_places(report: RunReport, out: Path) -> Iterator[tuple[str, str]]:
    """Yield where to look next, as path and what is there."""
    yield f"{out}/datasets/", "the tables"
    if (out / "report.html").exists():
        yield f"{out}/report.html", "what the run holds, drawn on one page"
    if (out / "review" / "index.html").exists():
        yield f"{out}/review/index.html", "every page with its facts in place, to look at and mark"
    yield f"{out}/data_docs/index.html", "every expectation and what was seen"
    if report.rejects:
        yield f"{out}/rejects/", "the bytes and rows held back; the dataset `rejects` says why"
    yield f"{out}/run_report.json", "inputs, times, versions"


def render_markdown(report: RunReport, out: Path) -> str:
    """Return the summary as the markdown of an artifact, linked where the outputs are served."""
    places = "\n".join(f"- {_link(Path(path))} {what}" for path, what in list_places(report, out))
    return (
        f"## {headline(report)}\n\n{describe_work(report)}\n\n"
        f"### Held back\n\n{_render_rejects(report)}\n\n"
        f"### Expectations\n\n{_render_failed(report, out)}\n\n### Where to look\n\n{places}\n"
    )


def _render_rejects(report: RunReport) -> str:
    if not report.rejects:
        return "nothing"
    by_reason = sorted(report.rejects.items(), key=lambda each: (-each[1], each[0]))
    rows = "\n".join(f"| `{reason}` | {count:,} |" for reason, count in by_reason)
    return f"| reason | rows |\n|---|---|\n{rows}"


def _render_failed(report: RunReport, out: Path) -> str:
    if not report.failed:
        return "every expectation passed"
    docs = out / "data_docs" / "index.html"
    return "\n".join(
        f"- {check.severity} {_link(docs, f'{check.dataset}.{check.check}')}: {check.observed}"
        for check in report.failed
    )


def _link(path: Path, anchor: str | None = None) -> str:
    """Return a link to a page of the outputs or an anchor in it, its bare name if not served."""
    name = f"`{anchor or path}`"
    address = address_of(path) if path.suffix == ".html" else None
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
