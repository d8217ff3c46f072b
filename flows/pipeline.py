"""The flow: the only module that imports Prefect.

Tasks are thin wrappers over the plain functions of the stages. They hand on references to what
lies on disk, never rows; what they compute is deterministic, so nothing is cached.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from prefect import artifacts, flow, serve, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.deployments.runner import RunnerDeployment
from prefect.runtime import flow_run
from prefect.schedules import Cron, Interval
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Completed, Failed
from prefect.tasks import Task
from prefect.types.entrypoint import EntrypointType

from flows import batches as stages
from flows import packing, runs
from flows.batches import Batch, settle_batches
from flows.cluster import choose_runner
from flows.deployments import DEPLOYMENTS, SEOUL
from flows.errors import SachoError
from flows.exchange import Exchange, bring_home, hand_out, open_exchange, work_apart
from flows.ingest.fields import FieldNames
from flows.ingest.formats import Reader
from flows.ingest.inventory import take_inventory
from flows.ingest.urls import conceal, mask_credentials, reveal
from flows.lasting import import_for_good
from flows.lost_server import tell_lost_server
from flows.outputs import find_place, find_places, pull, push
from flows.packing import Load, Shares
from flows.parameters import BatchPages, Inputs, Keep, Options, Output, Workers
from flows.planning import Plan, plan_run
from flows.progress import Progress
from flows.runs import Order, Staged
from flows.sealed import Sealed
from flows.settling import Settled
from flows.shielding import shield_from_interrupts
from flows.summary import Places, headline, list_datasets, render_markdown
from flows.watching import has_changed
from flows.workplace import open_workplace
from flows.write.report import RunReport
from flows.write.states import KEPT_STATES
from flows.write.stored_states import Pointer

logger = logging.getLogger(__name__)
logging.getLogger("flows").setLevel(logging.INFO)

LONGEST_NAME = 60
"""Characters of a run's name; what it was called with stands among its parameters."""
LONGEST_READING = 6 * 3600
"""Seconds that a batch may take to read: an object store that hangs ends no run by itself."""


