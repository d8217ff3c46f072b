"""The stages over a batch on disk, without Prefect and Great Expectations."""

import json
from pathlib import Path

import pytest

from bench.pages import make_page
from flows import batches
from flows.batches import (
    LARGEST_BATCH,
    Batch,
    clean_batch,
    ingest_batch,
    keep_pages,
    plan_batches,
    settle_batches,
    structure_batch,
)
from flows.findings import Reject
from flows.ingest.inventory import take_inventory
from flows.ingest.sources import Source
from flows.records import Page
from flows.tables import count_rows, read_pages, read_records, read_table

FACTS = ("sentences", "quotations", "mentions", "quantities", "dates", "awards", "initiatives")


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(make_page(number), encoding="utf-8")
    return folder


def plan(tmp_path: Path, batch_pages: int = 10) -> list[tuple[Batch, tuple[Source, ...]]]:
    return plan_batches(take_inventory(["pages"]).sources, tmp_path / "work", batch_pages)


def ingest_all(tmp_path: Path, batch_pages: int = 10) -> list[Batch]:
    return [ingest_batch(batch, share) for batch, share in plan(tmp_path, batch_pages)]


def rejects_of(batch: Batch) -> list[tuple[str, str, str, str]]:
    rejects = read_records(batch.folder, "rejects", Reject)
    return [(each.source_uri, each.stage, each.reason, each.detail) for each in rejects]


@pytest.mark.parametrize(
    ("sources", "batch_pages", "workers", "expected"),
    [
        (1, None, 1, [1]),
        (LARGEST_BATCH, None, 1, [LARGEST_BATCH]),
        (LARGEST_BATCH + 1, None, 1, [LARGEST_BATCH, 1]),
        (30 * LARGEST_BATCH, None, 1, [LARGEST_BATCH] * 30),
        (7, None, 3, [3, 3, 1]),
        (5, 2, 1, [2, 2, 1]),
    ],
)
def test_a_batch_fits_into_memory_and_there_is_one_for_each_worker(
    tmp_path: Path, sources: int, batch_pages: int | None, workers: int, expected: list[int]
) -> None:
    named = [Source(f"{number}.txt", Path(f"{number}.txt")) for number in range(sources)]
    planned = plan_batches(named, tmp_path, batch_pages, workers)
    assert [len(share) for _, share in planned] == expected
    assert [source for _, share in planned for source in share] == named


@pytest.mark.parametrize("batch_pages", [1, 2, 3, 5, 100])
def test_a_large_file_is_cut_by_records(tmp_path: Path, batch_pages: int) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    lines = [json.dumps({"text": f"{number}번째 글"}, ensure_ascii=False) for number in range(7)]
    lines.insert(3, "{")
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.txt").write_text("마지막 글", encoding="utf-8")
    planned = plan_batches(take_inventory([str(folder)]).sources, tmp_path / "work", batch_pages)
    sizes = [batch.rows["pages"] for batch, _ in planned]
    assert sizes[:-1] == [batch_pages] * (len(sizes) - 1)
    assert sum(sizes) == 9
    done = [ingest_batch(batch, share) for batch, share in planned]
    pages = [(page.record_no, page.text) for batch in done for page in read_pages(batch.folder)]
    assert pages == [
        *((number + (number > 2), f"{number}번째 글") for number in range(7)),
        (0, "마지막 글"),
    ]
    settled = settle_batches(done, take_inventory([str(folder)]).sources)
    assert [each.reason for each in settled.rejects] == ["malformed_record"]


def test_a_batch_is_called_by_its_number_and_size(tmp_path: Path) -> None:
    batch = Batch(3, 12, tmp_path, {"pages": 1000})
    assert str(batch) == "batch 3 of 12 · 1,000 pages"
    assert str(Batch(1, 1, tmp_path, {"pages": 1})) == "batch 1 of 1 · 1 page"


