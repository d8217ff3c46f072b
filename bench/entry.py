"""One entry of the benchmark in a process of its own: what `python -m bench` measures.

    python -m bench.entry NAME INPUT

Prints one JSON object: documents, CPU seconds (user and system, children too), wall seconds and
the peak of the resident memory in MB; `parts` are CPU seconds of parts of the work. Loading is no
part of the time. What cannot be run here has `error` instead.
"""

from __future__ import annotations

import json
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

ENTRIES: dict[str, Callable[[], Callable[[Path, Path], Any]]] = {
    "read": rivals.load_reading,
    "decode": rivals.load_decoding,
    "sacho whole": own.load_whole,
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
        before, wall = _take_cpu(), time.perf_counter()
        done = work(path, Path(folder))
        cpu = _take_cpu() - before
    parts = done if isinstance(done, dict) else {"documents": done}
    return {
        "documents": parts.pop("documents"),
        "cpu": parts.pop("cpu", cpu),
        "wall": time.perf_counter() - wall,
        "peak_mb": max(each.ru_maxrss for each in _take_usage()) / KILOBYTES_A_MB,
        "parts": parts,
    }


def _take_usage() -> list[resource.struct_rusage]:
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def _take_cpu() -> float:
    return sum(each.ru_utime + each.ru_stime for each in _take_usage())


def main() -> None:
    """Measure what the command line names and print it as JSON."""
    name, path = sys.argv[1], Path(sys.argv[2])
    try:
        result = measure(name, path)
    except (ImportError, LookupError) as error:
        result = {"error": " ".join(str(error).replace("*", " ").split())[:60]}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
