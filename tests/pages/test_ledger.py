"""The ledger of the corpus is the one written down by hand; its views say what follows from it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from flows.write.report_page.queries import ask_view, open_datasets
from tests.pages.corpus import FOLDER, build_datasets, list_pages, make_page, read_rows, read_story

PAGES = {path: make_page(path) for path in list_pages()}
STORY_OF = {page.page_id: read_story(path) for path, page in PAGES.items()}


@pytest.fixture(scope="module")
def staging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_datasets(tmp_path_factory.mktemp("ledger"), list(PAGES.values()))


def read_expected() -> list[dict[str, Any]]:
    with (FOLDER / "ledger.csv").open(encoding="utf-8") as lines:
        return [
            {
                "body": row["body"],
                "programme": row["programme"],
                "year": int(row["year"]),
                "grade": row["grade"] or None,
                "basis": row["basis"],
                "independent_sources": int(row["independent_sources"]),
                "stories": row["stories"].split("|"),
                "has_conflict": row["has_conflict"] == "yes",
            }
            for row in csv.DictReader(lines)
        ]


def run_view(staging: Path, name: str) -> list[dict[str, Any]]:
    with open_datasets(staging) as connection:
        return ask_view(connection, name)


def test_the_corpus_is_large_enough() -> None:
    assert len(PAGES) >= 60
    assert len(set(STORY_OF.values())) == 20


def test_the_ledger_is_the_one_written_by_hand(staging: Path) -> None:
    found = [
        {
            **{name: row[name] for name in read_expected()[0] if name != "stories"},
            "stories": sorted({STORY_OF[page_id] for page_id in row["page_ids"]}),  # type: ignore[attr-defined]
        }
        for row in read_rows(staging, "ledger")
    ]
    assert sorted(found, key=str) == sorted(read_expected(), key=str)


def test_every_copy_counts_once(staging: Path) -> None:
    clusters: dict[object, set[str]] = {}
    for row in read_rows(staging, "clusters"):
        clusters.setdefault(row["cluster_id"], set()).add(STORY_OF[str(row["page_id"])])
    assert sorted(clusters.values(), key=str) == sorted(
        ({story} for story in set(STORY_OF.values())), key=str
    )


def test_the_order_of_the_pages_changes_no_row(staging: Path, tmp_path: Path) -> None:
    other = build_datasets(tmp_path, list(PAGES.values())[::-1])
    for dataset in ("awards", "clusters", "ledger", "checks"):
        assert read_rows(other, dataset) == read_rows(staging, dataset)


def test_award_ids_are_unique_and_count_from_their_span(staging: Path) -> None:
    rows = read_rows(staging, "awards")
    assert len({row["award_id"] for row in rows}) == len(rows)
    assert all(row["award_id"] == f"{row['page_id']}:award:{row['start']}" for row in rows)


def test_contradictions_name_both_values_with_their_pages(staging: Path) -> None:
    rows = run_view(staging, "contradictions")
    between = {row["row_id"]: row["observed"] for row in rows if row["kind"] == "between pages"}
    assert set(between) == {
        "다솜시|도서관운영평가|2024",
        "마루군|주민참여평가|2025",
        "하늘군|청렴실태평가|2023",
    }
    grades = [each.split(":")[0] for each in between["마루군|주민참여평가|2025"].split("; ")]
    assert grades == ["A", "S"]


def test_the_streak_board(staging: Path) -> None:
    rows = run_view(staging, "streak_board")
    board = [(r["body"], r["programme"], r["grade"], r["streak_years"], r["pages"]) for r in rows]
    assert board == [
        ("아라시", "통계활용 우수사례", "우수사례", 4, 3),
        ("가람시", "마을숲 관리평가", "우수", 3, 4),
        ("보라시", "청렴 실태평가", "4등급", 3, 3),
        ("마루군", "도서관 운영평가", "장려", 2, 3),
        ("하늘군", "청렴 실태평가", "2등급", 2, 4),
    ]
    assert {row["body"]: row["first_year"] for row in rows}["아라시"] == 2021


def test_the_ledger_by_province_counts_every_entry_once(staging: Path) -> None:
    rows = run_view(staging, "ledger_by_province")
    assert sum(row["bodies"] for row in rows) == len(read_expected())
    assert sum(row["conflicts"] for row in rows) == 3
    assert {row["province_code"] for row in rows} == {None}  # the bodies are invented


def test_source_coverage_tells_own_words_from_copies(staging: Path) -> None:
    rows = run_view(staging, "source_coverage")
    assert {row["source"] for row in rows} == {"가온저널", "누리일보", "새길뉴스", "한들신문"}
    assert sum(row["pages"] for row in rows) == len(PAGES)
    assert sum(row["own_pages"] for row in rows) == 20
    silent = sum(story.startswith(("hope", "plain")) for story in STORY_OF.values())
    assert sum(row["award_articles"] for row in rows) == len(PAGES) - silent


def test_silence_is_shown_and_is_no_result(staging: Path) -> None:
    rows = run_view(staging, "silent_siblings")
    silent = {(row["body"], row["evaluator"], row["silent_programme"]) for row in rows}
    assert silent == {("가람시", "한빛산림공단", "물길 안전평가")}
    assert {row["year"] for row in rows} == {2024}
