"""HTML: the charset and what decided it, the text in document order, what is declared."""

import time
from pathlib import Path

import pytest

from flows.ingest.charset import find_declared_charset, read_content_type
from flows.ingest.html import make_html_page, render_html
from flows.ingest.intake import Origin
from flows.markup import Declared
from flows.records import Page
from tests.ingest.samples import HTML, HTML_TEXT, read, to_response

ORIGIN = Origin("a.html", 0, "text/html")


def page_of(source: str, encoding: str = "utf-8", charset: str | None = None) -> Page:
    return make_html_page(source.encode(encoding), ORIGIN, charset)


@pytest.mark.parametrize(
    ("declared", "bytes_in", "encoding", "evidence"),
    [
        ("utf-8", "utf-8", "utf-8", "declared"),
        ("euc-kr", "cp949", "cp949", "declared"),
        ("ks_c_5601-1987", "cp949", "cp949", "declared"),
        ("euc-kr", "utf-8", "utf-8", "strict"),  # it lies
        ("utf-8", "cp949", "cp949", "strict"),  # it lies
        ("iso-8859-1", "cp949", "cp949", "strict"),
        ("no-such-thing", "cp949", "cp949", "strict"),
        ("utf-8", "utf-8-sig", "utf-8", "bom"),
        ("euc-kr", "utf-16", "utf-16-le", "bom"),
    ],
)
def test_charset_and_what_decided_it(
    declared: str, bytes_in: str, encoding: str, evidence: str
) -> None:
    page = page_of(HTML.replace("utf-8", declared), bytes_in)
    assert (page.encoding, page.encoding_evidence) == (encoding, evidence)
    assert page.text == HTML_TEXT


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b'<meta charset="EUC-KR">', "cp949"),
        (b"<meta charset=ks_c_5601-1987 />", "cp949"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=euc-kr">', "cp949"),
        (b'<?xml version="1.0" encoding="utf-8"?><html>', "utf-8"),
        (b'<meta name="x" content="y">', None),
        (b"<p>charset=euc-kr</p>", None),
        (b'<meta charset="latin1">', None),
        (b" " * 5000 + b"<meta charset=euc-kr>", None),
    ],
)
def test_declared_charset(head: bytes, codec: str | None) -> None:
    assert find_declared_charset(head) == codec


@pytest.mark.parametrize(
    ("value", "codec"),
    [("text/html; charset=EUC-KR", "cp949"), ("text/html", None), (None, None)],
)
def test_charset_of_a_server(value: str | None, codec: str | None) -> None:
    assert read_content_type(value) == codec


def test_all_of_the_page_is_text_in_document_order() -> None:
    text, markup = render_html(
        "<body><nav><a href=/>홈</a> <a href=/x>정치</a></nav><div id=v class='view  art'>"
        "<h2>가람군&nbsp;소식</h2><p>첫 <b>문장</b>이다.<br>둘째&#0; 줄</div><footer>끝</footer>"
        "<script>x</script><style>y</style>"
    )
    assert text == "홈 정치\n\n가람군 소식\n\n첫 문장이다.\n둘째\ufffd 줄\n\n끝"
    assert [(each.names, each.link_chars) for each in markup.lines] == [
        ("body nav a", 3),
        ("body div.view.art.v h2", 0),
        ("body div.view.art.v p", 0),
        ("body div.view.art.v p", 0),
        ("body footer", 0),
    ]
    for line in markup.lines:
        assert text[line.start : line.end].strip() == text[line.start : line.end] != ""


def test_what_is_declared() -> None:
    _, markup = render_html(
        "<title>소식 - 가람일보</title><meta property=og:site_name content=가람일보>"
        "<meta property=og:url content=https://garam.example/7>"
        '<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"headline":"소식",'
        '"datePublished":"2025-03-02T09:10:11+09:00","author":[{"name":"한도현 기자"}]}]}</script>'
    )
    assert markup.declared == Declared(
        title="소식",
        outlet="가람일보",
        url="https://garam.example/7",
        reporters=("한도현 기자",),
        published_at="2025-03-02T09:10:11+09:00",
    )


