"""`sacho explain`: which rule decided what on a page."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.root import debug_option


@click.command("explain")
@click.argument("target", metavar="FILE|PAGE_ID")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    help="The output folder in which a page id is looked up; by default outputs.",
)
@debug_option
def explain_page(target: str, out: Path) -> None:
    """Show which rule decided what on a page: its blocks, and below each the facts in it.

    A FILE is read anew; a PAGE_ID is shown as it was published under DIR.
    """
    from flows.explain import explain, show

    show(explain(target, out))
