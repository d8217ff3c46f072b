"""Arithmetic between the claims of an article."""

from __future__ import annotations

from flows.records import Article, Check, Facts


def cross_check(article: Article, text: str, facts: Facts) -> list[Check]:
    """Return the checks on the facts of one article; `text` is that of its page."""
    return []
