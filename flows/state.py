"""The state of a published run: what the next one has to know to work on nothing twice.

    snapshots/<id>/state/
      state.json            version of the rules
      stamps.parquet        size and time of every source
      manifest.parquet      every record of every source (`flows.manifest`)
      signatures/           MinHash signatures of bodies, by bucket (`flows.write.aggregates`)
      tallies/              what the run gate counted, by bucket (`flows.validate.run_gate`)

It lies beside the datasets and is none: it may hold times. A state that cannot be read costs work
and nothing else.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.ingest.stamps import Stamp
from flows.manifest import read_manifest, write_manifest
from flows.reused import STATE

logger = logging.getLogger(__name__)

FILE_NAME, STAMPS = "state.json", "stamps.parquet"

GRAIN_NS = 2_000_000_000
"""The coarsest clock of a file system: a file changed so late may change again unseen."""

_COLUMNS: dict[str, pa.DataType] = {
    "uri": pa.string(),
    "size": pa.int64(),
    "mtime_ns": pa.int64(),
}
STAMP_SCHEMA = pa.schema(_COLUMNS)


@dataclass(frozen=True)
class State:
    """The state of the published run in the folder `snapshot`."""

    snapshot: Path
    stamps: Mapping[str, Stamp]
    manifest: pa.Table


def load_state(snapshot: Path, rules: str) -> State | None:
    """Return the state of a snapshot, None if it has none or was made by other rules."""
    folder = snapshot / STATE
    try:
        if json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))["rules"] != rules:
            logger.info("ingest · the rules are others than in the last run: all is worked on anew")
            return None
        return State(snapshot, _read_stamps(folder), read_manifest(folder))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError) as error:
        logger.warning("ingest · %s cannot be read (%s): all is worked on anew", folder, error)
        return None


def save_state(
    staging: Path, rules: str, stamps: Mapping[str, Stamp], taken_ns: int, manifest: pa.Table
) -> None:
    """Write what the next run has to know of the inputs; `taken_ns` is when they were stamped."""
    folder = staging / STATE
    write_manifest(folder, manifest)
    _write_stamps(folder, stamps, taken_ns - GRAIN_NS)
    (folder / FILE_NAME).write_text(json.dumps({"rules": rules}), encoding="utf-8")


def install_state(staging: Path, snapshot: Path) -> None:
    """Move the state of a run to its snapshot, in place of an older one of the same datasets."""
    installed = snapshot / STATE
    if installed.exists():
        installed.rename(staging / "replaced")
    (staging / STATE).rename(installed)
    shutil.rmtree(staging / "replaced", ignore_errors=True)


def find_unchanged(stamps: Mapping[str, Stamp], state: State) -> frozenset[str]:
    """Return the sources that need not be read, by `uri`.

    Their stamps are as they were, and none of their duplicates has lost the page before it, in
    whose place it would come.
    """
    same = [uri for uri, stamp in stamps.items() if state.stamps.get(uri) == stamp]
    return frozenset(same).difference(_find_heirs(state.manifest, same))


def _find_heirs(manifest: pa.Table, unchanged: Iterable[str]) -> list[str]:
    pages = manifest.filter(pc.field("reason").is_null())
    stay = pa.array(unchanged, pa.string())
    firsts = pages.group_by("page_id", use_threads=False).aggregate([("source", "first")])
    places = pc.index_in(pages["page_id"], value_set=firsts["page_id"].combine_chunks())
    is_first_gone = pc.invert(pc.is_in(firsts["source_first"].take(places), value_set=stay))
    heirs = pc.unique(pages["source"].filter(is_first_gone))
    return [str(each) for each in heirs.to_pylist()]


def _write_stamps(folder: Path, stamps: Mapping[str, Stamp], latest_ns: int) -> None:
    """Write the stamps that can be trusted: those no later than `latest_ns`."""
    rows = [
        (uri, stamp.size, stamp.mtime_ns)
        for uri, stamp in sorted(stamps.items())
        if stamp.mtime_ns <= latest_ns
    ]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    arrays = [pa.array(each, field.type) for each, field in zip(columns, STAMP_SCHEMA, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=STAMP_SCHEMA), folder / STAMPS)


def _read_stamps(folder: Path) -> dict[str, Stamp]:
    with pq.ParquetFile(folder / STAMPS) as file:
        columns = (column.to_pylist() for column in file.read().columns)
        return {uri: Stamp(size, at) for uri, size, at in zip(*columns, strict=True)}
