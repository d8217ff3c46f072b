"""The fields of the article: its body by characters, and what its head says."""

from __future__ import annotations

from collections.abc import Iterable

from flows.evaluate.gold import Case
from flows.evaluate.tally import Tally, compare_bags, compare_values
from flows.evaluate.wording import bare_deck, close_up_if
from flows.records import Article, CleanPage
from flows.structure.reading import BODY_ROLES

_SHAPES = {
    "year": "%Y",
    "month": "%Y-%m",
    "day": "%Y-%m-%d",
    "minute": "%Y-%m-%d %H:%M",
    "second": "%Y-%m-%d %H:%M:%S",
}


def score_article(case: Case, clean: CleanPage) -> dict[str, Tally]:
    """Return the tallies of body characters, title, deck, reporters, moment and dateline.

    Blanks do not count, neither in the body nor in title and deck, nor do the dashes that set a
    deck apart. The head of a page is that of
    its first article; the body is that of all of them.
    """
    gold = case.gold
    article = clean.articles[0] if clean.articles else None
    return {
        "body characters": _score_body(case, clean),
        "title": compare_values(
            close_up_if(gold["title"]), close_up_if(article.title if article else None)
        ),
        "deck": compare_values(
            bare_deck(gold["deck"]), bare_deck(article.subtitle if article else None)
        ),
        "reporters": compare_bags(gold["reporters"], article.reporters if article else ()),
        "published_at": compare_values(gold["published_at"], write_moment(article)),
        "dateline": compare_values(
            gold["dateline_place"], article.dateline_place if article else None
        ),
    }


def _score_body(case: Case, clean: CleanPage) -> Tally:
    text = case.page.text
    wanted = _list_characters(text, case.gold["body_spans"])
    blocks = (block for block in clean.blocks if block.role in BODY_ROLES)
    got = _list_characters(text, ((block.start, block.end) for block in blocks))
    return Tally(len(wanted & got), len(got - wanted), len(wanted - got))


def _list_characters(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def write_moment(article: Article | None) -> str | None:
    """Return when an article was published, to the precision that it gives, as gold writes it."""
    if article is None or article.published_at is None:
        return None
    return article.published_at.strftime(_SHAPES[article.published_precision or "second"])
