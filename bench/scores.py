"""F1 of the body's tokens that an extractor finds, against folders of HTML with gold beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.own import load_extraction
from bench.rivals import EXTRACTORS, Extract


def score_extractors(folders: Iterable[Path]) -> dict[str, dict[str, float]]:
    """Return F1 by folder and extractor; what cannot be loaded here is left out."""
    loaded: dict[str, Extract] = {"sacho": load_extraction()}
    for name, load in EXTRACTORS.items():
        try:
            loaded[name] = load()
        except (ImportError, LookupError):
            continue
    return {str(each): _score_folder(each, loaded) for each in folders}


def _score_folder(folder: Path, loaded: dict[str, Extract]) -> dict[str, float]:
    pairs = read_pairs(folder)
    return {
        name: score_tokens((gold, extract(path.read_bytes())) for path, gold in pairs)
        for name, extract in loaded.items()
    }


def read_pairs(folder: Path) -> list[tuple[Path, str]]:
    """Return the HTML files of a folder with the bodies (lists of paragraphs) of their gold."""
    golds = [(path, path.with_suffix(".json")) for path in sorted(folder.glob("*.html"))]
    known = ((path, json.loads(gold.read_text("utf-8"))) for path, gold in golds if gold.exists())
    return [(path, "\n".join(gold["body"])) for path, gold in known if "body" in gold]


def score_tokens(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the F1 of the tokens found against the tokens of the gold, over all pairs."""
    right = total = 0
    for gold, found in pairs:
        expected, given = Counter(gold.split()), Counter(found.split())
        right += (expected & given).total()
        total += expected.total() + given.total()
    return 2 * right / total if total else 1.0
