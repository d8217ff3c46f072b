"""The states of an output: what was published and is kept, and which of them one may go back to."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.errors import OutputError

KEPT_STATES = 3
"""How many states an output keeps unless it is told otherwise, the current one among them."""

FEWEST_STATES = 2
"""A reader that found its files before a switch opens them after it, so the last state stays."""


@dataclass(frozen=True, slots=True)
class State:
    """A published state: when it was (aware), its rows by dataset, its folder in the output."""

    snapshot_id: str
    published_at: datetime
    rows: Mapping[str, int]
    path: str
    is_current: bool = False


def read_rows(dictionary: Path) -> dict[str, int]:
    """Return the rows of every dataset as the dictionary beside them counts them."""
    package: dict[str, Any] = json.loads(dictionary.read_text(encoding="utf-8"))
    return {each["name"]: each["rowCount"] for each in package["resources"]}


def choose_state(states: Sequence[State], wanted: str | None, out: str) -> State:
    """Return the state whose id begins with `wanted`, or the one published before the current.

    `states` are the newest first. Raises `OutputError` in one line if there is none or several.
    """
    if not states:
        raise OutputError(f"{out}: nothing was published there")
    if wanted is None:
        return _choose_previous(states, out)
    found = [each for each in states if each.snapshot_id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    what = "several states begin with" if found else "there is no state"
    kept = ", ".join(each.snapshot_id for each in states)
    raise OutputError(f"{out}: {what} {wanted!r}; it has {kept}")


def _choose_previous(states: Sequence[State], out: str) -> State:
    place = next((n for n, each in enumerate(states) if each.is_current), -1)
    if place + 1 == len(states):
        raise OutputError(f"{out}: no state before the current one is kept")
    return states[place + 1]
