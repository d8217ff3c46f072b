"""Facts derived from rows, without any suite."""

from __future__ import annotations

import pyarrow as pa
import pytest

from flows.tables import to_table
from flows.validate.derived import DERIVED
from flows.validate.frames import make_frame
from flows.validate.rows import Rows, find_parent
from schemas.catalog import BY_NAME
from tests.validate import samples

PAGE = samples.page()


def rows_with(text: str, spans: list[tuple[int, int]]) -> tuple[Rows, pa.Table]:
    pages = pa.table({"page_id": ["p"], "char_count": [len(text)]})
    blocks = pa.table(
        {
            "page_id": ["p"] * len(spans),
            "block_no": list(range(len(spans))),
            "start": [start for start, _ in spans],
            "end": [end for _, end in spans],
        }
    )
    texts = pa.table({"page_id": ["p"], "text": pa.array([text], pa.large_string())})
    return Rows({"pages": pages, "texts": texts, "blocks": blocks}), pages


@pytest.mark.parametrize(
    ("text", "spans", "is_tiled"),
    [
        ("가나 다라", [(0, 2), (3, 5)], True),
        ("가나 다라", [(0, 5)], True),
        ("  가나\n\n", [(2, 4)], True),
        ("가나 다라", [(0, 2)], False),  # the tail is in no block
        ("가나 다라", [(3, 5)], False),  # the head is in no block
        ("가나 다라", [(0, 3), (2, 5)], False),  # overlap
        ("가나다라", [(0, 1), (2, 4)], False),  # a character between
        ("가나 다라", [(3, 5), (0, 2)], False),  # numbered out of order
        ("가나", [(0, 3)], False),  # beyond the text
        ("  ", [], True),
        ("가", [], False),
    ],
)
def test_blocks_tile_the_text(text: str, spans: list[tuple[int, int]], is_tiled: bool):
    rows, pages = rows_with(text, spans)
    assert DERIVED["is_tiled"](BY_NAME["pages"], rows, pages) == [is_tiled]


def test_text_length_counts_code_points():
    rows, pages = rows_with("한글😀", [])
    assert DERIVED["text_char_count"](BY_NAME["pages"], rows, pages).to_pylist() == [3]


def test_parent_is_looked_up_by_the_declared_reference():
    facts = samples.facts(PAGE)
    awards = to_table("awards", facts.awards)
    articles = to_table("articles", samples.cleaned(PAGE).articles)
    found = find_parent(BY_NAME["awards"], Rows({"articles": articles}), awards, "articles")
    lost = find_parent(BY_NAME["awards"], Rows({"articles": articles.slice(1)}), awards, "articles")
    assert (found.to_pylist(), lost.to_pylist()) == ([True], [False])


@pytest.mark.parametrize("name", list(BY_NAME))
def test_frames_hold_no_lists_and_no_page_texts(name: str):
    dataset = BY_NAME[name]
    columns = {column for each in dataset.expectations for column in each.columns()}
    for column in dataset.columns:
        if pa.types.is_nested(column.type) or pa.types.is_large_string(column.type):
            assert column.name not in columns


def test_frame_holds_only_what_is_looked_at_and_flags_are_never_null():
    table = pa.Table.from_pylist([{}], schema=BY_NAME["awards"].schema())
    empty = {name: each.schema().empty_table() for name, each in BY_NAME.items()}
    expectations = [each for each in BY_NAME["awards"].expectations if each.id.startswith("is_")]
    frame = make_frame(BY_NAME["awards"], Rows(empty), table, expectations)
    assert sorted(frame) == sorted(each.id for each in expectations)
    assert {str(kind) for kind in frame.dtypes} == {"bool"}


def test_moments_are_shown_by_the_clock_in_seoul():
    articles = to_table("articles", samples.cleaned(PAGE).articles)
    expectations = [each for each in BY_NAME["articles"].expectations if "modified" in each.id]
    frame = make_frame(BY_NAME["articles"], Rows({}), articles, expectations)
    assert str(frame["published_at"][0]) == "2025-02-17 07:20:00"
