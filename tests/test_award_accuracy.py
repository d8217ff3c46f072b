"""How accurate the rules are on the fourteen pages of `pages/awards`, and that it never gets worse.

Ten pages are about evaluations, four only speak of them; an outsider wrote them and their gold
without having seen the rules. They scored award rows 0.64 and slots 0.61 at first. As in
`test_accuracy.py`, a floor is the F1 measured, rounded down, and the hash is over both.
"""

from __future__ import annotations

from pathlib import Path

from tests.accuracy import AccuracyTests

CASES = Path(__file__).parent / "pages" / "awards"
CORPUS_HASH = "de3fc154ef8fc8693e11dcba3ddc2ea53113df042ab2325a683d348b8be838ce"
FLOORS = {
    "body characters": 0.98,
    "title": 0.85,
    "deck": 0.41,
    "reporters": 1.00,
    "published_at": 1.00,
    "dateline": 1.00,
    "quote span": 1.00,
    "quote speaker": 0.90,
    "quote position": 0.97,
    "quote organization": 0.83,
    "persons": 0.92,
    "person position": 0.95,
    "person organization": 0.77,
    "quantity value": 0.97,
    "quantity unit": 0.97,
    "date found": 0.98,
    "date resolved": 0.99,
    "award rows": 0.86,
    "award slots": 0.84,
}


class TestAwardPages(AccuracyTests):
    CASES = CASES
    CORPUS_HASH = CORPUS_HASH
    FLOORS = FLOORS
