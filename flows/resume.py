"""Resuming: what a run has done stays done, however it ended, for the next run of the same plan.

    .work/
      plan.json             what the work is for: the next run of another plan discards it
      batches/0001-clean/   what a stage made of a batch; the name appears when it is done
      quarantine/           bytes and rows held back
      merged/  gated/       the whole run after merging and after its gate

A stage works in a folder of its own, on links to the files of the stage before, which are
replaced and never written to. So a stage that was cut short leaves a folder that is thrown away.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from flows.batches import Batch, keep_pages
from flows.parts import link_file
from flows.settling import Settled

logger = logging.getLogger(__name__)
PLAN, BATCH = "plan.json", "batch.json"


def claim_work(work: Path, plan: Mapping[str, Any], notes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make the work folder ready for a plan and return the notes of its first run.

    What lies there is kept if it is for the same plan and the published run `before` that its
    notes name is still there; else it is thrown away, and `notes` are noted.
    """
    path = work / PLAN
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    noted: Mapping[str, Any] = known.get("notes", {})
    if known.get("plan") == plan and (not noted["before"] or Path(noted["before"]).is_dir()):
        logger.info("going on with what an earlier run did in %s", work)
        return noted
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    write_whole(path, json.dumps({"plan": plan, "notes": notes}, ensure_ascii=False))
    return notes


def work_once(batch: Batch, stage: str, work: Callable[[Batch], Batch]) -> Batch:
    """Take a batch through a stage, unless that is done already; return it as the stage left it."""
    folder = batch.work / "batches" / f"{batch.number:04}-{stage}"

    def build(fresh: Path) -> None:
        link_tree(batch.folder, fresh)
        done = work(replace(batch, folder=fresh))
        told = {"rows": done.rows, "seconds": done.seconds}
        write_whole(fresh / BATCH, json.dumps(told))

    if not build_once(folder, build):
        logger.info("%s · %s: done by an earlier run", stage, batch)
    told = json.loads((folder / BATCH).read_text(encoding="utf-8"))
    # Prefect draws an edge between tasks whose results share an object.
    seconds = batch.seconds if told["seconds"] == batch.seconds else told["seconds"]
    return replace(batch, folder=folder, rows=told["rows"], seconds=seconds)


def share_out(batches: Sequence[Batch], settled: Settled) -> list[Batch]:
    """Return the batches with the pages that are to be worked on; without, they are left out."""
    return [
        work_once(batch, "share", partial(keep_pages, page_ids=share))
        for batch, share in zip(batches, settled.shares, strict=True)
        if share
    ]


def build_once(folder: Path, build: Callable[[Path], object]) -> bool:
    """Let a folder be built under another name and give it its own when it is done.

    Returns False if it was there before. `build` is given an empty folder.
    """
    if folder.is_dir():
        return False
    fresh = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    build(fresh)
    fresh.rename(folder)
    return True


def link_tree(source: Path, target: Path) -> None:
    """Put the files of a folder, if there is one, into another one too, without copying them."""
    for path in source.rglob("*"):
        if path.is_file():
            link_file(path, target / path.relative_to(source))


def write_whole(path: Path, text: str) -> None:
    """Write a text file that appears whole or not at all, in place of an older one."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
