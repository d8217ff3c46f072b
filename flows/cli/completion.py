"""`sacho completion`: what a shell needs to complete commands, options and paths."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

VARIABLE = "_SACHO_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes `sacho …` in a shell: eval "$(sacho completion bash)"."""
    make = get_completion_class(shell)
    if make is not None:
        click.echo(make(context.find_root().command, {}, "sacho", VARIABLE).source())
