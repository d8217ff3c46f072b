"""Markup goes to disk and comes back as it was, each container's name stored once."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from flows.markup import Declared, MarkedLine, Markup
from flows.markup_store import dump_markup, load_markup
from flows.tables import read_pages, write_pages
from tests.validate import samples

MARKUP = Markup(
    (
        MarkedLine(0, 5, (1, 2), "body div.view.news", 0),
        MarkedLine(6, 9, (1, 2, 3), "body div.view.news p a", 3),
        MarkedLine(9, 10, (1,), "body", 0),
        MarkedLine(11, 12, (7,), "script.embedded", 0),
    ),
    Declared(title="가람군", reporters=("한도현", "이새길"), published_at="2025-03-02"),
)


def test_a_name_is_stored_once() -> None:
    text = dump_markup(MARKUP)
    assert load_markup(text) == MARKUP
    assert text.count("view.news") == 1
    assert json.loads(text)[1][1] == [6, 9, 2, "a", 3]


def test_pages_keep_their_markup(tmp_path: Path) -> None:
    pages = [replace(samples.page(1), markup=MARKUP), samples.page(0)]
    write_pages(tmp_path, pages)
    assert read_pages(tmp_path) == pages
    assert [each.markup for each in read_pages(tmp_path, with_markup=False)] == [None, None]


WORD = st.text("ab.가", min_size=1, max_size=4)
TREE = st.lists(st.tuples(st.integers(0, 30), WORD), max_size=30)


@given(TREE, st.lists(st.integers(0, 40), max_size=30), st.booleans())
def test_any_tree_comes_back(tree: list[tuple[int, str]], picks: list[int], named: bool) -> None:
    known: list[tuple[tuple[int, ...], str]] = [((), "")]
    for number, (parent, name) in enumerate(tree, start=1):
        path, names = known[parent % len(known)]
        known.append(((*path, number), f"{names} {name}".strip()))
    lines = []
    for start, pick in enumerate(picks):
        path, names = known[pick % len(known)]
        lines.append(
            MarkedLine(start, start + 1, path, f"{names} b".strip() if named else names, 0)
        )
    markup = Markup(tuple(lines))
    assert load_markup(dump_markup(markup)) == markup
