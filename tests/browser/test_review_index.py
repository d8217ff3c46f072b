"""The index in a browser: search, filters, paging, keys; ten thousand entries stay fluent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Page

from flows.write.review.index import ENTRY, write_index
from tests.browser.conftest import Open
from tests.browser.reviewed import HELD_ID, SEED_PAGE, find_page
from tests.pages.corpus import read_rows


@pytest.fixture
def index(reviewed: Path, open_page: Open) -> Page:
    return open_page(reviewed / "review" / "index.html")


def count_found(page: Page) -> int:
    return int(page.locator(".found").inner_text().split("가운데")[1].strip(" 쪽").replace(",", ""))


def count_pages(reviewed: Path, dataset: str, **values: object) -> int:
    rows = read_rows(reviewed, dataset)
    return len({row["page_id"] for row in rows if values.items() <= row.items()})


def test_filters_find_what_the_datasets_hold(index: Page, reviewed: Path) -> None:
    awards = read_rows(reviewed, "awards")
    total = count_found(index)
    assert total == len(read_rows(reviewed, "pages")) + 2
    for name in ("programme", "year"):
        value = Counter(row[name] for row in awards if row[name]).most_common()[-1][0]
        index.locator(f"select[name={name}]").select_option(str(value))
        assert count_found(index) == count_pages(reviewed, "awards", **{name: value}) < total
        index.locator(f"select[name={name}]").select_option("")
    outlet = Counter(row["outlet"] for row in read_rows(reviewed, "articles")).most_common(1)[0][0]
    index.locator("select[name=outlet]").select_option(str(outlet))
    assert count_found(index) == count_pages(reviewed, "articles", outlet=outlet)
    index.locator(".clear").click()
    assert count_found(index) == total
    recipient = next(row["recipient"] for row in awards if row["recipient"])
    index.locator("select[name=body]").select_option(str(recipient))
    assert 0 < count_pages(reviewed, "awards", recipient=recipient) <= count_found(index) < total


def test_rejected_and_flagged_pages_come_first_and_by_filter(index: Page, reviewed: Path) -> None:
    first = index.locator(".entry").first
    assert "held" in str(first.get_attribute("class"))
    index.locator("select[name=state]").select_option("rejected")
    assert count_found(index) == 2
    assert set(index.locator(".entry .badge.wrong code").all_inner_texts()) == {
        "undecodable",
        "encrypted",
    }
    index.locator("select[name=state]").select_option("flagged")
    failing = {
        str(row["row_id"])[:32]
        for row in read_rows(reviewed, "checks")
        if row["outcome"] == "fail" and row["dataset"] != "ledger" and row["row_id"]
    }
    assert count_found(index) >= len(failing) > 0
    assert index.locator(".entry").count() == index.locator(".entry .badge.fail").count()


def test_search_finds_and_the_way_back_leads_to_it(index: Page) -> None:
    index.keyboard.press("/")
    index.keyboard.type("당진시 실태 점검")
    assert 0 < count_found(index) < 6
    index.keyboard.press("Escape")
    index.keyboard.press("j")
    index.keyboard.press("Enter")
    index.wait_for_url("**/pages/*.html")
    index.go_back()
    assert index.locator(".search").input_value() == "당진시 실태 점검"
    assert 0 < count_found(index) < 6


def test_a_held_page_without_text_opens_from_the_index(index: Page) -> None:
    index.locator(f'a[href="pages/{HELD_ID}.html"]').click()
    assert index.locator(".reject .reason").inner_text() == "undecodable"
    index.keyboard.press("u")
    index.wait_for_url("**/index.html")


def test_marked_pages_are_shown_as_such(reviewed: Path, open_page: Open) -> None:
    page = open_page(find_page(reviewed, SEED_PAGE.page_id))
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("u")
    page.locator("select[name=state]").select_option("marked")
    assert page.locator(".entry .badge.right").inner_text() == "✓ 1"


def test_ten_thousand_entries_stay_fluent(reviewed: Path, open_page: Open, tmp_path: Path) -> None:
    copytree(reviewed / "review" / "assets", tmp_path / "assets")
    entries = [make_entry(number) for number in range(10_000)]
    page = open_page(write_index(tmp_path, entries, total=1_000_000))
    assert count_found(page) == 10_000
    assert page.locator(".entry").count() == 50
    assert "sacho review DIR PAGE_ID" in page.locator(".left-out").inner_text()
    assert "1,000,000" in page.locator(".left-out").inner_text()
    seconds = page.evaluate(
        "() => { const begin = performance.now(); sacho.choose({query: '시장 77.txt'});"
        " return (performance.now() - begin) / 1000; }"
    )
    assert count_found(page) == 100
    assert seconds < 1.0
    page.keyboard.press("n")
    assert page.locator(".screens span").inner_text() == "2 / 2"


def make_entry(number: int) -> list[object]:
    values = {"page_id": f"{number:032x}", "title": f"시장 {number}", "source": f"{number}.txt"}
    values |= {"outlet": "가람일보", "published_at": "2025-02-17 07:20", "bodies": ["가람시"]}
    counts: dict[str, object] = dict.fromkeys(("failed", "rejects", "awards", "facts"), 0)
    known = values | counts | {"programmes": [], "years": []}
    return [known.get(name) for name in ENTRY]
