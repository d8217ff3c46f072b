"""The folder in which the embedded Prefect server keeps its database, tried before it starts."""

from __future__ import annotations

import os
from pathlib import Path

from flows.errors import ServerError

DEFAULT = "~/.prefect"  # Prefect's own
NEED = "the Prefect server keeps its database there; set PREFECT_HOME to a folder you can write"


def check_prefect_home() -> None:
    """Prove that the server's folder can be written.

    Raises `ServerError` in one line that says what stands in the way and what to set.
    """
    home = Path(os.environ.get("PREFECT_HOME") or DEFAULT)
    try:
        home = home.expanduser()
        home.mkdir(parents=True, exist_ok=True)
        probe = home / f".probe-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except RuntimeError as error:  # nobody's home
        raise ServerError(f"{home}: no such home folder; {NEED}") from error
    except OSError as error:
        raise ServerError(f"{home}: cannot be written ({error.strerror}); {NEED}") from error
