"""The targets and where each stands; ratios that hold on any machine, and their check."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.own import FIXED

ACCEPTED = Path(__file__).parent / "ratios.json"
TOLERANCE = 0.25
"""By so much a ratio may be worse than the accepted one: shared machines are noisy."""

WHOLE = "text: sacho whole"
Figures = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two rates on the same input: how many times as fast the first is as the second."""

    name: str
    above: str
    below: str


RATIOS = (
    Ratio("ingest+clean over trafilatura on HTML", "html: sacho ingest+clean", "html: trafilatura"),
    Ratio(
        "ingest+clean over trafilatura on pairs", "pairs: sacho ingest+clean", "pairs: trafilatura"
    ),
    Ratio("ingest+clean over resiliparse on HTML", "html: sacho ingest+clean", "html: resiliparse"),
    Ratio("whole over trafilatura on HTML", "html: sacho whole", "html: trafilatura"),
    Ratio("whole over kiwipiepy on JSONL", "jsonl: sacho whole", "jsonl: kiwipiepy"),
    Ratio("structure over kiwipiepy on JSONL", "jsonl: sacho clean+structure", "jsonl: kiwipiepy"),
    Ratio("whole over datatrove on JSONL", "jsonl: sacho whole", "jsonl: datatrove"),
    Ratio("ingest+clean over decoding on text", "text: sacho ingest+clean", "text: decode"),
)
WHOLES = (("text pages", WHOLE, 300.0), ("HTML of 90 kB", "html: sacho whole", 80.0))
TARGETS = (
    ("text pages, ingest+clean", "text: sacho ingest+clean", 1_500.0),
    ("clean+structure of a record", "jsonl: sacho clean+structure", 400.0),
)
"""Name, entry and the documents per CPU second that it should reach."""

TIMES_TRAFILATURA = 5.0
PROJECTED = 10_000
"""Pages to which the whole is projected: what is fixed counts once, the rest grows with them."""

VALIDATION_SHARE = 0.15


def list_ratios(figures: Figures) -> dict[str, float]:
    """Return the ratios whose two entries were measured."""
    return {
        each.name: figures[each.above]["rate"] / figures[each.below]["rate"]
        for each in RATIOS
        if all("rate" in figures.get(name, {}) for name in (each.above, each.below))
    }


def list_targets(figures: Figures) -> Iterator[str]:
    """Yield a line for each target: what is asked, what was measured, whether it is met."""
    for name, entry, asked in WHOLES:
        if "rate" in figures.get(entry, {}):
            projected = project(figures[entry])
            told = (f"{asked:,.0f} per CPU s", f"{projected:,.0f}")
            yield _tell(f"{name}, whole, projected to {PROJECTED:,}", *told, projected >= asked)
    for name, entry, asked in TARGETS:
        rate = figures.get(entry, {}).get("rate")
        if rate is not None:
            yield _tell(name, f"{asked:,.0f} per CPU s", f"{rate:,.0f}", rate >= asked)
    for ratio in RATIOS[:2]:
        times = list_ratios(figures).get(ratio.name)
        if times is not None:
            told = (f"{TIMES_TRAFILATURA:.0f} ×", f"{times:.1f} ×")
            yield _tell(ratio.name, *told, times >= TIMES_TRAFILATURA)
    yield from _tell_validation(figures.get(WHOLE, {}))


def project(whole: dict[str, Any]) -> float:
    """Return the rate of a whole run on `PROJECTED` pages, from that on fewer."""
    fixed, documents = float(whole["parts"][FIXED]), int(whole["documents"])
    growing = max(documents / float(whole["rate"]) - fixed, 1e-9) / documents
    return PROJECTED / (fixed + PROJECTED * growing)


def _tell_validation(whole: dict[str, Any]) -> Iterator[str]:
    """Yield the share of validation in what grows with the pages; the fixed part is mostly its."""
    if "rate" not in whole:
        return
    parts, cpu = whole["parts"], whole["documents"] / whole["rate"]
    share = max(parts["validate"] - parts[FIXED], 0) / (cpu - parts[FIXED])
    told = (f"{VALIDATION_SHARE:.0%} of CPU at most", f"{share:.0%}")
    yield _tell("validation, without what is fixed", *told, share <= VALIDATION_SHARE)


def _tell(name: str, asked: str, measured: str, is_met: bool) -> str:
    return f"target {name}: {asked}; measured {measured}: {'met' if is_met else 'NOT met'}"


def check_ratios(ratios: dict[str, float], *, accept: bool) -> int:
    """Compare with the accepted ratios, or make these the accepted ones; return an exit code."""
    if accept:
        text = json.dumps({name: round(each, 3) for name, each in ratios.items()}, indent=1)
        ACCEPTED.write_text(f"{text}\n", "utf-8")
        return 0
    accepted: dict[str, float] = json.loads(ACCEPTED.read_text("utf-8"))
    worse = [
        f"{name}: {ratios[name]:.2f} now, {known:.2f} in {ACCEPTED}"
        for name, known in accepted.items()
        if name in ratios and ratios[name] < known * (1 - TOLERANCE)
    ]
    for line in worse:
        sys.stderr.write(f"slower than accepted: {line}; look for the cause, or --accept it\n")
    return 1 if worse else 0
