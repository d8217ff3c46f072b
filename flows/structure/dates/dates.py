"""Dates of an article's body, each resolved against the article's own clock.

A date is found by a rule of `date_forms` and resolved in text order, since 같은 달, 이날 and the
second of a pair look back at the date mentioned before. The name in `rule` has both halves:
`day.past_by_default` is a bare day that lies in the past because nothing says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.records import Article, DateMention
from flows.structure.blanks import plain_blanks
from flows.structure.dates.calendar_rules import Period
from flows.structure.dates.direction import find_direction
from flows.structure.dates.forms import (
    NUMBER_FORMS,
    WORD_FORMS,
    WRITTEN_FORMS,
    DateParts,
    printed_weekday,
)
from flows.structure.dates.patterns import NUMBER_START, WORD_START
from flows.structure.dates.resolver import Resolved, Surroundings, resolve
from flows.structure.reading import Reading
from flows.structure.spans import Found, match_rules, settle_overlaps

__all__ = ["find_dates", "printed_weekday"]

_PAIR = re.compile(r" ?(?:,|·|과|와|및|/|∼|~|또는|그리고)? ?")
_FROM = re.compile(r" ?(?:\d{1,2}시 ?)?부터")
_FROM_TO = re.compile(r"(?: ?[가-힣\d:() ]{0,10}시? ?)?(?:부터|에서)[^.!?\n]{0,30}")
_UP_TO = re.compile(r" ?(?:[^가-힣]{0,12}|[오전후 \d시:분자정]{0,14})까지")
_SENTENCE_END = re.compile(r"다\.|[!?\n]")
_REACH = 120


@dataclass(slots=True)
class _Memory:
    """The dates mentioned so far: the last one, the last day, and the last one told, not said."""

    last: Period | None = None
    last_day: Period | None = None
    last_told_day: Period | None = None
    last_end: int = -1

    def remember(self, resolved: Resolved, end: int, *, is_said: bool) -> None:
        self.last_end = end
        self.last = resolved.period
        if resolved.period and resolved.precision == "day":
            self.last_day = resolved.period
            self.last_told_day = self.last_told_day if is_said else resolved.period


def find_dates(reading: Reading) -> list[DateMention]:
    """Return the dates of the body in text order.

    Without `published_at` what is relative to it has both days None and the anchor `none`.
    """
    memory, mentions, text = _Memory(), [], plain_blanks(reading.text)
    for block in reading.body:
        found = _apply_all(text, block.start, block.end)
        for at, each in enumerate(found):
            following = found[at + 1].start if at + 1 < len(found) else None
            is_said = _is_said(text, block.start, each.start)
            told = memory.last_day if is_said else memory.last_told_day
            resolved = _resolve(reading.article, text, block.end, each, memory, told)
            memory.remember(resolved, each.end, is_said=is_said)
            mentions.append(_record(reading, each, _leave_open(text, each, resolved, following)))
    return mentions


def _is_said(text: str, start: int, at: int) -> bool:
    """Return whether `at` lies in direct speech in the paragraph that begins at `start`."""
    opened = text.rfind("“", start, at)
    is_curly = opened >= 0 and text.find("”", opened, at) < 0
    return is_curly or text.count('"', start, at) % 2 == 1


def _apply_all(text: str, start: int, end: int) -> list[Found[DateParts]]:
    """Apply every rule where a date can begin: at a number, its apostrophe, or a word of time."""
    numbers = [match.start() for match in NUMBER_START.finditer(text, start, end)]
    words = [match.start() for match in WORD_START.finditer(text, start, end)]
    found = match_rules(NUMBER_FORMS, numbers, text, end, text)
    found += match_rules(WRITTEN_FORMS, numbers + words, text, end, text)
    found += match_rules(WORD_FORMS, words, text, end, text)
    return [each for each in settle_overlaps(found) if not each.value.is_recurring]


def _resolve(
    article: Article,
    text: str,
    limit: int,
    found: Found[DateParts],
    memory: _Memory,
    previous_day: Period | None,
) -> Resolved:
    """Return the days of a date; 이날 is `previous_day` of the direct speech or tale around it."""
    published = article.published_at
    around = Surroundings(
        published=published.date() if published else None,
        is_month_only=article.published_precision == "month",
        previous=memory.last,
        previous_day=previous_day,
        hint=find_direction(text, found.end, limit) if found.value.needs_direction else None,
        is_linked=_is_linked(text, memory.last_end, found),
    )
    return resolve(found.value, around)


def _is_linked(text: str, last_end: int, found: Found[DateParts]) -> bool:
    """Return whether the date before and this one are a pair: `3일과 5일`, `3일부터 5일까지`."""
    if not 0 <= last_end <= found.start or found.start - last_end > 50:
        return False
    if _PAIR.fullmatch(text, last_end, found.start):
        return True
    is_from_to = _FROM_TO.fullmatch(text, last_end, found.start)
    return bool(is_from_to and _UP_TO.match(text, found.end))


def _leave_open(
    text: str, found: Found[DateParts], resolved: Resolved, following: int | None
) -> Resolved:
    """Open the end of `2021년 이후`, and of `내년부터` if no other date follows in the sentence."""
    period = resolved.period
    is_open = found.value.is_open or _starts_open(text, found.end, following)
    if not is_open or period is None or found.value.until:
        return resolved
    return resolved._replace(period=Period(period.first, None, "period"), precision="period")


def _starts_open(text: str, end: int, following: int | None) -> bool:
    """Return whether 부터 follows and no other date (at `following`) in the same sentence."""
    if not _FROM.match(text, end):
        return False
    if following is None or following - end > _REACH:
        return True
    return _SENTENCE_END.search(text, end, following) is not None


def _record(reading: Reading, found: Found[DateParts], resolved: Resolved) -> DateMention:
    period, article = resolved.period, reading.article
    return DateMention(
        article_id=article.article_id,
        page_id=article.page_id,
        start=found.start,
        end=found.end,
        rule=f"{found.rule}.{resolved.how}",
        date_id=f"{article.page_id}:date:{found.start}",
        text=reading.text[found.start : found.end],
        first_day=period.first if period else None,
        last_day=period.last if period else None,
        precision=resolved.precision,
        anchor=resolved.anchor if period else "none",
    )
