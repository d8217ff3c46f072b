"""The Prefect server with its UI, as a process of its own beside the one that serves."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from types import FrameType

import click

from flows.errors import InputError, SachoError
from flows.prefect_home import check_prefect_home

HOST = "127.0.0.1"
USUAL_PORT = 4200
LONGEST_START = 120
"""Seconds: a new home folder takes 20, a slow machine three times that."""
LONGEST_STOP = 20


@contextmanager
def start_server(port: int | None) -> Iterator[str]:
    """Start the server, yield the address of its UI and stop it in the end.

    The environment of this process then points to it. Raises `InputError` if the port is taken
    and `SachoError` if the server does not start or its folder cannot be written.
    """
    port = _choose_port(port)
    check_prefect_home()
    address = f"http://{HOST}:{port}"
    os.environ |= {
        "PREFECT_API_URL": f"{address}/api",
        "PREFECT_SERVER_API_HOST": HOST,
        "PREFECT_SERVER_API_PORT": str(port),  # what the UI goes by; --port alone is not enough
        "PREFECT_SERVER_UI_API_URL": f"{address}/api",
    }
    click.echo("starting the Prefect server, some ten seconds …", err=True)
    command = [sys.executable, "-m", "prefect", "server", "start"]
    # In a session of its own, so that Ctrl-C ends the serving first and then the server.
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        _wait_until_up(server, port)
        click.echo(f"{address} shows the runs; the deployments are ready; Ctrl-C ends it")
        yield address
    finally:
        _stop(server)


def _choose_port(port: int | None) -> int:
    if port is None:
        return USUAL_PORT if _is_free(USUAL_PORT) else _find_free_port()
    if not _is_free(port):
        raise InputError(f"port {port} is taken; give another --port, or none")
    return port


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex((HOST, port)) != 0


def _find_free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_up(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and server.poll() is None:
        if _is_healthy(port):
            return
        time.sleep(0.2)
    raise SachoError(f"the Prefect server did not start on port {port}; `prefect server start`")


def _is_healthy(port: int) -> bool:
    with closing(http.client.HTTPConnection(HOST, port, timeout=5)) as connection:
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(LONGEST_STOP)
    except subprocess.TimeoutExpired:
        server.kill()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
