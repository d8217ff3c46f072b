"""The seed, exactly: what the first customer's page must yield, and that no rule knows it."""

from __future__ import annotations

import hashlib
import itertools
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from flows.clean.page import clean_page
from flows.clean.stamps import SEOUL
from flows.records import Award, CleanPage, Facts, Page
from flows.structure.facts import structure_page
from flows.validate.crosschecks import cross_check

SEED_FILE = Path(__file__).parents[1] / "seeds" / "000_eb19d3d540909eef.txt"
SEED = SEED_FILE.read_text("utf-8")
MODULES = (
    "기자의 다른기사 보기",
    "랭킹뉴스",
    "헤드라인 뉴스",
    "실시간 뉴스",
    "지난 기획시리즈",
    "포토뉴스",
)


@cache
def read(text: str) -> tuple[CleanPage, Facts]:
    page = Page("0" * 32, "seed.txt", 0, "text/plain", 0, "", "utf-8", "", False, len(text), text)
    clean = clean_page(page)
    return clean, structure_page(text, clean)


@pytest.fixture
def clean() -> CleanPage:
    return read(SEED)[0]


@pytest.fixture
def facts() -> Facts:
    return read(SEED)[1]


def test_seed_is_the_page_it_was() -> None:
    digest = hashlib.sha256(SEED_FILE.read_bytes()).hexdigest()
    assert digest == "6b434e1931c6500dfa037b7f0c670a81fc190f2b84ecbbbe0a423c026ff021cc"
    assert len(SEED) == 2769


def test_article(clean: CleanPage) -> None:
    (article,) = clean.articles
    assert article.kind == "news_article"
    assert article.title == "당진시, 데이터 기반 행정 평가 4년 연속 최고등급 선정"
    assert (
        article.subtitle == "데이터 행정 선도도시 당진, 2024년 우수기관 선정으로 연속 최고등급 쾌거"
    )
    assert article.sections == ("전국", "당진시")
    assert article.reporters == ("박승군",)
    assert article.published_at == datetime(2025, 2, 17, 7, 20, tzinfo=SEOUL)
    assert article.published_precision == "minute"
    assert (article.outlet, article.outlet_domain) == ("중도일보", "www.joongdo.co.kr")
    assert article.dateline_place == "당진"
    assert article.redistribution == "prohibited"
    assert article.copyright_text == "중도일보(www.joongdo.co.kr), 무단전재 및 수집, 재배포 금지"


def test_body(clean: CleanPage) -> None:
    paragraphs = [SEED[b.start : b.end] for b in clean.blocks if b.role == "paragraph"]
    assert len(paragraphs) == 7
    assert len("\n".join(paragraphs)) == 719
    assert paragraphs[0].startswith("당진시(시장 오성환)는")
    assert paragraphs[-1].endswith("선두주자임을 입증했다.")
    assert clean.articles[0].body_char_count == 719
    assert clean.articles[0].paragraph_count == 7
    blocks = {SEED[b.start : b.end]: b.role for b in clean.blocks}
    assert blocks["당진=박승군 기자"] == "signoff"
    assert blocks["사본 -(사진2,6) 당진시청 전경"] == blocks["당진시청사 전경"] == "caption"


def test_modules(clean: CleanPage) -> None:
    items = [(item.module, item.list_no, item.rank) for item in clean.module_items]
    ranked = [("랭킹뉴스", no, rank) for no in (1, 2) for rank in range(1, 6)]
    assert items == [*ranked, *[("헤드라인 뉴스", 1, None)] * 3, *[("포토뉴스", 1, None)] * 4]
    assert all(bool(i.teaser) == (i.module == "헤드라인 뉴스") for i in clean.module_items)
    assert len({item.title for item in clean.module_items}) == 17
    assert clean.rendered_after is None


def test_no_fact_comes_from_a_module(clean: CleanPage, facts: Facts) -> None:
    end = next(b.start for b in clean.blocks if b.role == "copyright")
    for kind in ("sentences", "quotations", "mentions", "quantities", "dates", "awards"):
        assert all(row.end <= end for row in getattr(facts, kind))


def test_quotations(facts: Facts) -> None:
    first, second = facts.quotations
    assert first.utterance_no == second.utterance_no
    assert (first.start, second.start) == (
        SEED.index("이번 4년 연속"),
        SEED.index("앞으로도 데이터"),
    )
    assert (first.end, second.end) == (SEED.index('"이라며'), SEED.index('"고 말했다'))
    for quotation in facts.quotations:
        assert quotation.speaker == "이종우"
        assert quotation.position == "기획예산담당관"
        assert quotation.organization == "당진시"
        assert quotation.verb == "말했다"
        assert not quotation.is_anonymous


