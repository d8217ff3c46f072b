"""The corpus of pages about invented evaluations, as datasets: what a run makes of it.

`tests/pages/ledger/<story>-<copy>.txt` are pages of four outlets about one story each: copies that
differ in marks, paragraphs and a sentence; `ledger.csv` is the ledger that follows, by hand.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path

from flows.clean.page import clean_page
from flows.parts import find_parts, read_part
from flows.records import Facts, Page
from flows.structure.facts import structure_page
from flows.tables import read_table, write_pages, write_records
from flows.validate.claims import FACT_RECORDS, cross_check_batch
from flows.validate.rows import Rows
from flows.write.aggregates import add_aggregates
from flows.write.merge import merge_batches

FOLDER = Path(__file__).parent / "ledger"


def list_pages() -> list[Path]:
    """Return the pages of the corpus, in the order of their names."""
    return sorted(FOLDER.glob("*.txt"))


def read_story(path: Path) -> str:
    """Return the name of the story that a page tells: its own without the copy's number."""
    return path.stem.rsplit("-", 1)[0]


def make_page(path: Path) -> Page:
    """Return a page of the corpus as ingest would."""
    data = path.read_bytes()
    text = data.decode()
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        digest[:32],
        path.name,
        0,
        "text/plain",
        len(data),
        digest,
        "utf-8",
        "strict",
        False,
        len(text),
        text,
    )


def build_datasets(work: Path, pages: list[Page]) -> Path:
    """Write the merged datasets of the pages below `work`; return the folder of the staged run."""
    batch, staging = work / "batch", work / "staging"
    cleaned = [clean_page(page) for page in pages]
    facts = [structure_page(page.text, clean) for page, clean in zip(pages, cleaned, strict=True)]
    write_pages(batch, pages, cleaned)
    for name in ("blocks", "articles", "module_items"):
        write_records(batch, name, [row for each in cleaned for row in getattr(each, name)])
    for name in (each.name for each in fields(Facts)):
        write_records(batch, name, [row for each in facts for row in getattr(each, name)])
    told = ("texts", "articles", *FACT_RECORDS)
    accepted = Rows({name: read_table(batch, name) for name in told})
    write_records(batch, "checks", cross_check_batch(accepted))
    merge_batches([batch], staging)
    add_aggregates(staging)
    return staging


def read_rows(staging: Path, dataset: str) -> list[dict[str, object]]:
    """Return the rows of a dataset of a staged run."""
    return [row for part in find_parts(staging, dataset) for row in read_part(part).to_pylist()]
