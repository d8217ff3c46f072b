"""Staged runs to publish, made of sample pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.write.aggregates import add_aggregates
from flows.write.dictionary import write_dictionary
from flows.write.merge import merge_batches
from tests.validate import samples


def stage(folder: Path, numbers: Sequence[int], rejected: bytes | None = None) -> Path:
    """Return a staging folder that holds a run over the sample pages of those numbers."""
    samples.write_batch(folder / "batch", [samples.page(number) for number in numbers])
    staging = folder / "staging"
    merge_batches([folder / "batch"], staging)
    add_aggregates(staging)
    if rejected is not None:
        (staging / "rejects").mkdir()
        (staging / "rejects" / "bad.bin").write_bytes(rejected)
    (staging / "data_docs").mkdir()
    (staging / "data_docs" / "index.html").write_text(str(list(numbers)))
    write_dictionary(staging)
    return staging
