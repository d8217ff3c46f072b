"""Copies: pages whose bodies say nearly the same in the same words count as one source.

Bodies are compared by MinHash signatures of their letters, five in a row: outlets change marks,
blanks, bylines and a sentence or two of a release, but not the rest. Signatures that agree in a
band of rows are compared in full; pages are one group if a chain of such pairs joins them.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import eq

from rensa import RMinHash  # type: ignore[import-untyped]

from flows.findings import ClusterMember

NOT_IN_FINGERPRINT = re.compile(r"[^0-9A-Za-z가-힣]+")
SHINGLE = 5  # letters; about two Korean words
ROWS = 128  # signature rows: the similarity's standard error is at most 4.5 %
BAND = 4  # rows that must agree for a pair to be compared: 99 % of pairs at 0.6 are
SEED = 20160101
LEAST_SIMILARITY = (
    0.6  # a release cut by a quarter stays above it; two releases on one topic do not
)
FEWEST_LETTERS = 40  # shorter bodies are copies only if they agree in every letter


@dataclass(frozen=True, slots=True)
class Signature:
    """A distinct body: the pages that bear it, in order, and its MinHash rows."""

    page_ids: tuple[str, ...]
    rows: bytes


def cluster_pages(bodies: Iterable[tuple[str, str]]) -> list[ClusterMember]:
    """Return one member a page from (page_id, body text) pairs, ordered by page_id.

    The smallest page_id stands for its group; the groups do not depend on the order of the
    input. A page without a body is alone. Texts are not kept: a page costs about 600 bytes.
    """
    signatures = _sign(bodies)
    groups = _join(signatures)
    members = [member for group in groups for member in _make_members(signatures, group)]
    return sorted(members, key=lambda member: member.page_id)


def estimate_similarity(first: bytes, second: bytes) -> float:
    """Return the estimated Jaccard similarity of two bodies from their signature rows, 0 to 1."""
    agreeing = sum(map(bool, map(eq, array("I", first), array("I", second))))
    return agreeing / ROWS


def _sign(bodies: Iterable[tuple[str, str]]) -> list[Signature]:
    page_ids: dict[bytes, list[str]] = {}
    rows_of: dict[bytes, bytes] = {}
    for page_id, body in bodies:
        letters = NOT_IN_FINGERPRINT.sub("", body)
        fingerprint = hashlib.sha256((letters or page_id).encode()).digest()
        if fingerprint not in rows_of:
            rows_of[fingerprint] = _read_rows(letters)
        page_ids.setdefault(fingerprint, []).append(page_id)
    signed = (Signature(tuple(sorted(ids)), rows_of[key]) for key, ids in page_ids.items())
    return sorted(signed, key=lambda signature: signature.page_ids)


def _read_rows(letters: str) -> bytes:
    if len(letters) < FEWEST_LETTERS:
        return b""
    shingles = {letters[at : at + SHINGLE] for at in range(len(letters) - SHINGLE + 1)}
    sketch = RMinHash(num_perm=ROWS, seed=SEED)
    sketch.update(list(shingles))
    return array("I", sketch.digest()).tobytes()


def _join(signatures: Sequence[Signature]) -> list[list[int]]:
    """Return the groups as positions in `signatures`, each in order."""
    parents = list(range(len(signatures)))
    width = BAND * array("I").itemsize
    for start in range(0, ROWS * array("I").itemsize, width):
        for one, other in _pair(signatures, start, start + width):
            first, second = sorted((_find_root(parents, one), _find_root(parents, other)))
            if first != second and _are_copies(signatures[one], signatures[other]):
                parents[second] = first
    groups: dict[int, list[int]] = {}
    for position in range(len(signatures)):
        groups.setdefault(_find_root(parents, position), []).append(position)
    return list(groups.values())


def _pair(signatures: Sequence[Signature], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that agree in a band: each with the band's first and with its last before."""
    seen: dict[bytes, tuple[int, int]] = {}
    for position, signature in enumerate(signatures):
        band = signature.rows[start:end]
        if not band:
            continue
        first, last = seen.get(band, (position, position))
        seen[band] = (first, position)
        if first != position:
            yield first, position
        if last != first:
            yield last, position


def _are_copies(one: Signature, other: Signature) -> bool:
    return estimate_similarity(one.rows, other.rows) >= LEAST_SIMILARITY


def _find_root(parents: list[int], position: int) -> int:
    while parents[position] != position:
        parents[position] = parents[parents[position]]
        position = parents[position]
    return position


def _make_members(signatures: Sequence[Signature], group: Sequence[int]) -> Iterator[ClusterMember]:
    first = signatures[group[0]]
    representative = first.page_ids[0]
    for position in group:
        own = signatures[position]
        similarity = 1.0 if own is first else estimate_similarity(first.rows, own.rows)
        for page_id in own.page_ids:
            yield ClusterMember(representative, page_id, similarity, page_id == representative)
