"""How a run works: the options of a call, and what the form in the UI checks of them.

What the parameters mean is said in the flow's docstring, from which the form takes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from flows.write.states import FEWEST_STATES, KEPT_STATES

Inputs = Annotated[list[str], Field(min_length=1)]
Output = Annotated[str, Field(min_length=1)]
BatchPages = Annotated[int | None, Field(ge=1)]
Workers = Annotated[int | None, Field(ge=1)]
Keep = Annotated[int, Field(ge=FEWEST_STATES)]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run works, apart from what it reads and where it writes; see the flow's docstring.

    `workers` are processes of a cluster of this machine's own, or threads of work of the cluster
    whose scheduler is at `dask`; without either the run works in its own process.
    """

    batch_pages: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    with_review: bool = True
    accept_drift: bool = False
    keep: int = KEPT_STATES
    wait: bool = False
    force: bool = False
    workers: int | None = None
    dask: str | None = None
