"""Scores reading and cleaning against `pages/layouts` and the like: pages with their gold beside.

The gold names the paragraphs as a reader sees them. Body tokens are compared as multisets, other
fields exactly, blanks aside.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.clean.page import clean_page
from flows.ingest.formats import read_records
from flows.ingest.inventory import take_inventory
from flows.records import Article, CleanPage, Page

BODY_ROLES = ("paragraph", "subheading")
STAMP_FORMATS = {"month": "%Y-%m", "day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M"}


@dataclass
class Tally:
    """True positives, false positives and false negatives of a field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: Counter[str], found: Counter[str]) -> None:
        self.right += (gold & found).total()
        self.wrong += (found - gold).total()
        self.missed += (gold - found).total()

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def score_folder(folder: Path) -> dict[str, Tally]:
    """Return a tally a field over all pages of a folder."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for source in take_inventory([str(folder)]).sources:
        path = Path(source.uri)
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        page = next(iter(read_records(source)))
        assert isinstance(page, Page), page
        _score_page(tallies, path.suffix[1:], page, gold)
    return dict(tallies)


def _score_page(
    tallies: defaultdict[str, Tally], kind: str, page: Page, gold: dict[str, Any]
) -> None:
    clean = clean_page(page)
    tallies[f"{kind} body tokens"].add(
        Counter(" ".join(gold["body"]).split()), Counter(_read_body(page.text, clean).split())
    )
    tallies["articles"].add(Counter([str(gold["articles"])]), Counter([str(len(clean.articles))]))
    if gold["articles"] == 1 and clean.articles:
        article = clean.articles[0]
        for field, expected, found in _list_fields(article, gold):
            tallies[field].add(_count(expected), _count(found))


def _read_body(text: str, clean: CleanPage) -> str:
    body = (block for block in clean.blocks if block.role in BODY_ROLES and block.article_id)
    return " ".join(text[block.start : block.end] for block in body)


def _list_fields(article: Article, gold: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    moment = article.published_at
    pattern = STAMP_FORMATS.get(article.published_precision or "", STAMP_FORMATS["minute"])
    published = moment.strftime(pattern) if moment else ""
    return [
        ("title", gold["title"], article.title),
        ("subtitle", _strip_hyphens(gold["subtitle"]), _strip_hyphens(article.subtitle)),
        ("reporters", gold["reporters"], list(article.reporters)),
        ("published", (gold["published_at"] or "")[:16], published),
        ("published day", (gold["published_at"] or "")[:10], published[:10]),
        ("dateline", gold["dateline_place"], article.dateline_place),
        ("kind", gold["kind"], article.kind),
        ("redistribution", gold["redistribution"], article.redistribution),
    ]


def _count(value: str | list[str] | None) -> Counter[str]:
    values = value if isinstance(value, list) else [value or ""]
    return Counter("".join(each.split()) for each in values if each)


def _strip_hyphens(text: str | None) -> str:
    return re.sub(r"(?m)^\s*[-–―]\s*|\s*[-–―]\s*$", "", text or "")
