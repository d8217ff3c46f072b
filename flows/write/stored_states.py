"""Publication to an object store, which has no rename: immutable objects, then one pointer.

    <prefix>/
      snapshots/<id>-<n>/   the objects of a state; written once, the run's own until it counts
      current.json          the pointer: which state counts, and the last that are kept

The pointer is put with If-None-Match for the first state and If-Match for each later one, against
the pointer that the run began from. So of two writers one wins and the other is told: the state
that it worked from counts no more. The objects of a state that the winner forgets go after the
switch, and what a killed run left goes when it is a day old. Each upload has a folder of its
own (`<n>`), so that nobody removes what another is about to point at.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from obstore.exceptions import AlreadyExistsError, PreconditionError
from obstore.store import S3Store

from flows.errors import OutputError
from flows.write.object_store import name_store, open_object_store, telling
from flows.write.states import FEWEST_STATES, State, choose_state

if TYPE_CHECKING:
    from obstore import PutMode

POINTER, SNAPSHOTS = "current.json", "snapshots"
TRANSFERS = 8
LEFT_OVER_AFTER = timedelta(days=1)
"""No upload lasts as long, so what no pointer names by then was left by a run that was killed."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What counts in a store: the states, the newest first, and the tag of the object itself."""

    states: tuple[State, ...] = ()
    e_tag: str | None = None

    @property
    def current(self) -> State | None:
        """The state that counts, or None before the first publication."""
        return next((each for each in self.states if each.is_current), None)


def check_store(url: str) -> None:
    """Prove that the store can be read and written, before a run works for it.

    Raises `OutputError` in one line that says what stands in the way.
    """
    store, probe = open_object_store(url), f".probe-{uuid.uuid4().hex}"
    with telling(url, "cannot be written"):
        store.put(probe, b"")
        store.delete(probe)
    read_pointer(url)


def read_pointer(url: str) -> Pointer:
    """Return the pointer of a store, an empty one if nothing was published there.

    Raises `OutputError` if the store cannot be read or the object is not sacho's.
    """
    with telling(url, "cannot be read"):
        try:
            result = open_object_store(url).get(POINTER)
        except FileNotFoundError:
            return Pointer()
        data, e_tag = bytes(result.bytes()), result.meta["e_tag"]
    try:
        value = json.loads(data)
        states = tuple(_read_state(each, value["snapshot_id"]) for each in value["states"])
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{name_store(url)}/{POINTER} is not sacho's; give another URL"
        ) from error
    return Pointer(states, e_tag)


def _read_state(value: Mapping[str, Any], current: str) -> State:
    return State(
        snapshot_id=value["snapshot_id"],
        published_at=datetime.fromisoformat(value["published_at"]),
        rows=value["rows"],
        path=value["path"],
        is_current=value["snapshot_id"] == current,
    )


def publish_stored(
    url: str, snapshot: Path, rows: Mapping[str, int], base: Pointer, keep: int
) -> State:
    """Make a complete local snapshot the current state of a store and return that state.

    `base` is the pointer that the run began from; `keep` states are kept, at least two. Raises
    `OutputError` if the store cannot be written or its state is no longer that of `base`.
    """
    if base.current and base.current.snapshot_id == snapshot.name:
        return base.current
    known = next((each for each in base.states if each.snapshot_id == snapshot.name), None)
    path = known.path if known else _upload(url, snapshot)
    state = State(snapshot.name, datetime.now(UTC), rows, path, is_current=True)
    others = [replace(each, is_current=False) for each in base.states if each != known]
    kept = (state, *others[: max(keep, FEWEST_STATES) - 1])
    _put_pointer(url, Pointer(kept, base.e_tag))
    _remove(url, {each.path for each in base.states} - {each.path for each in kept})
    _sweep(url, {each.path for each in kept})
    return state


