"""Marks become a gold case that `sacho eval` reads: what was marked wrong counts as wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from flows.cli import main
from tests.browser.conftest import Open
from tests.browser.reviewed import EMOJI_PAGE, SEED_PAGE, find_page

SELECT = """words => {
  const source = document.querySelector('.source');
  const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0 || !node.parentElement.closest('.role-paragraph')) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}"""


def export(page: Page, folder: Path) -> dict[str, Any]:
    """Export the case into the folder and return its gold."""
    folder.mkdir(exist_ok=True)
    downloads: list[Any] = []
    page.on("download", lambda each: downloads.append(each))
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    while len(downloads) < 2:
        page.wait_for_timeout(20)
    for each in downloads:
        each.save_as(folder / each.suggested_filename)
    gold: dict[str, Any] = json.loads(next(folder.glob("*.json")).read_text(encoding="utf-8"))
    return gold


def evaluate(folder: Path) -> dict[str, dict[str, int]]:
    done = CliRunner().invoke(main, ["eval", str(folder), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["total"]


def find_errors(total: dict[str, dict[str, int]]) -> dict[str, tuple[int, int]]:
    """Return wrong and missed of every field that is not all right."""
    counts = {name: (each["wrong"], each["missed"]) for name, each in total.items()}
    return {name: each for name, each in counts.items() if each != (0, 0)}


def open_row(page: Page, kind: str, words: str) -> None:
    row = page.locator(f".fact.k-{kind}", has=page.locator(".brief .cell", has_text=words)).first
    row.locator(".opener").click()


@pytest.mark.parametrize("shown", [SEED_PAGE, EMOJI_PAGE], ids=lambda each: each.source_uri)
def test_what_was_not_marked_goes_in_as_found(
    reviewed: Path, open_page: Open, tmp_path: Path, shown: Any
) -> None:
    page = open_page(find_page(reviewed, shown.page_id))
    gold = export(page, tmp_path)
    assert (tmp_path / f"{shown.page_id}.txt").read_bytes() == shown.text.encode()
    assert gold["review"]["unmarked"] > 50
    assert len(gold["awards"]) == 3
    assert gold["body_spans"]
    assert find_errors(evaluate(tmp_path)) == {}


def test_marks_come_back_as_what_is_wrong_and_missing(
    reviewed: Path, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(find_page(reviewed, SEED_PAGE.page_id))
    open_row(page, "quantity", "226개")
    page.keyboard.press("w")  # wrong, and no right value: it should not be there
    page.keyboard.press("Escape")
    open_row(page, "award", "데이터 기반 행정 실태 점검")
    page.keyboard.press("w")
    page.locator(".correction input[name=grade]").fill("보통")
    page.locator(".correction input[name=grade]").press("Enter")
    expect(page.locator(".corrected li")).to_have_text("등급: 보통")
    page.evaluate(SELECT, "다양한 분야")
    page.keyboard.press("m")
    page.locator(".addition select").select_option("date")
    assert page.locator(".addition input[name=text]").input_value() == "다양한 분야"
    page.locator(".addition input[name=text]").fill("지난해 봄")
    page.locator(".addition input[name=resolved]").fill("2024-04")
    page.locator(".addition button.primary").click()
    assert page.locator(".fact .badge.missing").count() == 1
    assert page.locator(".source .lit").all_text_contents() == ["다양한 분야"]

    gold = export(page, tmp_path)
    assert {"text": "지난해 봄", "resolved": "2024-04"} in gold["dates"]
    start = gold["review"]["missing"][0]["start"]
    assert SEED_PAGE.text[start : start + 6] == "다양한 분야"
    total = evaluate(tmp_path)
    assert find_errors(total) == {
        "quantity value": (1, 0),
        "quantity unit": (1, 0),
        "date found": (0, 1),
        "date resolved": (0, 1),
        "award slots": (1, 1),
    }


def test_a_mark_can_be_taken_back(reviewed: Path, open_page: Open) -> None:
    page = open_page(find_page(reviewed, SEED_PAGE.page_id))
    open_row(page, "date", "2월 17일")
    page.keyboard.press("w")
    assert page.locator(".badge.wrong").count() == 1
    page.locator(".action.wrong").click()
    assert page.locator(".badge.wrong").count() == 0
    page.keyboard.press("m")
    page.locator(".addition input").first.fill("가람시")
    page.locator(".addition button.primary").click()
    page.locator(".fact.open .action").click()
    assert page.locator(".badge.missing").count() == 0
    assert page.evaluate("() => Object.keys(localStorage)") == []
