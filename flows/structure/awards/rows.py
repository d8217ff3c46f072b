"""From claims to rows: every field with the place it was read from, every row with its own id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from flows.records import Article, Award, Evidence, Mention
from flows.structure.awards.figures import Slot
from flows.structure.awards.topics import Claim, Topic, name_body, same_body
from schemas.reference.programmes import find_programme

FILLABLE = (
    "grade",
    "streak_years",
    "streak_first_year",
    "score",
    "assessed_total",
    "selected",
    "selected_of",
    "selected_scope",
    "top_percent",
    "superlative",
    "superlative_scope",
)
BAND_POINTS, BAND_SHARE = 1, 5  # by so many points, or one part in five, a band is rounded
PERSON, BODY = "person", "body"
COMMON = ("grade", "streak_years")
Span = tuple[int, int]
SERIES = re.compile(r"(?P<of>[가-힣0-9]{2,12}(?:·[가-힣0-9]{2,12})+)(?P<kind>\s?적정성\s?평가)")
"""Evaluations of one evaluator that differ in what they look at, written as one."""


def make_awards(article: Article, claims: Sequence[Claim]) -> list[Award]:
    """Return the rows of the claims that have a programme, in the order of the claims.

    Nobody evaluates itself: a claim whose recipient is the evaluator is misread, and no row.

    The id counts from the span that tells a row from the others of its page: the field of a
    programme that grades by field, the recipient where several share a programme, else the
    programme, else the grade.
    """
    taken: set[int] = set()
    awards: list[Award] = []
    for claim in claims:
        if claim.topic is not None and not _is_evaluator(claim.recipient, claim.topic):
            slots = _complete(claim)
            names = _split_series(claim.topic.programme.value.name)
            if len(names) > 1:  # no number says which of them it is of
                slots = {name: slot for name, slot in slots.items() if name in COMMON}
            for name in names:
                spans = (span for span in _anchors(claim, slots) if span[0] not in taken)
                anchor = next(spans, None)
                if anchor is not None:
                    taken.add(anchor[0])
                    awards.append(_make_award(article, claim, claim.topic, slots, anchor, name))
    return awards


def _split_series(name: str) -> list[str]:
    """Return 위암 적정성 평가 and 대장암 적정성 평가 for 위암·대장암 적정성 평가."""
    series = SERIES.fullmatch(name)
    return [f"{each}{series['kind']}" for each in series["of"].split("·")] if series else [name]


def _is_evaluator(recipient: Mention | None, topic: Topic) -> bool:
    return recipient is not None and same_body(recipient, topic.evaluator)


def _complete(claim: Claim) -> dict[str, Slot]:
    slots = dict(claim.slots)
    named = claim.topic.find_named_grade() if claim.topic else None
    if named and ("grade" not in slots or str(slots["grade"].value) in str(named.value)):
        slots["grade"] = named
    for name, slot in claim.find_shared():
        slots.setdefault(name, slot)
    if "selected" in slots and "assessed_total" in slots and _may_be_of_all(slots):
        slots.setdefault("selected_of", slots["assessed_total"])
    if "selected" not in slots:
        slots.pop("selected_of", None)
    return slots


def _may_be_of_all(slots: dict[str, Slot]) -> bool:
    """Return whether the selected may be counted out of all assessed, by the band that is told."""
    band, assessed = slots.get("top_percent"), slots["assessed_total"].value
    share = 100 * slots["selected"].value / assessed if assessed else 0
    return band is None or abs(share - band.value) <= max(BAND_POINTS, band.value / BAND_SHARE)


def _anchors(claim: Claim, slots: dict[str, Slot]) -> Iterator[Span]:
    if claim.graded:
        yield claim.graded.start, claim.graded.end
    if claim.is_shared and claim.recipient:
        yield claim.recipient.start, claim.recipient.end
    if claim.topic:
        yield claim.topic.programme.start, claim.topic.programme.end
    if "grade" in slots:
        yield slots["grade"].start, slots["grade"].end
    if claim.recipient:
        yield claim.recipient.start, claim.recipient.end
    for slot in slots.values():
        yield slot.start, slot.end


def _make_award(
    article: Article, claim: Claim, topic: Topic, slots: dict[str, Slot], anchor: Span, name: str
) -> Award:
    recipient, evaluator = claim.recipient, topic.evaluator
    known = find_programme(name)
    values: dict[str, Any] = {name: slot.value for name, slot in slots.items()}
    return Award(
        article_id=article.article_id,
        page_id=article.page_id,
        start=anchor[0],
        end=anchor[1],
        rule=topic.programme.rule,
        award_id=f"{article.page_id}:award:{anchor[0]}",
        recipient=name_body(recipient),
        recipient_code=recipient.code if recipient else None,
        evaluator=name_body(evaluator),
        evaluator_code=evaluator.code if evaluator else None,
        programme=name,
        programme_id=known.programme_id if known else None,
        year=topic.result_year,
        field=claim.graded.value if claim.graded else None,
        recipient_kind=_find_kind(recipient),
        **{name: values.get(name) for name in FILLABLE},
        evidence=tuple(_find_evidence(claim, topic, slots)),
    )


def _find_kind(recipient: Mention | None) -> str | None:
    if recipient is None:
        return None
    return PERSON if recipient.kind == PERSON else BODY


def _find_evidence(claim: Claim, topic: Topic, slots: dict[str, Slot]) -> Iterator[Evidence]:
    sources = (
        ("recipient", claim.recipient),
        ("evaluator", topic.evaluator),
        ("programme", topic.programme),
        ("year", topic.year),
        ("field", claim.graded),
    )
    for name, source in sources:
        if source:
            yield Evidence(name, source.start, source.end)
    for name in FILLABLE:
        if name in slots:
            yield Evidence(name, slots[name].start, slots[name].end)
