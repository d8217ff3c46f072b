"""The output folder as a place to work: usable, ours alone while a run lasts, left tidy."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from flows.errors import DISK_FULL, OutputError

logger = logging.getLogger(__name__)
WORK = ".work"
SECONDS_BETWEEN_TRIES = 0.2
"""To ask again leaves room for Ctrl-C, whatever thread waits; to block would not."""


@contextmanager
def open_workplace(out: Path, wait: bool = False) -> Iterator[Path]:
    """Yield the work folder in the output folder; it is gone afterwards if all went well.

    What a run that ended otherwise left there stays, for the next one to go on with. Raises
    `OutputError` if the output folder cannot be written, is full or gone, or, unless it is to
    `wait` for its end, another run is at work in it.
    """
    check_output(out)
    with hold_output(out, wait):
        work = out / WORK
        work.mkdir(exist_ok=True)
        try:
            yield work
        except OSError as error:
            raise OutputError(_explain(error, out)) from error
        finally:
            with suppress(OSError):
                work.rmdir()  # if nothing was done, nothing is left
        shutil.rmtree(work, ignore_errors=True)


def _explain(error: OSError, out: Path) -> str:
    """Return in a line what kept a run from going on, and what to do."""
    if not out.is_dir():
        return f"{out}: the output folder is gone in mid-run; run it again"
    if error.errno in DISK_FULL:
        why = os.strerror(error.errno)
        return f"{out}: the disk is full ({why}); make room and run it again to go on"
    where = error.filename or out
    return f"{where}: {error.strerror or error}; see to it and run it again to go on"


def check_output(out: Path) -> None:
    """Make the output folder if it is missing and prove that it can be written.

    Raises `OutputError` in one line that says what stands in the way.
    """
    try:
        try_writing(out)
    except (FileExistsError, NotADirectoryError) as error:
        file = next(path for path in (out, *out.parents) if path.is_file())
        raise OutputError(f"{file} is a file; give a folder for the output") from error
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror}); give another") from error
    datasets = out / "datasets"
    if datasets.exists() and not datasets.is_symlink():
        raise OutputError(f"{datasets} is not sacho's (it is no link); give another folder")


def try_writing(folder: Path) -> None:
    """Make a folder if it is missing, write a file in it and take that away; raises `OSError`."""
    probe = folder / f".probe-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    probe.write_bytes(b"")
    probe.unlink()


@contextmanager
def hold_output(out: Path, wait: bool = False) -> Iterator[None]:
    """Hold the output folder alone, if need be after a `wait` for whoever holds it.

    The system lets go of it when the process ends, however it ends. Raises `OutputError` if
    another process holds it and this one is not to wait.
    """
    descriptor = os.open(out, os.O_RDONLY)
    try:
        if not _try_lock(descriptor):
            if not wait:
                raise OutputError(
                    f"{out}: another run is at work there; wait for it to end, or give --wait"
                )
            logger.info("waiting for the run that is at work in %s …", out)
            while not _try_lock(descriptor):
                sleep(SECONDS_BETWEEN_TRIES)
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
