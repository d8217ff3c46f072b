"""Kills runs at random moments and runs them again: `python -m tests.crash [KILLS] [SEED]`.

A run is a process without Prefect, forked so that it costs no imports, and killed by SIGKILL: every
other time at a random one of its file operations, else after a random time. Then the same run goes
on to its end (one in four is killed once more before). What it publishes must be, to the byte, what
a run that nothing disturbed publishes; in between readers must see the state before or after.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.pages import make_page
from tests.plain_run import LONG_AGO, read_state, run_plain, validate_lightly

WATCHED = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink")
"""Audit events at which a run may be killed."""


@dataclass
class Harness:
    """A corpus, the states before and after a run over it, and what became of the kills."""

    pick: random.Random
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    events: int = 0
    seconds: float = 0.0
    killed_in: Counter[str] = field(default_factory=Counter)

    def prepare(self) -> None:
        """Publish a first state, change the inputs, and note what an undisturbed run makes."""
        fill(range(8))
        run_child("before")
        self.before = read_state("before")
        fill(range(3, 11))
        shutil.copytree("before", "after", symlinks=True)
        started = time.monotonic()
        self.events = run_child("after")[1]
        self.seconds = time.monotonic() - started
        self.after = read_state("after")
        assert self.after != self.before

    def kill_once(self, number: int) -> str | None:
        """Kill a run, run it to its end, and return what is wrong, if anything is."""
        shutil.rmtree("out", ignore_errors=True)
        is_first = self.pick.random() < 0.5
        if not is_first:
            shutil.copytree("before", "out", symlinks=True)
        for _ in range(1 + (self.pick.random() < 0.25)):
            self._run_and_kill(is_at_event=number % 2 == 0)
            self.killed_in[find_stage()] += 1
            seen = read_state("out")
            if seen not in ([{}, self.after] if is_first else [self.before, self.after]):
                return "readers saw neither the state before nor the one after"
        code, _ = run_child("out")
        if code:
            return f"the second run ended with {code}"
        if Path("out/.work").exists():
            return "the work folder is still there"
        return None if read_state("out") == self.after else "the bytes differ"

    def _run_and_kill(self, is_at_event: bool) -> None:
        if is_at_event:
            run_child("out", at_event=self.pick.randrange(self.events))
        else:
            run_child("out", after=self.pick.uniform(0, self.seconds))


def fill(numbers: range) -> None:
    """Make the inputs: pages, a copy of one, a blank one, and lines, as they were long ago."""
    shutil.rmtree("pages", ignore_errors=True)
    Path("pages").mkdir()
    texts = {f"{number}.txt": make_page(number) for number in numbers}
    texts |= {"copy.txt": make_page(numbers[2]), "blank.txt": "\n"}
    lines = [json.dumps({"text": make_page(each + 20)}) for each in numbers[:3]]
    for name, text in {**texts, "lines.jsonl": "\n".join([*lines, "{"])}.items():
        path = Path("pages", name)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (LONG_AGO, LONG_AGO + len(text)))


def run_child(out: str, at_event: int | None = None, after: float | None = None) -> tuple[int, int]:
    """Run in a process of its own; return its wait status and how many events it had."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        run_as_child(out, at_event, writing)
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as told:
        return status, int(told.read() or 0)


def run_as_child(out: str, at_event: int | None, writing: int) -> None:
    """Run, counting events, and kill oneself at one of them if that is asked for."""
    count = 0

    def note(event: str, _: object) -> None:
        nonlocal count
        if event in WATCHED:
            if count == at_event:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1

    sys.addaudithook(note)
    code = 1
    try:
        run_plain(["pages"], Path(out), batch_pages=5)
        code = 0
    finally:
        os.write(writing, str(count).encode())
        os._exit(code)


def find_stage() -> str:
    """Return how far the run that was killed had come."""
    work = Path("out/.work")
    if not work.exists():
        return "before the start or after the end"
    if not (work / "plan.json").exists():
        return "before the plan or tidying up"
    for name in ("staging", "gated", "merged"):
        if (work / name).exists() or (work / f"{name}.part").exists():
            return name
    names = {each.name.split("-")[1].split(".")[0] for each in work.glob("batches/*")}
    stages = ("validate", "structure", "clean", "share", "ingest")
    return next((each for each in stages if each in names), "plan")


def main() -> int:
    """Kill as often as asked for and print how many runs ended as they should."""
    kills, seed = (*map(int, sys.argv[1:]), *(20, 1)[len(sys.argv) - 1 :])
    harness = Harness(random.Random(seed))
    problems = []
    with tempfile.TemporaryDirectory() as folder, validate_lightly():
        os.chdir(folder)
        harness.prepare()
        for number in range(kills):
            if problem := harness.kill_once(number):
                problems.append(f"kill {number}: {problem}")
        os.chdir("/")
    print(*problems, sep="\n")
    print(f"killed in: {dict(harness.killed_in.most_common())}")
    print(f"{kills - len(problems)} of {kills} identical")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
