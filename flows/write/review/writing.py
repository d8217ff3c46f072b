"""Writing the review: `index.html`, a page each under `pages/`, and what they share.

Same rows, same bytes: nothing here knows the time. One bucket of pages is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Any

from flows.errors import InputError
from flows.write.review.gather import ABOUT, SHOWN, gather_pages, list_columns
from flows.write.review.index import make_entry, write_index
from flows.write.review.pages import ASSETS, dump, render_page
from flows.write.review.selection import PAGES, Selection, choose_pages, select_pages
from schemas.catalog import BY_NAME
from schemas.korean import describe_column

FOLDER = "review"
SHARED = (".js", ".css")


def write_review(folder: Path, limit: int = PAGES) -> int:
    """Write the review of the run whose `datasets/` and `rejects/` lie in `folder` beside it.

    Returns how many pages were written, at most `limit`; the index says what is left out.
    """
    selection = choose_pages(folder, limit)
    entries = list(_write_pages(folder, selection))
    places = {page_id: place for place, page_id in enumerate(selection.page_ids)}
    entries.sort(key=lambda entry: places[entry[0]])
    write_index(folder / FOLDER, entries, selection.total)
    return len(entries)


def write_review_pages(folder: Path, page_ids: Sequence[str]) -> list[Path]:
    """Write the review pages of these ids and return their paths.

    Raises `InputError` for an id that neither a page nor a reject of the run has.
    """
    entries = list(_write_pages(folder, select_pages(folder, dict.fromkeys(page_ids))))
    if unknown := set(page_ids) - {entry[0] for entry in entries}:
        raise InputError(f"{folder}: has no page {min(unknown)}, nor a reject of that id")
    return [folder / FOLDER / page_path(entry[0]) for entry in entries]


def page_path(page_id: str) -> str:
    """Return where the review page of that id lies below the folder of the review."""
    return f"pages/{page_id}.html"


def _write_pages(folder: Path, selection: Selection) -> Iterator[list[Any]]:
    """Write the pages and what they share; yield the entry of each."""
    review = folder / FOLDER
    (review / "pages").mkdir(parents=True, exist_ok=True)
    _write_shared(review / "assets")
    for page in gather_pages(folder, selection):
        if page.rows["pages"] or page.rows["rejects"]:
            (review / page_path(page.page_id)).write_text(render_page(page), encoding="utf-8")
            yield make_entry(page)


def _write_shared(assets: Path) -> None:
    """Lay the scripts and styles beside the pages, and what their columns mean."""
    assets.mkdir(parents=True, exist_ok=True)
    for source in sorted(each for each in ASSETS.iterdir() if each.suffix in SHARED):
        copyfile(source, assets / source.name)
    columns = {name: _describe_columns(name) for name in (*SHOWN, *ABOUT)}
    text = f"sacho.columns = {dump(columns)};\n"
    (assets / "columns.js").write_text(text, encoding="utf-8")


def _describe_columns(dataset: str) -> list[dict[str, str]]:
    known = {each.name: each for each in BY_NAME[dataset].columns}
    return [
        {
            "name": name,
            "en": known[name].description,
            "ko": describe_column(BY_NAME[dataset], known[name]),
        }
        for name in list_columns(dataset)
    ]
