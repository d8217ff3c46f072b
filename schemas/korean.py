"""The meaning of datasets and columns in Korean, from `korean.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from schemas.dataset import Column, Dataset


def describe_dataset(dataset: Dataset) -> str:
    """Return what one row of the dataset is; raises `KeyError` if nothing is written down."""
    meaning: str = _read_korean()["datasets"][dataset.name]
    return meaning


def describe_column(dataset: Dataset, column: Column) -> str:
    """Return what the column of that dataset means; raises as `describe_dataset`."""
    korean = _read_korean()
    own: dict[str, str] = korean[dataset.name]
    shared: dict[str, str] = korean["shared"]
    return own[column.name] if column.name in own else shared[column.name]


def translate_unit(unit: str) -> str:
    """Return a column's unit in Korean; raises as `describe_dataset`."""
    translated: str = _read_korean()["units"][unit]
    return translated


@cache
def _read_korean() -> dict[str, Any]:
    return tomllib.loads(files("schemas").joinpath("korean.toml").read_text(encoding="utf-8"))
