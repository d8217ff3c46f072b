"""The pure stages over gold cases, counted field by field, per case and in total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.clean.page import clean_page
from flows.evaluate.articles import score_article
from flows.evaluate.awards import score_awards
from flows.evaluate.facts import score_facts
from flows.evaluate.gold import Case, read_cases
from flows.evaluate.tally import Tally, add_scores
from flows.structure.facts import structure_page

FIELDS = (
    "body characters", "title", "deck", "reporters", "published_at", "dateline",
    "quote span", "quote speaker", "quote position", "quote organization",
    "persons", "person position", "person organization",
    "quantity value", "quantity unit", "date found", "date resolved",
    "award rows", "award slots",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The tallies of every field: of each case by its name, and of all together."""

    cases: dict[str, dict[str, Tally]]
    total: dict[str, Tally]


def evaluate_folder(folder: Path) -> Evaluation:
    """Return how the stages do on the cases of a folder; raises as `read_cases`."""
    return evaluate_cases(read_cases(folder))


def evaluate_cases(cases: Iterable[Case]) -> Evaluation:
    """Return how the stages do on cases.

    Matching is strict: a value is right or wrong, with no credit for a part of it; only blanks,
    quote marks and a few endings do not count (`flows.evaluate.wording`). What the gold's
    `ignored_numbers` hold is neither rewarded nor punished.
    """
    scores = {case.name: score_case(case) for case in cases}
    return Evaluation(scores, add_scores(scores.values()))


def score_case(case: Case) -> dict[str, Tally]:
    """Return the tally of every field of `FIELDS` for one case."""
    clean = clean_page(case.page)
    facts = structure_page(case.page.text, clean)
    scores = score_article(case, clean) | score_facts(case, facts) | score_awards(case, facts)
    return {field: scores[field] for field in FIELDS}
