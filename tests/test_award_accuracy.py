"""How accurate the rules are on the pages of `pages/awards`, and that it never gets worse.

Outsiders wrote the pages and their gold without having seen the rules. What each set scored
first, award rows and slots: 01 to 14, of which four only speak of evaluations, 0.64 and 0.61; 15
to 28 0.41 and 0.32; 29 to 36 0.14 and 0.13; 37 to 44 0.44 and 0.39; 45 to 50 0.75 and 0.62; 51 to
56 0.40 and 0.45; 57 to 63 0.29 and 0.31; 64 to 70 0.55 and 0.52; 71 to 78 0.47 and 0.37; 79 to 88
0.49 and 0.41; 89 to 98 0.67 and 0.53; 99 to 108 0.51 and 0.38; 109 to 118, most of them long
lists, 0.49 and 0.44; 119 to 128 0.32 and 0.35; 129 to 138 0.77 and 0.64; 139 to 148 0.81 and
0.60; 149 to 158 0.62 and 0.58; 159 to 168 0.58 and 0.56; 169 to 178 0.45 and 0.39; 179 to 188
0.62 and 0.57; 323 to 328 0.97 and 0.93; 329 to 334 0.82 and 0.73. As in `test_accuracy.py`, a
floor is the F1 measured, rounded down, and the hash is over both.
"""

from __future__ import annotations

from pathlib import Path

from tests.accuracy import AccuracyTests

CASES = Path(__file__).parent / "pages" / "awards"
CORPUS_HASH = "612ffe09cba229897b90f4b912aff660222d7d11567db6739a9ff126c3eba377"
FLOORS = {
    "body characters": 0.99,
    "title": 0.96,
    "deck": 0.94,
    "reporters": 0.96,
    "published_at": 0.98,
    "dateline": 0.97,
    "quote span": 0.99,
    "quote speaker": 0.96,
    "quote position": 0.94,
    "quote organization": 0.92,
    "persons": 0.98,
    "person position": 0.96,
    "person organization": 0.93,
    "quantity value": 0.99,
    "quantity unit": 0.99,
    "date found": 0.98,
    "date resolved": 0.98,
    "award rows": 0.84,
    "award slots": 0.81,
}


class TestAwardPages(AccuracyTests):
    CASES = CASES
    CORPUS_HASH = CORPUS_HASH
    FLOORS = FLOORS
