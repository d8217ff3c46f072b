"""The flow: the only module that imports Prefect.

Tasks are thin wrappers over the plain functions of the stages. They hand on references to what
lies on disk, never rows; what they compute is deterministic, so nothing is cached.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_URL
from prefect.states import Failed
from prefect.types.entrypoint import EntrypointType
from prefect.utilities.annotations import quote

from flows.batches import (
    Batch,
    clean_batch,
    hold_back_duplicates,
    ingest_batch,
    plan_batches,
    structure_batch,
    validate_batch,
)
from flows.errors import SachoError
from flows.ingest.inventory import take_inventory
from flows.ingest.locations import conceal, mask_credentials, reveal
from flows.ingest.sources import Source
from flows.outputs import find_place, find_places, pull, push
from flows.runs import Staged, gate_run, merge_run, publish_run, review_run
from flows.summary import Places, list_datasets, render_markdown
from flows.workplace import open_workplace
from flows.write.report import RunReport
from flows.write.states import KEPT_STATES
from flows.write.stored_states import Pointer

logger = logging.getLogger(__name__)
logging.getLogger("flows").setLevel(logging.INFO)
Argument = TypeVar("Argument")

LONGEST_NAME = 60
"""Characters of a run's name; what it was called with stands among its parameters."""


@task(task_run_name="ingest · {batch}", cache_policy=NO_CACHE)
def ingest(batch: Batch, sources: Sequence[Source], names: Mapping[str, str]) -> Batch:
    """Read the sources of a batch into pages."""
    return ingest_batch(batch, sources, names)


@task(task_run_name="clean · {batch}", cache_policy=NO_CACHE)
def clean(batch: Batch) -> Batch:
    """Tell article and chrome apart on the pages of a batch."""
    return clean_batch(batch)


@task(task_run_name="structure · {batch}", cache_policy=NO_CACHE)
def structure(batch: Batch) -> Batch:
    """Read the facts of the articles of a batch."""
    return structure_batch(batch)


@task(task_run_name="validate · {batch}", cache_policy=NO_CACHE)
def validate(batch: Batch) -> Batch:
    """Pass the rows of a batch through the row gate."""
    return validate_batch(batch)


@task(task_run_name="write · merge", cache_policy=NO_CACHE)
def merge(batches: Sequence[Batch], work: Path) -> Staged:
    """Merge the batches, group the copies, build the ledger."""
    return merge_run(batches, work)


@task(task_run_name="validate · whole run", cache_policy=NO_CACHE)
def gate(staged: Staged, out: Path) -> Staged:
    """Pass the run through the run gate."""
    return gate_run(staged, out)


@task(task_run_name="write · review pages", cache_policy=NO_CACHE)
def review(staged: Staged) -> Staged:
    """Write the pages on which every fact can be looked up in its source."""
    return review_run(staged)


@task(task_run_name="write · publish", cache_policy=NO_CACHE)
def publish(
    staged: Staged,
    out: Path,
    inputs: Sequence[str],
    skipped: Mapping[str, str],
    started: datetime,
    keep: int,
) -> RunReport:
    """Make the run the current state of the output."""
    return publish_run(staged, out, inputs, skipped, started, keep)


@task(task_run_name="write · upload", cache_policy=NO_CACHE)
def upload(out: str, base: Pointer, keep: int) -> None:
    """Make the published state that of the object store."""
    push(reveal(out), base, keep)


def _name_run() -> str:
    inputs = mask_credentials(", ".join(flow_run.parameters["inputs"]))
    name = inputs if len(inputs) <= LONGEST_NAME else f"{inputs[:LONGEST_NAME]}…"
    return f"{name} → {flow_run.parameters['out']} · {datetime.now():%Y-%m-%d %H:%M}"