def roll_back_stored(url: str, wanted: str | None = None) -> State:
    """Make another kept state of a store the current one and return it; see `roll_back`."""
    base = read_pointer(url)
    state = choose_state(base.states, wanted, name_store(url))
    states = tuple(replace(each, is_current=each.path == state.path) for each in base.states)
    _put_pointer(url, Pointer(states, base.e_tag))
    return replace(state, is_current=True)


def download(url: str, state: State, target: Path) -> None:
    """Fetch the objects of a state into a folder that is not there yet; raises `OutputError`."""
    store = open_object_store(url)

    def fetch(path: str) -> None:
        file = target / path.removeprefix(f"{state.path}/")
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as sink:
            for chunk in store.get(path).stream():
                sink.write(chunk)

    with telling(url, "cannot be read"):
        _transfer(fetch, [path for path, _ in _list(store, state.path)])


def put_beside(url: str, name: str, data: bytes) -> None:
    """Put an object that belongs to the run and not to a state beside the pointer."""
    with telling(url, "cannot be written"):
        open_object_store(url).put(name, data)


def _upload(url: str, snapshot: Path) -> str:
    """Put the files of a snapshot under a path that nobody else uses, and return that path."""
    store, path = open_object_store(url), f"{SNAPSHOTS}/{snapshot.name}-{uuid.uuid4().hex[:8]}"

    def send(file: Path) -> None:
        store.put(f"{path}/{file.relative_to(snapshot).as_posix()}", file)

    with telling(url, "cannot be written"):
        _transfer(send, sorted(each for each in snapshot.rglob("*") if each.is_file()))
    return path


def _transfer(move: Any, items: Sequence[Any]) -> None:
    with ThreadPoolExecutor(TRANSFERS) as pool:
        for _ in pool.map(move, items):
            pass


def _put_pointer(url: str, pointer: Pointer) -> None:
    """Put the pointer if that of the store is still the one with its tag.

    The put is tried again where no answer came, so one that seems to have lost may have won.
    """
    mode: PutMode = {"e_tag": pointer.e_tag} if pointer.e_tag else "create"
    data = _dump(pointer)
    with telling(url, "cannot be written"):
        try:
            open_object_store(url).put(POINTER, data, mode=mode)
        except (AlreadyExistsError, PreconditionError) as error:
            if bytes(open_object_store(url).get(POINTER).bytes()) == data:
                return
            raise OutputError(
                f"{name_store(url)}: another run published there meanwhile; run it again"
            ) from error


def _dump(pointer: Pointer) -> bytes:
    """Return the pointer as JSON; `revision` gives the same states another tag each time."""
    current = pointer.current
    value = {
        "snapshot_id": current.snapshot_id if current else None,
        "path": current.path if current else None,
        "revision": uuid.uuid4().hex,
        "states": [
            {name: _plain(each) for name, each in asdict(state).items() if name != "is_current"}
            for state in pointer.states
        ],
    }
    return json.dumps(value, indent=2).encode()


def _plain(value: Any) -> Any:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _list(store: S3Store, folder: str) -> Iterator[tuple[str, datetime]]:
    for chunk in store.list(folder):
        for each in chunk:
            yield each["path"], each["last_modified"]


def _remove(url: str, folders: Iterable[str]) -> None:
    store = open_object_store(url)
    with telling(url, "cannot be written"):
        for folder in folders:
            if paths := [path for path, _ in _list(store, folder)]:
                store.delete(paths)


def _sweep(url: str, known: set[str]) -> None:
    """Remove the folders that no pointer names and nobody has written to for a day."""
    store, then = open_object_store(url), datetime.now(UTC) - LEFT_OVER_AFTER
    with telling(url, "cannot be read"):
        folders = set(store.list_with_delimiter(SNAPSHOTS)["common_prefixes"]) - known
        written = {each: [day for _, day in _list(store, each)] for each in folders}
    _remove(url, [each for each, days in written.items() if days and max(days) < then])
