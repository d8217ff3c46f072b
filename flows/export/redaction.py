"""One part file of a dataset → the same rows without what must not be handed on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.export.persons import MASK, hash_name, mask_contacts, mask_names
from flows.export.rights import FOREIGN, allows_text, find_word_columns
from flows.export.runs_in_common import RUN_LENGTH, Hashes, find_covered
from flows.export.tally import Tally
from schemas.dataset import Column, Dataset

Change = Callable[[str, frozenset[str]], str]
PERSON_COLUMNS = (
    ("mentions", "canonical_name"),
    ("quotations", "speaker"),
    ("awards", "recipient"),
)
_NO_NAMES: frozenset[str] = frozenset()
_EXEMPT = ("page_ids", "sha256", "cluster_id")
_KEPT_OF_A_NAME = 11
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides on every cell: the classes of pages, private persons, masked texts, the key.

    `everybody` are the private persons of all pages; `common` the runs in common with pages that
    forbid it, none until they were looked for.
    """

    classes: Mapping[str, str]
    private: Mapping[str, frozenset[str]]
    everybody: frozenset[str]
    texts: Mapping[str, str]
    key: bytes
    common: Hashes = field(default_factory=lambda: np.empty(0, np.uint64))


def redact(dataset: Dataset, table: pa.Table, rules: Rules, tally: Tally) -> pa.Table:
    """Return the rows with every cell as it may be handed on, and count what was changed."""
    part = _Part(dataset, table, rules, tally)
    columns = [part.redact(column) for column in dataset.columns]
    return pa.Table.from_arrays(columns, schema=dataset.schema())


def is_checked(column: Column) -> bool:
    """Return whether a column holds strings that could be words, names or contacts."""
    type_ = column.type.value_type if pa.types.is_list(column.type) else column.type
    is_text = pa.types.is_string(type_) or pa.types.is_large_string(type_)
    is_id = column.name.endswith("_id") and column.name != "row_id"
    return is_text and not is_id and column.name not in _EXEMPT


def list_long(column: Column, cells: Any) -> Iterator[str]:
    """Yield the strings of a column that are long enough to hold a run."""
    flat = pc.list_flatten(cells) if pa.types.is_list(column.type) else cells
    is_long = pc.greater_equal(pc.utf8_length(flat), pa.scalar(RUN_LENGTH, pa.int64()))
    yield from (value for value in flat.filter(is_long).to_pylist() if value is not None)


def mask_runs(text: str, common: Hashes) -> str:
    """Return a text with circles for its runs in common with pages that forbid it."""
    covered = _find_covered(text, common)
    if covered is None:
        return text
    return "".join(
        MASK if hidden and not each.isspace() else each
        for each, hidden in zip(text, covered, strict=True)
    )


def shorten_name(name: str, common: Hashes) -> str:
    """Return a name as it is, or if it holds a run in common its beginning and a hash of it."""
    if _find_covered(name, common) is None:
        return name
    return f"{name[:_KEPT_OF_A_NAME]}…#{hashlib.sha256(name.encode()).hexdigest()[:_DIGITS]}"


def _find_covered(text: str, common: Hashes) -> list[bool] | None:
    if len(text) < RUN_LENGTH or not len(common):
        return None
    covered = find_covered(text, common)
    return covered.tolist() if covered.any() else None


class _Part:
    """The rows of one part file, column by column."""

    def __init__(self, dataset: Dataset, table: pa.Table, rules: Rules, tally: Tally) -> None:
        self.dataset, self.table, self.rules, self.tally = dataset, table, rules, tally
        self.words = find_word_columns(dataset)
        self.has_pages = "page_id" in table.column_names
        self.owners: list[Any] = (
            table["page_id"].to_pylist() if self.has_pages else [None] * table.num_rows
        )

    def redact(self, column: Column) -> Any:
        """Return the cells of a column as they may be handed on."""
        cells: Any = self.table[column.name]
        if column.name in self.words:
            cells = self._withhold(column, cells)
        if self.dataset.name == "texts" and column.name == "text":
            return pa.array([self.rules.texts.get(each) for each in self.owners], column.type)
        if column.name == self.dataset.verbatim:
            cells = self._cut_again(column, cells)
        return self._clean(column, cells) if is_checked(column) else cells

    def _withhold(self, column: Column, cells: Any) -> Any:
        """Return the words of a column, null where they must not be handed on."""
        is_foreign = self.dataset.name in FOREIGN
        classes = (self.rules.classes.get(each, "") for each in self.owners)
        allowed = pa.array([not is_foreign and allows_text(each) for each in classes], pa.bool_())
        lost = pc.and_(pc.is_valid(cells), pc.invert(allowed))
        reason = "words_of_page" if self.has_pages else "free_text"
        reason = "words_of_others" if is_foreign else reason
        self.tally.add(self.dataset.name, column.name, reason, pc.sum(lost).as_py() or 0)
        return pc.if_else(allowed, cells, pa.scalar(None, column.type))

    def _cut_again(self, column: Column, cells: Any) -> Any:
        """Return verbatim words as the masked text has them, where there is one."""
        texts = self.rules.texts
        spans = (self.table[name].to_pylist() for name in ("start", "end"))
        rows: Any = zip(cells.to_pylist(), self.owners, *spans, strict=True)
        cut = [
            texts[owner][i:j] if owner in texts and value else value for value, owner, i, j in rows
        ]
        return pa.array(cut, column.type)

    def _clean(self, column: Column, cells: Any) -> Any:
        """Return strings without private persons, contacts and runs in common."""
        cleaned: dict[tuple[str, frozenset[str]], tuple[str, Sequence[str]]] = {}
        changes = self._list_changes(column)

        def clean(value: str | None, names: frozenset[str]) -> str | None:
            if not value:
                return value
            if self.has_pages and not any(each in value for each in names):
                names = _NO_NAMES
            if (value, names) not in cleaned:
                cleaned[value, names] = _apply(changes, value, names)
            result, reasons = cleaned[value, names]
            for reason in reasons:
                self.tally.add(self.dataset.name, column.name, reason)
            return result

        rows: Any = zip(cells.to_pylist(), map(self._find_names, self.owners), strict=True)
        if pa.types.is_list(column.type):
            lists = [cell and [clean(each, names) for each in cell] for cell, names in rows]
            return pa.array(lists, column.type)
        return pa.array([clean(cell, names) for cell, names in rows], column.type)

    def _find_names(self, owner: str | None) -> frozenset[str]:
        if owner is None and not self.has_pages:
            return self.rules.everybody
        return self.rules.private.get(owner or "", _NO_NAMES)

    def _list_changes(self, column: Column) -> tuple[tuple[str, Change], ...]:
        key, common = self.rules.key, self.rules.common
        is_person = (self.dataset.name, column.name) in PERSON_COLUMNS
        without_runs = mask_runs if column.name in self.words else shorten_name
        return (
            ("private_person", lambda value, names: _replace(value, names, is_person, key)),
            ("contact", lambda value, _: mask_contacts(value)),
            ("run_of_page", lambda value, _: without_runs(value, common)),
        )


def _replace(value: str, names: frozenset[str], is_person: bool, key: bytes) -> str:
    if is_person and value in names:
        return hash_name(value, key)
    return mask_names(value, names)


def _apply(
    changes: Sequence[tuple[str, Change]], value: str, names: frozenset[str]
) -> tuple[str, Sequence[str]]:
    reasons = []
    for reason, change in changes:
        changed = change(value, names)
        if changed != value:
            reasons.append(reason)
        value = changed
    return value, reasons
