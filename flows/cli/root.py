"""The program itself: its group of commands, exit codes, and how an error is told.

Exit codes: 0 published; 1 the call or the input is wrong; 2 a gate failed and nothing was
published; 3 interrupted. Whatever takes long to import is imported inside its command.
"""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Any, TypeVar

import click

from flows.display import show_safely
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
        click.echo(show_safely("".join(traceback.format_exception(error))), err=True)
    if call.interrupted or isinstance(error, (click.Abort, KeyboardInterrupt)):
        return _say(INTERRUPTED, "interrupted, nothing was published; run it again")
    if isinstance(error, GateError):
        return _say(GATE_FAILED, str(error))
    if isinstance(error, SachoError):
        return _say(WRONG_CALL, str(error))
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return _say(WRONG_CALL, f"a defect of sacho, {what}; --debug shows where")


def _say(code: int, message: str) -> int:
    click.echo(f"sacho: {show_safely(message)}", err=True)
    return code


def debug_option(command: Command) -> Command:
    """Give a command the option `--debug`."""

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
