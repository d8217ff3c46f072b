"""Arithmetic between the claims of an article: what its own numbers say of each other.

A check never repairs: it says pass, fail or not_applicable, what it saw and what it expected.
All are warnings: a page may be wrong without the reading of it being wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal

from flows.records import Article, Award, Check, DateMention, Facts
from schemas.reference.programmes import index_ids

REPORTING_VERB = re.compile(r"밝혔다|전했다|발표했다|말했다|알렸다")
LATE_DAYS = 31  # a release is rarely printed more than a month after its announcement
ROUNDING_MODES = (
    ("half up", ROUND_HALF_UP),
    ("truncation", ROUND_DOWN),
    ("rounding up", ROUND_CEILING),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found on one row."""

    outcome: str
    observed: str | None
    expected: str | None
    message: str


def cross_check(article: Article, text: str, facts: Facts) -> list[Check]:
    """Return the checks on the facts of one article; `text` is that of its page."""
    awards = [award for award in facts.awards if award.article_id == article.article_id]
    dates = [each for each in facts.dates if each.article_id == article.article_id]
    published = article.published_at.date() if article.published_at else None
    checks = [
        _make_check(name, "awards", award.award_id, check(award, published))
        for award in awards
        for name, check in AWARD_CHECKS
    ]
    announced = check_announcement_day(article, text, facts, dates)
    return [*checks, _make_check("announcement_day", "articles", article.article_id, announced)]


def check_selected_share(award: Award, _published: date | None) -> Outcome:
    """Hold A of B against the stated top percentage; the message names the rounding that fits."""
    if not (award.selected and award.selected_of and award.top_percent is not None):
        return _not_applicable("no share of a total with a percentage beside it")
    share = Decimal(award.selected) * 100 / Decimal(award.selected_of)
    stated = Decimal(str(award.top_percent))
    observed = f"{award.selected}/{award.selected_of} = {share:.2f} %"
    expected = f"{stated} %"
    for name, mode in ROUNDING_MODES:
        if share.quantize(_unit(stated), rounding=mode) == stated:
            message = f"{observed} is {stated} % under {name}"
            return Outcome("pass", observed, expected, message)
    message = f"{observed} is not {stated} % under any rounding"
    return Outcome("fail", observed, expected, message)


def check_selected_within(award: Award, _published: date | None) -> Outcome:
    """Hold A of B against B: no part exceeds its whole."""
    steps = [n for n in (award.selected, award.selected_of) if n is not None]
    if len(steps) < 2:
        return _not_applicable("no selection out of a total")
    observed = " of ".join(map(str, steps))
    return _judge(steps[0] <= steps[1], observed, "part ≤ whole")


def check_streak_span(award: Award, published: date | None) -> Outcome:
    """Hold the streak against the years around it.

    It must fill the time from its stated first year to the year of the result, or to the year of
    publication or the one before; it cannot begin before the programme's first round.
    """
    streak, first, last = award.streak_years, award.streak_first_year, award.year
    if not streak or not (first or last):
        return _not_applicable("no streak with a year beside it")
    begin = first or (last or 0) - streak + 1
    observed = f"{streak} years: {begin}–{begin + streak - 1}"
    programme = index_ids().get(award.programme_id or "")
    if programme and programme.first_year and begin < programme.first_year:
        return _judge(False, observed, f"first round {programme.first_year}")
    if first and last:
        return _judge(last - first + 1 == streak, observed, f"{first}–{last}")
    if first and published:
        ends = (published.year - 1, published.year)
        return _judge(first + streak - 1 in ends, observed, f"ends in {ends[0]} or {ends[1]}")
    if programme and programme.first_year:
        return _judge(True, observed, f"first round {programme.first_year}")
    return _not_applicable("nothing in the text or the registry to hold the streak against")


def _judge(is_right: bool, observed: str, expected: str) -> Outcome:
    message = f"{observed} against {expected}"
    return Outcome("pass" if is_right else "fail", observed, expected, message)


def check_announcement_day(
    article: Article, text: str, facts: Facts, dates: list[DateMention]
) -> Outcome:
    """Hold the day of the lead's 밝혔다 against the stamp: not after it, not a month before."""
    day = _find_announced_day(article, text, facts, dates)
    if day is None or article.published_at is None:
        return _not_applicable("no stamp, or no day in the lead")
    published = article.published_at.date()
    expected = f"at most {LATE_DAYS} days before {published}"
    is_near = 0 <= (published - day).days <= LATE_DAYS
    message = f"announced on {day}, printed on {published}"
    return Outcome("pass" if is_near else "fail", str(day), expected, message)


def _find_announced_day(
    article: Article, text: str, facts: Facts, dates: list[DateMention]
) -> date | None:
    lead = next((s for s in facts.sentences if s.article_id == article.article_id), None)
    if lead is None or not REPORTING_VERB.search(text, lead.start, lead.end):
        return None
    days = [each.first_day for each in _days_within(dates, lead.start, lead.end)]
    return days[-1] if days else None


def _days_within(dates: list[DateMention], start: int, end: int) -> Iterator[DateMention]:
    for each in dates:
        if start <= each.start < end and each.precision == "day" and each.first_day:
            yield each


def _unit(stated: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(stated.normalize().as_tuple().exponent)).min(Decimal(1))


def _not_applicable(message: str) -> Outcome:
    return Outcome("not_applicable", None, None, message)


def _make_check(name: str, dataset: str, row_id: str, found: Outcome) -> Check:
    return Check(
        name,
        dataset,
        row_id,
        "warning",
        found.outcome,
        found.observed,
        found.expected,
        found.message,
    )


AWARD_CHECKS: tuple[tuple[str, Callable[[Award, date | None], Outcome]], ...] = (
    ("selected_share", check_selected_share),
    ("selected_within", check_selected_within),
    ("streak_span", check_streak_span),
)
