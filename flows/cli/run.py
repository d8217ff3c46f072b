"""`sacho run`: pages in, tables out."""

from __future__ import annotations

import os
from typing import Any

import click

from flows.cli.root import Call, debug_option
from flows.write.states import FEWEST_STATES, KEPT_STATES


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    help="The output: a folder, made if it is missing, or s3://bucket/prefix.",
)
@click.option(
    "--batch-pages",
    metavar="N",
    type=click.IntRange(min=1),
    help="Pages a batch, 4,000 by default; memory grows with it.",
)
@click.option(
    "--field",
    "fields",
    metavar="FIELD=NAME",
    multiple=True,
    help="What records call a field, as in content=본문; repeatable.",
)
@click.option(
    "--accept-drift",
    is_flag=True,
    help="Publish even if the run lies far from the last published one.",
)
@click.option("--force", is_flag=True, help="Work on all pages, those too that are as they were.")
@click.option("--no-review", is_flag=True, help="Write no review pages.")
@click.option("--json", "as_json", is_flag=True, help="Print the run report as JSON in the end.")
@click.option(
    "--keep",
    metavar="N",
    type=click.IntRange(min=FEWEST_STATES),
    default=KEPT_STATES,
    envvar="SACHO_KEEP",
    show_default=True,
    help="How many published states stay, for `sacho rollback`.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="Work in N processes of this machine.",
)
@click.option(
    "--dask", metavar="ADDRESS", help="Work on the Dask cluster whose scheduler is there."
)
@click.option("--wait", is_flag=True, help="Wait for another run on DIR instead of stopping.")
@debug_option
@click.pass_obj
def run(
    call: Call,
    /,
    inputs: tuple[str, ...],
    out: str,
    fields: tuple[str, ...],
    no_review: bool,
    as_json: bool,
    workers: int | None,
    dask: str | None,
    **asked: Any,
) -> None:
    """Turn the pages of every INPUT (file, folder, glob or URL) into the tables under DIR.

    Files end in .txt, .html, .jsonl, .csv, .parquet or .warc, plain or with .gz or .zst, or are
    a .zip of them. Nothing is published unless the run gate passes; what is held back on the
    way stands in the dataset `rejects`.
    """
    from flows.ingest.fields import read_field_names
    from flows.ingest.inventory import take_inventory
    from flows.lasting import import_for_good
    from flows.outputs import check_out, find_places
    from flows.parameters import Options
    from flows.prefect_home import check_prefect_home
    from flows.terminal import follow_stages, show_json, show_summary

    names = read_field_names(fields)
    take_inventory(inputs)  # a wrong call is told before Prefect takes its time to start
    check_out(out, asked["wait"])
    if not os.environ.get("PREFECT_API_URL"):
        check_prefect_home()
    if dask:
        from flows.cluster import count_workers

        workers = count_workers(dask)
    options = Options(fields=names, with_review=not no_review, workers=workers, dask=dask, **asked)
    with follow_stages(call.debug):
        with import_for_good():
            from flows.pipeline import run_pipeline

        report = run_pipeline(inputs, out, options)
    if as_json:
        show_json(report)
    else:
        show_summary(report, find_places(out))
