"""How accurate the rules are on the pages of `pages/awards`, and that it never gets worse.

Outsiders wrote the pages and their gold without having seen the rules: 01 to 14, of which four only
speak of evaluations, scored award rows 0.64 and slots 0.61 at first, 15 to 28 rows 0.41 and slots
0.32. As in `test_accuracy.py`, a floor is the F1 measured, rounded down, and the hash is over both.
"""

from __future__ import annotations

from pathlib import Path

from tests.accuracy import AccuracyTests

CASES = Path(__file__).parent / "pages" / "awards"
CORPUS_HASH = "1309d87bd8bae1a0cebdf734f2614b3f7d2a6888dd35bae772c970469488b9bb"
FLOORS = {
    "body characters": 0.99,
    "title": 0.96,
    "deck": 0.76,
    "reporters": 0.97,
    "published_at": 1.00,
    "dateline": 1.00,
    "quote span": 0.98,
    "quote speaker": 0.91,
    "quote position": 0.99,
    "quote organization": 0.85,
    "persons": 0.94,
    "person position": 1.00,
    "person organization": 0.81,
    "quantity value": 0.98,
    "quantity unit": 0.98,
    "date found": 0.98,
    "date resolved": 0.98,
    "award rows": 0.93,
    "award slots": 0.92,
}


class TestAwardPages(AccuracyTests):
    CASES = CASES
    CORPUS_HASH = CORPUS_HASH
    FLOORS = FLOORS
