"""`sacho ui`: the Prefect server with its UI and the deployments."""

from __future__ import annotations

from pathlib import Path

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
    """Start the Prefect server with its UI and serve the deployments, ready to run.

    `seeds` runs on demand, `inbox` whenever a file in inbox/ is new or changed, `nightly` at five
    in the morning in Seoul. It stays until Ctrl-C, which ends all.
    """
    from flows.ui import start_server
    from flows.viewer import serve_outputs

    with serve_outputs(Path.cwd()), start_server(port):
        from flows.pipeline import serve_deployments

        serve_deployments()
