"""The review page in a browser: from a value to its source and back, zones, marks, hostile text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.reviewed import EMOJI_PAGE, HELD_ID, HOSTILE, HOSTILE_PAGE, SEED_PAGE, find_page
from tests.pages.corpus import read_rows

KINDS = (
    "article", "award", "quotation", "person", "organization", "place", "quantity", "date",
    "initiative", "module_item", "sentence", "block",
)  # fmt: skip
IN_VIEW = """element => {
  const pane = element.closest('.source-pane, .facts-pane').getBoundingClientRect();
  const own = element.getBoundingClientRect();
  return own.bottom > pane.top && own.top < pane.bottom;
}"""
SPANS = """() => sacho.view.page.facts.filter((fact) => fact.kind !== 'article')
  .map((fact) => [fact.start, fact.end, sacho.view.page.slice(fact.start, fact.end)])"""


@pytest.fixture
def seed(reviewed: Path, open_page: Open) -> Page:
    return open_page(find_page(reviewed, SEED_PAGE.page_id), reduced_motion="reduce")


def show_kind(page: Page, kind: str) -> None:
    chip = page.locator(f'.chip[data-kind="{kind}"]')
    if chip.get_attribute("aria-pressed") == "false":
        chip.click()


def lit_text(page: Page, kind: str = ".lit") -> str:
    return "".join(page.locator(f".source {kind}").all_text_contents())


def test_clicks_lead_to_the_source_and_back_for_each_kind(seed: Page) -> None:
    for kind in KINDS:
        show_kind(seed, kind)
        row = seed.locator(f".fact.k-{kind}").last
        number = row.get_attribute("data-number") or ""
        row.locator(".brief .cell").first.click()
        assert seed.locator(".source .lit").first.evaluate(IN_VIEW), kind
        if kind not in ("article", "award"):  # whose cells have spans of their own
            start, end = seed.evaluate("() => [sacho.view.active.start, sacho.view.active.end]")
            assert SEED_PAGE.text[start:end] in lit_text(seed), kind
        seed.locator(f'.fact[data-number="{number}"] .opener').click()
        assert seed.locator(".fact.open, .source .lit").count() == 0, kind
        click_highlight(seed, number)
        opened = seed.locator(f'.fact.open[data-number="{number}"]')
        assert opened.evaluate(IN_VIEW), kind
        assert opened.locator(".evidence li").count() >= 1, kind
        assert opened.locator(".checks").count() == 1, kind


def click_highlight(page: Page, number: str) -> None:
    """Click where a fact stands until its row opens: of nested facts the next click is the next."""
    left, top, depth = page.evaluate(
        "n => { const fact = sacho.view.page.facts[n];"
        " const piece = document.querySelector('.source').places.get(fact)[0];"
        " piece.scrollIntoView({block: 'center'}); const box = piece.getClientRects()[0];"
        " return [box.x + box.width / 2, box.y + box.height / 2, piece.marks.length]; }",
        int(number),
    )
    for _ in range(depth):
        page.mouse.click(left, top)
        if page.locator(".fact.open").get_attribute("data-number") == number:
            return


def test_each_field_of_an_award_has_its_own_evidence(seed: Page) -> None:
    row = seed.locator(".fact.k-award").first
    row.locator(".opener").click()
    for field, words in (
        ("recipient", "당진시"), ("selected", "17개"), ("grade", "우수"),
        ("selected_of", "226개 기초단체"),
    ):  # fmt: skip
        row.locator(f'.detail .cell[data-field="{field}"]').click()
        assert lit_text(seed, ".lit-field") == words
        assert seed.locator(".source .lit-field").first.evaluate(IN_VIEW)
    expect(row.locator(".rule code")).to_have_text("quoted_programme")
    expect(row.locator(".checks")).to_contain_text("17/226 = 7.52 %")


@pytest.mark.parametrize("page", [SEED_PAGE, EMOJI_PAGE, HOSTILE_PAGE], ids=lambda p: p.source_uri)
def test_spans_count_code_points(reviewed: Path, open_page: Open, page) -> None:
    window = open_page(find_page(reviewed, page.page_id))
    spans = window.evaluate(SPANS)
    assert len(spans) > 50
    assert [page.text[start:end] for start, end, _ in spans] == [words for _, _, words in spans]
    window.locator(".fact.k-person .cell, .fact.k-quantity .cell").first.click()
    start, end = window.evaluate("() => [sacho.view.active.start, sacho.view.active.end]")
    assert lit_text(window) == page.text[start:end]


def test_a_hostile_page_is_shown_whole_and_harmless(reviewed: Path, open_page: Open) -> None:
    page = open_page(find_page(reviewed, HOSTILE_PAGE.page_id))
    assert len(HOSTILE) > 100_000
    assert page.locator(".source").evaluate("element => element.textContent") == HOSTILE
    assert page.title() != "owned"
    assert page.locator("body img, main script, main a").count() == 0
    assert page.locator('.source .control[data-code="U+202E"]').count() == HOSTILE.count("\u202e")
    isolated = "element => getComputedStyle(element).unicodeBidi"
    assert page.locator(".source .control").first.evaluate(isolated) == "isolate"


def test_of_many_facts_a_stretch_is_listed(reviewed: Path, open_page: Open) -> None:
    page = open_page(find_page(reviewed, HOSTILE_PAGE.page_id), reduced_motion="reduce")
    rows = page.locator(".fact.k-quantity")
    assert rows.count() == 200
    page.locator(".source .mark.k-quantity").last.click()
    assert rows.count() <= 200
    opened = page.locator(".fact.k-quantity.open")
    assert opened.evaluate(IN_VIEW)
    assert int(opened.get_attribute("data-number") or 0) == page.evaluate(
        "() => Math.max(...sacho.view.page.facts.filter((fact) => fact.kind === 'quantity')"
        ".map((fact) => fact.number))"
    )
    page.locator(".k-quantity .stretch").first.click()
    assert rows.count() == 200
    assert opened.count() == 0


def test_zones_are_toggled_by_role_and_chrome_is_greyed(seed: Page) -> None:
    paragraph = seed.locator(".zone.role-paragraph").first
    chrome = seed.locator(".zone.chrome").first
    opacity = "element => Number(getComputedStyle(element).opacity)"
    assert chrome.evaluate(opacity) < paragraph.evaluate(opacity) == 1
    seed.locator(".zones summary").click()
    seed.locator('.zones input[name="paragraph"]').uncheck()
    assert not paragraph.is_visible()
    assert chrome.is_visible()
    seed.locator('.zones input[name="paragraph"]').check()
    seed.keyboard.press("Escape")
    seed.keyboard.press("z")
    assert paragraph.is_visible()
    assert not seed.locator(".zone.chrome:visible").count()
    assert seed.locator(".source").evaluate("element => element.textContent") == SEED_PAGE.text


def test_facts_are_walked_searched_and_marked_by_keyboard(seed: Page) -> None:
    seed.keyboard.press("j")
    assert seed.locator(".fact.open").get_attribute("class") == "fact k-article open"
    seed.keyboard.press("j")
    assert "k-award" in str(seed.locator(".fact.open").get_attribute("class"))
    seed.keyboard.press("k")
    seed.keyboard.press("r")
    assert seed.locator(".fact.k-article .badge.right").count() == 1
    seed.keyboard.press("/")
    seed.keyboard.type("226")
    assert seed.locator(".fact.k-quantity .cell:first-child").all_text_contents() == ["226개"]
    assert seed.locator(".fact.k-award").count() == 1  # 17 of 226
    assert seed.locator(".fact.k-date").count() == 0
    seed.reload()
    assert seed.locator(".fact.k-article .badge.right").count() == 1
    seed.keyboard.press("?")
    assert seed.locator("dialog.help kbd").count() >= 10


def test_a_link_to_a_fact_opens_it(reviewed: Path, open_page: Open) -> None:
    address = find_page(reviewed, SEED_PAGE.page_id).as_uri()
    page = open_page(f"{address}#{SEED_PAGE.page_id}:award:228")
    assert page.locator(".fact.k-award.open").count() == 1


def test_korean_and_english_switch_and_stay(seed: Page) -> None:
    assert seed.locator(".back").inner_text() == "← 목록"
    seed.locator(".language").click()
    assert seed.locator(".back").inner_text() == "← Index"
    seed.reload()
    assert seed.locator(".back").inner_text() == "← Index"
    assert seed.locator("html").get_attribute("lang") == "en"


def test_a_page_that_was_held_back_has_its_reason_and_bytes(
    reviewed: Path, open_page: Open
) -> None:
    page = open_page(find_page(reviewed, HELD_ID), locale="en-US")
    assert page.locator(".reject .reason").inner_text() == "undecodable"
    assert "dump/깨진.txt: <b>bytes</b> of no encoding" in page.locator(".reject").inner_text()
    assert page.locator(".kept code").inner_text() == f"rejects/{HELD_ID}.bin"
    assert page.locator(".kept pre").inner_text().startswith("<script>")
    assert page.locator("main").inner_text().count("before it had a text") == 1


def test_sources_that_disagree_lead_to_one_another(reviewed: Path, open_page: Open) -> None:
    check = next(
        row
        for row in read_rows(reviewed, "checks")
        if row["dataset"] == "ledger" and row["outcome"] == "fail" and row["row_id"]
    )
    one, other = re.findall("[0-9a-f]{32}", str(check["observed"]))[:2]
    page = open_page(find_page(reviewed, one))
    page.locator(f'.checks.others a[href="{other}.html"]').click()
    page.wait_for_url(f"**/{other}.html")
    assert page.locator(f'.checks.others a[href="{one}.html"]').count() == 1


def test_a_phone_shows_source_and_facts_without_scrolling_sideways(
    reviewed: Path, open_page: Open
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    page = open_page(find_page(reviewed, SEED_PAGE.page_id), **phone, reduced_motion="reduce")
    page.locator(".fact.k-award .cell").first.tap()
    assert page.locator(".source .lit").first.evaluate(IN_VIEW)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    panes = [page.locator(name).bounding_box() for name in (".source-pane", ".facts-pane")]
    assert all(pane and pane["height"] > 250 for pane in panes)
