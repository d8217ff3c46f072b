"""What a mutation is, and those that datasets share; see `mutations.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LOST_ID = "f" * 32


@dataclass(frozen=True)
class Mutation:
    expectation: str
    changes: dict[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    around: tuple[str, dict[str, Any] | None] | None = None


def nulls(*columns: str) -> list[Mutation]:
    return [Mutation(f"{column}_not_null", {column: None}) for column in columns]


def failed_claim(dataset: str, check: str) -> Mutation:
    """The cross-check of that name failed on the row, as `checks` says."""
    failure = {"dataset": dataset, "check": check, "outcome": "fail", "row_id": "own"}
    return Mutation(check, around=("checks", failure))


def without(parent: str, flag: str, also: tuple[str, ...] = ()) -> Mutation:
    return Mutation(flag, around=(parent, None), also=also)


PLACE = ("article_id", "page_id", "start", "end")


def spans(at_start: tuple[str, ...] = (), at_end: tuple[str, ...] = ()) -> list[Mutation]:
    """A span that is off; what else cannot but fail where the start is off, and the end."""
    return [
        Mutation("rule_not_null", {"rule": None}),
        Mutation("start_not_null", {"start": None}, also=at_start),
        Mutation("end_not_null", {"end": None}, also=at_end),
        Mutation("start_in_range", {"start": -1}, also=at_start),
        Mutation("start_before_end", {"end": 0}, also=at_end),
        Mutation("end_within_page_char_count", {"end": 100_000}, also=at_end),
    ]


NO_ARTICLE = [
    Mutation("article_id_not_null", {"article_id": None}, also=("has_articles",)),
    without("articles", "has_articles"),
    Mutation("is_of_its_page", {"article_id": f"{LOST_ID}:0"}, also=("has_articles",)),
]
NO_PAGE_ID = ("has_pages", "is_of_its_page", "is_verbatim", "is_named_by_place")
VERBATIM_FACT = [
    *spans(("is_verbatim", "is_named_by_place"), ("is_verbatim",)),
    *NO_ARTICLE,
    without("pages", "has_pages"),
    Mutation("page_id_not_null", {"page_id": None}, also=NO_PAGE_ID),
]


def ids(column: str, kind: str = "") -> list[Mutation]:
    elsewhere = f"{LOST_ID}:{kind or column.removesuffix('_id')}:0"
    return [
        Mutation(f"{column}_not_null", {column: None}, also=("is_named_by_place",)),
        Mutation(f"{column}_well_formed", {column: "12"}, also=("is_named_by_place",)),
        Mutation("is_first_of_key", dict.fromkeys((column, *PLACE), "first")),
        Mutation("is_named_by_place", {column: elsewhere}),
    ]
