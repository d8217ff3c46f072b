"""What is declared fills in and mostly wins; what the page shows stands where it knows better."""

import time
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from flows.clean.declared import complete_article, find_host, read_moment
from flows.markup import Declared
from flows.records import Article
from tests.validate import samples

SEOUL = ZoneInfo("Asia/Seoul")
SHOWN = replace(
    samples.cleaned(samples.page()).articles[0],
    title="가람군, 맑은물 평가 우수기관 선정",
    subtitle=None,
    outlet="가람일보",
    outlet_domain=None,
    reporters=("한도현",),
    published_at=datetime(2025, 3, 2, 9, 10, tzinfo=SEOUL),
    published_precision="minute",
    modified_at=None,
)


def complete(shown: Article = SHOWN, is_record: bool = False, **declared: object) -> Article:
    return complete_article(shown, Declared(**declared), is_record)


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        (None, SHOWN.title),
        ("가람군, 맑은물 평가 우수기관 선정 - 가람일보", SHOWN.title),
        ("가람군, 맑은물 평가 우수기관 선정 < 사회 < 기사본문 - 가람일보", SHOWN.title),
        ("가람군, 맑은물 평가 우수기관...", SHOWN.title),
        ("가람군, ‘맑은물 평가’ 우수기관 선정NEW", "가람군, ‘맑은물 평가’ 우수기관 선정"),
        ("[속보] 가람군, 맑은물 평가 우수기관 선정", SHOWN.title),
        ("가람군, 맑은물 평가 우수기관 선정\n물길을 살린 가람군이…\n조회수 : 13", SHOWN.title),
        ("나래시 축제 연다", "나래시 축제 연다"),
        ("나래시 2-3 가람군 - 다온", "나래시 2-3 가람군 - 다온"),  # no name of this outlet
        ("나래시, K-RUN", "나래시, K-RUN"),
    ],
)
def test_title(declared: str | None, title: str) -> None:
    assert complete(title=declared).title == title


def test_a_menu_word_is_no_title() -> None:
    shown = replace(SHOWN, title="가람군")
    assert (
        complete(shown, title="가람군, 맑은물 평가 우수기관 선정 | 가람일보").title == SHOWN.title
    )


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        ((), ("한도현",)),
        (("한도현 기자",), ("한도현",)),
        (("이새길 기자", "한도현"), ("이새길", "한도현")),
        (("이새길, 한도현",), ("한도현",)),  # names without a role only fill in
        (("이새길 기자 saegil@garam.example",), ("이새길",)),
        (("가람일보",), ("한도현",)),
        (("admin",), ("한도현",)),
        (("https://garam.example/reporter/7",), ("한도현",)),
    ],
)
def test_reporters(declared: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert complete(reporters=declared).reporters == names


def test_names_without_a_role_fill_in() -> None:
    shown = replace(SHOWN, reporters=())
    assert complete(shown, reporters=("이새길, 한도현",)).reporters == ("이새길", "한도현")
    assert complete(shown, reporters=("하성군",)).reporters == ("하성군",)
    assert complete(shown, reporters=("가람일보", "영동군", "admin")).reporters == ()


def test_place_whose_head_the_body_names_is_no_reporter() -> None:
    shown = replace(SHOWN, reporters=())
    body = "두물군(군수 갈마루)이 배로 섬마을을 찾아간다."
    article = complete_article(shown, Declared(reporters=("두물군",)), body=body)
    assert article.reporters == ()


@pytest.mark.parametrize(
    ("declared", "is_record", "moment", "precision"),
    [
        ("2025-03-02T09:10:11+09:00", False, (2025, 3, 2, 9, 10, 11), "second"),
        ("2025-03-02T00:10:11.123Z", False, (2025, 3, 2, 9, 10, 11), "second"),
        ("2025-03-02T00:10:11+0000", False, (2025, 3, 2, 9, 10, 11), "second"),
        ("2025-03-02 09:10", False, (2025, 3, 2, 9, 10, 0), "minute"),
        ("2025-03-02T09:10:11Z", False, (2025, 3, 2, 9, 10, 0), "minute"),  # Seoul's clock
        ("2025-03-05T09:00:00+09:00", False, (2025, 3, 5, 9, 0, 0), "second"),
        ("2025-03-05T09:00:00+09:00", True, (2025, 3, 2, 9, 10, 0), "minute"),  # a crawl
        ("2025-13-45T09:00:00", False, (2025, 3, 2, 9, 10, 0), "minute"),
        ("어제", False, (2025, 3, 2, 9, 10, 0), "minute"),
        (None, False, (2025, 3, 2, 9, 10, 0), "minute"),
    ],
)
def test_published(
    declared: str | None, is_record: bool, moment: tuple[int, ...], precision: str
) -> None:
    article = complete(is_record=is_record, published_at=declared)
    assert article.published_at == datetime(*moment, tzinfo=SEOUL)  # type: ignore[arg-type]
    assert article.published_precision == precision


def test_a_record_declares_what_the_page_lacks() -> None:
    shown = replace(SHOWN, published_at=None, published_precision=None)
    article = complete(shown, True, published_at="2025-12-13T16:51:45.684+00:00")
    assert article.published_at == datetime(2025, 12, 14, 1, 51, 45, tzinfo=SEOUL)


def test_modified_only_where_it_differs() -> None:
    same = {"published_at": "2025-03-02T09:10:00+09:00", "modified_at": "2025-03-02T09:10:00+09:00"}
    assert complete(**same).modified_at is None
    later = same | {"modified_at": "2025-03-02T11:00:00+09:00"}
    assert complete(**later).modified_at == datetime(2025, 3, 2, 11, 0, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.garam.example/7?a=b", "garam.example"),
        ("http://News.Garam.example:80/", "news.garam.example"),
        ("//garam", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_host(url: str | None, host: str | None) -> None:
    assert find_host(url) == host
    assert complete(url=url).outlet_domain == host


def test_outlet_that_is_a_domain_says_nothing_new() -> None:
    assert complete(outlet="www.garam.example").outlet == "가람일보"
    assert complete(outlet="다온신문").outlet == "다온신문"


def test_moment_keeps_the_clock_as_written() -> None:
    read = read_moment("2025-03-02T00:10:11Z")
    assert read is not None
    assert (read[0].hour, read[1], read[2].hour) == (9, "second", 0)


def test_time_grows_linearly_with_the_blanks_in_a_title() -> None:
    small, large = (measure(f"가람군,{' ' * count}맑은물 평가") for count in (20_000, 80_000))
    assert large < 10 * max(small, 0.003)


def measure(title: str) -> float:
    begin = time.process_time()
    complete(title=title)
    return time.process_time() - begin


@pytest.mark.parametrize(
    ("shown", "licence", "expected"),
    [
        ("prohibited", "공공누리 제4유형", "kogl_4"),
        ("unknown", "공공누리 공공저작물 자유이용허락 출처표시", "kogl_1"),
        ("kogl_2", "공공누리 제1유형", "kogl_2"),
        ("prohibited", None, "prohibited"),
    ],
)
def test_licence_of_a_picture_fills_in(shown: str, licence: str | None, expected: str) -> None:
    article = complete(replace(SHOWN, redistribution=shown), licence=licence)
    assert article.redistribution == expected
