"""Cross-checks between the claims of an article, its text and the registries.

A check never repairs: it says pass, fail or not_applicable, what it saw and what it expected.
Critical is what no right row can show; all else is a warning, for a page may be wrong without the
reading of it being wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.findings import Check
from flows.records import Article, Facts
from flows.validate.article_checks import ARTICLE_CHECKS, Told, list_weekdays
from flows.validate.award_checks import AWARD_CHECKS
from flows.validate.outcomes import Claimed, make_check

CHECK_NAMES = (
    *(name for name, _, _ in AWARD_CHECKS),
    *(name for name, _, _ in ARTICLE_CHECKS),
    "weekday",
)


def cross_check(article: Article, text: str, facts: Facts) -> list[Check]:
    """Return the checks on the facts of one article; `text` is that of its page.

    Every check gives a row for every award or article it is about; `weekday` only where a
    weekday is printed.
    """
    told = Told(article, text, _select(facts, article.article_id))
    return [*_check_awards(told), *_check_article(told)]


def _select(facts: Facts, article_id: str) -> Facts:
    """Return the facts of one article, of the kinds that checks look at."""
    return Facts(
        sentences=tuple(each for each in facts.sentences if each.article_id == article_id),
        dates=tuple(each for each in facts.dates if each.article_id == article_id),
        awards=tuple(each for each in facts.awards if each.article_id == article_id),
    )


def _check_awards(told: Told) -> Iterator[Check]:
    for award in told.facts.awards:
        claimed = Claimed(award, told.article, told.text, told.facts.awards)
        for name, severity, check in AWARD_CHECKS:
            yield make_check(name, severity, "awards", award.award_id, check(claimed))


def _check_article(told: Told) -> Iterator[Check]:
    article_id = told.article.article_id
    for name, severity, check in ARTICLE_CHECKS:
        yield make_check(name, severity, "articles", article_id, check(told))
    for date_id, outcome in list_weekdays(told):
        yield make_check("weekday", "warning", "dates", date_id, outcome)
