"""Zoning holds on any input: blocks tile the text, nothing is lost, time is linear."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.clean.page import clean_page
from flows.lasting import collect_after
from flows.records import CleanPage, Page
from schemas.blocks import ROLES

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text("utf-8")
WORDS = (
    "가람시는 사업을 마쳤다고 밝혔다.",
    "랭킹뉴스",
    "1. 새 도서관 문 연다",
    "• 정치",
    "승인 2024-03-05 09:10",
    "한보람 기자 a@b.example",
    "저작권자 © 가람일보 무단전재 금지",
    "“마쳤다”고 말했다.",
    "▲",
    "(가람=가람통신) 한보람 기자 = 가람시는 5일 문을 열었다.",
    "가람시청 전경",
    "\u202e",
    "\x0b",
    " ",
)


def make_page(text: str) -> Page:
    return Page("0" * 32, "page.txt", 0, "text/plain", 0, "", "utf-8", "", False, len(text), text)


def assert_tiled(text: str, clean: CleanPage) -> None:
    position = 0
    for block in clean.blocks:
        assert not text[position : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        assert block.role in ROLES
        assert block.rule
        position = block.end
    assert not text[position:].strip()


@given(st.text(max_size=400))
def test_blocks_tile_any_text(text: str) -> None:
    assert_tiled(text, clean_page(make_page(text)))


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["\n", "\n\n", " "]))
def test_blocks_tile_pages_of_known_pieces(pieces: list[str], separator: str) -> None:
    text = separator.join(pieces)
    clean = clean_page(make_page(text))
    assert_tiled(text, clean)
    for item in clean.module_items:
        assert text[item.start : item.end] == item.title


@given(st.integers(0, len(SEED)), st.integers(0, len(SEED)), st.text(max_size=20))
def test_blocks_tile_mutated_seeds(first: int, second: int, inserted: str) -> None:
    start, end = sorted((first, second))
    text = SEED[:start] + inserted + SEED[end:]
    assert_tiled(text, clean_page(make_page(text)))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "홈 > 사회\n랭킹뉴스\n1. 새 도서관 문 연다\n2. 새 길 연다"]
)
def test_page_without_running_text_has_no_article(text: str) -> None:
    assert clean_page(make_page(text)).articles == ()


PROSE = "가람시는 길을 열었다고 5일 밝혔다."
SHAPES = {
    **{
        shape: (shape, "")
        for shape in (
            "가",
            "가 ",
            '"',
            "(",
            "[",
            "1",
            "▲",
            "• 가\n",
            "한보람 기자",
            "한보람·",
            "a@",
        )
    },
    "stamps": ("2024-03-05 ", ""),
    "headlines above a story": ("새 도서관 문 연다\n", PROSE),
    "paragraphs": (f"{PROSE}\n", ""),
    "paragraphs after menu words": ("정치\n", PROSE),
    "briefs": (f"■ 가람시\n{PROSE} <남궁솔>\n", ""),
}


@pytest.mark.parametrize("name", SHAPES)
def test_time_grows_linearly(name: str) -> None:
    shape, end = SHAPES[name]
    texts = [shape * (n // len(shape)) + end for n in (20_000, 80_000)]
    with collect_after():
        rounds = [[measure(text) for text in texts] for _ in range(5)]
    small, large = (min(tries) for tries in zip(*rounds, strict=True))
    assert large < 10 * max(small, 0.003), f"{small:.4f} s, four times as long {large:.4f} s"


def measure(text: str) -> float:
    """Return the CPU time of one page; what disturbs it only adds to it."""
    begin = time.process_time()
    clean_page(make_page(text))
    return time.process_time() - begin


BRIEFS = """[가람 단신] 3월 5일
2024-03-05 06:00

■ 가람시, 새 도서관 열어
가람시는 중앙동에 새 도서관을 열었다고 5일 밝혔다. <남궁솔>

■ 누리군, 마을버스 늘려
누리군은 마을버스를 두 대 늘린다고 밝혔다. <제갈민>

<ⓒ 가람신문, 무단 전재 및 재배포 금지>"""

ONE_STORY = """가람시, 새 도서관 문 연다
입력 2024-03-05 06:00

가람시는 중앙동에 새 도서관을 열었다고 5일 밝혔다.

■ 책 4만 권 갖춰
도서관은 책 4만 권을 갖추고 저녁 열 시까지 문을 연다.

