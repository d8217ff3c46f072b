"""The report draws in a browser: charts with their numbers as text, links, both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.write.dictionary import write_dictionary
from flows.write.report_page.page import write_report_page
from tests.browser.conftest import Open
from tests.pages.corpus import build_datasets, list_pages, make_page


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    staging = build_datasets(tmp_path_factory.mktemp("drawn"), list(map(make_page, list_pages())))
    write_dictionary(staging)
    return write_report_page(staging)


def test_every_chart_is_drawn_and_its_words_can_be_selected(report: Path, open_page: Open) -> None:
    page = open_page(report)
    page.wait_for_function("document.querySelectorAll('.chart:not(:has(svg))').length === 0")
    assert page.locator(".chart svg").count() >= 8
    streaks = page.locator("#chart-streaks svg text").all_text_contents()
    assert "우수사례 2021–2024" in streaks
    assert "아라시 · 통계활용 우수사례" in streaks


def test_a_cell_of_the_ledger_leads_to_the_review_of_its_page(
    report: Path, open_page: Open
) -> None:
    page = open_page(report)
    cell = page.locator("#chart-ledger-1 svg .mark-text.role-mark text").last
    cell.wait_for()
    spec = json.loads(page.locator('script[data-for="chart-ledger-1"]').text_content() or "")
    for value in spec["data"]["values"]:
        target = report.parent / value["href"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"<title>{value['body']}</title>", encoding="utf-8")
    cell.click()
    page.wait_for_url("**/review/pages/*.html")
    assert page.title() in {value["body"] for value in spec["data"]["values"]}


def test_the_language_is_the_readers_and_can_be_switched(report: Path, open_page: Open) -> None:
    page = open_page(report)
    assert page.locator("h2#ledger").inner_text() == "평가 원장"
    page.locator("#language").click()
    assert page.locator("h2#ledger").inner_text() == "Ledger of results"
    assert open_page(report, locale="en-US").locator("h2#ledger").inner_text() == (
        "Ledger of results"
    )


def test_it_fits_a_phone(report: Path, open_page: Open) -> None:
    page = open_page(report, viewport={"width": 390, "height": 800})
    page.locator(".chart svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
