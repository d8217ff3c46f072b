"""The row gate holds back what fails, and what hangs on it, with the reason and the row."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.errors import OutputError
from flows.findings import Check, Reject
from flows.records import Article, Award, Quantity
from flows.tables import read_records, read_table, write_records
from flows.validate import row_gate
from flows.validate.row_gate import check_batch
from schemas.catalog import BY_NAME
from schemas.rejects import REASONS
from tests.validate import samples

PAGES = [samples.page(number) for number in range(3)]


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    samples.write_batch(tmp_path / "batch", PAGES)
    return tmp_path / "batch"


def check(batch: Path) -> row_gate.BatchVerdict:
    return check_batch(batch, batch.parent / "accepted", batch.parent / "rejects")


def rejects(batch: Path) -> list[Reject]:
    return read_records(batch.parent / "accepted", "rejects", Reject)


def spoil(batch: Path, dataset: str, record_type: type[Any], number: int, **changes: Any) -> Any:
    records = read_records(batch, dataset, record_type)
    records[number] = replace(records[number], **changes)
    write_records(batch, dataset, records)
    return records[number]


def test_sound_batch_passes_whole(batch: Path):
    verdict = check(batch)
    assert not verdict.rejected
    assert not verdict.failed
    for name, count in verdict.accepted.items():
        assert read_table(batch.parent / "accepted", name).equals(read_table(batch, name))
        assert count == read_table(batch, name).num_rows
    assert rejects(batch) == []


def test_failing_row_is_held_back_with_reason_expectation_and_observed_value(batch: Path):
    bad = spoil(batch, "awards", Award, 1, selected=227)
    verdict = check(batch)
    assert verdict.accepted["awards"] == 2
    assert verdict.rejected == {"inconsistent_values": 1}
    assert verdict.failed == {"awards.selected_within_selected_of": 1}
    (reject,) = rejects(batch)
    assert reject == Reject(
        source_uri="seeds/1.txt",
        page_id=bad.page_id,
        dataset="awards",
        row_id=bad.award_id,
        stage="validate",
        reason="inconsistent_values",
        detail="selected_within_selected_of: selected_of=226, selected=227; "
        "`selected` is at most `selected_of`: A of B: a part is no larger than its whole.",
        quarantine_uri=f"rejects/{bad.page_id}.jsonl",
    )
    kept = (batch.parent / reject.quarantine_uri).read_text(encoding="utf-8").splitlines()
    (line,) = map(json.loads, kept)
    assert (line["dataset"], line["row_id"]) == ("awards", bad.award_id)
    assert line["row"]["selected"] == 227
    assert line["row"]["recipient"] == "가람군"


def test_failure_is_a_row_of_checks(batch: Path):
    bad = spoil(batch, "awards", Award, 1, selected=227)
    check(batch)
    checks = read_records(batch.parent / "accepted", "checks", Check)
    (failed,) = [each for each in checks if each.check == "selected_within_selected_of"]
    assert (failed.dataset, failed.row_id) == ("awards", bad.award_id)
    assert (failed.severity, failed.outcome) == ("critical", "fail")
    assert failed.observed == "selected_of=226, selected=227"
    assert failed.message.startswith(f"Held back: awards {bad.award_id} has selected_of=226")


def test_warning_flags_the_row_and_lets_it_pass(batch: Path):
    spoil(batch, "awards", Award, 0, score=2000.0)
    verdict = check(batch)
    assert verdict.accepted["awards"] == 3
    assert not verdict.rejected
    assert verdict.failed == {"awards.score_in_range": 1, "awards.is_evidence_whole": 1}


def test_children_of_a_rejected_article_go_with_it(batch: Path):
    bad = spoil(batch, "articles", Article, 1, kind="column")
    verdict = check(batch)
    assert verdict.rejected == {"unknown_value": 1, "parent_rejected": 7}
    assert verdict.accepted["articles"] == 2
    assert verdict.accepted["awards"] == 2
    assert verdict.accepted["blocks"] == 15, "the page stays, and its blocks tile it"
    children = [each for each in rejects(batch) if each.reason == "parent_rejected"]
    assert {each.dataset for each in children} == set(samples.FACT_KINDS)
    assert {each.page_id for each in children} == {bad.page_id}
    assert {each.detail for each in children} == {"its row in articles was held back"}


def test_children_of_a_rejected_page_go_with_it(batch: Path):
    pages = [PAGES[0], replace(PAGES[1], char_count=5), PAGES[2]]
    samples.write_batch(batch, pages)
    verdict = check(batch)
    assert verdict.rejected["inconsistent_values"] == 1
    assert verdict.accepted["pages"] == 2
    for name in verdict.accepted:
        page_ids = read_table(batch.parent / "accepted", name)["page_id"].to_pylist()
        assert set(page_ids) == {PAGES[0].page_id, PAGES[2].page_id}
    lines = (batch.parent / "rejects" / f"{PAGES[1].page_id}.jsonl").read_text("utf-8").splitlines()
    kept = [json.loads(each) for each in lines]
    assert {each["dataset"] for each in kept} == set(verdict.accepted)
    texts = [each["row"]["text"] for each in kept if each["dataset"] == "texts"]
    assert texts == [PAGES[1].text], "the page can be had back from the quarantine"


def test_later_row_with_the_same_key_is_held_back_and_the_first_stays(batch: Path):
    articles = read_records(batch, "articles", Article)
    write_records(batch, "articles", [*articles, replace(articles[0], title="다른 제목")])
    verdict = check(batch)
    assert verdict.rejected == {"duplicate_key": 1}
    titles = read_table(batch.parent / "accepted", "articles")["title"].to_pylist()
    assert titles == [samples.TITLE] * 3
    assert verdict.accepted["awards"] == 3, "their article is there"


def test_row_without_parent_is_told_from_one_whose_parent_was_rejected(batch: Path):
    articles = read_records(batch, "articles", Article)
    write_records(batch, "articles", articles[:2])
    verdict = check(batch)
    assert verdict.rejected == {"missing_parent": 7}


def test_first_expectation_gives_the_reason_and_all_failures_are_checks(batch: Path):
    spoil(batch, "quantities", Quantity, 0, unit=None, unit_kind="luck")
    verdict = check(batch)
    assert verdict.rejected == {"missing_value": 1}
    assert verdict.failed == {"quantities.unit_not_null": 1, "quantities.unit_kind_known": 1}


def test_row_without_page_id_is_kept_under_a_name_of_its_own(batch: Path):
    spoil(batch, "awards", Award, 0, page_id="../../etc")
    check(batch)
    (reject,) = rejects(batch)
    assert reject.page_id is None
    assert reject.source_uri == "unknown"
    kept = batch.parent / reject.quarantine_uri
    assert kept.parent == batch.parent / "rejects"
    assert kept.is_file()


def test_rejects_of_ingest_are_handed_on(batch: Path):
    ours = Reject("bad.txt", None, None, None, "ingest", "not_text", "a NUL byte", None)
    write_records(batch, "rejects", [ours])
    verdict = check(batch)
    assert rejects(batch) == [ours]
    assert verdict.rejected == {"not_text": 1}


def test_cross_checks_of_accepted_facts_are_merged_into_checks(batch: Path, monkeypatch):
    seen = []

    def cross_check(article, text, facts):
        seen.append((article.article_id, text, len(facts.awards), len(facts.sentences)))
        return [samples.sample_check(facts.awards[0].award_id)] if facts.awards else []

    monkeypatch.setattr("flows.validate.claims.cross_check", cross_check)
    spoil(batch, "awards", Award, 1, selected=227)
    check(batch)
    expected = sorted((f"{each.page_id}:0", each.text) for each in PAGES)
    assert sorted(each[:2] for each in seen) == expected
    assert sorted(each[2:] for each in seen) == [(0, 1), (1, 1), (1, 1)]
    checks = read_records(batch.parent / "accepted", "checks", Check)
    assert [each.check for each in checks].count("sample") == 2


def test_batch_of_nothing_passes(tmp_path: Path):
    samples.write_batch(tmp_path / "batch", [])
    verdict = check(tmp_path / "batch")
    assert set(verdict.accepted.values()) == {0}
    accepted = tmp_path / "accepted"
    assert {each.stem for each in accepted.iterdir()} == set(BY_NAME) - {"clusters", "ledger"}


def test_missing_table_is_a_stage_that_did_not_finish(batch: Path):
    (batch / "awards.parquet").unlink()
    with pytest.raises(OutputError, match="has no table awards"):
        check(batch)


def test_gating_again_gives_the_same_files(batch: Path):
    spoil(batch, "awards", Award, 1, selected=227)
    check(batch)
    folders = ("accepted", "rejects")
    first = {p: p.read_bytes() for name in folders for p in (batch.parent / name).iterdir()}
    check(batch)
    again = {p: p.read_bytes() for name in folders for p in (batch.parent / name).iterdir()}
    assert first == again


def test_every_reason_that_a_row_can_get_is_in_the_closed_list():
    rows = [e for each in BY_NAME.values() for e in each.expectations if e.scope == "row"]
    assert {each.reason for each in rows} <= set(REASONS)
