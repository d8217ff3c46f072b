"""Copies: pages whose bodies say nearly the same in the same words count as one source.

Bodies are compared by MinHash signatures of their letters, five in a row: outlets change marks,
blanks, bylines and a sentence or two of a release, but not the rest. `flows.write.copies` groups
the pages of a run by their signatures.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from dataclasses import dataclass

from rensa import RMinHash  # type: ignore[import-untyped]

NOT_IN_FINGERPRINT = re.compile(r"[^0-9A-Za-z가-힣]+")
SHINGLE = 5  # letters; about two Korean words
ROWS = 128  # signature rows: the similarity's standard error is at most 4.5 %
SEED = 20160101
FEWEST_LETTERS = 40  # shorter bodies are copies only if they agree in every letter


@dataclass(frozen=True, slots=True)
class Signature:
    """A page's body: `fingerprint` is the same for the same letters, `rows` are its MinHash.

    `rows` are `ROWS` unsigned integers of 32 bits, or nothing for a body too short to compare.
    """

    page_id: str
    fingerprint: bytes
    rows: bytes


def sign_body(page_id: str, body: str) -> Signature:
    """Return the signature of a page's body; a page without one has a fingerprint of its own."""
    letters = NOT_IN_FINGERPRINT.sub("", body)
    fingerprint = hashlib.sha256((letters or page_id).encode()).digest()
    return Signature(page_id, fingerprint, _read_rows(letters))


def _read_rows(letters: str) -> bytes:
    """Return the MinHash of the letters; shingles that come again change nothing in it."""
    if len(letters) < FEWEST_LETTERS:
        return b""
    shingles = [letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1)]
    sketch = RMinHash(num_perm=ROWS, seed=SEED)
    sketch.update(shingles)
    return array("I", sketch.digest()).tobytes()
