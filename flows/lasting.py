"""When no garbage is looked for: while imports come that last, and while a batch is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def import_for_good() -> Iterator[None]:
    """Collect no garbage within the block, nor ever among what was made by its end.

    Prefect and Great Expectations make half a million objects, which the collector would look
    through a dozen times while they come and every few seconds after.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def collect_after() -> Iterator[None]:
    """Look for garbage when the block has ended, and not within it.

    Records point at nothing that points back, so counting references frees them; the collector
    would look through all of a batch again and again and find nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
            gc.collect()
