"""The thresholds of the run gate, read from `schemas/thresholds.toml` or a file of one's own."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import schemas
from flows.errors import InputError

VARIABLE = "SACHO_THRESHOLDS"
"""Environment variable that names a file to read instead."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From which difference on the gate warns, and from which on it ends the run."""

    warning: float
    critical: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a run may lie from the last one; fewer rows than `fewest_rows` are not judged."""

    fewest_rows: int
    null_rate: Limits
    value_share: Limits
    rows_per_page: Limits


def read_thresholds() -> Drift:
    """Return the thresholds; raises `InputError` for a file that lacks one or has another."""
    path = Path(os.environ.get(VARIABLE) or Path(schemas.__file__).with_name("thresholds.toml"))
    try:
        with path.open("rb") as file:
            return _read(tomllib.load(file)["drift"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"{type(error).__name__}: {error}"
        raise InputError(f"{path}: cannot be read as thresholds ({what})") from error


def _read(drift: dict[str, Any]) -> Drift:
    limits = {name: Limits(**each) for name, each in drift.items() if isinstance(each, dict)}
    return Drift(fewest_rows=drift["fewest_rows"], **limits)
