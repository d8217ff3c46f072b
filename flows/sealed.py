"""Values that Prefect and Dask hand on without looking into them."""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Sealed(Generic[Value]):
    """A value in a box: a million sources are not searched for futures on the way to a task."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value
