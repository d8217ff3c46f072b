"""The index of the review pages: what to search and filter by, in chunks that scripts can load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from flows.write.review.gather import PageRows, list_columns
from flows.write.review.pages import ASSETS, dump, find_source, find_title

CHUNK = 1_000
"""Entries a file of the index: some 300 kB."""

COUNTED = ("quotations", "mentions", "quantities", "dates", "awards", "initiatives")
ENTRY = (
    "page_id", "title", "source", "outlet", "published_at", "bodies", "programmes", "years",
    "failed", "rejects", "reason", "awards", "facts",
)  # fmt: skip
"""What an entry of the index holds, in this order."""

_SHELL = Template((ASSETS / "index.html").read_text(encoding="utf-8"))


def make_entry(page: PageRows) -> list[Any]:
    """Return the entry of a page; `reason` only if it was held back whole."""
    article = next(iter(page.rows["articles"]), ())
    outlet, published, issuer = (
        _pick("articles", article, name) for name in ("outlet", "published_at", "issuer")
    )
    rejects = list(_column(page, "rejects", "reason"))
    return [
        page.page_id,
        find_title(page),
        find_source(page),
        outlet,
        None if published is None else str(published)[:16],
        _list_bodies(page, issuer),
        sorted(set(_column(page, "awards", "programme"))),
        sorted(set(_column(page, "awards", "year"))),
        sum(each == "fail" for each in _column(page, "checks", "outcome")),
        len(rejects),
        rejects[0] if rejects and not page.rows["pages"] else None,
        len(page.rows["awards"]),
        sum(len(page.rows[name]) for name in COUNTED),
    ]


def _pick(dataset: str, row: tuple[Any, ...], name: str) -> Any:
    return row[list_columns(dataset).index(name)] if row else None


def _column(page: PageRows, dataset: str, name: str) -> Iterator[Any]:
    at = list_columns(dataset).index(name)
    return (row[at] for row in page.rows[dataset] if row[at] is not None)


def _list_bodies(page: PageRows, issuer: str | None) -> list[str]:
    """Return the bodies of the page: those with a code, and whoever issued, won and evaluated."""
    columns = list_columns("mentions")
    name, code = columns.index("canonical_name"), columns.index("code")
    coded = (row[name] for row in page.rows["mentions"] if row[code] is not None and row[name])
    sides = (each for side in ("recipient", "evaluator") for each in _column(page, "awards", side))
    return sorted({*coded, *sides, *([issuer] if issuer else [])})


def write_index(folder: Path, entries: Sequence[list[Any]], total: int) -> Path:
    """Write `index.html` and the chunks in `index/`; return the path of the first.

    `total` is how many pages the run has, of which the entries are those with a review page.
    """
    (folder / "index").mkdir(parents=True, exist_ok=True)
    names = [f"index/{number:05}.js" for number in range(-(-len(entries) // CHUNK))]
    for number, name in enumerate(names):
        chunk = entries[number * CHUNK : (number + 1) * CHUNK]
        (folder / name).write_text(f"sacho.addEntries({dump(chunk)});\n", encoding="utf-8")
    scripts = "\n".join(f'<script src="{escape(name)}"></script>' for name in names)
    path = folder / "index.html"
    run = dump({"total": total, "entry": ENTRY})
    path.write_text(_SHELL.substitute(scripts=scripts, run=run), encoding="utf-8")
    return path
