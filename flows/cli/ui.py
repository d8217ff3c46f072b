"""`sacho ui`: the Prefect server with its UI and the deployment."""

from __future__ import annotations

import click

from flows.cli.root import debug_option


@click.command()
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(1, 65535),
    help="Port of the server; by default 4200, or one that is free.",
)
@debug_option
def ui(port: int | None) -> None:
    """Start the Prefect server with its UI and serve the deployment, ready to run.

    It stays until Ctrl-C, which ends both.
    """
    from flows.ui import start_server

    with start_server(port):
        from flows.pipeline import serve_deployment

        serve_deployment()
