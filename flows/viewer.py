"""Pages of the outputs over HTTP on this machine, so that the Prefect UI can link to them.

A browser follows no link from a served page to a file. Only what is made to be looked at is
served: the report, the review pages, the Data Docs.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

HOST = "127.0.0.1"
ADDRESS = "SACHO_VIEW_URL"
"""Environment variable with the address that serves the working folder, for the runs to link to."""
SHOWN = frozenset(("report.html", "review", "data_docs"))


class OutputHandler(SimpleHTTPRequestHandler):
    """Serves what is in `SHOWN` below the working folder, and nothing else."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer 404 for whatever is not made to be looked at."""
        parts = PurePosixPath(unquote(urlsplit(self.path).path)).parts
        if SHOWN.isdisjoint(parts) or ".." in parts:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: the terminal is for the runs."""


@contextmanager
def serve_outputs(folder: Path) -> Iterator[str]:
    """Serve the outputs below `folder` on a free port of this machine; yield the address.

    The address also stands in the environment, for the runs that this process starts.
    """
    handler = partial(OutputHandler, directory=str(folder))
    with ThreadingHTTPServer((HOST, 0), handler) as server:
        address = f"http://{HOST}:{server.server_address[1]}"
        os.environ[ADDRESS] = address
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield address
        finally:
            server.shutdown()
            del os.environ[ADDRESS]


def address_of(path: Path) -> str | None:
    """Return where a page of the outputs is served, or None if nobody serves it."""
    base = os.environ.get(ADDRESS)
    inner = os.path.relpath(path)
    if base is None or inner.startswith(".."):
        return None
    return f"{base}/{quote(inner)}"
