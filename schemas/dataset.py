"""What a dataset is: its columns with their meaning, its key, its parents and its suite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from schemas.expectation import Expectation

SEOUL_SECONDS = pa.timestamp("s", tz="Asia/Seoul")


@dataclass(frozen=True)
class Column:
    """A column: Arrow type, meaning in a sentence, and unit where it has one."""

    name: str
    type: pa.DataType
    description: str
    unit: str | None = None

    def field(self) -> pa.Field[pa.DataType]:
        """Return the Arrow field, description and unit in its metadata."""
        metadata = {"description": self.description}
        if self.unit:
            metadata["unit"] = self.unit
        return pa.field(self.name, self.type, metadata=metadata)


@dataclass(frozen=True)
class Parent:
    """A reference: `column` holds values of `parent_column` of the dataset `dataset`."""

    column: str
    dataset: str
    parent_column: str


@dataclass(frozen=True)
class Dataset:
    """A dataset of the contract.

    `key` orders the rows and names one uniquely, `parents` are its references, `expectations`
    its suite. `minimum_rows` is the row floor of a run that has at least one page.
    `verbatim` names the column that must equal the page's text between `start` and `end`.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    parents: tuple[Parent, ...] = ()
    minimum_rows: int = 0
    verbatim: str | None = None

    def schema(self) -> pa.Schema:
        """Return the Arrow schema with descriptions in the metadata."""
        return pa.schema(
            [column.field() for column in self.columns],
            metadata={"dataset": self.name, "description": self.description},
        )
