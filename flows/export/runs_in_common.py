"""Runs of characters that a value has in common with pages whose text must not be handed on.

Every run of `RUN_LENGTH` code points is a 64-bit number, a sum with random odd weights. The runs of
what is to be handed on are collected first, then the forbidden texts are gone through once and
those of their runs kept that were collected: memory grows with the export, not with the texts. Two
runs that share a number by chance (one in 10^19) hide a value too much, never one too few.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

RUN_LENGTH = 20
Hashes: TypeAlias = npt.NDArray[np.uint64]

_WEIGHTS = np.random.default_rng(20).integers(1, 2**63, RUN_LENGTH, dtype=np.uint64) * 2 + 1
_PAGES_AT_ONCE = 200


def hash_runs(text: str) -> Hashes:
    """Return the number of every run in a text, by its start; none if it is too short."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = len(points) - RUN_LENGTH + 1
    hashes = np.zeros(max(count, 0), np.uint64)
    for place, weight in enumerate(_WEIGHTS):
        hashes += points[place : place + len(hashes)] * weight
    return hashes


def collect_runs(values: Iterable[str]) -> Hashes:
    """Return the numbers of all runs in the values, sorted, each once."""
    return np.unique(np.concatenate([np.empty(0, np.uint64), *map(hash_runs, values)]))


def find_common(collected: Hashes, texts: Iterable[str]) -> Hashes:
    """Return those of the collected numbers that stand in one of the texts, sorted."""
    is_common = np.zeros(len(collected), np.bool_)
    for joined in _join(texts):
        if not len(collected):
            break
        places, is_known = _look_up(hash_runs(joined), collected)
        is_common[places[is_known]] = True
    return collected[is_common]


def _look_up(
    hashes: Hashes, collected: Hashes
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """Return the place of every number among the collected, and whether it is there."""
    places = np.searchsorted(collected, hashes).clip(max=len(collected) - 1)
    return places, collected[places] == hashes


def _join(texts: Iterable[str]) -> Iterable[str]:
    """Yield the texts, many at once with a NUL between, so that few runs span two."""
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _PAGES_AT_ONCE:
            yield "\0".join(batch)
            batch = []
    yield "\0".join(batch)


def find_covered(text: str, common: Hashes) -> npt.NDArray[np.bool_]:
    """Return for every character of a text whether it belongs to a run in common."""
    covered = np.zeros(len(text), np.bool_)
    if not len(common):
        return covered
    for start in np.flatnonzero(_look_up(hash_runs(text), common)[1]):
        covered[start : start + RUN_LENGTH] = True
    return covered
