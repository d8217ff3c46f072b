"""Imports that last: what the large libraries bring stays, so no garbage is looked for in it."""

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
