"""Merged datasets have the same bytes whatever the batches, and every one of them exists."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.findings import Check, ClusterMember, LedgerEntry, Reject
from flows.parts import (
    PAGES_PER_BUCKET,
    count_buckets,
    find_parts,
    part_path,
    read_part,
    select_bucket,
)
from flows.records import Award
from flows.tables import to_records, to_table, write_records
from flows.write.aggregates import add_aggregates
from flows.write.merge import merge_batches
from schemas.catalog import BY_NAME, DATASETS
from tests.validate import samples

PAGES = [samples.page(number) for number in range(9)]


def merge(folder: Path, batches: list[list]) -> Path:
    """Merge batches as the row gate leaves them: with checks and rejects of their own."""
    folders = []
    for number, pages in enumerate(batches):
        batch = folder / f"batch-{number}"
        samples.write_batch(batch, pages)
        write_records(batch, "checks", [samples.sample_check(each.page_id) for each in pages])
        write_records(batch, "rejects", [reject(each.source_uri) for each in pages])
        folders.append(batch)
    merge_batches(folders, folder / "staging")
    add_aggregates(folder / "staging")
    return folder / "staging"


def reject(uri: str) -> Reject:
    return Reject(uri, None, None, None, "ingest", "not_text", "a NUL byte", None)


def all_bytes(staging: Path) -> dict[str, bytes]:
    root = staging / "datasets"
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*.parquet")}


def test_same_bytes_over_other_batches_and_orders(tmp_path: Path):
    one = merge(tmp_path / "one", [PAGES])
    many = merge(tmp_path / "many", [PAGES[5:], PAGES[2:5][::-1], [], PAGES[:2]])
    assert all_bytes(one) == all_bytes(many)


def test_same_bytes_over_other_batches_in_several_buckets(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("flows.parts.PAGES_PER_BUCKET", 2)
    one = merge(tmp_path / "one", [PAGES])
    many = merge(tmp_path / "many", [PAGES[4:], PAGES[:4]])
    assert all_bytes(one) == all_bytes(many)
    assert len(find_parts(one, "pages")) == 8
    assert len(find_parts(one, "checks")) == 9, "one more for what is no page's"


def test_every_dataset_exists_with_its_schema_even_if_empty(tmp_path: Path):
    staging = merge(tmp_path, [[]])
    for dataset in DATASETS:
        path = find_parts(staging, dataset.name)[0]
        schema = pq.read_schema(path)
        assert schema.names == [each.name for each in dataset.columns]
        assert pq.ParquetFile(path).metadata.num_rows == 0


def test_run_without_batches_gives_empty_datasets(tmp_path: Path):
    rows = merge_batches([], tmp_path)
    assert rows == dict.fromkeys(BY_NAME, 0)


def test_row_counts_are_returned(tmp_path: Path):
    samples.write_batch(tmp_path / "batch", PAGES)
    rows = merge_batches([tmp_path / "batch"], tmp_path / "staging")
    assert (rows["pages"], rows["blocks"], rows["awards"], rows["ledger"]) == (9, 45, 9, 0)


def test_rows_are_sorted_by_key_through_all_files(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("flows.parts.PAGES_PER_BUCKET", 2)
    staging = merge(tmp_path, [PAGES[5:], PAGES[:5]])
    for name in ("pages", "blocks", "awards", "clusters"):
        keys = [
            tuple(row.values())
            for path in find_parts(staging, name)
            for row in read_part(path, BY_NAME[name].key).to_pylist()
        ]
        assert keys == sorted(keys)
        assert len(keys) in (9, 45)


def test_every_bucket_has_the_pages_of_its_range_in_every_dataset(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("flows.parts.PAGES_PER_BUCKET", 2)
    staging = merge(tmp_path, [PAGES])
    for bucket, path in enumerate(find_parts(staging, "pages")):
        page_ids = set(read_part(path)["page_id"].to_pylist())
        assert {int(each[:4], 16) * 8 // 0x10000 for each in page_ids} <= {bucket}
        for name in ("texts", "blocks", "articles", "awards", "clusters"):
            rows = read_part(part_path(staging, name, bucket))
            assert set(rows["page_id"].to_pylist()) == page_ids


@pytest.mark.parametrize(
    ("pages", "buckets"),
    [
        (0, 1),
        (1, 1),
        (PAGES_PER_BUCKET, 1),
        (PAGES_PER_BUCKET + 1, 2),
        (1_000_000, 128),
        (10**12, 65_536),
    ],
)
def test_buckets_follow_from_the_page_count_alone(pages: int, buckets: int):
    assert count_buckets(pages) == buckets


@pytest.mark.parametrize("buckets", [1, 2, 8, 65_536])
def test_every_page_id_is_in_exactly_one_bucket(buckets: int):
    edges = ["0" * 32, "7fff" + "f" * 28, "8000" + "0" * 28, "f" * 32]
    members = to_table("clusters", [ClusterMember(each, each, 1.0, True) for each in edges])
    step = max(1, buckets // 8)
    looked_at = sorted({*range(0, buckets, step), buckets // 2 - 1, buckets - 1} - {-1})
    found = [
        page_id
        for bucket in looked_at
        for page_id in members.filter(select_bucket(bucket, buckets))["page_id"].to_pylist()
    ]
    assert found == edges


def test_files_say_what_their_fields_mean_and_carry_an_index(tmp_path: Path):
    path = part_path(merge(tmp_path, [PAGES]), "awards", 0)
    schema = pq.read_schema(path)
    assert schema.metadata[b"dataset"] == b"awards"
    assert schema.field("streak_years").metadata[b"unit"] == b"years"
    assert b"evaluated" in schema.field("recipient").metadata[b"description"]
    column = pq.ParquetFile(path).metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_offset_index
    assert column.has_column_index


def test_pages_without_article_are_clusters_of_their_own(tmp_path: Path):
    samples.write_batch(tmp_path / "batch", PAGES[:3])
    for name in ("articles", "blocks", *samples.FACT_KINDS):
        write_records(tmp_path / "batch", name, [])
    merge_batches([tmp_path / "batch"], tmp_path / "staging")
    add_aggregates(tmp_path / "staging")
    members = to_records(read_part(part_path(tmp_path / "staging", "clusters", 0)), ClusterMember)
    assert {each.cluster_id for each in members} == {each.page_id for each in PAGES[:3]}


def test_clusters_and_ledger_come_from_the_merged_tables(tmp_path: Path):
    staging = merge(tmp_path, [PAGES[:2], PAGES[2:4]])
    members = to_records(read_part(part_path(staging, "clusters", 0)), ClusterMember)
    assert len({each.cluster_id for each in members}) == 1, "their bodies agree to the letter"
    (entry,) = to_records(read_part(part_path(staging, "ledger", 0)), LedgerEntry)
    assert (entry.body, entry.year, entry.grade) == ("가람군", 2024, "우수")
    assert entry.page_ids == tuple(sorted(each.page_id for each in PAGES[:4]))
    assert entry.independent_sources == 1


def test_rows_without_unique_key_have_one_order_too(tmp_path: Path):
    checks = [Check("a", "awards", None, "warning", "pass", str(n), "x", "m") for n in range(5)]
    paths = []
    for name, rows in (("up", checks), ("down", checks[::-1])):
        write_records(tmp_path / name, "checks", rows)
        samples.write_batch(tmp_path / name, PAGES[:1])
        merge_batches([tmp_path / name], tmp_path / f"staging-{name}")
        paths.append(part_path(tmp_path / f"staging-{name}", "checks", 0))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_awards_come_back_as_records(tmp_path: Path):
    staging = merge(tmp_path, [PAGES])
    awards = to_records(read_part(part_path(staging, "awards", 0)), Award)
    expected = [award for each in PAGES for award in samples.facts(each).awards]
    assert awards == sorted(expected, key=lambda each: each.award_id)
