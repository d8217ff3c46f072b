"""Cross-checks: each with a case that passes, one that fails and one where it does not apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from flows.findings import Check
from flows.records import Award, DateMention, Evidence, Facts
from flows.structure.facts import find_facts
from flows.structure.sentences import find_sentences
from flows.validate.crosschecks import CHECK_NAMES, cross_check
from tests.structure.readings import PAGE_ID, make_reading

NONE = dict.fromkeys(
    (
        "recipient",
        "recipient_code",
        "evaluator",
        "evaluator_code",
        "programme",
        "programme_id",
        "year",
        "grade",
        "streak_years",
        "score",
        "assessed_total",
        "selected",
        "selected_of",
        "selected_scope",
        "top_percent",
        "superlative",
        "superlative_scope",
    )
)
DATA = {"programme_id": "data-administration", "year": 2024}

# check, outcome, fields of the award, text of the page with [field|words] for evidence, title
AWARD_CASES: tuple[tuple[str, str, Mapping[str, Any], str, str | None], ...] = (
    ("selected_share", "pass", {"selected": 17, "selected_of": 226, "top_percent": 7.0}, "", None),
    ("selected_share", "fail", {"selected": 40, "selected_of": 226, "top_percent": 7.0}, "", None),
    ("selected_share", "not_applicable", {"selected": 17, "selected_of": 226}, "", None),
    ("selected_within", "pass", {"selected": 9, "selected_of": 64}, "", None),
    ("selected_within", "fail", {"selected": 64, "selected_of": 9}, "", None),
    ("selected_within", "not_applicable", {"selected": 9}, "", None),
    ("streak_span", "pass", {**DATA, "streak_years": 4}, "", None),
    ("streak_span", "fail", {**DATA, "streak_years": 5}, "", None),
    ("streak_span", "not_applicable", {**DATA}, "", None),
    ("grade_on_scale", "pass", {**DATA, "grade": "보통"}, "", None),
    ("grade_on_scale", "fail", {**DATA, "grade": "최우수"}, "", None),
    ("grade_on_scale", "not_applicable", {"grade": "최우수"}, "", None),
    ("grade_of_score", "pass", {**DATA, "grade": "우수", "score": 80.0}, "", None),
    ("grade_of_score", "fail", {**DATA, "grade": "우수", "score": 79.9}, "", None),
    ("grade_of_score", "not_applicable", {**DATA, "grade": "우수"}, "", None),
    ("printed_total", "pass", {**DATA, "assessed_total": 679}, "", None),
    ("printed_total", "fail", {**DATA, "assessed_total": 697}, "", None),
    ("printed_total", "not_applicable", {"assessed_total": 697, "year": 2024}, "", None),
    (
        "printed_count",
        "pass",
        {**DATA, "grade": "우수", "selected": 293, "selected_of": 679, "assessed_total": 679},
        "",
        None,
    ),
    (
        "printed_count",
        "fail",
        {**DATA, "grade": "우수", "selected": 679, "selected_of": 679, "assessed_total": 679},
        "",
        None,
    ),
    (
        "printed_count",
        "not_applicable",
        {**DATA, "grade": "우수", "selected": 17, "selected_of": 226, "assessed_total": 679},
        "",
        None,
    ),
    ("registry_total", "pass", {"selected_of": 226}, "전국 [selected_of|226개 기초단체] 중", None),
    ("registry_total", "pass", {"assessed_total": 229}, "전국 [assessed_total|229개 시군구]", None),
    ("registry_total", "pass", {"selected_of": 82}, "전국 [selected_of|82개 군] 가운데", None),
    ("registry_total", "fail", {"selected_of": 262}, "전국 [selected_of|262개 기초단체] 중", None),
    (
        "registry_total",
        "not_applicable",
        {"selected_of": 243},
        "전국 [selected_of|243개 광역·기초단체]",
        None,
    ),
    ("registry_total", "not_applicable", {"selected_of": 22}, "도내 [selected_of|22개 시군]", None),
    (
        "registry_total",
        "not_applicable",
        {"selected_of": 64},
        "전국 [selected_of|64개 지구] 중",
        None,
    ),
    ("year_not_ahead", "pass", {"year": 2026}, "", None),
    ("year_not_ahead", "fail", {"year": 2052}, "", None),
    ("year_not_ahead", "not_applicable", {}, "", None),
    (
        "mean_against_grade",
        "pass",
        {"grade": "우수", "score": 91.5},
        "군은 [score|91.5점]을 얻어 평균 70점을 넘겼다.",
        None,
    ),
    (
        "mean_against_grade",
        "fail",
        {"grade": "우수", "score": 61.5},
        "군은 [score|61.5점]을 얻었다. 평균은 70점이다.",
        None,
    ),
    (
        "mean_against_grade",
        "not_applicable",
        {"grade": "우수", "score": 61.5},
        "군은 [score|61.5점]을 얻었다.",
        None,
    ),
    ("title_grade", "pass", {"grade": "우수"}, "", "누리군, 물관리 평가 ‘우수’"),
    ("title_grade", "fail", {"grade": "우수"}, "", "누리군, 물관리 평가 최우수기관"),
    ("title_grade", "not_applicable", {"grade": "우수"}, "", "누리군, 물관리 평가서 상 받아"),
)

# check, outcome, the body of an article
ARTICLE_CASES = (
    ("announcement_day", "pass", "누리군은 상을 받았다고 16일 밝혔다."),
    ("announcement_day", "fail", "누리군은 상을 받았다고 2024년 3월 2일 밝혔다."),
    ("announcement_day", "not_applicable", "누리군은 상을 받았다."),
    ("parts_of_total", "pass", "평가는 부처 47곳, 시도 17곳, 시군구 226곳 등 모두 290곳이 받았다."),
    ("parts_of_total", "pass", "우수기관은 12곳(시도 4, 시군구 8)이다."),
    ("parts_of_total", "fail", "평가는 부처 27곳, 시도 17곳, 시군구 226곳 등 모두 290곳이 받았다."),
    ("parts_of_total", "not_applicable", "평가는 모두 290곳이 받았다."),
    ("streak_counts", "pass", "2년 연속 우수는 24곳, 3년 연속은 20곳이다."),
    ("streak_counts", "fail", "2년 연속 우수는 20곳, 3년 연속은 24곳이다."),
    ("streak_counts", "not_applicable", "2년 연속 우수는 20곳이다."),
    ("weekday", "pass", "행사는 2025년 2월 17일(월) 열린다."),
    ("weekday", "fail", "행사는 2025년 2월 17일(화) 열린다."),
)


def read_evidence(marked: str) -> tuple[str, tuple[Evidence, ...]]:
    """Return the text without its marks, and an evidence for each mark."""
    text, evidence = "", []
    for no, piece in enumerate(marked.replace("]", "[").split("[")):
        if no % 2 == 0:
            text += piece
            continue
        field, words = piece.split("|")
        evidence.append(Evidence(field, len(text), len(text) + len(words)))
        text += words
    return text, tuple(evidence)


def check_award(fields: Mapping[str, Any], marked: str, title: str | None) -> list[Check]:
    text, evidence = read_evidence(marked)
    reading = make_reading(text, "2025-02-17", None)
    article = replace(reading.article, title=title)
    award = Award(
        article.article_id,
        PAGE_ID,
        0,
        1,
        "by_hand",
        f"{PAGE_ID}:award:0",
        **{**NONE, **fields},
        evidence=evidence,
    )
    return cross_check(article, reading.text, Facts(awards=(award,)))


def check_body(body: str) -> list[Check]:
    reading = make_reading(body, "2025-02-17")
    sentences = find_sentences(reading.text, reading.article.article_id, reading.body)
    facts = find_facts(replace(reading, sentences=tuple(sentences)))
    return cross_check(reading.article, reading.text, facts)


def pick(checks: list[Check], name: str) -> Check | None:
    return next((check for check in checks if check.check == name), None)


@pytest.mark.parametrize(("name", "outcome", "fields", "marked", "title"), AWARD_CASES)
def test_award_checks(
    name: str, outcome: str, fields: Mapping[str, Any], marked: str, title: str | None
) -> None:
    check = pick(check_award(fields, marked, title), name)
    assert check is not None
    assert check.outcome == outcome
    assert check.dataset == "awards"
    assert check.row_id == f"{PAGE_ID}:award:0"
    assert check.message
    assert (check.observed is None) == (outcome == "not_applicable")


@pytest.mark.parametrize(("name", "outcome", "body"), ARTICLE_CASES)
def test_article_checks(name: str, outcome: str, body: str) -> None:
    check = pick(check_body(body), name)
    assert check is not None
    assert check.outcome == outcome
    assert check.severity == "warning"


def test_a_day_without_a_weekday_is_not_checked_for_one() -> None:
    assert pick(check_body("행사는 2025년 2월 17일 열린다."), "weekday") is None


def test_the_message_names_the_rounding_that_fits() -> None:
    fields = {"selected": 17, "selected_of": 226, "top_percent": 7.0}
    check = pick(check_award(fields, "", None), "selected_share")
    assert check is not None
    assert check.message == "17/226 = 7.52 % is 7 % under truncation"


def test_only_what_no_right_row_can_show_is_critical() -> None:
    checks = check_award({"selected": 1, "selected_of": 2}, "", None)
    assert {c.check for c in checks if c.severity == "critical"} == {"selected_within"}


def test_every_check_has_every_outcome_among_the_cases() -> None:
    seen: dict[str, set[str]] = {}
    named = [case[:2] for case in AWARD_CASES] + [case[:2] for case in ARTICLE_CASES]
    for name, outcome in named:
        seen.setdefault(name, set()).add(outcome)
    seen["weekday"].add("not_applicable")  # then there is no row, see above
    assert seen == {name: {"pass", "fail", "not_applicable"} for name in CHECK_NAMES}


def test_an_odd_count_is_not_repaired() -> None:
    body = (
        "누리군은 행정안전부 '2024년 데이터기반행정 실태점검'에서 우수기관으로 선정됐다. "
        "전국 697개 기관을 대상으로 한 평가다."
    )
    reading = make_reading(body, "2025-02-17")
    sentences = find_sentences(reading.text, reading.article.article_id, reading.body)
    facts = find_facts(replace(reading, sentences=tuple(sentences)))
    (award,) = facts.awards
    assert award.assessed_total == 697
    check = pick(cross_check(reading.article, reading.text, facts), "printed_total")
    assert check is not None
    assert (check.outcome, check.observed, check.expected) == ("fail", "697", "679")


def test_dates_of_other_articles_are_left_alone() -> None:
    reading = make_reading("행사는 2025년 2월 17일(화) 열린다.", "2025-02-17")
    other = DateMention(
        "x:0", "x", 4, 17, "by_hand", "x:date:4", "2025년 2월 17일", None, None, "day", "none"
    )
    assert (
        pick(cross_check(reading.article, reading.text, Facts(dates=(other,))), "weekday") is None
    )
