"""sacho beside what people would use instead, on the same inputs, in one run.

    python -m bench [--pages N] [--html N] [--rounds N] [--check] [--pairs FOLDER]...

Every entry runs in a process of its own (`bench.entry`), the rounds in turn, so that a busy
machine hits all alike. Prints tables of medians, the targets and where each stands, and writes
all of it to `bench/results/latest.json`. Rates are documents per CPU second. `--check` holds the
ratios, which do not depend on the machine, against `bench/ratios.json` and exits with 1 where one
is worse by more than the tolerance; `--accept` writes that file anew.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from pathlib import Path
from shutil import copy
from statistics import median
from typing import Any

from bench.pages import write_html, write_jsonl, write_texts
from bench.rivals import EXTRACTORS
from bench.scores import score_extractors
from bench.targets import check_ratios, list_ratios, list_targets

RESULTS = Path("bench/results/latest.json")
PAIRS = Path("tests/pages/layouts")
OWN = ("sacho ingest+clean", "sacho whole")
PLAN = (
    ("text", ("read", "decode", *OWN)),
    ("jsonl", ("sacho whole", "sacho clean+structure", "kiwipiepy", "datatrove", "pandas+GX")),
    ("html", ("read", "decode", *OWN, *EXTRACTORS)),
    ("pairs", ("sacho ingest+clean", *EXTRACTORS)),
)
"""Which entry is measured on which input."""

Samples = dict[str, list[dict[str, Any]]]


def make_inputs(folder: Path, pages: int, html: int) -> dict[str, Path]:
    """Write the inputs, none with a page of another; return them by name."""
    inputs = {"text": folder / "text", "jsonl": folder / "pages.jsonl", "html": folder / "html"}
    write_texts(inputs["text"], range(pages))
    write_jsonl(inputs["jsonl"], range(pages))
    write_html(inputs["html"], range(html))
    pairs = folder / "pairs"
    pairs.mkdir()
    for path in PAIRS.glob("*.html"):  # alone: the folder holds text pages too
        copy(path, pairs)
    return inputs | {"pairs": pairs}


def measure_all(inputs: dict[str, Path], rounds: int) -> Samples:
    """Return the figures of every round by `input: entry`."""
    samples: Samples = defaultdict(list)
    for number in range(rounds):
        for kind, names in PLAN:
            for name in names:
                sys.stderr.write(f"\rround {number + 1} of {rounds}: {kind}, {name:24}")
                samples[f"{kind}: {name}"].append(_run_entry(name, inputs[kind]))
    sys.stderr.write("\n")
    return samples


def _run_entry(name: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", "bench.entry", name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        return {"error": done.stderr.strip().splitlines()[-1][:60]}
    result: dict[str, Any] = json.loads(lines[-1])
    return result


def summarize(samples: Samples) -> dict[str, dict[str, Any]]:
    """Return medians and spread by entry; an entry that failed has its `error`."""
    return {name: _summarize_entry(rounds) for name, rounds in samples.items()}


def _summarize_entry(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    failed = next((each for each in rounds if "error" in each), None)
    if failed:
        return failed
    rates = [each["documents"] / max(each["cpu"], 1e-9) for each in rounds]
    parts = {name: median(each["parts"][name] for each in rounds) for name in rounds[0]["parts"]}
    return {
        "documents": rounds[0]["documents"],
        "rate": median(rates),
        "lowest": min(rates),
        "highest": max(rates),
        "wall": median(each["wall"] for each in rounds),
        "peak_mb": max(each["peak_mb"] for each in rounds),
        "parts": parts,
    }


def show(figures: dict[str, dict[str, Any]], scores: dict[str, dict[str, float]]) -> None:
    """Print the tables: entries, parts, F1, targets."""
    print(f"{'':34}{'docs':>7}{'docs/CPU s':>12}{'spread':>17}{'wall s':>8}{'peak MB':>9}")
    for name, each in figures.items():
        print(f"{name:34}{_show_entry(each)}")
    for name, each in figures.items():
        for part, seconds in sorted(each.get("parts", {}).items()):
            rate = each["documents"] / seconds if seconds else 0
            print(f"{name + ', ' + part:64}{rate:12,.0f} docs/CPU s")
    for folder, by_name in scores.items():
        told = ", ".join(f"{name} {score:.3f}" for name, score in by_name.items())
        print(f"body F1 on {folder}: {told}")
    for target in list_targets(figures):
        print(target)


def _show_entry(each: dict[str, Any]) -> str:
    if "error" in each:
        return f"   not run: {each['error']}"
    spread = f"{each['lowest']:,.0f}–{each['highest']:,.0f}"
    return (
        f"{each['documents']:>7,}{each['rate']:>12,.1f}{spread:>17}"
        f"{each['wall']:>8.1f}{each['peak_mb']:>9,.0f}"
    )


def read_call() -> Namespace:
    """Return the options of the command line."""
    parser = ArgumentParser(prog="python -m bench")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--html", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pairs", type=Path, action="append", default=[PAIRS])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--accept", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Measure, print, write the results; return the exit code."""
    call = read_call()
    with tempfile.TemporaryDirectory() as folder:
        inputs = make_inputs(Path(folder), call.pages, call.html)
        figures = summarize(measure_all(inputs, call.rounds))
    scores = score_extractors(call.pairs)
    show(figures, scores)
    ratios = list_ratios(figures)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(
        json.dumps({"figures": figures, "f1": scores, "ratios": ratios}, indent=1), "utf-8"
    )
    return check_ratios(ratios, accept=call.accept) if call.check or call.accept else 0


if __name__ == "__main__":
    sys.exit(main())
