"""Slim pandas frames for the suites: the columns that expectations look at, and nothing else.

A column that the dataset does not have is a fact derived from its rows, by the function of that
name in `flows/validate/derived.py`. Texts and lists never go into a frame: Great Expectations
hashes and pickles what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from flows.validate.derived import DERIVED
from flows.validate.derived_claims import find_claim
from flows.validate.rows import Rows, find_parent
from schemas.dataset import Dataset
from schemas.expectation import Expectation


def make_frame(
    dataset: Dataset, rows: Rows, table: pa.Table, expectations: Iterable[Expectation]
) -> pd.DataFrame:
    """Return the frame that the expectations need for the rows of `table`, in its order.

    `rows` holds the tables around it. Raises `KeyError` for a column that neither the dataset
    nor the registry of derived facts has.
    """
    names = sorted({column for each in expectations for column in each.columns()})
    arrays = {name: _column(dataset, rows, table, name) for name in names}
    frame: pd.DataFrame = pa.table(arrays).to_pandas(date_as_object=False)
    return frame if names else pd.DataFrame(index=range(table.num_rows))


def _column(dataset: Dataset, rows: Rows, table: pa.Table, name: str) -> Any:
    if name in table.column_names:
        return _simplify(table[name])
    if name.startswith("has_"):
        return find_parent(dataset, rows, table, name.removeprefix("has_"))
    if name.startswith("holds_"):
        return find_claim(dataset, rows, table, name.removeprefix("holds_"))
    return DERIVED[name](dataset, rows, table)


def _simplify(column: Any) -> Any:
    """Return moments by the clock in Seoul and whole numbers in 64 bits.

    pandas is about to change how it compares zones, and Great Expectations compares numbers of
    other widths one by one.
    """
    if pa.types.is_timestamp(column.type):
        return pc.local_timestamp(column)
    return column.cast(pa.int64()) if pa.types.is_integer(column.type) else column
