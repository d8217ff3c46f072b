"""The groups of copies of a run, from the signatures of its pages' bodies.

Signatures that agree in a band of rows are compared in full; pages are one group if a chain of
such pairs joins them. In a band's crowd each is compared with the first and with the last before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from flows.structure.clusters import ROWS, sign_body

_COLUMNS: dict[str, pa.DataType] = {
    "page_id": pa.string(),
    "fingerprint": pa.binary(32),
    "rows": pa.binary(),
}
SIGNATURES = pa.schema(_COLUMNS)
BAND = 4  # rows that must agree for a pair to be compared: 99 % of pairs at 0.6 are
LEAST_SIMILARITY = (
    0.6  # a release cut by a quarter stays above it; two releases on one topic do not
)
_PAIRS_AT_ONCE = 65_536
Numbers = np.ndarray[Any, np.dtype[Any]]
NO_ROWS: Numbers = np.empty(0, np.uint32)


def sign_bodies(bodies: Iterable[tuple[str, str]]) -> pa.Table:
    """Return the signatures of (page_id, body text) pairs as rows of `SIGNATURES`."""
    signed = [sign_body(*each) for each in bodies]
    columns = {each: [getattr(row, each) for row in signed] for each in SIGNATURES.names}
    return pa.table(columns, schema=SIGNATURES)


def group_copies(signatures: pa.Table) -> pa.Table:
    """Return a row of `clusters` for each row of `SIGNATURES`, ordered by page_id.

    The smallest page_id stands for its group; the groups do not depend on the order of the
    input. A page without a body is alone. A page costs about 600 bytes.
    """
    ordered = signatures.sort_by("page_id")
    body_of = _number_bodies(ordered["fingerprint"])
    first_page = np.unique(body_of, return_index=True)[1]
    root_of, similarity = _join(ordered["rows"].take(first_page))
    place_of = first_page[root_of[body_of]]
    pages = ordered["page_id"]
    columns = {
        "cluster_id": pages.take(place_of).to_pylist(),
        "page_id": pages.to_pylist(),
        "similarity": similarity[body_of].tolist(),
        "is_representative": (place_of == np.arange(len(place_of))).tolist(),
    }
    return pa.table(columns)


def _number_bodies(fingerprints: pa.ChunkedArray[Any]) -> Numbers:
    """Return the number of every page's body; bodies count in the order of their first page."""
    numbers: dict[Any, int] = {}
    return np.array(
        [numbers.setdefault(each, len(numbers)) for each in fingerprints.to_pylist()], np.int64
    )


def _join(rows: pa.ChunkedArray[Any]) -> tuple[Numbers, Numbers]:
    """Return for every body the first of its group, and the similarity to that one, 0 to 1."""
    root_of, similarity = np.arange(len(rows)), np.ones(len(rows))
    comparable = np.flatnonzero(pc.binary_length(rows).to_numpy())
    matrix = np.concatenate([NO_ROWS, *map(_view, rows.chunks)]).reshape(-1, ROWS)
    roots = np.array(_find_roots(matrix), np.int64)
    root_of[comparable] = comparable[roots]
    for at in range(0, len(roots), _PAIRS_AT_ONCE):
        chunk = slice(at, at + _PAIRS_AT_ONCE)
        similarity[comparable[chunk]] = _compare(matrix[chunk], matrix[roots[chunk]])
    return root_of, similarity


def _view(rows: Any) -> Numbers:
    """Return the numbers that binary values hold, one after the other, without copying them."""
    _, bounds, data = rows.buffers()
    if data is None or not len(rows):
        return NO_ROWS
    ends = np.frombuffer(bounds, np.int32)[rows.offset : rows.offset + len(rows) + 1]
    size = np.dtype(np.uint32).itemsize
    numbers: Numbers = np.frombuffer(data, np.uint32, (ends[-1] - ends[0]) // size, ends[0])
    return numbers


def _find_roots(matrix: Numbers) -> list[int]:
    """Return for every signature the first of its group."""
    parents = list(range(len(matrix)))
    for start in range(0, ROWS, BAND):
        for one, other in _find_similar(matrix, matrix[:, start : start + BAND]):
            first, second = sorted((_find_root(parents, one), _find_root(parents, other)))
            parents[second] = first
    return [_find_root(parents, position) for position in range(len(parents))]


def _find_similar(matrix: Numbers, band: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the pairs that agree in a band and are copies."""
    pairs = np.unique(_pair(band), axis=0)
    for at in range(0, len(pairs), _PAIRS_AT_ONCE):
        ones, others = pairs[at : at + _PAIRS_AT_ONCE].T
        are_copies = _compare(matrix[ones], matrix[others]) >= LEAST_SIMILARITY
        yield from zip(ones[are_copies].tolist(), others[are_copies].tolist(), strict=True)


def _pair(band: Numbers) -> Numbers:
    """Return the pairs that agree in a band: each with the first that does and the last before."""
    order = np.lexsort(band.T)
    is_new = np.ones(len(order), bool)
    is_new[1:] = (band[order[1:]] != band[order[:-1]]).any(axis=1)
    firsts = order[np.maximum.accumulate(np.where(is_new, np.arange(len(order)), 0))]
    later = np.flatnonzero(~is_new)
    with_first = np.stack([firsts[later], order[later]], axis=1)
    return np.concatenate([with_first, np.stack([order[later - 1], order[later]], axis=1)])


def _compare(ones: Numbers, others: Numbers) -> Numbers:
    """Return the estimated Jaccard similarities of signatures, pair by pair, 0 to 1."""
    similarities: Numbers = (ones == others).mean(axis=1)
    return similarities


def _find_root(parents: list[int], position: int) -> int:
    while parents[position] != position:
        parents[position] = parents[parents[position]]
        position = parents[position]
    return position
