"""Boxes inside the body's container: what all of a box's lines say together."""

import pytest

from tests.clean.test_markup import texts

FIRST = "가람시는 중앙동에 새 도서관을 열었다고 5일 밝혔다. 책은 4만 권을 갖췄다."
SECOND = "한 주민은 “걸어서 닿는 도서관은 처음이다”라며 반겼다. 도서관은 저녁 열 시에 닫는다."
THIRD = (
    "가까운 길을 두고 먼 길로 책을 빌리러 다니던 일이 이제 옛일이 됐다. " * 5
    + "시는 내년까지 걸어서 닿는 도서관을 두 곳 더 짓는다. 사업비는 모두 12억 원이다."
)
PAGE = (
    "<html><body><div class=wrap><h1>가람시, 새 도서관 문 연다</h1>{head}<div id=articleBody>"
    f"<p>{FIRST}</p><p>{SECOND}</p>{{box}}<p>{THIRD}</p></div></div></body></html>"
)
LINKS = "".join(f"<li><a href=/{no}>누리군, 마을버스 노선 {no}곳 고친다</a></li>" for no in (3, 4))
BOXES = {
    "link list": f"<div class=x1><strong>이웃들이 지금 읽는 글</strong><ul>{LINKS}</ul></div>",
    "form": "<form><h4>가람 편지</h4><label>받아 보기에 동의함</label><button>신청</button></form>",
    "poll": "<div><b>도서관, 더 지어야 하나</b><form><label>그렇다</label></form>"
    "<p>지금까지 1,027명이 설문에 참여했다.</p></div>",
    "pull quote": "<blockquote><p>“걸어서 닿는 도서관은 처음이다”</p>"
    "<cite>가람 주민</cite></blockquote>",
}


def test_a_list_among_the_blocks_of_an_editor_is_text() -> None:
    html = PAGE.format(head="", box="<ul class=wp-block-list><li>기다린 시간: 평균 17분</li></ul>")
    assert texts("subheading", html) == ["기다린 시간: 평균 17분"]


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_box_is_no_text_of_the_article(box: str) -> None:
    html = PAGE.format(head="", box=box)
    assert texts("paragraph", html) == [FIRST, SECOND, THIRD]
    assert texts("subheading", html) == []


def test_a_letter_that_is_quoted_once_is_text() -> None:
    letter = "“엄마, 우리 동네에 도서관이 생겼어. 저녁마다 책을 읽어. 답장은 천천히 줘.”"
    html = PAGE.format(head="", box=f"<blockquote><p>{letter}</p></blockquote>")
    assert texts("paragraph", html) == [FIRST, SECOND, letter, THIRD]


def test_a_table_of_results_is_text_and_one_of_contacts_is_none() -> None:
    rows = "<tr><th>구분</th><th>책</th></tr><tr><td>중앙동</td><td>402</td></tr>"
    cells = texts("paragraph", PAGE.format(head="", box=f"<table>{rows}</table>"))
    assert cells == [FIRST, SECOND, "구분", "책", "중앙동", "402", THIRD]
    rows = "<tr><th>담당자</th><td>한보람</td></tr><tr><th>전화</th><td>031-555-0100</td></tr>"
    cells = texts("paragraph", PAGE.format(head="", box=f"<table>{rows}</table>"))
    assert cells == [FIRST, SECOND, THIRD]


def test_values_of_a_board_are_no_subtitles() -> None:
    head = (
        "<table><tr><th>작성자</th><td>기획예산실 홍보 담당</td><th>조회수</th><td>31</td></tr>"
        "</table><p class=sub-title>책 4만 권 갖춘 걸어서 가는 도서관</p>"
    )
    assert texts("subtitle", PAGE.format(head=head, box="")) == [
        "책 4만 권 갖춘 걸어서 가는 도서관"
    ]
