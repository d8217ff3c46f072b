"""`sacho export --redistributable`: facts, spans and hashes to hand on, and what was left out."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from flows.errors import OutputError
from flows.export.persons import MENTION_COLUMNS, QUOTATION_COLUMNS, find_private
from flows.export.redaction import Rules, is_checked, list_long, mask_runs, redact
from flows.export.rights import allows_text, classify_pages
from flows.export.runs_in_common import Hashes, collect_runs, find_common
from flows.export.tally import Tally, make_manifest
from flows.export.texts import mask_texts, read_texts
from flows.parts import find_parts, read_part, write_part
from flows.write.dictionary import write_dictionary
from schemas.catalog import BY_NAME, DATASETS
from schemas.dataset import Dataset

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Export:
    """What was exported: pages with and without their text, and changed cells by reason."""

    pages: int
    pages_with_text: int
    private_persons: int
    cells: dict[str, int]


def export_redistributable(state: Path, out: Path, key: bytes) -> Export:
    """Write the datasets of a published state to `out` as they may be handed on.

    `out` gets `datasets/`, `datapackage.json` and `manifest.json`, all at once. The same state and
    key give the same bytes. Raises `OutputError` if there is something at `out`.
    """
    part = make_room(out)
    tally = Tally()
    rules = _find_rules(state, key, tally)
    for dataset, path, table in _read_parts(state):
        clean = redact(dataset, table, rules, tally)
        write_part(part / path.relative_to(state), dataset.name, clean)
    write_dictionary(part)
    manifest = make_manifest(state.name, rules.classes, len(rules.everybody), tally)
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (part / MANIFEST).write_text(f"{text}\n", encoding="utf-8")
    part.rename(out)
    return Export(len(rules.classes), len(rules.texts), len(rules.everybody), tally.by_reason())


def make_room(out: Path) -> Path:
    """Return an empty folder beside `out` that is to be renamed to it.

    Raises `OutputError` if something is at `out` or the folder cannot be made.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(f"{out} is there already; give a new or an empty folder")
    part = out.with_name(f".{out.name}-{os.getpid()}")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror}); give another") from error
    return part


def _find_rules(state: Path, key: bytes, tally: Tally) -> Rules:
    """Judge pages and persons, then look for what stands in pages that forbid it."""
    page_ids: list[Any] = _read_columns(state, "pages", ("page_id",))["page_id"].to_pylist()
    articles = _read_columns(state, "articles", ("page_id", "redistribution"))
    classes = classify_pages(articles, page_ids)
    allowed = frozenset(page_id for page_id, each in classes.items() if allows_text(each))
    private = find_private(
        _read_columns(state, "mentions", MENTION_COLUMNS),
        _read_columns(state, "quotations", QUOTATION_COLUMNS),
    )
    everybody = frozenset[str]().union(*private.values())
    texts = mask_texts(state, allowed, private)
    rules = Rules(classes, private, everybody, texts, key)
    forbidden = (text for page_id, text in read_texts(state) if page_id not in allowed)
    common = find_common(_collect(state, rules), forbidden)
    masked = {page_id: mask_runs(text, common) for page_id, text in texts.items()}
    tally.add("texts", "text", "run_of_page", sum(masked[each] != texts[each] for each in texts))
    return replace(rules, common=common, texts=masked)


def _collect(state: Path, rules: Rules) -> Hashes:
    """Return the runs of all that would be handed on."""
    collected: list[Hashes] = []
    for dataset, _, table in _read_parts(state):
        clean = redact(dataset, table, rules, Tally())
        columns = (each for each in dataset.columns if is_checked(each))
        collected += [collect_runs(list_long(each, clean[each.name])) for each in columns]
    return np.unique(np.concatenate(collected))


def _read_parts(state: Path) -> Iterator[tuple[Dataset, Path, pa.Table]]:
    for dataset in DATASETS:
        for path in find_parts(state, dataset.name):
            yield dataset, path, read_part(path)


def _read_columns(state: Path, dataset: str, columns: Sequence[str]) -> pa.Table:
    empty = pa.schema([BY_NAME[dataset].schema().field(name) for name in columns]).empty_table()
    parts = [read_part(path, columns) for path in find_parts(state, dataset)]
    return pa.concat_tables([empty, *parts], promote_options="permissive").select(list(columns))
