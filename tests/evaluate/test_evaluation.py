"""Evaluation on a tiny gold: every expected count below was counted by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.errors import InputError
from flows.evaluate.articles import score_article
from flows.evaluate.awards import score_awards
from flows.evaluate.evaluation import FIELDS, evaluate_folder
from flows.evaluate.facts import score_facts
from flows.evaluate.gold import Case, read_cases
from flows.evaluate.report import render_json, show_evaluation
from flows.evaluate.tally import Tally, compare_bags, compare_values
from flows.evaluate.wording import bare_deck
from flows.records import Award, DateMention, Facts, Mention, Quantity, Quotation
from tests.structure.readings import PAGE_ID

TEXT = "가람시 도서관, 문을 열다\n\n가람시는 3일 새 도서관을 열었다. 책은 500권, 자리는 40석이다.\n"
EMPTY: dict[str, Any] = {
    "title": None,
    "deck": None,
    "published_at": None,
    "dateline_place": None,
    "body_spans": [],
    "reporters": [],
    "quotes": [],
    "persons": [],
    "awards": [],
    "quantities": [],
    "dates": [],
    "ignored_numbers": [],
}
SPAN = (f"{PAGE_ID}:0", PAGE_ID, 0, 1, "by_hand")


def write_case(folder: Path, name: str = "01", text: str = TEXT, **gold: Any) -> None:
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(EMPTY | gold), encoding="utf-8")


def make_case(folder: Path, **gold: Any) -> Case:
    write_case(folder, **gold)
    return read_cases(folder)[0]


def quote(text: str, speaker: str | None, position: str | None = None) -> Quotation:
    return Quotation(*SPAN, "q", 0, text, speaker, position, None, False, None, None, None)


def person(name: str, position: str | None) -> Mention:
    return Mention(*SPAN, "m", "person", name, name, None, position, "가람시")


def quantity(text: str, value: float, unit: str, high: float | None = None) -> Quantity:
    return Quantity(*SPAN, "n", text, value, high, unit, "count", None, False, None, None)


def day(text: str, first: date | None, last: date | None, precision: str) -> DateMention:
    return DateMention(*SPAN, "d", text, first, last, precision, "explicit")


def award(recipient: str, programme: str, **slots: Any) -> Award:
    empty = Award(*SPAN, "a", recipient, None, None, None, programme, *[None] * 13, ())
    return replace(empty, **slots)


def test_shares_of_a_tally() -> None:
    tally = Tally(right=3, wrong=1, missed=2)
    assert tally.precision == pytest.approx(3 / 4)
    assert tally.recall == pytest.approx(3 / 5)
    assert tally.f1 == pytest.approx(2 / 3)
    assert Tally().precision is Tally().recall is Tally().f1 is None


def test_a_wrong_value_is_wrong_and_missed() -> None:
    assert compare_values("가", "가") == Tally(1, 0, 0)
    assert compare_values("가", "나") == Tally(0, 1, 1)
    assert compare_values("가", None) == Tally(0, 0, 1)
    assert compare_values(None, "나") == Tally(0, 1, 0)
    assert compare_values(None, None) == Tally()
    assert compare_bags("aab", "abc") == Tally(2, 1, 1)


def test_quotes_pair_by_their_ends(tmp_path: Path) -> None:
    wanted = [
        {"text_start": "길을", "text_end": "넓힌다", "speaker": "문라온", "position": "시장"},
        {"text_start": "물을", "text_end": "막는다", "speaker": "도해든", "position": None},
        {"text_start": "불을", "text_end": "끈다", "speaker": "표다온", "position": "군수"},
    ]
    case = make_case(tmp_path, quotes=[{**each, "organization": None} for each in wanted])
    found = (
        quote("길을 더 넓힌다", "문라온", "시장"),  # right
        quote("물을 막는다", "남궁솔", "의장"),  # wrong speaker, a position in excess
        quote("딴말", "문라온"),  # in excess; the third of the gold is missed
    )
    scores = score_facts(case, Facts(quotations=found))
    assert scores["quote span"] == Tally(2, 1, 1)
    assert scores["quote speaker"] == Tally(1, 2, 2)
    assert scores["quote position"] == Tally(1, 1, 1)
    assert scores["quote organization"] == Tally()


def test_persons_count_once(tmp_path: Path) -> None:
    gold = [
        {"name": "문라온", "position": "시장", "organization": "가람시"},
        {"name": "도해든", "position": None, "organization": None},
    ]
    found = (person("문라온", "시장"), person("문라온", "의장"), person("표다온", "군수"))
    scores = score_facts(make_case(tmp_path, persons=gold), Facts(mentions=found))
    assert scores["persons"] == Tally(1, 1, 1)
    assert scores["person position"] == Tally(1, 0, 0)
    assert scores["person organization"] == Tally(1, 0, 0)


def test_ignored_numbers_neither_help_nor_hurt(tmp_path: Path) -> None:
    gold = [
        {"text": "500권", "value": 500, "unit": "권"},
        {"text": "3~5곳", "value": [3, 5], "unit": "곳"},
        {"text": "40석", "value": 40, "unit": "석"},
    ]
    case = make_case(tmp_path, quantities=gold, ignored_numbers=["제12회", "65세"])
    found = (
        quantity("500 권", 500, "권"),
        quantity("500권", 500, "권"),  # again: counts once
        quantity("3~5곳", 3, "개", 5),  # the value is right, the unit is not
        quantity("12회", 12, "회"),  # lies in an ignored number
        quantity("7명", 7, "명"),  # in excess
    )
    scores = score_facts(case, Facts(quantities=found))
    assert scores["quantity value"] == Tally(2, 1, 1)
    assert scores["quantity unit"] == Tally(1, 2, 2)


def test_dates_pair_by_writing_and_resolve(tmp_path: Path) -> None:
    gold = [
        {"text": "지난 3일", "resolved": "2025-03-03"},
        {"text": "2021년", "resolved": "2021"},
        {"text": "올해", "resolved": None},
        {"text": "5월", "resolved": "2025-05"},
    ]
    third, fourth = date(2025, 3, 3), date(2025, 3, 4)
    found = (
        day("3일", third, third, "day"),  # part of the gold's writing, right
        day("2021년 이후", date(2021, 1, 1), None, "period"),  # begins where the gold says
        day("올해", date(2025, 1, 1), date(2025, 12, 31), "year"),  # found, resolved wrongly
        day("12월", fourth, fourth, "day"),  # in excess; 5월 is missed
    )
    scores = score_facts(make_case(tmp_path, dates=gold), Facts(dates=found))
    assert scores["date found"] == Tally(3, 1, 1)
    assert scores["date resolved"] == Tally(2, 1, 2)


def test_award_rows_pair_by_recipient_and_programme(tmp_path: Path) -> None:
    gold = [
        {
            "recipient": "가람시",
            "programme": "물길 평가",
            "grade": "우수",
            "year": 2024,
            "score": 9.5,
        },
        {"recipient": "누리군", "programme": "길 평가", "grade": "최우수"},
    ]
    found = (
        award("가람시", "‘2024년 물길 평가’", grade="우수기관", year=2023),
        award("가람시", "불길 평가", grade="우수"),
    )
    scores = score_awards(make_case(tmp_path, awards=gold), Facts(awards=found))
    assert scores["award rows"] == Tally(1, 1, 1)
    # grade right, year wrong and missed, score missed; the lone gold has a grade, so has the excess
    assert scores["award slots"] == Tally(1, 2, 3)


def test_stages_on_a_tiny_page(tmp_path: Path) -> None:
    start = TEXT.index("가람시는")
    write_case(
        tmp_path,
        title="가람시 도서관, 문을 열다",
        body_spans=[[start, len(TEXT) - 1]],
        quantities=[
            {"text": "500권", "value": 500, "unit": "권"},
            {"text": "41석", "value": 41, "unit": "석"},  # the page says 40
        ],
        dates=[{"text": "3일", "resolved": None}],
    )
    write_case(tmp_path, "02", text="", title="없는 글")
    evaluation = evaluate_folder(tmp_path)
    assert tuple(evaluation.total) == FIELDS
    assert list(evaluation.cases) == ["01", "02"]
    body = len("".join(TEXT[start:].split()))
    first, total = evaluation.cases["01"], evaluation.total
    assert first["body characters"] == Tally(body, 0, 0)
    assert first["title"] == Tally(1, 0, 0)
    assert total["title"] == Tally(1, 0, 1)
    assert total["quantity value"] == Tally(1, 1, 1)
    assert total["date resolved"] == Tally(1, 0, 0)
    assert score_article(read_cases(tmp_path)[1], clean_nothing())["title"] == Tally(0, 0, 1)


def clean_nothing() -> Any:
    from flows.records import CleanPage

    return CleanPage(PAGE_ID, (), (), (), None)


@pytest.mark.parametrize(
    ("gold", "found", "tally"),
    [
        ("- 책 500권 -\n- 자리 40석 -", "책 500권\n자리 40석", Tally(1, 0, 0)),
        ("책 500권", "책 500권 -", Tally(1, 0, 0)),
        ("책 500-600권", "책 500600권", Tally(0, 1, 1)),
    ],
)
def test_dashes_around_a_deck_do_not_count_inside_they_do(
    gold: str, found: str, tally: Tally
) -> None:
    assert compare_values(bare_deck(gold), bare_deck(found)) == tally


def test_report_gives_the_same_figures_as_json_and_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_case(tmp_path, title="다른 제목")
    evaluation = evaluate_folder(tmp_path)
    document = json.loads(render_json(evaluation))
    assert document["total"]["title"] == {
        "precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "wrong": 1, "missed": 1,
    }  # fmt: skip
    assert document["cases"]["01"]["deck"]["f1"] is None
    show_evaluation(evaluation)
    lines = capsys.readouterr().out.splitlines()
    assert "total\ttitle\t0.000\t0.000\t0.000\t0\t1\t1" in lines
    assert "01\tdeck\t–\t–\t–\t0\t0\t0" in lines
    assert len(lines) == 2 * len(FIELDS)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("01.json", "{", "not JSON"),
        ("01.json", "[]", "the gold of a case is an object"),
        ("01.json", "{}", "lacks body_spans, reporters"),
        ("01.json", json.dumps(EMPTY | {"dates": None}), "dates must be a list"),
        ("02.txt", "x", "02 has no page or no gold"),
    ],
)
def test_a_broken_case_is_named(tmp_path: Path, name: str, content: str, message: str) -> None:
    write_case(tmp_path)
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_cases(tmp_path)


def test_a_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no cases"):
        read_cases(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        read_cases(tmp_path / "gone")
