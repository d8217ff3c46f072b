"""How accurate the rules are on the pages of `pages/awards`, and that it never gets worse.

Outsiders wrote the pages and their gold without having seen the rules: 01 to 14, of which four only
speak of evaluations, scored award rows 0.64 and slots 0.61 at first, 15 to 28 rows 0.41 and slots
0.32. As in `test_accuracy.py`, a floor is the F1 measured, rounded down, and the hash is over both.
"""

from __future__ import annotations

from pathlib import Path

from tests.accuracy import AccuracyTests

CASES = Path(__file__).parent / "pages" / "awards"
CORPUS_HASH = "fa0cf40f963cf390ed98308c5fd5cf913c730dda37ab31aab700a103fe9d82b3"
FLOORS = {
    "body characters": 0.99,
    "title": 0.95,
    "deck": 0.73,
    "reporters": 0.90,
    "published_at": 0.97,
    "dateline": 0.90,
    "quote span": 0.97,
    "quote speaker": 0.89,
    "quote position": 0.94,
    "quote organization": 0.75,
    "persons": 0.93,
    "person position": 0.97,
    "person organization": 0.73,
    "quantity value": 0.98,
    "quantity unit": 0.98,
    "date found": 0.97,
    "date resolved": 0.97,
    "award rows": 0.69,
    "award slots": 0.69,
}


class TestAwardPages(AccuracyTests):
    CASES = CASES
    CORPUS_HASH = CORPUS_HASH
    FLOORS = FLOORS
