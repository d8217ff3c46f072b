"""The output folder as a place to work: usable, ours alone while a run lasts, left tidy."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.errors import OutputError

WORK = ".work"


@contextmanager
def open_workplace(out: Path) -> Iterator[Path]:
    """Yield the work folder in the output folder; it is gone afterwards if all went well.

    What a run that ended otherwise left there stays, for the next one to go on with. Raises
    `OutputError` if the output folder cannot be written or another run is at work in it.
    """
    check_output(out)
    with _lock(out):
        work = out / WORK
        work.mkdir(exist_ok=True)
        try:
            yield work
        except BaseException:
            with suppress(OSError):
                work.rmdir()  # if nothing was done, nothing is left
            raise
        shutil.rmtree(work, ignore_errors=True)


def check_output(out: Path) -> None:
    """Make the output folder if it is missing and prove that it can be written.

    Raises `OutputError` in one line that says what stands in the way.
    """
    probe = out / f".probe-{os.getpid()}"
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except (FileExistsError, NotADirectoryError) as error:
        file = next(path for path in (out, *out.parents) if path.is_file())
        raise OutputError(f"{file} is a file; give a folder for the output") from error
    except OSError as error:
        raise OutputError(f"{out}: cannot be written ({error.strerror}); give another") from error
    datasets = out / "datasets"
    if datasets.exists() and not datasets.is_symlink():
        raise OutputError(f"{datasets} is not sacho's (it is no link); give another folder")


@contextmanager
def _lock(out: Path) -> Iterator[None]:
    """Hold the output folder; the system lets go of it when the process ends, however it ends."""
    descriptor = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise OutputError(f"{out}: another run is at work there; wait for it to end") from error
    finally:
        os.close(descriptor)
