"""`sacho review`: the review pages of a published run."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.root import debug_option


@click.command()
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("page_ids", metavar="[PAGE_ID]...", nargs=-1)
@click.option(
    "--pages",
    metavar="N",
    type=click.IntRange(min=1),
    help="Review pages to write at most; by default 10,000.",
)
@debug_option
def review(out: Path, page_ids: tuple[str, ...], pages: int | None) -> None:
    """Write review pages of the run published under DIR: those named, or all.

    Of a large run come first the pages that were held back, that fail a check, that tell of an
    award.
    """
    from flows.write.review.published import review_published

    for path in review_published(out, page_ids, pages):
        click.echo(str(path))
