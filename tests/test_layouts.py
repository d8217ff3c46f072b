"""How well layouts are read that the rules were not written for, and that it never gets worse.

The pages are ours, written by somebody who had not seen the rules; a floor is what was measured,
rounded down to two digits. Pages and floors are held by a hash, as in `test_accuracy`.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.layouts import Tally, score_folder

PAGES = Path(__file__).parent / "pages" / "layouts"
CORPUS_HASH = "24b38575f949b844341151075930b864d16fc5a888c0366d817eba4b62d0e778"
FLOORS: dict[str, float] = {
    "articles": 0.98,
    "dateline": 0.98,
    "html body tokens": 0.99,
    "kind": 1.00,
    "published": 0.97,
    "published day": 0.99,
    "redistribution": 0.96,
    "reporters": 0.99,
    "subtitle": 0.97,
    "title": 0.98,
    "txt body tokens": 0.99,
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return score_folder(PAGES)


def hash_corpus() -> str:
    digest = hashlib.sha256(json.dumps(FLOORS, sort_keys=True).encode())
    for path in sorted(PAGES.iterdir()):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def test_pages_and_floors_are_those_that_were_measured() -> None:
    assert hash_corpus() == CORPUS_HASH


def test_every_field_has_a_floor(tallies: dict[str, Tally]) -> None:
    assert set(tallies) == set(FLOORS)


@pytest.mark.parametrize("field", FLOORS)
def test_no_field_falls_below_its_floor(field: str, tallies: dict[str, Tally]) -> None:
    assert tallies[field].f1 >= FLOORS[field], tallies[field]
