"""`sacho rollback` and `sacho where`: the kept states of an output, and which one counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from flows.cli.root import debug_option

if TYPE_CHECKING:
    from flows.write.states import State

SHOWN_DATASETS = ("pages", "articles", "awards")


@click.command()
@click.argument("snapshot_id", metavar="[SNAPSHOT_ID]", required=False)
@click.option("--out", metavar="DIR", required=True, help="The output: a folder or its URL.")
@click.option("--list", "only_list", is_flag=True, help="Show the kept states, change nothing.")
@debug_option
def rollback(snapshot_id: str | None, out: str, only_list: bool) -> None:
    """Make another kept state of DIR the current one, by the switch that publishes.

    Without SNAPSHOT_ID (or the digits it begins with) it is the state published before the
    current one. A newer state is gone forward to by its id.
    """
    from flows.outputs import list_kept, roll_back_to

    if not only_list:
        roll_back_to(out, snapshot_id)
    _show(list_kept(out))


def _show(states: Sequence[State]) -> None:
    """Print the states, the newest first; the current one begins with an asterisk."""
    for state in states:
        rows = [f"{name} {state.rows.get(name, 0):,}" for name in SHOWN_DATASETS]
        moment = state.published_at.astimezone().isoformat(sep=" ", timespec="seconds")
        mark = "*" if state.is_current else " "
        click.echo("\t".join((f"{mark} {state.snapshot_id}", moment, *rows)))


@click.command()
@click.argument("out", metavar="DIR")
@debug_option
def where(out: str) -> None:
    """Print where the datasets of the current state of DIR (a folder or its URL) lie.

    Whatever is read below it is of one state, also while a run publishes the next.
    """
    from flows.outputs import locate_current

    click.echo(f"{locate_current(out)}/datasets")
