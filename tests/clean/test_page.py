"""Zoning holds on any input: blocks tile the text, nothing is lost, time is linear."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.clean.page import clean_page
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


@pytest.mark.parametrize(
    "shape",
    [
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
        "가나다. ",
        "2024-03-05 ",
        "a@",
    ],
)
def test_time_grows_linearly(shape: str) -> None:
    small, large = (measure(shape * (n // len(shape))) for n in (20_000, 80_000))
    assert large < 12 * max(small, 0.002), (
        f"{shape!r}: {small:.4f} s, four times as long {large:.4f} s"
    )


def measure(text: str) -> float:
    begin = time.process_time()
    clean_page(make_page(text))
    return time.process_time() - begin