@flow(name="sacho", flow_run_name=_name_run)
def compile_pages(
    inputs: list[str],
    out: str = "outputs",
    batch_pages: int | None = None,
    fields: dict[str, str] | None = None,
    with_review: bool = True,
    keep: int = KEPT_STATES,
    wait: bool = False,
) -> RunReport | State[Any]:
    """Turn pages of Korean local news into verified, source-linked Parquet tables.

    Args:
        inputs: Files, folders, globs or URLs, relative to where the flow runs.
        out: The output, a folder or s3://bucket/prefix; a folder is made if it is missing.
        batch_pages: Pages a batch; by default batches grow with the input.
        fields: What the input calls title, content and so on: {"content": "본문"}.
        with_review: Whether to write the review pages.
        keep: How many published states are kept, at least two.
        wait: Wait for another run on the same output instead of stopping.

    """
    try:
        place = find_place(reveal(out))
        with open_workplace(place, wait) as work:
            base = pull(reveal(out))
            report = _compile(
                list(map(reveal, inputs)), place, work, batch_pages, fields or {}, with_review, keep
            )
            if base is not None:
                upload(out, base, keep)
    except SachoError as error:
        return Failed(message=str(error), data=error)
    _show_in_ui(report, find_places(reveal(out)))
    return report


def _compile(
    inputs: list[str],
    out: Path,
    work: Path,
    batch_pages: int | None,
    names: dict[str, str],
    with_review: bool,
    keep: int,
) -> RunReport:
    """Take the inputs through ingest → clean → structure → validate → write."""
    started = datetime.now(UTC)
    inventory = take_inventory(inputs)
    planned = plan_batches(inventory.sources, work, batch_pages)
    batches = hold_back_duplicates(
        [ingest(batch, _unseen(share), names) for batch, share in planned]
    )
    batches = [clean(batch) for batch in batches]
    batches = [structure(batch) for batch in batches]
    batches = [validate(batch) for batch in batches]
    staged = gate(merge(batches, work), out)
    staged = review(staged) if with_review else staged
    skipped = {each.uri: each.reason for each in inventory.skipped}
    shown = [mask_credentials(each) for each in inputs]
    return publish(staged, out, shown, _unseen(skipped), started, keep)


def _unseen(argument: Argument) -> Argument:
    """Keep Prefect from looking for futures among a million sources."""
    return cast(Argument, quote(argument))


def _show_in_ui(report: RunReport, places: Places) -> None:
    table = [
        {"dataset": name, "rows": rows, "against the state before": change}
        for name, rows, change in list_datasets(report)
    ]
    create_table_artifact(table, key="sacho-datasets", description="Rows by dataset")
    create_markdown_artifact(
        render_markdown(report, places), key="sacho-summary", description="What came of the run"
    )


def run_pipeline(
    inputs: Sequence[str],
    out: str | Path,
    batch_pages: int | None = None,
    fields: Mapping[str, str] | None = None,
    with_review: bool = True,
    keep: int = KEPT_STATES,
    wait: bool = False,
) -> RunReport:
    """Run the flow here and return the report of what it published.

    Uses the server that `PREFECT_API_URL` names, else the embedded one. Raises what the flow
    failed with: `InputError`, `OutputError` or `GateError`.
    """
    if not PREFECT_API_URL.value():
        _start_embedded_server()
    state = compile_pages(
        list(map(conceal, inputs)),
        conceal(str(out)),
        batch_pages,
        dict(fields or {}),
        with_review,
        keep,
        wait,
        return_state=True,
    )
    return cast(RunReport, state.result())


def _start_embedded_server() -> None:
    """Start the server out of reach of Ctrl-C, so that the run can still tell it what became.

    A terminal sends Ctrl-C to a whole group of processes; a child inherits the signals that the
    thread which starts it has blocked.
    """

    def start() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        get_client(sync_client=True)

    logger.info("starting the embedded Prefect server, some ten seconds …")
    thread = Thread(target=start, daemon=True)
    thread.start()
    thread.join()


def serve_deployment() -> None:
    """Serve the deployment `seeds` on the current server until interrupted."""
    compile_pages.serve(
        name="seeds",
        description="Turn the pages of seeds/ into the tables under outputs/.",
        tags=["sacho"],
        parameters={"inputs": ["seeds"], "out": "outputs"},
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
