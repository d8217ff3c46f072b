"""Loads: few tasks, however many batches; and what they share."""

import json
from pathlib import Path

import pytest

from flows.batches import Batch, plan_batches, settle_batches
from flows.ingest.formats import Reader
from flows.ingest.inventory import take_inventory
from flows.ingest.sources import Source
from flows.packing import (
    LARGEST_LOAD_COUNT,
    Load,
    ingest_share,
    list_batches,
    pack_batches,
    share_loads,
)
from flows.tables import read_pages


def plan(count: int) -> list[tuple[Batch, tuple[Source, ...]]]:
    sources = [Source(f"{number}.txt", Path(f"{number}.txt")) for number in range(count)]
    return plan_batches(sources, Path("work"), 1)


@pytest.mark.parametrize(
    ("batches", "workers", "expected"),
    [
        (0, 1, []),
        (1, 1, [1]),
        (LARGEST_LOAD_COUNT, 1, [1] * LARGEST_LOAD_COUNT),
        (LARGEST_LOAD_COUNT + 1, 2, [1] * 9 + [2]),
        (250, 1, [25] * LARGEST_LOAD_COUNT),
        (24, 12, [2] * 12),
    ],
)
def test_a_run_has_few_loads_and_one_for_each_worker(
    batches: int, workers: int, expected: list[int]
) -> None:
    planned = plan(batches)
    packed = pack_batches(planned, workers)
    assert [len(load.batches) for load, _ in packed] == expected
    assert list_batches(load for load, _ in packed) == [batch for batch, _ in planned]
    assert [each for _, shares in packed for each in shares.items()] == [
        (batch.number, sources) for batch, sources in planned
    ]


def test_a_load_is_called_by_its_batches_and_size() -> None:
    batches = [Batch(number, 30, Path("work"), {"pages": 500}) for number in (3, 4, 5)]
    assert str(Load(tuple(batches))) == "batches 3 to 5 of 30 · 1,500 pages"
    assert str(Load(tuple(batches[:1]))) == "batch 3 of 30 · 500 pages"


def test_a_load_without_pages_to_work_on_is_left_out(tmp_path: Path) -> None:
    texts = ("가", "나", "가", "가", "다", "가")
    lines = [json.dumps({"text": each}, ensure_ascii=False) for each in texts]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    sources = take_inventory([str(tmp_path)]).sources
    planned = plan_batches(sources, tmp_path / "work", 1)
    reader = Reader()
    read = [
        Load(tuple(ingest_share(batch, {batch.number: share}, reader) for batch, share in each))
        for each in (planned[:2], planned[2:4], planned[4:])
    ]
    settled = settle_batches(list_batches(read), sources)
    shared = list(share_loads(read, settled))
    assert [[batch.number for batch in load.batches] for load in shared] == [[1, 2], [5]]
    assert [load.origin for load in shared] == [read[0], read[2]]
    pages = [page.text for batch in list_batches(shared) for page in read_pages(batch.folder)]
    assert pages == ["가", "나", "다"]
