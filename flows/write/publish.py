"""Publication: a staged run becomes a snapshot, then one rename makes it the current state.

    outputs/
      snapshots/<id>/      datasets, datapackage.json, data_docs, rejects, review; immutable
      current              -> snapshots/<id>, replaced by rename: the one switch
      datasets             -> current/datasets, and so for the other four; never changed

Whoever opens a file under `outputs/datasets/` gets the old state or the new one. The id is a hash
of what the snapshot holds, so a run that changes nothing adds nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import OutputError
from flows.write.dictionary import FILE_NAME

SNAPSHOTS, CURRENT = "snapshots", "current"
FOLDERS = ("datasets", "data_docs", "rejects", "review")
ENTRIES = (*FOLDERS, FILE_NAME)
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


def publish(staging: Path, out: Path, keep: int = 3) -> Publication:
    """Publish what lies in `staging` as the current state of `out` and prune old snapshots.

    `staging` holds `datasets/` and `datapackage.json`, and may hold the other folders; they are
    moved, so it must be on the file system of `out`. The last `keep` snapshots stay, at least the
    current one. Raises `OutputError` if `out` holds something that is not sacho's or nothing is
    staged.
    """
    _check_links(out)
    if not (staging / FILE_NAME).is_file() or not (staging / "datasets").is_dir():
        raise OutputError(f"{staging} holds no staged run with its {FILE_NAME}")
    for name in FOLDERS:
        (staging / name).mkdir(exist_ok=True)
    before, after = _read_hashes(out / FILE_NAME), _read_hashes(staging / FILE_NAME)
    snapshot_id = _identify(staging)
    is_new = _read_current(out) != snapshot_id
    if is_new:
        _complete(staging, out / SNAPSHOTS / snapshot_id)
        _switch(out, snapshot_id)
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
    """Return the hash of every dataset by name, none if there is no dictionary yet."""
    if not path.exists():
        return {}
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


def _read_current(out: Path) -> str | None:
    link = out / CURRENT
    return link.readlink().name if link.is_symlink() and link.exists() else None


def _complete(staging: Path, snapshot: Path) -> None:
    """Move the entries into a folder, then the folder to its place: it appears whole."""
    if snapshot.exists():
        os.utime(snapshot)
        return
    assembled = staging / "snapshot"
    shutil.rmtree(assembled, ignore_errors=True)
    assembled.mkdir()
    for name in ENTRIES:
        (staging / name).rename(assembled / name)
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    try:
        assembled.rename(snapshot)
    except OSError as error:
        raise OutputError(f"{snapshot}: cannot be put there ({error.strerror})") from error


def _switch(out: Path, snapshot_id: str) -> None:
    _replace_link(out / CURRENT, f"{SNAPSHOTS}/{snapshot_id}")


def _link(out: Path) -> None:
    for name in ENTRIES:
        if not (out / name).is_symlink():
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
    yield from others[max(keep, 1) - 1 :]
