"""Publication: a staged run becomes a snapshot, then one rename makes it the current state.

    outputs/
      snapshots/<id>/      datasets, datapackage.json, data_docs, rejects, review, report.html
      current              -> snapshots/<id>, replaced by rename: the one switch
      datasets             -> current/datasets, and so for the other five; never changed

Snapshots are immutable. Whoever opens a file under `outputs/datasets/` gets the old state or the
new one. The id is a hash of what the snapshot holds, so a run that changes nothing adds nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.errors import OutputError
from flows.write.dictionary import FILE_NAME
from flows.write.report_page import FILE_NAME as REPORT_PAGE
from flows.write.states import FEWEST_STATES, KEPT_STATES, State, choose_state, read_rows

SNAPSHOTS, CURRENT = "snapshots", "current"
FOLDERS = ("datasets", "data_docs", "rejects", "review")
ENTRIES = (*FOLDERS, FILE_NAME, REPORT_PAGE)
HASHED = ("rejects", "review/assets")
_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: the id of the snapshot and how its datasets compare with before.

    `is_new` says whether the switch moved; if not, `changed` is empty unless only rejected bytes
    differ. On the first publication, `is_first`, every dataset counts as changed.
    """

    snapshot_id: str
    is_new: bool
    unchanged: tuple[str, ...]
    changed: tuple[str, ...]
    is_first: bool = False


def publish(staging: Path, out: Path, keep: int = KEPT_STATES) -> Publication:
    """Publish what lies in `staging` as the current state of `out` and prune old snapshots.

    `staging` holds `datasets/` and `datapackage.json`, and may hold the other folders; they are
    moved, so it must be on the file system of `out`. The last `keep` states stay, at least two.
    Raises `OutputError` if `out` holds something that is not sacho's or nothing is staged.
    """
    _check_links(out)
    if not (staging / FILE_NAME).is_file() or not (staging / "datasets").is_dir():
        raise OutputError(f"{staging} holds no staged run with its {FILE_NAME}")
    for name in FOLDERS:
        (staging / name).mkdir(exist_ok=True)
    current = find_current(out)
    before = _read_hashes(current / FILE_NAME) if current else {}
    after, snapshot_id = _read_hashes(staging / FILE_NAME), _identify(staging)
    is_new = current != out / SNAPSHOTS / snapshot_id
    if is_new:
        _complete(staging, out / SNAPSHOTS / snapshot_id)
        switch_to(out, snapshot_id)
    _link(out)
    _prune(out, snapshot_id, keep)
    unchanged = tuple(name for name, digest in after.items() if before.get(name) == digest)
    changed = tuple(name for name in after if name not in unchanged)
    return Publication(snapshot_id, is_new, unchanged, changed, is_first=not before)


def _check_links(out: Path) -> None:
    for name in (*ENTRIES, CURRENT):
        path = out / name
        if path.exists() and not path.is_symlink():
            raise OutputError(f"{path} is not sacho's (it is no link); give another folder")


def _read_hashes(path: Path) -> Mapping[str, str]:
    """Return the hash of every dataset by name."""
    package: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {each["name"]: each["hash"] for each in package["resources"]}


def _identify(staging: Path) -> str:
    """Return the hash of the dictionary, which holds those of the datasets, and the rejects.

    The review follows from both; what it is drawn with counts, so that it can be added or renewed.
    """
    digest = hashlib.sha256((staging / FILE_NAME).read_bytes())
    files = (path for name in HASHED for path in (staging / name).rglob("*") if path.is_file())
    for path in sorted(files):
        digest.update(path.relative_to(staging).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_ID_DIGITS]


def find_current(out: Path) -> Path | None:
    """Return the folder of the current state, or None if there is none."""
    link = out / CURRENT
    return out / link.readlink() if link.is_symlink() and link.exists() else None


def list_states(out: Path) -> list[State]:
    """Return the states that are kept, the one published last first."""
    current = find_current(out)
    folders = [each.parent for each in (out / SNAPSHOTS).glob(f"*/{FILE_NAME}")]
    states = [_describe(each, each == current) for each in folders]
    return sorted(states, key=lambda each: (each.published_at, each.snapshot_id), reverse=True)


def _describe(snapshot: Path, is_current: bool) -> State:
    moment = datetime.fromtimestamp(snapshot.stat().st_mtime, UTC)
    path = f"{SNAPSHOTS}/{snapshot.name}"
    return State(snapshot.name, moment, read_rows(snapshot / FILE_NAME), path, is_current)


def roll_back(out: Path, wanted: str | None = None) -> State:
    """Make another kept state the current one by the same switch, and return it.

    `wanted` is its id or how that begins; by default it is the state before the current one.
    Raises `OutputError` if there is no such state.
    """
    state = choose_state(list_states(out), wanted, str(out))
    switch_to(out, state.snapshot_id)
    return replace(state, is_current=True)


def _complete(staging: Path, snapshot: Path) -> None:
    """Move the entries into a folder, then the folder to its place: it appears whole."""
    if snapshot.exists():
        os.utime(snapshot)
        return
    assembled = staging / "snapshot"
    shutil.rmtree(assembled, ignore_errors=True)
    assembled.mkdir()
    for name in ENTRIES:
        if (staging / name).exists():
            (staging / name).rename(assembled / name)
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    try:
        assembled.rename(snapshot)
    except OSError as error:
        raise OutputError(f"{snapshot}: cannot be put there ({error.strerror})") from error


def switch_to(out: Path, snapshot_id: str) -> None:
    """Make a snapshot that lies in the output its current state, in one rename."""
    _replace_link(out / CURRENT, f"{SNAPSHOTS}/{snapshot_id}")


def _link(out: Path) -> None:
    for name in ENTRIES:
        if (out / CURRENT / name).exists() and not (out / name).is_symlink():
            _replace_link(out / name, f"{CURRENT}/{name}")


def _replace_link(path: Path, target: str) -> None:
    """Make `path` a link to `target`; whoever looks sees the old link or the new one."""
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(path)


def _prune(out: Path, current: str, keep: int) -> None:
    for path in _find_old(out, current, keep):
        shutil.rmtree(path, ignore_errors=True)


def _find_old(out: Path, current: str, keep: int) -> Iterator[Path]:
    """Yield the snapshots beyond the last `keep`, by the time they became current."""
    others = [each for each in (out / SNAPSHOTS).iterdir() if each.name != current]
    others.sort(key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)
    yield from others[max(keep, FEWEST_STATES) - 1 :]
