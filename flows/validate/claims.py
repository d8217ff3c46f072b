"""The cross-checks of a batch: each article with its text and the facts that were accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flows.findings import Check
from flows.records import (
    Article,
    Award,
    DateMention,
    Facts,
    Sentence,
)
from flows.tables import to_records
from flows.validate.crosschecks import cross_check
from flows.validate.rows import Rows

FACT_RECORDS: Mapping[str, type[Any]] = {
    "sentences": Sentence,
    "dates": DateMention,
    "awards": Award,
}
"""The kinds of facts that cross-checks look at; to read the others takes most of the time."""


def cross_check_batch(rows: Rows) -> list[Check]:
    """Return the checks on the claims of every article among accepted rows."""
    facts_of = _read_facts(rows)
    return [
        check
        for article in to_records(rows.tables["articles"], Article)
        for check in cross_check(
            article, rows.text_of[article.page_id], facts_of[article.article_id]
        )
    ]


def _read_facts(rows: Rows) -> Mapping[str, Facts]:
    """Return the facts by article, those of a kind in the order of the text."""
    grouped: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for dataset, record_type in FACT_RECORDS.items():
        table = rows.tables[dataset].sort_by([("start", "ascending"), ("end", "ascending")])
        for record in to_records(table, record_type):
            grouped[record.article_id][dataset].append(record)
    facts_of: dict[str, Facts] = defaultdict(Facts)
    for article_id, kinds in grouped.items():
        facts_of[article_id] = Facts(**{kind: tuple(each) for kind, each in kinds.items()})
    return facts_of