def test_persons_and_bodies(facts: Facts) -> None:
    persons = {m.canonical_name: m for m in facts.mentions if m.kind == "person"}
    assert set(persons) == {"오성환", "이종우"}
    assert (persons["오성환"].position, persons["오성환"].organization) == ("시장", "당진시")
    assert persons["이종우"].position == "기획예산담당관"
    bodies = {(m.text, m.canonical_name, m.code) for m in facts.mentions if m.kind != "person"}
    assert ("당진시", "당진시", "44270") in bodies
    assert ("시", "당진시", "44270") in bodies
    assert {name for _, name, _ in bodies} >= {"행정안전부", "한국지역정보개발원", "충청남도"}
    anaphors = [m for m in facts.mentions if m.text == "시"]
    assert [SEED[m.end] for m in anaphors] == ["는", "가", "는"]


def test_quantities(facts: Facts) -> None:
    found = {(q.text, q.value, q.unit) for q in facts.quantities}
    assert found >= {
        ("226개", 226, "개"),
        ("17개", 17, "개"),
        ("7%", 7, "%"),
        ("679개", 679, "개"),
        ("3개", 3, "개"),
        ("10개", 10, "개"),
        ("4년", 4, "년"),
    }


def test_dates(facts: Facts) -> None:
    found = {d.text: (d.first_day, d.last_day, d.precision) for d in facts.dates}
    day = date(2025, 2, 17)
    assert found["2월 17일"] == (day, day, "day")
    assert found["2024년 12월"] == (date(2024, 12, 1), date(2024, 12, 31), "month")
    assert found["2024년"] == (date(2024, 1, 1), date(2024, 12, 31), "year")
    assert found["2021년 이후"][:2] == (date(2021, 1, 1), None)


def expected_awards() -> list[dict[str, object]]:
    return [
        {
            "recipient": "당진시",
            "recipient_code": "44270",
            "evaluator": "행정안전부",
            "programme": "데이터 기반 행정 실태 점검",
            "year": 2024,
            "grade": "우수",
            "streak_years": 4,
            "assessed_total": 679,
            "selected": 17,
            "selected_of": 226,
            "selected_scope": "4년 연속 최고등급",
            "top_percent": 7,
            "superlative": "유일",
            "superlative_scope": "충남도 내 시 단위 기초단체",
        },
        {
            "recipient": "당진시",
            "evaluator": "행정안전부",
            "programme": "데이터 분석 전문 인재 양성 선도기관",
            "year": 2024,
            "grade": None,
            "streak_years": None,
            "superlative": "최초",
            "superlative_scope": "충청권",
        },
        {
            "recipient": "당진시",
            "evaluator": "한국지역정보개발원",
            "programme": "지방자치단체 빅데이터 분석 우수사례",
            "streak_years": 4,
            "streak_first_year": 2021,
            "selected": None,
            "superlative": None,
        },
    ]


def pick(award: Award, expected: dict[str, object]) -> dict[str, object]:
    return {field: getattr(award, field) for field in expected}


def test_awards(facts: Facts) -> None:
    expected = expected_awards()
    assert [pick(a, e) for a, e in zip(facts.awards, expected, strict=True)] == expected
    for award in facts.awards:
        evidence = {each.field: SEED[each.start : each.end] for each in award.evidence}
        assert evidence["recipient"] in ("당진시", "시")
        assert award.programme
        assert award.programme in evidence["programme"]
    scope = {e.field: e for e in facts.awards[0].evidence}["selected_scope"]
    assert scope.end < SEED.index("이는 전국")


def test_initiatives(facts: Facts) -> None:
    found = [(i.name, i.actor, i.actor_code, i.kind, i.year) for i in facts.initiatives]
    assert found == [
        ("공원현황 분석", "당진시", "44270", "analysis", 2024),
        ("안심식당 현황 분석", "당진시", "44270", "analysis", 2024),
    ]


def test_checks(clean: CleanPage, facts: Facts) -> None:
    checks = cross_check(clean.articles[0], SEED, facts)
    outcomes = {(c.check, c.row_id): c for c in checks}
    first, _, third = (award.award_id for award in facts.awards)
    share = outcomes["selected_share", first]
    assert share.outcome == "pass"
    assert "truncation" in share.message
    assert outcomes["streak_span", first].outcome == "pass"
    assert outcomes["streak_span", third].outcome == "pass"
    assert "2021–2024" in str(outcomes["streak_span", third].observed)
    assert outcomes["announcement_day", clean.articles[0].article_id].outcome == "pass"


