"""sacho's own entries of the benchmark: the whole, the stages and the kinds of facts."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.pages import make_html, make_page, write_jsonl
from bench.rivals import WARM_UP, Extract, Work, load_parquet
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
FIXED = "fixed, whatever the size"
PARQUET_FLOOR = "floor: reading and zstd-writing the same Parquet"


def load_extraction() -> Extract:
    """Return sacho's reading and cleaning of an HTML document, as its body."""

    def run(data: bytes) -> str:
        page = make_html_page(data, Origin("page.html", 0, "text/html"))
        body = [block for block in clean_page(page).blocks if block.role in BODY_ROLES]
        return "\n".join(page.text[block.start : block.end] for block in body)

    return run


def load_cleaning() -> Work:
    """Return ingest and clean over any input, in memory, warmed up."""
    extract = load_extraction()
    for number in WARM_UP:
        extract(make_html(number).encode())
        extract(make_page(number).encode())
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


def load_whole() -> Callable[[Path, Path], dict[str, float]]:
    """Return sacho's stages, warmed up on a few pages that no input holds.

    What these take the second time is told as `fixed`: it does not grow with the input.
    """
    set_defaults()
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder, "warm.jsonl")
        write_jsonl(warm, WARM_UP)
        run_whole(warm, Path(folder, "first"))
        fixed = run_whole(warm, Path(folder, "second"))["cpu"]
    return lambda path, out: run_whole(path, out) | {FIXED: fixed}
