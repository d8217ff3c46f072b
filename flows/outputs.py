"""An output by the name its user gives it: a folder, or the URL of an object store.

A run always works in a local folder. For a store that is a place of its own, kept from run to run:
`pull` lets it hold the current state of the store, the run publishes into it as into any folder,
and `push` makes that the state of the store, unless another run was faster.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import OutputError
from flows.ingest.urls import is_url
from flows.summary import Places
from flows.workplace import check_output, hold_output
from flows.write.dictionary import FILE_NAME as DICTIONARY
from flows.write.publish import (
    CURRENT,
    FOLDERS,
    SNAPSHOTS,
    find_current,
    list_states,
    roll_back,
    switch_to,
)
from flows.write.report import FILE_NAME as RUN_REPORT
from flows.write.states import KEPT_STATES, State, read_rows

if TYPE_CHECKING:
    from flows.write.stored_states import Pointer

logger = logging.getLogger(__name__)
PLACES_VARIABLE = "SACHO_STORE_CACHE"
"""Environment variable that says where the local folders of stores lie."""


def find_place(out: str | Path) -> Path:
    """Return the local folder of an output: the folder itself, or that of a store."""
    if not is_url(str(out)):
        return Path(out)
    from flows.write.object_store import name_store

    name = name_store(str(out))
    readable = re.sub("[^A-Za-z0-9.-]+", "-", name.split("://")[1])[:80]
    return _find_places() / f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _find_places() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.environ.get(PLACES_VARIABLE) or f"{cache}/sacho/stores").expanduser()


def check_out(out: str, wait: bool = False) -> None:
    """Prove that an output can be written, and unless one is to `wait` that nobody is at work.

    Raises `OutputError` in one line that says what stands in the way.
    """
    place = find_place(out)
    check_output(place)
    if not wait:
        with hold_output(place):
            pass
    if is_url(out):
        from flows.write.stored_states import check_store

        check_store(out)


def pull(out: str) -> Pointer | None:
    """Let the local folder of a store hold its current state; return what the run begins from.

    For a folder there is nothing to do, and None is returned. Raises `OutputError`.
    """
    if not is_url(out):
        return None
    from flows.write.stored_states import read_pointer

    pointer = read_pointer(out)
    place = find_place(out)
    if pointer.current is None:
        (place / CURRENT).unlink(missing_ok=True)
    else:
        _fetch(out, pointer.current, place)
        switch_to(place, pointer.current.snapshot_id)
    return pointer


def fetch_current(out: str | Path) -> Path | None:
    """Return the folder of the current state of an output, from a store if need be downloaded.

    None if nothing was published there. Raises `OutputError` if the store cannot be read.
    """
    if not is_url(str(out)):
        return find_current(Path(out))
    from flows.write.stored_states import read_pointer

    state = read_pointer(str(out)).current
    return _fetch(str(out), state, find_place(out)) if state else None


def _fetch(out: str, state: State, place: Path) -> Path:
    """Return the folder of a state in the local place, downloaded unless it is there already."""
    from flows.write.stored_states import download

    snapshot = place / SNAPSHOTS / state.snapshot_id
    if not snapshot.exists():
        part = place / f".{state.snapshot_id}-{os.getpid()}"
        shutil.rmtree(part, ignore_errors=True)
        for name in FOLDERS:
            (part / name).mkdir(parents=True)
        download(out, state, part)
        snapshot.parent.mkdir(exist_ok=True)
        _put_in_place(part, snapshot)
        logger.info("write · fetched the current state %s", state.snapshot_id)
    return snapshot


def _put_in_place(part: Path, snapshot: Path) -> None:
    """Let a fetched state appear whole; whoever fetched the same one faster is as good."""
    try:
        part.rename(snapshot)
    except OSError:
        if not snapshot.exists():
            raise
        shutil.rmtree(part, ignore_errors=True)


def push(out: str, base: Pointer | None, keep: int = KEPT_STATES) -> State | None:
    """Make the state that was published into the local folder that of the store, and return it.

    `base` is what `pull` returned; None, for a folder, leaves nothing to do. Raises `OutputError`
    if the store cannot be written or another run published there since `base`.
    """
    if base is None:
        return None
    from flows.write.stored_states import publish_stored, put_beside

    place = find_place(out)
    snapshot = find_current(place)
    if snapshot is None:
        raise OutputError(f"{place}: nothing was published there")
    state = publish_stored(out, snapshot, read_rows(snapshot / DICTIONARY), base, keep)
    put_beside(out, RUN_REPORT, (place / RUN_REPORT).read_bytes())
    return state


def locate_current(out: str) -> str:
    """Return where the current state lies: an absolute path, or a URL without keys.

    Raises `OutputError` if nothing was published there.
    """
    if is_url(out):
        from flows.write.object_store import name_store
        from flows.write.stored_states import read_pointer

        if state := read_pointer(out).current:
            return f"{name_store(out)}/{state.path}"
    elif snapshot := find_current(Path(out)):
        return str(snapshot.resolve())
    raise OutputError(f"{_name(out)}: nothing was published there")


def find_places(out: str) -> Places:
    """Return an output as people may see it, and where readers find its current state."""
    shown = (_name(out), locate_current(out)) if is_url(out) else (out, out)
    return Places(*shown, find_place(out) / CURRENT)


def list_kept(out: str) -> list[State]:
    """Return the states that an output keeps, the one published last first."""
    if not is_url(out):
        return list_states(Path(out))
    from flows.write.stored_states import read_pointer

    return list(read_pointer(out).states)


def roll_back_to(out: str, wanted: str | None = None) -> State:
    """Make another kept state of an output the current one and return it.

    `wanted` is its id or how that begins; by default it is the state before the current one.
    Raises `OutputError` if there is none or a run is at work there.
    """
    if is_url(out):
        from flows.write.stored_states import roll_back_stored

        return roll_back_stored(out, wanted)
    folder = Path(out)
    if not folder.is_dir():
        raise OutputError(f"{out}: no such folder")
    with hold_output(folder):
        return roll_back(folder, wanted)


def _name(out: str) -> str:
    from flows.write.object_store import name_store

    return name_store(out) if is_url(out) else out
