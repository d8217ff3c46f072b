"""Gold cases: pages `NN.txt`, each with what a person found on it in `NN.json`.

The conventions, in short: offsets are code points of the text; the body is its true paragraphs
(`body_spans`); a quote is told by how it begins and ends (`text_start`, `text_end`); a repeated
quantity stands once; `ignored_numbers` are neither rewarded nor punished; a date resolves to a
day, month or year as far as the text goes, or to None.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import InputError
from flows.records import Page

LISTS = ("body_spans", "reporters", "quotes", "persons", "awards", "quantities", "dates")
VALUES = ("title", "deck", "published_at", "dateline_place")
IGNORED = "ignored_numbers"


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its gold; `name` is that of the files without suffix."""

    name: str
    page: Page
    gold: Mapping[str, Any]


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of a folder, by name.

    Raises `InputError` if the folder has none, if a page has no gold or a gold no page, and if a
    gold is no JSON object with the fields of a case.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; give one with NN.txt and NN.json")
    pages = sorted(folder.glob("*.txt"))
    golds = {path.stem for path in folder.glob("*.json")}
    if lone := golds ^ {path.stem for path in pages}:
        raise InputError(f"{folder}: {min(lone)} has no page or no gold beside it")
    if not pages:
        raise InputError(f"{folder}: holds no cases; give a folder with NN.txt and NN.json")
    return [_read_case(path) for path in pages]


def _read_case(path: Path) -> Case:
    return Case(path.stem, read_page(path), _read_gold(path.with_suffix(".json")))


def read_page(path: Path) -> Page:
    """Return a page in UTF-8 as it stands: the offsets of the gold count in its characters."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; cases are") from error
    sha256 = hashlib.sha256(data).hexdigest()
    return Page(
        sha256[:32], path.name, 0, "text/plain", len(data), sha256, "utf-8", "case", False,
        len(text), text,
    )  # fmt: skip


def _read_gold(path: Path) -> Mapping[str, Any]:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: not JSON in UTF-8 ({error})") from error
    if not isinstance(gold, dict):
        raise InputError(f"{path}: the gold of a case is an object")
    missing = [name for name in (*LISTS, *VALUES, IGNORED) if name not in gold]
    if missing:
        raise InputError(f"{path}: lacks {', '.join(missing)}")
    unlisted = [name for name in (*LISTS, IGNORED) if not isinstance(gold[name], list)]
    if unlisted:
        raise InputError(f"{path}: {', '.join(unlisted)} must be a list")
    return gold
