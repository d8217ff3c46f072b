"""The command line: `sacho …` (design §4; stable, scripts rely on it).

Exit codes: 0 published; 1 the call or the input is wrong; 2 a gate failed and nothing was
published; 3 interrupted. Whatever takes long to import is imported inside its command.
"""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import click

from flows.environment import set_defaults
from flows.errors import GateError, SachoError

PUBLISHED, WRONG_CALL, GATE_FAILED, INTERRUPTED = range(4)
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Call:
    """What holds for a whole call of the program."""

    debug: bool = False
    interrupted: bool = False

    def interrupt(self, number: int, frame: FrameType | None) -> None:
        """Note Ctrl-C: libraries may turn the `KeyboardInterrupt` into another error."""
        self.interrupted = True
        raise KeyboardInterrupt


class SachoGroup(click.Group):
    """Commands whose every outcome is one of the four exit codes."""

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> Any:
        """Run a command and exit with its code, an error as one line on stderr."""
        call = Call()
        signal.signal(signal.SIGINT, call.interrupt)
        extra |= {"standalone_mode": False, "obj": call}
        try:
            code = super().main(args, *others, **extra) or PUBLISHED
        except click.ClickException as error:
            error.show()
            code = WRONG_CALL
        except BaseException as error:
            code = _explain(error, call)
        sys.exit(code)


def _explain(error: BaseException, call: Call) -> int:
    """Say in one line what ended the run, after the traceback if it was asked for."""
    if call.debug:
        traceback.print_exception(error)
    if call.interrupted or isinstance(error, (click.Abort, KeyboardInterrupt)):
        return _say(INTERRUPTED, "interrupted, nothing was published; run it again")
    if isinstance(error, GateError):
        return _say(GATE_FAILED, str(error))
    if isinstance(error, SachoError):
        return _say(WRONG_CALL, str(error))
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return _say(WRONG_CALL, f"a defect of sacho, {what}; --debug shows where")


def _say(code: int, message: str) -> int:
    click.echo(f"sacho: {message}", err=True)
    return code


def _debug_option(command: Command) -> Command:
    def note(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.ensure_object(Call).debug = value

    option = click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=note,
        help="Show the traceback of an error and what Prefect does.",
    )
    return option(command)


@click.group("sacho", cls=SachoGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sacho", prog_name="sacho", message="%(prog)s %(version)s")
def main() -> None:
    """Turn pages of Korean local news into verified, source-linked Parquet tables."""
    set_defaults()


@main.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    required=True,
    help="The output folder; made if it is missing.",
)
@click.option(
    "--batch-pages",
    metavar="N",
    type=click.IntRange(min=1),
    help="Pages a batch; by default batches grow with the input.",
)
@click.option(
    "--field",
    "fields",
    metavar="FIELD=NAME",
    multiple=True,
    help="What records call a field, as in content=본문; repeatable.",
)
@click.option("--no-review", is_flag=True, help="Write no review pages.")
@_debug_option
@click.pass_obj
def run(
    call: Call,
    inputs: tuple[str, ...],
    out: Path,
    batch_pages: int | None,
    fields: tuple[str, ...],
    no_review: bool,
) -> None:
    """Turn the pages of every INPUT (file, folder, glob or URL) into the tables under DIR.

    Files end in .txt, .html, .jsonl, .csv, .parquet or .warc, plain or with .gz or .zst, or are
    a .zip of them. Nothing is published unless the run gate passes; what is held back on the
    way stands in the dataset `rejects`.
    """
    from flows.ingest.fields import read_field_names
    from flows.ingest.inventory import take_inventory
    from flows.terminal import follow_stages, show_summary
    from flows.workplace import check_output

    names = read_field_names(fields)
    take_inventory(inputs)  # a wrong call is told before Prefect takes its time to start
    check_output(out)
    follow_stages(call.debug)
    from flows.pipeline import run_pipeline

    show_summary(run_pipeline(inputs, out, batch_pages, names, not no_review), out)


@main.command("eval")
@click.argument("cases", metavar="CASES_DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@_debug_option
def evaluate(cases: Path, as_json: bool) -> None:
    """Score the stages on gold cases: precision, recall and F1 of every field.

    CASES_DIR holds pages NN.txt, each with its gold NN.json.
    """
    from flows.evaluate.evaluation import evaluate_folder
    from flows.evaluate.report import render_json, show_evaluation

    evaluation = evaluate_folder(cases)
    if as_json:
        click.echo(render_json(evaluation))
    else:
        show_evaluation(evaluation)


@main.command("explain")
@click.argument("target", metavar="FILE|PAGE_ID")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("outputs"),
    help="The output folder in which a page id is looked up; by default outputs.",
)
@_debug_option
def explain_page(target: str, out: Path) -> None:
    """Show which rule decided what on a page: its blocks, and below each the facts in it.

    A FILE is read anew; a PAGE_ID is shown as it was published under DIR.
    """
    from flows.explain import explain, show

    show(explain(target, out))


@main.command()
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("page_ids", metavar="[PAGE_ID]...", nargs=-1)
@click.option(
    "--pages",
    metavar="N",
    type=click.IntRange(min=1),
    help="Review pages to write at most; by default 10,000.",
)
@_debug_option
def review(out: Path, page_ids: tuple[str, ...], pages: int | None) -> None:
    """Write review pages of the run published under DIR: those named, or all.

    Of a large run come first the pages that were held back, that fail a check, that tell of an
    award.
    """
    from flows.write.review.published import review_published

    for path in review_published(out, page_ids, pages):
        click.echo(str(path))


@main.command()
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(1, 65535),
    help="Port of the server; by default 4200, or one that is free.",
)
@_debug_option
def ui(port: int | None) -> None:
    """Start the Prefect server with its UI and serve the deployment, ready to run.

    It stays until Ctrl-C, which ends both.
    """
    from flows.ui import start_server

    with start_server(port):
        from flows.pipeline import serve_deployment

        serve_deployment()
