"""The cross-checks of a batch: each article with its text and the facts that were accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.findings import Check
from flows.records import (
    Article,
    Award,
    DateMention,
    Facts,
    Sentence,
)
from flows.tables import read_records, read_texts
from flows.validate.crosschecks import cross_check

FACT_RECORDS: Mapping[str, type[Any]] = {
    "sentences": Sentence,
    "dates": DateMention,
    "awards": Award,
}
"""The kinds of facts that cross-checks look at; to read the others takes most of the time."""


def cross_check_batch(accepted: Path) -> list[Check]:
    """Return the checks on the claims of every article in a folder of accepted tables."""
    text_of = read_texts(accepted)
    facts_of = _read_facts(accepted)
    return [
        check
        for article in read_records(accepted, "articles", Article)
        for check in cross_check(article, text_of[article.page_id], facts_of[article.article_id])
    ]


def _read_facts(accepted: Path) -> Mapping[str, Facts]:
    """Return the facts by article, those of a kind in the order of the text."""
    grouped: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for dataset, record_type in FACT_RECORDS.items():
        records = read_records(accepted, dataset, record_type)
        for record in sorted(records, key=lambda each: (each.start, each.end)):
            grouped[record.article_id][dataset].append(record)
    facts_of: dict[str, Facts] = defaultdict(Facts)
    for article_id, kinds in grouped.items():
        facts_of[article_id] = Facts(**{kind: tuple(rows) for kind, rows in kinds.items()})
    return facts_of