def test_every_span_holds_its_text(facts: Facts) -> None:
    for kind in ("quotations", "mentions", "quantities", "dates"):
        for row in getattr(facts, kind):
            assert SEED[row.start : row.end] == row.text
    for initiative in facts.initiatives:
        assert SEED[initiative.start : initiative.end] == initiative.name


# The same page with everything changed that a rule could have learned by heart.
CHANGES = (
    ("데이터 기반 행정 실태 점검", "물 관리 행정 종합 평가"),
    ("지방자치단체 빅데이터 분석 우수사례", "전국 마을도서관 운영 우수사례"),
    ("데이터 분석 전문 인재 양성 선도기관", "물 절약 시설 운영 선도기관"),
    ("데이터 기반 행정 평가", "물 관리 행정 평가"),
    ("한국지역정보개발원(KLID)", "한국물기술진흥원(KWTA)"),
    ("행정안전부", "환경부"),
    ("충청권", "영남권"),
    ("충남도", "경북도"),
    ("당진", "안동"),
    ("오성환", "도하늘"),
    ("이종우", "남궁보람"),
    ("기획예산담당관", "맑은물정책과장"),
    ("박승군", "선우별"),
    ("중도일보(www.joongdo.co.kr)", "가람일보(www.garam.example)"),
    ("4년 연속", "3년 연속"),
    ("2021년 이후", "2022년 이후"),
    ("2월 17일", "3월 5일"),
    ("2025-02-17 07:20", "2025-03-06 18:05"),
    ("226개", "161개"),
    ("17개", "21개"),
    ("상위 7%", "상위 13%"),
    ("679개", "812개"),
    ("공원현황", "하천현황"),
    ("안심식당", "누수신고"),
    ("말했다", "강조했다"),
)


def change(text: str) -> str:
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new)
    article, *modules = split_modules(text)
    return "\n\n".join([article, *reversed(modules)])


def split_modules(text: str) -> list[str]:
    starts = [0, *(text.index(f"\n{heading}") for heading in MODULES), len(text)]
    return [text[a:b].strip("\n") for a, b in itertools.pairwise(starts)]


def test_another_page_of_the_kind_is_read_as_well() -> None:
    text = change(SEED)
    clean, facts = read(text)
    (article,) = clean.articles
    assert (article.outlet, article.outlet_domain) == ("가람일보", "www.garam.example")
    assert (article.reporters, article.dateline_place) == (("선우별",), "안동")
    assert article.published_at == datetime(2025, 3, 6, 18, 5, tzinfo=SEOUL)
    assert len(clean.module_items) == 17
    first, second, third = facts.awards
    assert (first.recipient, first.recipient_code, first.evaluator) == ("안동시", "47170", "환경부")
    assert (first.programme, first.year, first.grade) == ("물 관리 행정 종합 평가", 2024, "우수")
    assert (first.streak_years, first.assessed_total, first.top_percent) == (3, 812, 13)
    assert (first.selected, first.selected_of, first.selected_scope) == (
        21,
        161,
        "3년 연속 최고등급",
    )
    assert (second.superlative, second.superlative_scope) == ("최초", "영남권")
    assert (third.evaluator, third.streak_first_year) == ("한국물기술진흥원", 2022)
    speakers = {(q.speaker, q.position, q.organization, q.verb) for q in facts.quotations}
    assert speakers == {("남궁보람", "맑은물정책과장", "안동시", "강조했다")}
    persons = {m.canonical_name for m in facts.mentions if m.kind == "person"}
    assert persons == {"도하늘", "남궁보람"}
    assert [i.name for i in facts.initiatives] == ["하천현황 분석", "누수신고 현황 분석"]


def test_no_rule_holds_a_string_of_the_seed() -> None:
    root = SEED_FILE.parents[1]
    sources = [
        *root.glob("flows/**/*.py"),
        *root.glob("schemas/*.py"),
        *root.glob("flows/**/*.txt"),
    ]
    names = (
        "당진",
        "오성환",
        "이종우",
        "박승군",
        "중도일보",
        "joongdo",
        "안심식당",
        "공원현황",
        "44270",
    )
    for source in sources:
        held = source.read_text("utf-8")
        assert not [name for name in names if name in held], source
