"""The folder in which the embedded Prefect server keeps its database, tried before it starts."""

from __future__ import annotations

import os
from pathlib import Path

from flows.errors import ServerError
from flows.workplace import try_writing

DEFAULT = "~/.prefect"  # Prefect's own
NEED = "the Prefect server keeps its database there; set PREFECT_HOME to a folder you can write"


def check_prefect_home() -> None:
    """Prove that the server's folder can be written.

    Raises `ServerError` in one line that says what stands in the way and what to set.
    """
    home = Path(os.environ.get("PREFECT_HOME") or DEFAULT)
    try:
        home = home.expanduser()
        try_writing(home)
    except RuntimeError as error:  # nobody's home
        raise ServerError(f"{home}: no such home folder; {NEED}") from error
    except OSError as error:
        raise ServerError(f"{home}: cannot be written ({error.strerror}); {NEED}") from error
