"""One entry of the benchmark in a process of its own: what `python -m bench` measures.

    python -m bench.entry NAME INPUT

Prints one JSON object: documents, CPU seconds (user and system, children too), wall seconds and
the peak of the resident memory in MB; `parts` are CPU seconds of parts of the work. Loading is no
part of the time. What cannot be run here has `error` instead.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench import own, rivals

KILOBYTES_A_MB = 1024
WARM_UP = 20
"""Documents that sacho's whole is warmed up with: imports, lexicons and suites are built once."""


def load_whole() -> Callable[[Path, Path], dict[str, float]]:
    """Return sacho's stages, warmed up on pages that the input does not hold."""
    from bench.pages import write_jsonl

    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder, "warm.jsonl")
        write_jsonl(warm, range(-WARM_UP, 0))
        own.warm_up(warm, Path(folder, "out"))
    return own.run_whole


ENTRIES: dict[str, Callable[[], Callable[[Path, Path], Any]]] = {
    "read": rivals.load_reading,
    "decode": rivals.load_decoding,
    "sacho whole": load_whole,
    "sacho ingest+clean": own.load_cleaning,
    "sacho clean+structure": lambda: own.time_kinds,
    "kiwipiepy": rivals.load_kiwi,
    "datatrove": rivals.load_datatrove,
    "pandas+GX": rivals.load_expectations,
    **{name: partial(rivals.extract_files, load) for name, load in rivals.EXTRACTORS.items()},
}


def measure(name: str, path: Path) -> dict[str, Any]:
    """Return the figures of one entry on one input."""
    work = ENTRIES[name]()
    with tempfile.TemporaryDirectory() as folder:
        before, wall = os.times(), time.perf_counter()
        done = work(path, Path(folder))
        after = os.times()
    parts = done if isinstance(done, dict) else {"documents": done}
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return {
        "documents": parts.pop("documents"),
        "cpu": parts.pop("cpu", sum(after[:4]) - sum(before[:4])),
        "wall": time.perf_counter() - wall,
        "peak_mb": max(resource.getrusage(who).ru_maxrss for who in users) / KILOBYTES_A_MB,
        "parts": parts,
    }


def main() -> None:
    """Measure what the command line names and print it as JSON."""
    name, path = sys.argv[1], Path(sys.argv[2])
    try:
        result = measure(name, path)
    except (ImportError, LookupError) as error:
        result = {"error": " ".join(str(error).split())[:60]}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
