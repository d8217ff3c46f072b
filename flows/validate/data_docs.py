"""The Data Docs: what Great Expectations found, on one page that loads nothing from outside.

The library's own Data Docs take their styles and scripts from content networks and their logo
from a bucket, so offline they are bare, and online they call home. This page holds the same
results: every expectation of every suite with what was observed, linkable by its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape as escape_markup
from pathlib import Path
from string import Template

from flows.display import escape as escape_controls
from flows.findings import Check

_PAGE = Template(Path(__file__).with_name("data_docs.html").read_text(encoding="utf-8"))
_OUTCOMES = {"pass": "passed", "fail": "failed", "not_applicable": "not applicable"}


def write_data_docs(folder: Path, checks: Sequence[Check], rows: Mapping[str, int]) -> Path:
    """Write `index.html` into the folder and return its path.

    `checks` are the outcomes over whole datasets, `rows` the rows by dataset. Each expectation
    has the anchor `<dataset>.<expectation id>`. Nothing in the page depends on the time.
    """
    datasets = list(dict.fromkeys(check.dataset for check in checks))
    page = _PAGE.substitute(
        summary=_summarise(checks),
        links="\n".join(f'<a href="#{_escape(each)}">{_escape(each)}</a>' for each in datasets),
        sections="\n".join(_render_suite(each, checks, rows.get(each, 0)) for each in datasets),
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "index.html"
    path.write_text(page, encoding="utf-8")
    return path


def _summarise(checks: Sequence[Check]) -> str:
    counts = Counter(check.outcome for check in checks)
    outcomes = ", ".join(f"{counts[name]} {word}" for name, word in _OUTCOMES.items())
    return f"{len(checks)} expectations: {outcomes}."


def _render_suite(dataset: str, checks: Sequence[Check], rows: int) -> str:
    header = "".join(
        f"<th>{each}</th>"
        for each in ("Expectation", "What it says", "Severity", "Outcome", "Seen")
    )
    lines = "\n".join(_render_check(each) for each in checks if each.dataset == dataset)
    count = f"{rows:,} row{'' if rows == 1 else 's'}"
    return (
        f'<h2 id="{_escape(dataset)}">{_escape(dataset)} <small>{count}</small></h2>\n'
        f"<table><thead><tr>{header}</tr></thead><tbody>\n{lines}\n</tbody></table>"
    )


def _render_check(check: Check) -> str:
    name = _escape(f"{check.dataset}.{check.check}")
    seen = check.message.removeprefix(f"{check.dataset}.{check.check}: ")
    return (
        f'<tr id="{name}" class="{_escape(check.outcome)}">'
        f'<td><a href="#{name}"><code>{_escape(check.check)}</code></a></td>'
        f"<td>{_render_sentence(check.expected or '')}</td><td>{_escape(check.severity)}</td>"
        f'<td class="{_escape(check.outcome)}">{_OUTCOMES[check.outcome]}</td>'
        f'<td class="observed">{_escape(seen)}</td></tr>'
    )


def _render_sentence(sentence: str) -> str:
    """Return a sentence with what stands between backticks as code."""
    pieces = _escape(sentence).split("`")
    marked = (f"<code>{each}</code>" if odd % 2 else each for odd, each in enumerate(pieces))
    return "".join(marked)


def _escape(text: str) -> str:
    """Return a text as markup that shows it, control and direction characters by their code."""
    return escape_markup(escape_controls(text))
