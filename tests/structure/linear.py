"""Whether time grows linearly with a text."""

import time
from collections.abc import Callable

GENEROUS = 14.0  # four times the text may take four times the time, and the machine is shared
ROUNDS = 3


def assert_linear(read: Callable[[str], object], unit: str, size: int, least: float) -> None:
    """Read `size` characters of repeated `unit`, then four times as many; under `least` is noise.

    The best of three rounds counts, in CPU seconds.
    """
    once = _measure(read, unit * (size // len(unit)))
    four_times = _measure(read, unit * (4 * size // len(unit)))
    assert four_times < GENEROUS * max(once, least)


def _measure(read: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best
