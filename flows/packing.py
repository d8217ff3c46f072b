"""Loads: the batches that one task takes on, one after the other.

A batch is so large that it fits into memory, whatever the input; a load is so large that a run
has few tasks. What is done of a load stays done, batch by batch (`flows.resume`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flows.batches import Batch, ingest_batch
from flows.ingest.formats import Reader
from flows.ingest.sources import Source
from flows.planning import Planned
from flows.resume import share_out
from flows.settling import Settled

logger = logging.getLogger(__name__)
Shares = Mapping[int, Sequence[Source]]
"""The sources of batches, by the number of the batch."""

LARGEST_LOAD_COUNT = 10
"""With four tasks a load and a few for the run this stays below 50 task runs a flow."""


@dataclass(frozen=True)
class Load:
    """Batches in order; `origin` is the load of a task that this one was made from outside tasks.

    Prefect draws an edge from the task that gave a load, or its `origin`, to one that takes it.
    """

    batches: tuple[Batch, ...]
    origin: Load | None = None

    def take_through(self, work: Callable[[Batch], Batch]) -> Load:
        """Return the load as some work leaves its batches."""
        return Load(tuple(map(work, self.batches)))

    def __str__(self) -> str:
        """Return what a person calls it: `batches 1 to 25 of 250 · 100,000 pages`."""
        first, last = self.batches[0], self.batches[-1]
        if first is last:
            return str(first)
        pages = sum(each.rows.get("pages", 0) for each in self.batches)
        return f"batches {first.number} to {last.number} of {first.count} · {pages:,} pages"


def pack_batches(planned: Planned, workers: int = 1) -> list[tuple[Load, Shares]]:
    """Return the batches in loads of like size, and the sources that each is to hold.

    There are `LARGEST_LOAD_COUNT` at most, or one for each of the workers.
    """
    count = min(len(planned), max(LARGEST_LOAD_COUNT, workers))
    edges = [number * len(planned) // count for number in range(count + 1)] if count else []
    return [_pack(planned[first:stop]) for first, stop in pairwise(edges)]


def _pack(planned: Planned) -> tuple[Load, Shares]:
    shares = {batch.number: sources for batch, sources in planned}
    return Load(tuple(batch for batch, _ in planned)), shares


def ingest_share(batch: Batch, shares: Shares, reader: Reader) -> Batch:
    """Read the sources of a batch into pages, by a reader that goes on from batch to batch."""
    return ingest_batch(batch, shares[batch.number], reader)


def list_batches(loads: Iterable[Load]) -> list[Batch]:
    """Return the batches of the loads, in order."""
    return [batch for load in loads for batch in load.batches]


def share_loads(loads: Sequence[Load], settled: Settled) -> Iterator[Load]:
    """Yield the loads with the pages that are to be worked on; without, they are left out."""
    kept = {batch.number: batch for batch in share_out(list_batches(loads), settled)}
    for load in loads:
        batches = tuple(kept[each.number] for each in load.batches if each.number in kept)
        if batches:
            yield replace(load, batches=batches, origin=load)


def tell(stage: str, load: Load) -> Load:
    """Log that a stage is through with a load, where it worked in another process; return it."""
    for batch in load.batches:
        logger.info("%s · %s", stage, batch, extra={"batch": batch})
    return load
