"""sacho's own entries of the benchmark: the whole, the stages and the kinds of facts."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.rivals import Extract, Work, load_parquet
from bench.stages import time_stages
from flows.clean.page import clean_page
from flows.environment import set_defaults
from flows.ingest.formats import count_records, read_records
from flows.ingest.html import make_html_page
from flows.ingest.intake import Origin
from flows.ingest.inventory import take_inventory
from flows.records import Page
from flows.structure import facts

BODY_ROLES = ("paragraph", "subheading")
PARQUET_FLOOR = "floor: reading and zstd-writing the same Parquet"


def load_extraction() -> Extract:
    """Return sacho's reading and cleaning of an HTML document, as its body."""

    def run(data: bytes) -> str:
        page = make_html_page(data, Origin("page.html", 0, "text/html"))
        body = [block for block in clean_page(page).blocks if block.role in BODY_ROLES]
        return "\n".join(page.text[block.start : block.end] for block in body)

    return run


def load_cleaning() -> Work:
    """Return ingest and clean over any input, in memory."""
    return lambda path, _: sum(clean_page(page) is not None for page in _read_pages(path))


def _read_pages(path: Path) -> list[Page]:
    sources = take_inventory([str(path)]).sources
    records = (record for source in sources for record in read_records(source))
    return [record for record in records if isinstance(record, Page)]


def time_kinds(path: Path, _: Path) -> dict[str, float]:
    """Return the CPU seconds of clean, of structure and of each finder of facts over an input."""
    pages, seconds = _read_pages(path), defaultdict[str, float](float)
    for name in [each for each in vars(facts) if each.startswith("find_") and each != "find_facts"]:
        setattr(facts, name, _clock(seconds, name, getattr(facts, name)))
    clean = _clock(seconds, "clean", clean_page)
    structure = _clock(seconds, "structure", facts.structure_page)
    for page in pages:
        structure(page.text, clean(page))
    return {**seconds, "documents": len(pages), "cpu": seconds["clean"] + seconds["structure"]}


def _clock(seconds: dict[str, float], name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        started = time.process_time()
        result = work(*arguments)
        seconds[name] += time.process_time() - started
        return result

    return timed


def run_whole(path: Path, out: Path) -> dict[str, float]:
    """Take an input through all stages without Prefect; return CPU seconds by stage.

    Beside them stands the floor: writing the same Parquet files once more.
    """
    seconds = dict(time_stages(path, out))
    documents = sum(count_records(source) for source in take_inventory([str(path)]).sources)
    cpu = sum(seconds.values())
    again = out / "again"
    again.mkdir()
    started = time.process_time()
    load_parquet()(out, again)
    seconds[PARQUET_FLOOR] = time.process_time() - started
    return {**seconds, "documents": documents, "cpu": cpu}


def warm_up(path: Path, out: Path) -> None:
    """Import and build what every run needs once: libraries, lexicons, suites."""
    set_defaults()
    run_whole(path, out)
