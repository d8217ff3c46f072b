"""What pins the accuracy on a corpus of gold pages: a floor a field, and a hash over both."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from flows.evaluate.evaluation import FIELDS, Evaluation, evaluate_folder


class AccuracyTests:
    """The tests of a corpus; a class of a test module names its folder, its hash and floors."""

    CASES: ClassVar[Path]
    CORPUS_HASH: ClassVar[str]
    FLOORS: ClassVar[Mapping[str, float]]

    @pytest.fixture(scope="class")
    @classmethod
    def evaluation(cls) -> Evaluation:
        return evaluate_folder(cls.CASES)

    def test_pages_and_floors_are_those_that_were_measured(self) -> None:
        assert hash_corpus(self.CASES, self.FLOORS) == self.CORPUS_HASH

    def test_every_field_has_a_floor(self) -> None:
        assert tuple(self.FLOORS) == FIELDS

    @pytest.mark.parametrize("field", FIELDS)
    def test_no_field_falls_below_its_floor(self, field: str, evaluation: Evaluation) -> None:
        tally = evaluation.total[field]
        assert tally.f1 is not None
        assert tally.f1 >= self.FLOORS[field], tally


def hash_corpus(folder: Path, floors: Mapping[str, float]) -> str:
    """Return the SHA-256 over the floors and over name and bytes of every file, in order."""
    digest = hashlib.sha256(json.dumps(floors, sort_keys=True).encode())
    for path in sorted(folder.iterdir()):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
