"""The fuzz target: one input through ingest, clean and structure, and what must hold of it.

No exception but those that become a reject, blocks that tile the text, facts whose words are the
text's, ids that are one of a kind, values that fit their columns, and no call over two seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from flows.clean.page import clean_page
from flows.ingest.formats import read_records
from flows.ingest.intake import HeldBack
from flows.ingest.sources import Source
from flows.records import CleanPage, Facts, Page
from flows.structure.facts import structure_page
from flows.tables import to_table
from schemas.catalog import BY_NAME
from schemas.rejects import REASONS

LONGEST_CALL = 2.0
"""CPU seconds; the machine may be shared."""

TABLED = "01"
"""First digits of the ids of pages whose rows are put into tables too, which costs as much again.
"""

Result = TypeVar("Result")


class BrokenError(AssertionError):
    """What must hold of every input does not hold of this one."""


def check_input(suffix: str, data: bytes, folder: Path) -> Counter[str]:
    """Take a file of these bytes through the stages; return what came out, as counts.

    Raises `BrokenError` for what does not hold, and whatever a stage raises undeclared.
    """
    path = folder / f"input{suffix}"
    path.write_bytes(data)
    records = _take_time("ingest", lambda: list(read_records(Source(path.name, path))))
    seen: Counter[str] = Counter(inputs=1)
    for record in records:
        if isinstance(record, HeldBack):
            seen[f"held back: {_check_reason(record)}"] += 1
        else:
            seen += _check_page(record)
    return seen


def _check_reason(held: HeldBack) -> str:
    reason = held.error.reason
    if reason not in REASONS or reason == "stage_failed":
        raise BrokenError(f"ingest gave {reason}: {held.error.detail}")
    return reason


def _check_page(page: Page) -> Counter[str]:
    clean = _take_time("clean", lambda: clean_page(page))
    facts = _take_time("structure", lambda: structure_page(page.text, clean))
    _require(page.char_count == len(page.text), "char_count is not the length of the text")
    _check_tiling(page.text, clean)
    rows = {name: getattr(clean, name) for name in ("articles", "module_items")}
    rows |= {each.name: getattr(facts, each.name) for each in fields(Facts)}
    for name, records in rows.items():
        _check_rows(name, records, page)
    if page.page_id[0] in TABLED:
        for name, records in {"blocks": clean.blocks, "texts": (page,), **rows}.items():
            to_table(name, records)  # raises for what does not fit into its column
    return Counter(pages=1) + Counter({name: len(records) for name, records in rows.items()})


def _check_tiling(text: str, clean: CleanPage) -> None:
    spans = [(each.start, each.end) for each in clean.blocks]
    _require(all(start < end for start, end in spans), "a block is empty")
    for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), len(text))]):
        _require(end <= start and not text[end:start].strip(), f"no tiling at {end}–{start}")


def _check_rows(name: str, records: Iterable[Any], page: Page) -> None:
    dataset = BY_NAME[name]
    keys = [tuple(getattr(each, part) for part in dataset.key) for each in records]
    _require(len(set(keys)) == len(keys), f"{name}: one key twice")
    for each in records:
        _require(each.page_id == page.page_id, f"{name}: of another page")
        if hasattr(each, "start"):
            _require(0 <= each.start < each.end <= page.char_count, f"{name}: span {each}")
        if dataset.verbatim:
            words = getattr(each, dataset.verbatim)
            _require(page.text[each.start : each.end] == words, f"{name}: not verbatim {each}")
        for evidence in getattr(each, "evidence", ()):
            inside = 0 <= evidence.start < evidence.end <= page.char_count
            _require(inside, f"{name}: evidence {evidence}")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise BrokenError(message)


def _take_time(stage: str, call: Callable[[], Result]) -> Result:
    started = process_time()
    result = call()
    seconds = process_time() - started
    _require(seconds <= LONGEST_CALL, f"{stage} took {seconds:.1f} CPU s")
    return result
