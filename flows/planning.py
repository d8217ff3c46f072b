"""What a run is to do: which inputs have to be read, in which batches, what is known already."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.batches import Batch, plan_batches
from flows.fingerprint import fingerprint_rules
from flows.ingest.sources import Source
from flows.ingest.stamps import Stamp, take_stamps
from flows.resume import claim_work
from flows.state import State, find_unchanged, load_state

Planned = list[tuple[Batch, tuple[Source, ...]]]


@dataclass(frozen=True)
class Plan:
    """A run before it begins.

    `rules` is their version; `stamps` are those of the `sources`, taken at `taken_ns`; `state` is
    that of the published run whose pages are taken over, None if all is worked on; `batches` are
    to be filled with what has to be read.
    """

    rules: str
    sources: Sequence[Source]
    stamps: Mapping[str, Stamp]
    taken_ns: int
    state: State | None
    batches: Planned


def plan_run(
    sources: Sequence[Source],
    snapshot: Path | None,
    work: Path,
    batch_pages: int | None = None,
    names: Mapping[str, str] | None = None,
    is_forced: bool = False,
    workers: int = 1,
) -> Plan:
    """Plan a run over the sources and make its work folder ready.

    `snapshot` is the published state, `names` are foreign names of fields; a run that `is_forced`
    takes nothing over. There is a batch for each of the `workers` at least. If the work folder
    holds work of the same plan, that goes on.
    """
    rules, taken_ns = fingerprint_rules(names or {}), time.time_ns()
    stamps = take_stamps(sources)
    state = load_state(snapshot, rules) if snapshot and not is_forced else None
    told = _describe(rules, sources, stamps, batch_pages, is_forced) | {"workers": workers}
    notes = {"before": str(state.snapshot) if state else None, "taken_ns": taken_ns}
    noted = claim_work(work, told, notes)
    if noted["before"] != notes["before"]:
        state = load_state(Path(noted["before"]), rules) if noted["before"] else None
    unchanged = find_unchanged(stamps, state) if state else frozenset()
    to_read = [each for each in sources if each.uri not in unchanged]
    batches = plan_batches(to_read, work, batch_pages, workers)
    return Plan(rules, sources, stamps, noted["taken_ns"], state, batches)


def _describe(
    rules: str,
    sources: Sequence[Source],
    stamps: Mapping[str, Stamp],
    batch_pages: int | None,
    is_forced: bool,
) -> dict[str, Any]:
    """Return what two runs of the same plan have in common, as JSON."""
    nothing = Stamp(-1, -1)
    stamped = [(each.uri, stamps.get(each.uri, nothing)) for each in sources]
    return {
        "rules": rules,
        "sources": [[uri, stamp.size, stamp.mtime_ns] for uri, stamp in stamped],
        "batch_pages": batch_pages,
        "is_forced": is_forced,
    }
