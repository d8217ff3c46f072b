"""The report draws the corpus of invented evaluations, whose ledger was written down by hand."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from flows.parts import part_path, read_part, write_part
from flows.write.dictionary import write_dictionary
from flows.write.report_page import vega
from flows.write.report_page.grades import sort_grades
from flows.write.report_page.page import write_report_page
from tests.pages.corpus import FOLDER, build_datasets, list_pages, make_page

HOSTILE = '<script>alert("1")</script>'
SPEC = re.compile(r'<script type="application/json" class="spec" data-for="([^"]+)">(.*?)</script>')
KNOWN_NAMES = re.compile(
    r"http://www\.w3\.org/|https://vega\.github\.io/|https://github\.com/vega/"
)


@pytest.fixture(scope="module")
def staging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    staging = build_datasets(tmp_path_factory.mktemp("report"), list(map(make_page, list_pages())))
    write_dictionary(staging)
    return staging


@pytest.fixture(scope="module")
def page(staging: Path) -> str:
    return write_report_page(staging).read_text(encoding="utf-8")


def read_charts(page: str) -> dict[str, Any]:
    return {name: json.loads(spec) for name, spec in SPEC.findall(page)}


def test_heat_maps_show_every_entry_of_the_ledger_once(page: str) -> None:
    with (FOLDER / "ledger.csv").open(encoding="utf-8") as lines:
        entries = list(csv.DictReader(lines))
    expected = sorted(
        (row["body"], row["year"], "≠" if row["has_conflict"] == "yes" else row["grade"] or "·")
        for row in entries
    )
    maps = [spec for name, spec in read_charts(page).items() if name.startswith("chart-ledger")]
    drawn = [cell for spec in maps for cell in spec["data"]["values"]]
    assert sorted((cell["body"], cell["year"], cell["label"]) for cell in drawn) == expected
    assert all(re.fullmatch(r"review/pages/[0-9a-f]{32}\.html", cell["href"]) for cell in drawn)


def test_articles_are_counted_by_day_and_outlet(page: str) -> None:
    values = read_charts(page)["chart-pages"]["data"]["values"]
    assert sum(value["articles"] for value in values) == len(list_pages())
    assert {value["outlet"] for value in values} == {"가온저널", "누리일보", "새길뉴스", "한들신문"}


def test_streaks_are_drawn_longest_first(page: str) -> None:
    values = read_charts(page)["chart-streaks"]["data"]["values"]
    assert (values[0]["claim"], values[0]["label"]) == (
        "아라시 · 통계활용 우수사례",
        "우수사례 2021–2024",
    )
    assert [value["years"] for value in values] == [4, 3, 3, 2, 2]


def test_contradictions_stand_side_by_side(page: str) -> None:
    place = page.index("마루군 · 주민참여평가 · 2025")
    sides = re.findall(
        r"<b>([^<]+)</b><br>((?:<a [^>]+><code>[0-9a-f]{8}</code></a> )+)", page[place:]
    )
    assert [(grade, links.count("<a ")) for grade, links in sides[:2]] == [("A", 3), ("S", 3)]


def test_nothing_is_loaded_from_outside(page: str) -> None:
    addresses = re.findall(r"https?://[^\"'\s)<]{4,}", page)
    assert [each for each in addresses if not KNOWN_NAMES.match(each)] == []
    head = page.split("<body>")[0].replace('<link rel="icon" href="data:,">', "")
    assert re.findall(r"<(?:link|img|iframe)\b|<script[^>]+src=|@import|url\(", head) == []


def test_every_word_is_there_in_both_languages(page: str) -> None:
    assert page.count('<span lang="ko">') == page.count('<span lang="en">') > 40


def test_rows_are_compared_with_the_state_before(staging: Path, tmp_path: Path) -> None:
    package = json.loads((staging / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        resource["rowCount"] = 2 if resource["name"] == "pages" else resource["rowCount"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    page = write_report_page(staging, tmp_path).read_text(encoding="utf-8")
    row = re.search(r"<td><code>pages</code></td>(.*?)</tr>", page)
    assert row is not None
    assert re.findall(r">([^<]+)</td>", row[1]) == [
        "2",
        str(len(list_pages())),
        f"+{len(list_pages()) - 2}",
    ]


def test_words_of_a_page_are_shown_harmlessly(tmp_path: Path) -> None:
    staging = build_datasets(tmp_path, [make_page(list_pages()[0])])
    path = part_path(staging, "ledger", 0)
    ledger = read_part(path)
    names = pa.array([HOSTILE] * ledger.num_rows)
    write_part(path, "ledger", ledger.set_column(0, "body", names))
    shown = write_report_page(staging).read_text(encoding="utf-8")
    assert "alert(" in shown
    assert HOSTILE not in shown


def test_an_empty_run_has_a_report_too(tmp_path: Path) -> None:
    staging = build_datasets(tmp_path, [])
    write_dictionary(staging)
    shown = write_report_page(staging).read_text(encoding="utf-8")
    assert "The ledger is empty." in shown
    assert read_charts(shown).keys() <= {"chart-expectations"}


@pytest.mark.parametrize(
    ("programme_id", "grades", "order"),
    [
        (
            "data-administration",
            ["미흡", "우수", "보통"],
            [("우수", 0.0), ("보통", 0.5), ("미흡", 1.0)],
        ),
        ("integrity", ["4등급", "2등급"], [("2등급", 0.25), ("4등급", 0.75)]),
        (None, ["장려", "대상", "미흡"], [("대상", 0.0), ("장려", 0.5), ("미흡", 1.0)]),
        (None, ["하늘빛", "SA", None], [("SA", 0.0), ("하늘빛", 0.5)]),
    ],
)
def test_grades_have_a_place_on_their_scale(
    programme_id: str | None, grades: list[str | None], order: list[tuple[str, float]]
) -> None:
    assert sort_grades(programme_id, grades) == order


def test_the_bundle_is_made_once_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("once")
        return "var vegaEmbed;"

    monkeypatch.setattr(vega, "_make_bundle", make)
    monkeypatch.setattr(vega, "user_cache_path", lambda name: tmp_path / name)
    assert [vega.read_bundle(), vega.read_bundle()] == ["var vegaEmbed;"] * 2
    assert made == ["once"]


def test_a_cache_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(vega, "_make_bundle", lambda: "var vegaEmbed;")
    monkeypatch.setattr(vega, "user_cache_path", lambda name: blocked / name)
    assert vega.read_bundle() == "var vegaEmbed;"
