"""Pages per CPU second: every stage, the whole, and the floor below which nothing can go.

    python -m bench.stages [PAGES] [ROUNDS]

Every figure is CPU time (user and system), the median of the rounds, since the machine may be
shared. The command is `sacho run --no-review` as a process, its embedded Prefect server included.
What it costs beyond the stages for a single page is its start-up; what more it costs for all pages
is orchestration.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.pages import write_texts
from flows.batches import (
    clean_batch,
    ingest_batch,
    settle_batches,
    structure_batch,
    validate_batch,
)
from flows.environment import set_defaults
from flows.ingest.inventory import take_inventory
from flows.planning import plan_run
from flows.resume import share_out
from flows.runs import gate_run, merge_run, publish_run, take_order

PAGES, ROUNDS = 2_000, 3
STAGES = ("ingest", "clean", "structure", "validate", "write")
Seconds = dict[str, float]


@contextmanager
def take_time(seconds: Seconds, name: str) -> Iterator[None]:
    """Add the CPU seconds of this process within the block to `seconds[name]`."""
    started = time.process_time()
    yield
    seconds[name] += time.process_time() - started


def time_stages(pages: Path, out: Path) -> Seconds:
    """Take the pages through the stages without Prefect; return CPU seconds by stage."""
    seconds: Seconds = defaultdict(float)
    work = out / ".work"
    with take_time(seconds, "ingest"):
        inventory = take_inventory([str(pages)])
        plan = plan_run(inventory.sources, None, work)
        read = [ingest_batch(*each) for each in plan.batches]
        settled = settle_batches(read, plan.sources)
        batches = share_out(read, settled)
    for name, stage in (
        ("clean", clean_batch),
        ("structure", structure_batch),
        ("validate", validate_batch),
    ):
        with take_time(seconds, name):
            batches = [stage(batch) for batch in batches]
    with take_time(seconds, "write"):
        staged = merge_run(batches, work, plan, settled)
    with take_time(seconds, "validate"):
        staged = gate_run(staged, out)
    with take_time(seconds, "write"):
        publish_run(staged, out, take_order([str(pages)], inventory), settled)
    return seconds


def time_floor(pages: Path) -> float:
    """Return the CPU seconds to read the files and decode them."""
    started = time.process_time()
    for path in pages.rglob("*.txt"):
        data = path.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError:
            data.decode("cp949", "replace")
    return time.process_time() - started


def time_command(pages: Path, out: Path) -> float:
    """Return the CPU seconds of `sacho run` and of the server it starts."""
    before = os.times()
    command = [sys.executable, "-c", "from flows.cli import main; main()"]
    subprocess.run(
        [*command, "run", str(pages), "--out", str(out), "--no-review"],
        check=True,
        capture_output=True,
    )
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def repeat(rounds: int, measure: Callable[[Path], Seconds]) -> Seconds:
    """Return the median of every figure over rounds, each in a folder of its own."""
    results = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            results.append(measure(Path(folder)))
    return {name: statistics.median(each[name] for each in results) for name in results[0]}


def measure_round(pages: Path, single: Path, folder: Path) -> Seconds:
    """Measure everything once."""
    stages = time_stages(pages, folder / "stages")
    start_up = time_command(single, folder / "command of one")
    start_up -= sum(time_stages(single, folder / "stages of one").values())
    command = time_command(pages, folder / "command")
    return {
        "floor": time_floor(pages),
        **stages,
        "start-up": start_up,
        "orchestration": command - start_up - sum(stages.values()),
    }


def main() -> None:
    """Measure and print the table."""
    set_defaults()
    given = [int(each) for each in sys.argv[1:]]
    count, rounds = (*given, *(PAGES, ROUNDS)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        pages, single = Path(folder, "pages"), Path(folder, "single")
        size = write_texts(pages, range(count))
        write_texts(single, range(1))
        time_stages(single, Path(folder, "warm"))  # imports are no part of a stage
        print(f"{count:,} pages, {size / count:,.0f} bytes each, medians of {rounds} rounds")
        seconds = repeat(rounds, lambda each: measure_round(pages, single, each))
    print_table(count, seconds)


def print_table(count: int, seconds: Seconds) -> None:
    """Print CPU seconds, pages per CPU second and the share of the work, a line each."""
    whole = sum(seconds[name] for name in (*STAGES, "orchestration"))
    rows = {"read and decode (floor)": seconds["floor"]}
    rows |= {name: seconds[name] for name in (*STAGES, "orchestration")}
    rows["whole, without start-up"] = whole
    print(f"{'':<26}{'CPU s':>8}{'pages/CPU s':>13}{'share':>8}")
    for name, cpu in rows.items():
        rate = f"{count / cpu:,.0f}" if cpu > 0 else "-"
        print(f"{name:<26}{cpu:>8.2f}{rate:>13}{cpu / whole:>8.1%}")
    print(f"start-up (imports, embedded Prefect server): {seconds['start-up']:.1f} CPU s")


if __name__ == "__main__":
    main()