■ 걸어서 10분
시는 걸어서 닿는 도서관을 늘리겠다고 말했다.
한보람 기자"""


@pytest.mark.parametrize("mark", ["■", "●"])
def test_briefs_are_articles_of_their_own(mark: str) -> None:
    clean = clean_page(make_page(BRIEFS.replace("■", mark)))
    found = [(a.article_id[-1], a.title, a.reporters, a.outlet, a.kind) for a in clean.articles]
    assert found == [
        ("0", "가람시, 새 도서관 열어", ("남궁솔",), "가람신문", "brief"),
        ("1", "누리군, 마을버스 늘려", ("제갈민",), "가람신문", "brief"),
    ]
    assert {a.published_precision for a in clean.articles} == {"minute"}
    assert clean.articles[1].sections == ("[가람 단신] 3월 5일",)
    owners = [b.article_id[-1] for b in clean.blocks if b.role == "paragraph" and b.article_id]
    assert owners == ["0", "1"]


def test_the_signoff_at_the_end_of_all_briefs_speaks_for_each() -> None:
    text = BRIEFS.replace(" <남궁솔>", "").replace(" <제갈민>", "\n도하늘·한보람 기자")
    articles = clean_page(make_page(text)).articles
    assert [each.reporters for each in articles] == [("도하늘", "한보람")] * 2


def test_subheadings_do_not_make_a_story_into_briefs() -> None:
    (article,) = clean_page(make_page(ONE_STORY)).articles
    assert article.title == "가람시, 새 도서관 문 연다"
    assert article.paragraph_count == 3


UNMARKED_BRIEFS = """[가람 단신] 3월 첫째 주
2024-03-05 06:00

가람시, 중앙동에 새 도서관 열어
가람시는 중앙동에 새 도서관을 열었다고 5일 밝혔다.
한보람 기자 boram@garam.example

누리군, 마을버스 두 대 늘려
누리군 마을버스. 누리군 제공
누리군은 다음 달부터 마을버스를 두 대 늘린다고 밝혔다.
도하늘 기자 haneul@garam.example

<ⓒ 가람신문, 무단 전재 및 재배포 금지>"""


def test_signed_texts_under_headings_without_marks_are_briefs() -> None:
    articles = clean_page(make_page(UNMARKED_BRIEFS)).articles
    assert [(each.title, each.reporters) for each in articles] == [
        ("가람시, 중앙동에 새 도서관 열어", ("한보람",)),
        ("누리군, 마을버스 두 대 늘려", ("도하늘",)),
    ]


def test_signed_texts_are_no_briefs_on_a_page_that_does_not_say_so() -> None:
    text = UNMARKED_BRIEFS.replace("[가람 단신] 3월 첫째 주", "가람시, 새 도서관 문 열고 손님 맞아")
    assert len(clean_page(make_page(text)).articles) == 1


DATED_PAGE = (
    "가람군, 하늘길 축제 열어\n\n입력 2025.03.05 09:10\n\n"
    "가람군이 하늘길 축제를 열었다고 5일 밝혔다. 올해 축제에는 군민이 많이 찾았다.\n\n"
    "군은 내년에도 축제를 이어 가겠다고 말했다. 축제는 이틀 동안 이어졌다.\n\n"
    "많이 본 뉴스\n\n1. 봄나물 장터 {day}\n2. 들꽃 사진전\n3. 마을 영화제\n"
)


@pytest.mark.parametrize(
    ("day", "rendered_after"),
    [
        ("2025-03-09", date(2025, 3, 9)),
        ("2025-03-05", date(2025, 3, 5)),
        ("2021-11-02", None),  # older than what the page reports: it says nothing
        ("9일", None),
    ],
)
def test_modules_date_the_rendering_from_the_day_of_the_report_on(
    day: str, rendered_after: date | None
) -> None:
    assert clean_page(make_page(DATED_PAGE.format(day=day))).rendered_after == rendered_after


@pytest.mark.parametrize("mark", ["<끝>", "‹끝>", "(끝)", "끝.", "[끝]"])
def test_an_end_mark_behind_the_last_sentence_is_no_body(mark: str) -> None:
    text = f"가람시, 새 도서관\n\n가람시는 5일 도서관을 열었다. 문의는 시로 하면 된다.  {mark}\n"
    clean = clean_page(make_page(text))
    cut = {block.rule: text[block.start : block.end] for block in clean.blocks}
    assert cut["glued_end_mark"] == mark
    assert cut["prose"].endswith("시로 하면 된다.")


def test_text_ends_where_its_last_sentence_says_so() -> None:
    about = "가람재단은 2016년에 세워진 비영리 재단으로, 군에 본부를 두고 있다."
    text = (
        f"가람시, 새 도서관\n\n가람시는 5일 도서관을 열었다. 책은 4만 권이다. 끝.\n\n소개\n{about}"
    )
    clean = clean_page(make_page(text))
    assert [b.role for b in clean.blocks if b.start >= text.index("소개")] == ["navigation"] * 2


def test_a_marked_line_above_the_body_is_a_caption_only_if_it_is_alone() -> None:
    sentence = "가람시는 5일 시청 앞에 새 도서관을 열고 책 3만 권을 갖췄다고 밝혔다."
    caption = "▲ 도서관을 여는 표다온 시장. 그는 웃었다."
    question = "▲ 왜 도서관을 열었다고 보나. 까닭이 있다."
    lone, asked = (
        clean_page(make_page(f"가람시, 새 도서관\n\n{top}\n\n{sentence}\n\n{rest}\n"))
        for top, rest in ((caption, sentence), (question, question))
    )
    assert [each.role for each in lone.blocks if each.role != "blank"][1] == "caption"
    assert [each.role for each in asked.blocks if each.role != "blank"][1] == "paragraph"
