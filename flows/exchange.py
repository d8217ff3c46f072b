"""Batches between machines that share no disk: through the object store that a run writes to.

    <out>/.work/<run>/batches/0001-clean/   what a stage made of a batch; batch.json comes last
    <out>/.work/<run>/quarantine/           bytes and rows held back

A worker fetches what it needs into a folder of its own, works there and sends what came of it. So
a worker that dies costs the stage it was at, and whoever takes that over finds the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from uuid import uuid4

import pyarrow as pa
from pyarrow import fs

from flows.batches import QUARANTINE, Batch
from flows.errors import OutputError
from flows.ingest.locations import open_store
from flows.ingest.urls import is_url, mask_credentials
from flows.packing import Load
from flows.resume import BATCH, work_once

logger = logging.getLogger(__name__)
WORK = ".work"
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where the folders of a run lie for all its workers; the URL may hold keys."""

    url: str = field(repr=False)
    run: str

    def fetch(self, name: str, folder: Path) -> None:
        """Copy what was sent under a name into a folder; nothing if nothing was sent."""
        store, root = self._open()
        found = store.get_file_info(fs.FileSelector(f"{root}/{name}", allow_not_found=True))
        folder.mkdir(parents=True, exist_ok=True)
        for info in found:
            if info.type == fs.FileType.File:
                target = str(folder / info.base_name)
                fs.copy_files(info.path, target, store, fs.LocalFileSystem())

    def send(self, folder: Path, name: str) -> None:
        """Copy the files of a folder to where every worker finds them, `batch.json` last."""
        store, root = self._open()
        files = sorted(folder.glob("*"), key=lambda path: (path.name == BATCH, path.name))
        for path in files:
            target = f"{root}/{name}/{path.name}"
            fs.copy_files(str(path), target, fs.LocalFileSystem(), store)

    def holds(self, name: str) -> bool:
        """Return whether a batch folder of that name was sent whole."""
        store, root = self._open()
        info = store.get_file_info(f"{root}/{name}/{BATCH}")
        return bool(info.type == fs.FileType.File)

    def clear(self) -> None:
        """Remove what the run put there."""
        store, root = self._open()
        store.delete_dir(root)

    def _open(self) -> tuple[fs.FileSystem, str]:
        store, path = open_store(self.url)
        return store, f"{path.rstrip('/')}/{WORK}/{self.run}"


@contextmanager
def open_exchange(out: str, is_apart: bool) -> Iterator[Exchange | None]:
    """Yield the exchange of a run whose workers may share no disk, None where they need none.

    Without a store as output the workers must see the output folder. What was exchanged is
    removed in the end.
    """
    if not (is_apart and is_url(out)):
        yield None
        return
    exchange = Exchange(out, uuid4().hex[:12])
    try:
        yield exchange
    finally:
        try:
            exchange.clear()
        except (pa.ArrowException, OSError) as error:
            logger.debug("%s: nothing to clear: %s", mask_credentials(out), type(error).__name__)


def work_apart(
    exchange: Exchange | None, load: Load, stage: str, work: Callable[[Batch], Batch]
) -> Load:
    """Take a load through a stage on whatever machine this is, but for what is done already.

    Without an exchange the work folder is that of the run, which every worker sees. Raises
    `OutputError` if the store cannot be reached.
    """
    if exchange is None:
        return load.take_through(lambda batch: work_once(batch, stage, work))
    return load.take_through(lambda batch: _work_apart(exchange, batch, stage, work))


def _work_apart(
    exchange: Exchange, batch: Batch, stage: str, work: Callable[[Batch], Batch]
) -> Batch:
    with TemporaryDirectory(prefix="sacho-") as folder:
        here = replace(batch, folder=Path(folder) / WORK / "batches" / batch.folder.name)
        done = _try(exchange, lambda: _work_here(exchange, here, stage, work))
    return replace(done, folder=batch.folder.with_name(done.folder.name))


def _work_here(
    exchange: Exchange, here: Batch, stage: str, work: Callable[[Batch], Batch]
) -> Batch:
    name = f"batches/{here.number:04}-{stage}"
    if exchange.holds(name):
        exchange.fetch(name, here.work / name)
    else:
        exchange.fetch(f"batches/{here.folder.name}", here.folder)
    done = work_once(here, stage, work)
    exchange.send(here.work / QUARANTINE, QUARANTINE)
    exchange.send(done.folder, name)
    return done


def bring_home(exchange: Exchange | None, load: Load) -> Load:
    """Fetch what workers made of a load into the work folder of the run and return the load."""
    if exchange is not None:
        for batch in load.batches:
            _bring_home(exchange, batch)
    return load


def _bring_home(exchange: Exchange, batch: Batch) -> None:
    if not batch.folder.is_dir():
        part = batch.folder.with_name(f"{batch.folder.name}.part")
        _try(exchange, lambda: exchange.fetch(f"batches/{batch.folder.name}", part))
        part.rename(batch.folder)
        _try(exchange, lambda: exchange.fetch(QUARANTINE, batch.quarantine))


def hand_out(exchange: Exchange | None, load: Load) -> Load:
    """Send a load that was made here to where every worker finds it, and return it."""
    if exchange is not None:
        for batch in load.batches:
            _hand_out(exchange, batch)
    return load


def _hand_out(exchange: Exchange, batch: Batch) -> None:
    _try(exchange, lambda: exchange.send(batch.folder, f"batches/{batch.folder.name}"))


def _try(exchange: Exchange, act: Callable[[], Result]) -> Result:
    try:
        return act()
    except (pa.ArrowException, OSError) as error:
        why = mask_credentials(str(error).splitlines()[0])
        shown = mask_credentials(exchange.url)
        raise OutputError(f"{shown}: batches cannot be exchanged there: {why}") from error
