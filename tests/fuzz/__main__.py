"""The fuzz run by hand: `python -m tests.fuzz --inputs 1000000 --processes 2`.

Input number N is the same on every machine; `--only N` shows it and takes it through alone. What
breaks is told with its number as it is found; the exit code is 1 if anything did.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from types import FrameType

from tests.fuzz.inputs import make_input
from tests.fuzz.target import check_input

SHARE = 5_000
"""Inputs a task: a line of progress every so many."""

HANG = 10
"""CPU seconds after which a call is ended: the target itself tells what took over two."""


def fuzz(first: int, stop: int) -> tuple[Counter[str], list[tuple[int, str]], float]:
    """Take the inputs of those numbers through; return what came out, what broke, CPU seconds."""
    seen: Counter[str] = Counter()
    broken: list[tuple[int, str]] = []
    started = process_time()
    with _silence_logs(), tempfile.TemporaryDirectory(dir=_find_memory()) as folder:
        for number in range(first, stop):
            try:
                with _end_hang():
                    seen += check_input(*make_input(Random(number)), Path(folder))
            except Exception as error:
                broken.append((number, _name_failure(error)))
    return seen, broken, process_time() - started


@contextmanager
def _silence_logs() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def _end_hang() -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"over {HANG} CPU s")

    signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _find_memory() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _name_failure(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {where.name} ({Path(where.filename).name}): {error}"[:300]


def show(number: int) -> None:
    """Print one input and what comes of it; raises what it breaks with."""
    suffix, data = make_input(Random(number))
    print(suffix, repr(data))
    with tempfile.TemporaryDirectory() as folder:
        print(dict(check_input(suffix, data, Path(folder))))


def main() -> None:
    """Read the command line and fuzz."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of wall time, about")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--only", type=int, help="number of the one input to look at")
    given = parser.parse_args()
    if given.only is not None:
        show(given.only)
        return
    sys.exit(run(given.first, given.first + given.inputs, given.processes, given.seconds))


def run(first: int, stop: int, processes: int, seconds: float) -> int:
    """Fuzz in shares over processes until all or the time is done; return the exit code."""
    seen: Counter[str] = Counter()
    failures, cpu, started = 0, 0.0, perf_counter()
    starts = range(first, stop, SHARE)
    stops = [min(each + SHARE, stop) for each in starts]
    with ProcessPoolExecutor(processes) as pool:
        for found, broken, spent in pool.map(fuzz, starts, stops):
            seen, cpu, failures = seen + found, cpu + spent, failures + len(broken)
            for number, what in broken:
                print(f"{number}: {what}", flush=True)
            done = seen["inputs"] + failures
            print(f"{done:,} inputs, {failures} broken, {cpu:,.0f} CPU s", flush=True)
            if perf_counter() - started > seconds:
                pool.shutdown(cancel_futures=True)
                break
    for name, count in seen.most_common():
        print(f"{name:32}{count:>12,}")
    return 1 if failures else 0


if __name__ == "__main__":
    main()