def _is_io_error(task: object, run: object, state: State[Any]) -> bool:
    """Return whether trying again can help: a disk or an object store that did not answer."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError) and not isinstance(error, FileNotFoundError)


@task(
    task_run_name="ingest · {load}",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=5,
    retry_condition_fn=_is_io_error,
    timeout_seconds=LONGEST_READING,
)
def ingest(
    exchange: Exchange | None, load: Load, shares: Sealed[Shares], names: FieldNames
) -> Load:
    """Read the sources of a load into pages."""
    read = partial(packing.ingest_share, shares=shares.value, reader=Reader(names))
    return work_apart(exchange, load, "ingest", read)


@task(task_run_name="clean · {load}", cache_policy=NO_CACHE)
def clean(exchange: Exchange | None, load: Load) -> Load:
    """Tell article and chrome apart on the pages of a load."""
    return work_apart(exchange, load, "clean", stages.clean_batch)


@task(task_run_name="structure · {load}", cache_policy=NO_CACHE)
def structure(exchange: Exchange | None, load: Load) -> Load:
    """Read the facts of the articles of a load."""
    return work_apart(exchange, load, "structure", stages.structure_batch)


@task(task_run_name="validate · {load}", cache_policy=NO_CACHE)
def validate(exchange: Exchange | None, load: Load) -> Load:
    """Pass the rows of a load through the row gate."""
    return work_apart(exchange, load, "validate", stages.validate_batch)


@task(task_run_name="write · merge", cache_policy=NO_CACHE)
def merge(
    batches: Sequence[Batch], work: Path, plan: Sealed[Plan], settled: Sealed[Settled]
) -> Staged:
    """Merge the batches, group the copies, build the ledger."""
    return runs.merge_run(batches, work, plan.value, settled.value)


@task(task_run_name="validate · whole run", cache_policy=NO_CACHE)
def gate(staged: Staged, out: Path, accept_drift: bool, before: Path | None) -> Staged:
    """Pass the run through the run gate."""
    return runs.gate_run(staged, out, accept_drift, before)


@task(task_run_name="write · review pages", cache_policy=NO_CACHE)
def review(staged: Staged) -> Staged:
    """Write the pages on which every fact can be looked up in its source."""
    return runs.review_run(staged)


@task(task_run_name="write · publish", cache_policy=NO_CACHE)
def publish(
    staged: Staged, out: Path, order: Order, settled: Sealed[Settled], keep: int
) -> RunReport:
    """Make the run the current state of the output."""
    return runs.publish_run(staged, out, order, settled.value, keep)


@task(task_run_name="write · upload", cache_policy=NO_CACHE)
def upload(out: str, base: Pointer, keep: int) -> None:
    """Make the published state that of the object store."""
    push(reveal(out), base, keep)


def _name_run() -> str:
    return f"{_name_watch()} · {datetime.now():%Y-%m-%d %H:%M}"


def _name_watch() -> str:
    inputs = mask_credentials(", ".join(flow_run.parameters["inputs"]))
    name = inputs if len(inputs) <= LONGEST_NAME else f"{inputs[:LONGEST_NAME]}…"
    return f"{name} → {flow_run.parameters['out']}"


@flow(name="sacho", flow_run_name=_name_run)
def compile_pages(
    inputs: Inputs,
    out: Output = "outputs",
    batch_pages: BatchPages = None,
    fields: dict[str, str] | None = None,
    with_review: bool = True,
    accept_drift: bool = False,
    keep: Keep = KEPT_STATES,
    wait: bool = False,
    force: bool = False,
    workers: Workers = None,
) -> State[Any]:
    """Turn pages of Korean local news into verified, source-linked Parquet tables.

    Args:
        inputs: Files, folders, globs or URLs, relative to where the flow runs.
        out: The output, a folder or s3://bucket/prefix; a folder is made if it is missing.
        batch_pages: Pages a batch, 4,000 by default; memory grows with it.
        fields: What the input calls title, content and so on: {"content": "본문"}.
        with_review: Whether to write the review pages.
        accept_drift: Whether to publish a run that lies far from the last published one.
        keep: How many published states are kept, at least two.
        wait: Wait for another run on the same output instead of stopping.
        force: Whether to work on all pages, those too that are as they were.
        workers: Hands of the cluster that the flow was started on; none work in its process.

    """
    given = (batch_pages, fields or {}, with_review, accept_drift, keep, wait, force, workers)
    try:
        place = find_place(reveal(out))
        with open_workplace(place, wait) as work:
            base = pull(reveal(out))
            with open_exchange(reveal(out), workers is not None) as exchange:
                report = _compile(list(map(reveal, inputs)), place, work, Options(*given), exchange)
            if base is not None:
                upload(out, base, keep)
    except SachoError as error:
        return Failed(message=str(error), data=error)
    _show_in_ui(report, find_places(reveal(out)))
    return Completed(message=headline(report), data=report)


def _compile(
    inputs: list[str], out: Path, work: Path, options: Options, exchange: Exchange | None
) -> RunReport:
    """Take the inputs through ingest → clean → structure → validate → write."""
    inventory = take_inventory(inputs)
    order = runs.take_order(inputs, inventory)
    asked = (options.batch_pages, options.fields, options.force, options.workers or 1)
    plan = plan_run(inventory.sources, runs.find_published(out), work, *asked)
    packed = packing.pack_batches(plan.batches, options.workers or 1)
    shown = artifacts.create_progress_artifact(0.0, "sacho-progress", "Tasks done")
    show = partial(artifacts.update_progress_artifact, cast(UUID, shown))
    progress = Progress(4 * len(packed) + 3 + options.with_review, show)
    start = partial(_start, options.workers is not None)
    handed = [start(ingest, exchange, each, Sealed(s), options.fields) for each, s in packed]
    read = [bring_home(exchange, progress.after(each())) for each in handed]
    settled = settle_batches(packing.list_batches(read), plan.sources, plan.state)
    loads = [hand_out(exchange, each) for each in packing.share_loads(read, settled)]
    settled = settled.forget_shares()
    for stage in (clean, structure, validate):
        handed = [start(stage, exchange, each) for each in loads]
        loads = [progress.after(each()) for each in handed]
    batches = packing.list_batches(bring_home(exchange, each) for each in loads)
    staged = progress.after(merge(batches, work, Sealed(plan), Sealed(settled)))
    staged = progress.after(gate(staged, out, options.accept_drift, settled.reused.snapshot))
    staged = progress.after(review(staged)) if options.with_review else staged
    return progress.after(publish(staged, out, order, Sealed(settled), options.keep))


def _start(is_apart: bool, task: Task[..., Load], *arguments: Any) -> Callable[[], Load]:
    """Hand a task to the cluster, or leave it for here; return what gives its result."""
    if not is_apart:
        return partial(task, *arguments)
    future = task.submit(*arguments)
    return lambda: packing.tell(task.name, future.result())


def _show_in_ui(report: RunReport, places: Places) -> None:
    table = [
        {"dataset": name, "rows": rows, "against the state before": change}
        for name, rows, change in list_datasets(report)
    ]
    artifacts.create_table_artifact(table, key="sacho-datasets", description="Rows by dataset")
    md = render_markdown(report, places)
    artifacts.create_markdown_artifact(md, key="sacho-summary", description="What came of the run")


def run_pipeline(
    inputs: Sequence[str], out: str | Path, options: Options | None = None
) -> RunReport:
    """Run the flow here and return the report of what it published.

    Uses the server that `PREFECT_API_URL` names, else the embedded one. Raises what the flow
    failed with (`InputError`, `OutputError`, `GateError`), or `ServerError`.
    """
    given = asdict(options or Options())
    runner = choose_runner(given.pop("dask"), given["workers"])
    server = PREFECT_API_URL.value() or _start_server()
    with temporary_settings({PREFECT_API_URL: server}), tell_lost_server(server):
        flow = compile_pages.with_options(task_runner=runner) if runner else compile_pages
        seen = (list(map(conceal, inputs)), conceal(str(out)))
        state = flow(*seen, **given, return_state=True)
        return cast(RunReport, state.result())


def _start_server() -> str:
    """Start the embedded server out of reach of Ctrl-C and return its address, for workers too."""
    logger.info("starting the embedded Prefect server, some ten seconds …")
    with import_for_good():  # Prefect imports its whole server here to start it elsewhere
        return shield_from_interrupts(lambda: str(get_client(sync_client=True).api_url))


@flow(name="sacho-watch", flow_run_name=_name_watch)
def watch_inputs(inputs: Inputs, out: Output) -> State[Any]:
    """Run sacho on inputs in which something is new or changed since they were last published.

    Args:
        inputs: Files, folders, globs or URLs, relative to where the flow runs.
        out: The output folder; made if it is missing.

    """
    if not has_changed(inputs, Path(out)):
        return Completed(message="nothing new")
    return cast(State[Any], compile_pages(inputs, out, return_state=True))


def serve_deployments() -> None:
    """Serve the deployments on the current server until interrupted, one run at a time."""
    serve(*_list_deployments(), limit=1, print_starting_message=False)


def _list_deployments() -> Iterator[RunnerDeployment]:
    for each in DEPLOYMENTS:
        served = watch_inputs if each.every else compile_pages
        schedule = Interval(each.every) if each.every else None
        yield cast(
            RunnerDeployment,
            served.to_deployment(
                each.name,
                description=each.description,
                parameters={"inputs": list(each.inputs), "out": each.out},
                schedule=Cron(each.cron, timezone=SEOUL) if each.cron else schedule,
                tags=["sacho"],
                concurrency_limit=1,
                entrypoint_type=EntrypointType.MODULE_PATH,
            ),
        )
