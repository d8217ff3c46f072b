"""Starting processes that Ctrl-C in the terminal does not reach."""

from __future__ import annotations

import signal
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


def shield_from_interrupts(start: Callable[[], Result]) -> Result:
    """Return what `start` gives; processes it starts do not get the interrupts of the terminal.

    A terminal sends Ctrl-C to a whole group of processes; a child inherits the signals that the
    thread which starts it has blocked.
    """

    def call() -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        results.append(start())

    results: list[Result] = []
    thread = Thread(target=call, daemon=True)
    thread.start()
    thread.join()
    return results[0]
