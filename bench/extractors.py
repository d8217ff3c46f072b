"""sacho's reading and cleaning beside the extractors that people use, on the same HTML files.

    python -m bench.extractors [FOLDER] [ROUNDS]

FOLDER holds pairs of `NN.html` and `NN.json` (gold with `body`, a list of paragraphs); by default
the repository's own. Every figure is documents per CPU second, the median of the rounds, and the
F1 of the body's tokens. Extractors that are not installed are left out and named.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.clean.page import clean_page
from flows.ingest.formats import read_records
from flows.ingest.inventory import take_inventory
from flows.records import Page

FOLDER, ROUNDS = Path("tests/pages/layouts"), 3
BODY_ROLES = ("paragraph", "subheading")
LEAST_SECONDS = 0.5
"""CPU seconds a round takes at least: the files are read again and again until then."""

Extract = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class Result:
    """What one extractor did: its rate and spread in documents per CPU second, and its F1."""

    name: str
    rate: float
    lowest: float
    highest: float
    f1: float


def extract_sacho(path: Path) -> str:
    """Return the body as ingest and clean give it."""
    source = take_inventory([str(path)]).sources[0]
    page = next(iter(read_records(source)))
    if not isinstance(page, Page):
        return ""
    body = [block for block in clean_page(page).blocks if block.role in BODY_ROLES]
    return "\n".join(page.text[block.start : block.end] for block in body)


def load_trafilatura(fast: bool) -> Extract:
    """Return trafilatura's extractor, with or without its fallbacks."""
    trafilatura = importlib.import_module("trafilatura")
    return lambda path: trafilatura.extract(path.read_bytes(), fast=fast) or ""


def load_resiliparse() -> Extract:
    """Return resiliparse's main-content extractor on its own decoding."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    encoding = importlib.import_module("resiliparse.parse.encoding")

    def run(path: Path) -> str:
        data = path.read_bytes()
        charset = encoding.detect_encoding(data, html5_compatible=False)
        text: str = extract(encoding.bytes_to_str(data, charset), main_content=True)
        return text

    return run


def load_justext() -> Extract:
    """Return jusText's extractor with its Korean stop words."""
    justext = importlib.import_module("justext")
    words = justext.get_stoplist("Korean")

    def run(path: Path) -> str:
        paragraphs = justext.justext(path.read_bytes(), words)
        return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)

    return run


LOADERS: tuple[tuple[str, Callable[[], Extract]], ...] = (
    ("sacho ingest+clean", lambda: extract_sacho),
    ("trafilatura", lambda: load_trafilatura(fast=False)),
    ("trafilatura fast", lambda: load_trafilatura(fast=True)),
    ("resiliparse", load_resiliparse),
    ("jusText", load_justext),
)


def measure(name: str, extract: Extract, pairs: list[tuple[Path, str]], rounds: int) -> Result:
    """Return rate and F1 of one extractor over (file, gold body) pairs."""
    extract(pairs[0][0])
    rates = [_rate(extract, [path for path, _ in pairs]) for _ in range(rounds)]
    f1 = _score([(gold, extract(path)) for path, gold in pairs])
    return Result(name, statistics.median(rates), min(rates), max(rates), f1)


def _rate(extract: Extract, paths: list[Path]) -> float:
    started, done = time.process_time(), 0
    while time.process_time() - started < LEAST_SECONDS:
        for path in paths:
            extract(path)
        done += len(paths)
    return done / (time.process_time() - started)


def _score(pairs: list[tuple[str, str]]) -> float:
    right = total = 0
    for gold, found in pairs:
        expected, given = Counter(gold.split()), Counter(found.split())
        right += (expected & given).total()
        total += expected.total() + given.total()
    return 2 * right / total if total else 1.0


def read_pairs(folder: Path) -> list[tuple[Path, str]]:
    """Return the HTML files of a folder with the bodies of their gold."""
    golds = [(path, path.with_suffix(".json")) for path in sorted(folder.glob("*.html"))]
    return [
        (path, " ".join(json.loads(gold.read_text("utf-8"))["body"]))
        for path, gold in golds
        if gold.exists()
    ]


def main(arguments: list[str]) -> None:
    """Measure every extractor that is installed and print a table."""
    folder = Path(arguments[0]) if arguments else FOLDER
    rounds = int(arguments[1]) if len(arguments) > 1 else ROUNDS
    pairs = read_pairs(folder)
    size = statistics.mean(path.stat().st_size for path, _ in pairs) / 1000
    print(f"{len(pairs)} HTML files of {size:.0f} kB on average, {rounds} rounds, CPU time")
    print(f"{'':20} {'docs/CPU s':>10} {'spread':>17} {'body F1':>8}")
    for name, load in LOADERS:
        try:
            extract = load()
        except ImportError as error:
            print(f"{name:20} not installed ({error.name})")
            continue
        done = measure(name, extract, pairs, rounds)
        spread = f"{done.lowest:.0f}–{done.highest:.0f}"
        print(f"{done.name:20} {done.rate:10.1f} {spread:>17} {done.f1:8.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
