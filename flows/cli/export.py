"""`sacho export`: the tables of the current state as files for others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

from flows.cli.root import debug_option
from flows.errors import InputError, OutputError

_TARGET = click.Path(path_type=Path)


@click.command()
@click.argument("out", metavar="DIR")
@click.option("--redistributable", type=_TARGET, metavar="OUT", help="Tables to hand on: a folder.")
@click.option("--xlsx", type=_TARGET, metavar="OUT", help="A workbook, a sheet a dataset.")
@click.option("--csv", type=_TARGET, metavar="OUT", help="A folder of CSV files for Excel.")
@click.option(
    "--key-file", type=_TARGET, metavar="FILE", help="The key that private names are hashed with."
)
@debug_option
def export(
    out: str,
    redistributable: Path | None,
    xlsx: Path | None,
    csv: Path | None,
    key_file: Path | None,
) -> None:
    """Export the datasets of DIR, an output folder or its URL.

    --redistributable leaves out the text of pages that forbid it, contacts and the names of
    private persons, and says so in its manifest.json. --xlsx and --csv hold everything.
    """
    from flows.ingest.urls import mask_credentials
    from flows.outputs import fetch_current

    if not (redistributable or xlsx or csv):
        raise InputError("say what to export: --redistributable, --xlsx or --csv, each with OUT")
    state = fetch_current(out)
    if state is None:
        raise OutputError(f"{mask_credentials(out)}: nothing was published there")
    if redistributable:
        _hand_on(state, redistributable, key_file)
    if xlsx:
        from flows.export.workbook import write_workbook

        _tell(xlsx, write_workbook(state, xlsx))
    if csv:
        from flows.export.csv_files import write_csv_files

        _tell(csv, write_csv_files(state, csv))


def _hand_on(state: Path, out: Path, key_file: Path | None) -> None:
    from flows.export.persons import KEY_VARIABLE, read_key
    from flows.export.redistributable import MANIFEST, export_redistributable

    key, made = read_key(key_file, os.environ.get(KEY_VARIABLE), out.with_name(f"{out.name}.key"))
    done = export_redistributable(state, out, key)
    click.echo(f"{out}/datasets/  {done.pages_with_text:,} of {done.pages:,} pages with their text")
    for reason, count in done.cells.items():
        click.echo(f"{reason}\t{count}")
    click.echo(f"{out}/{MANIFEST}  what was left out and why")
    if made:
        click.echo(f"{made}  the key of the hashes, just made: keep it, and to yourself")


def _tell(path: Path, notes: Mapping[tuple[str, str], str]) -> None:
    """Print where the export is, and below it what Excel cannot show."""
    click.echo(f"{path}  the datasets and their dictionary")
    for (dataset, column), note in notes.items():
        if "Excel" in note or "cut" in note:
            click.echo(f"{dataset}{column and '.'}{column}: {note}")