def test_a_bad_page_is_a_reject_with_its_bytes_and_the_run_goes_on(
    tmp_path: Path, pages: Path
) -> None:
    (pages / "blank.txt").write_bytes(b" \n")
    (batch,) = ingest_all(tmp_path)
    assert batch.rows == {"pages": 4, "texts": 4, "rejects": 0}
    (reject,) = settle_batches([batch], take_inventory(["pages"]).sources).rejects
    assert (reject.source_uri, reject.reason) == ("pages/blank.txt", "empty_input")
    assert reject.quarantine_uri == f"rejects/{reject.page_id}.bin"
    assert (batch.quarantine / f"{reject.page_id}.bin").read_bytes() == b" \n"


@pytest.mark.parametrize("batch_pages", [10, 2, 1])
def test_of_identical_bytes_the_first_in_order_is_the_page(
    tmp_path: Path, pages: Path, batch_pages: int
) -> None:
    (pages / "0 copy.txt").write_bytes((pages / "3.txt").read_bytes())
    (pages / "9.txt").write_bytes((pages / "3.txt").read_bytes())
    batches = ingest_all(tmp_path, batch_pages)
    settled = settle_batches(batches, take_inventory(["pages"]).sources)
    batches = list(map(keep_pages, batches, settled.shares))
    uris = [page.source_uri for batch in batches for page in read_pages(batch.folder)]
    assert uris == ["pages/0 copy.txt", "pages/0.txt", "pages/1.txt", "pages/2.txt"]
    assert [(each.source_uri, each.reason, each.detail) for each in settled.rejects] == [
        (
            uri,
            "duplicate_page",
            f"{uri}: the same bytes as pages/0 copy.txt; nothing needs doing",
        )
        for uri in ("pages/3.txt", "pages/9.txt")
    ]
    assert sum(batch.rows["pages"] for batch in batches) == 4


def test_the_stages_fill_every_table(tmp_path: Path, pages: Path) -> None:
    (batch,) = ingest_all(tmp_path)
    done = structure_batch(clean_batch(batch))
    assert done.rows["pages"] == done.rows["articles"] == 4
    assert all(done.rows[name] for name in ("blocks", "module_items", "sentences", "quantities"))
    assert set(done.seconds) == {"ingest", "clean", "structure"}
    assert set(FACTS) <= set(done.rows)


def test_a_stage_run_again_gives_the_same_tables(tmp_path: Path, pages: Path) -> None:
    (batch,) = ingest_all(tmp_path)
    structure_batch(clean_batch(batch))
    first = {path.name: path.read_bytes() for path in batch.folder.iterdir()}
    structure_batch(clean_batch(batch))
    assert {path.name: path.read_bytes() for path in batch.folder.iterdir()} == first


@pytest.mark.parametrize(
    ("stage", "function"), [("clean", "clean_page"), ("structure", "structure_page")]
)
def test_a_defect_on_one_page_costs_that_page_only(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch, stage: str, function: str
) -> None:
    work = getattr(batches, function)

    def fail_on_first(page: Page | str, *others: object) -> object:
        text = page if isinstance(page, str) else page.text
        if text == make_page(0):
            raise ZeroDivisionError("no such luck")
        return work(page, *others)

    monkeypatch.setattr(batches, function, fail_on_first)
    (batch,) = ingest_all(tmp_path)
    bad = next(page for page in read_pages(batch.folder) if page.source_uri == "pages/0.txt")
    done = structure_batch(clean_batch(batch))
    ((uri, where, reason, detail),) = rejects_of(done)
    assert (uri, where, reason) == ("pages/0.txt", stage, "stage_failed")
    assert detail.startswith("ZeroDivisionError in fail_on_first, line ")
    assert detail.endswith(": no such luck")
    assert (batch.quarantine / f"{bad.page_id}.bin").read_text(encoding="utf-8") == make_page(0)
    for name in ("pages", "texts", "blocks", "articles", "module_items", *FACTS):
        assert bad.page_id not in read_table(done.folder, name)["page_id"].to_pylist()
    assert count_rows(done.folder, "pages") == 3
