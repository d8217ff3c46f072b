"""A Prefect server that does not answer, told apart from a defect of sacho."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from httpx import TransportError

from flows.errors import SachoError, ServerError


@contextmanager
def tell_lost_server(address: str) -> Iterator[None]:
    """Raise `ServerError` for whatever ends the block because the server at `address` is gone."""
    try:
        yield
    except SachoError:
        raise
    except Exception as error:
        cause = next((each for each in _trace(error) if isinstance(each, TransportError)), None)
        if cause is None:
            raise
        raise ServerError(
            f"the Prefect server at {address} does not answer ({cause}); what was published before "
            "stands, and the same command goes on where this run stopped"
        ) from error


def _trace(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