def test_declared_entities_are_read_though_escaped_twice() -> None:
    _, markup = render_html(
        '<meta property="og:title" content="&amp;quot;물 끊긴&amp;quot; 열흘">'
        '<meta property="og:description" content="x"><p>x</p>'
    )
    assert markup.declared.title == '"물 끊긴" 열흘'
    in_script = '{"@type":"NewsArticle","headline":"물 끊긴 열흘&hellip;밤샘"}'
    source = f'<script type="application/ld+json">{in_script}</script><p>x</p>'
    assert render_html(source)[1].declared.title == "물 끊긴 열흘…밤샘"


def test_the_title_element_is_the_last_resort() -> None:
    assert (
        render_html("<title> 소식\n - 가람일보</title><p>x")[1].declared.title == "소식 - 가람일보"
    )


def test_a_title_that_is_the_name_of_the_site_is_none() -> None:
    page = "<title>소식 – 가람일보</title><meta property=og:title content=가람일보>"
    _, markup = render_html(f"{page}<meta property=og:site_name content=가람일보><p>x")
    assert markup.declared.title == "소식 – 가람일보"


def test_text_that_entities_spell_is_composed() -> None:
    assert render_html("<p>&#x1100;&#x1161;나</p>")[0] == "가나"


@pytest.mark.parametrize(
    "source",
    [
        ("<div>" * 600 + "가" + "</div>" * 600) * 80,
        "<div>" * 50_000 + "가",
        "<div>가" * 20_000,
        "<b><i>가" * 10_000,
        "<p>" * 50_000 + "가",
        f"<div class='{'x ' * 500_000}'>가<p>나<p>다",
        "<table><tr><td>" * 5_000 + "가",
        "<a href='" + "x" * 2_000_000 + "'>가</a>",
        "가<!--" + "-" * 500_000,
        "<script>var a = '" + "가\\" * 100_000 + "</script>가",
        "<script>" + "{[" * 100_000 + "가</script>가",
        "<script>" + "=[{가" * 50_000 + "</script>가",
        "<script>" + "'가\\" * 50_000 + "</script>가",
    ],
    ids=range(13),
)
def test_hostile_markup_takes_linear_time(source: str) -> None:
    started = time.process_time()
    text, _ = render_html(source)
    assert "가" in text
    assert time.process_time() - started < 2


def test_warc_gives_the_html_responses_that_succeeded(tmp_path: Path) -> None:
    euc = HTML.replace("utf-8", "x-none").encode("cp949")
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        b"".join(
            (
                to_response(b"GET /", kind="request"),
                to_response(euc),
                to_response(HTML.encode(), status="404 Not Found"),
                to_response(b"\x89PNG", media_type="image/png"),
                to_response(HTML.encode() + b"<!-- 2 -->", packed=True),
            )
        )
    )
    pages = read(path)
    assert all(isinstance(each, Page) for each in pages)
    assert [(each.record_no, each.text) for each in pages] == [(1, HTML_TEXT), (4, HTML_TEXT)]
    first, second = pages
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.encoding, first.encoding_evidence) == ("cp949", "declared")
    assert (second.encoding, second.byte_count) == ("utf-8", len(HTML.encode()) + 10)
    assert first.markup is not None
    assert first.markup.declared.url == "http://news.garam.example/7"


@pytest.mark.parametrize(
    ("pictures", "licence"),
    [
        ('<img alt="공공누리 제1유형"><img alt="공공누리 제1유형">', "공공누리 제1유형"),
        ('<img alt="공공누리 제1유형"><img alt="공공누리 제2유형">', None),  # a legend
        ('<img alt="가람군">', None),
    ],
)
def test_licence_is_told_by_its_picture(pictures: str, licence: str | None) -> None:
    _, markup = render_html(f"<p>가람군이 다리를 놓았다.</p>{pictures}")
    assert markup.declared.licence == licence


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("보도자료 | 가람군청", "가람군청"),
        ("새 다리 놓다 - 가람교육지원청 누리집", "가람교육지원청"),
        ("가람군청 새 청사 문 연다", None),
        ("새 다리 놓다 - 가람일보", None),
    ],
)
def test_town_hall_is_named_at_the_end_of_its_title(title: str, outlet: str | None) -> None:
    _, markup = render_html(f"<title>{title}</title><p>가람군이 다리를 놓았다.</p>")
    assert markup.declared.outlet == outlet
