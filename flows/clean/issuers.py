"""Who issued a press release: the body whose site it stands on, or that its contact line names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from flows.records import Article
from schemas.reference.bodies import LOCAL_TIERS, Body, index_names

WORD = re.compile(r"[가-힣]{2,12}")
OFFICE = re.compile(r"(?<=[시군구도])청$")
RELEASING_TIERS = (*LOCAL_TIERS, "ministry", "agency", "commission", "education_office")
SHORTEST_NAME = 3  # code points: 전남 is a place, 전남도 a body


def name_issuer(article: Article, signed: Iterable[str], headed: Iterable[str]) -> Article:
    """Return the article with its issuer, and as a press release if its outlet is a body itself.

    `signed` are its contact lines, `headed` the lines at the top of the page. A name that several
    bodies bear, or none, names nobody.
    """
    day = article.published_at.date() if article.published_at else None
    issuer = _find_body(article.outlet, day) if article.outlet else None
    kind = _release(article.kind) if issuer else article.kind
    if issuer is None and kind == "press_release":
        issuer = next(_find_bodies((*signed, *headed), day), None)
    if issuer is None:
        return article
    outlet = article.outlet or issuer.name
    return replace(article, kind=kind, issuer=issuer.name, issuer_code=issuer.code, outlet=outlet)


def _release(kind: str) -> str:
    return "press_release" if kind == "news_article" else kind


def _find_bodies(lines: Iterable[str], day: date | None) -> Iterator[Body]:
    for line in lines:
        for word in WORD.findall(line):
            body = _find_body(word, day)
            if body:
                yield body


def _find_body(name: str, day: date | None) -> Body | None:
    found = index_names().get(OFFICE.sub("", name), ()) if len(name) >= SHORTEST_NAME else ()
    found = tuple(body for body in found if body.tier in RELEASING_TIERS)
    if len({body.code for body in found}) != 1:
        return None
    valid = (body for body in found if day is None or body.is_valid_on(day))
    return next(valid, found[0])
