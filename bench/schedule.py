"""A day on many workers, simulated: stragglers, lost workers, what a batch size costs.

    python -m bench.schedule [PAGES] [RATE]

PAGES a day (by default 100 million) at RATE pages a second and worker (by default what a core did
here). A batch goes to whoever is free first. Some workers are slow for the whole day, some batches
are heavy, and a worker is lost now and then: its batch begins anew on another, and a new worker
stands in its place after a while. The same arguments give the same table.
"""

from __future__ import annotations

import heapq
import random
import sys
from dataclasses import dataclass
from math import ceil

PAGES, RATE = 100_000_000, 71.0
DAY = 24 * 3600
SLOW_SHARE, SLOWNESS = 0.05, 2.0
"""One worker in twenty runs at half the speed: an older machine, a noisy neighbour."""
HEAVY_SHARE, HEAVINESS = 0.02, 3.0
"""One batch in fifty takes three times as long: HTML among texts, many briefs on a page."""
HOURS_TO_LOSS = 24.0
"""A worker is lost once a day on average, as machines bought for their price are."""
REPLACEMENT = 180.0
"""Seconds until a lost worker is replaced and has imported everything."""
SEED = 20160101


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a schedule ended: seconds until the last batch, share of time at work, losses."""

    seconds: float
    busy: float
    lost: int
    redone_pages: int


def simulate(
    pages: int, workers: int, batch: int, rate: float, hours_to_loss: float = HOURS_TO_LOSS
) -> Outcome:
    """Hand out batches until all are done; `rate` is pages a second of a sound worker.

    Nobody is lost if `hours_to_loss` is 0.
    """
    pick = random.Random(SEED)
    free = [(0.0, SLOWNESS if pick.random() < SLOW_SHARE else 1.0) for _ in range(workers)]
    heapq.heapify(free)
    waiting, done_at, worked, lost = ceil(pages / batch), 0.0, 0.0, 0
    while waiting:
        at, slowness = heapq.heappop(free)
        seconds = batch / rate * slowness * (HEAVINESS if pick.random() < HEAVY_SHARE else 1.0)
        until_loss = pick.expovariate(1 / (hours_to_loss * 3600)) if hours_to_loss else seconds
        if until_loss < seconds:
            lost += 1
            heapq.heappush(free, (at + until_loss + REPLACEMENT, slowness))
            continue
        waiting, worked, done_at = waiting - 1, worked + seconds, max(done_at, at + seconds)
        heapq.heappush(free, (at + seconds, slowness))
    return Outcome(done_at, worked / (done_at * workers), lost, lost * batch)


def count_needed(pages: int, rate: float) -> int:
    """Return how many sound workers do so many pages in a day, without any reserve."""
    return ceil(pages / (rate * DAY))


def main() -> None:
    """Print the table."""
    given = [float(each) for each in sys.argv[1:]]
    pages, rate = (*given, *(PAGES, RATE)[len(given) :])
    needed = count_needed(int(pages), rate)
    print(f"{pages:,.0f} pages at {rate:g} a second and worker: {needed} workers without reserve")
    print(f"{'workers':>8}{'batch':>11}{'hours':>8}{'busy':>7}{'lost':>6}{'redone pages':>14}")
    for workers in (needed, ceil(needed * 1.2), ceil(needed * 1.4)):
        for batch in (10_000, 100_000, 1_000_000):
            each = simulate(int(pages), workers, batch, rate)
            print(
                f"{workers:>8}{batch:>11,}{each.seconds / 3600:>8.1f}{each.busy:>7.0%}"
                f"{each.lost:>6}{each.redone_pages:>14,}"
            )


if __name__ == "__main__":
    main()
