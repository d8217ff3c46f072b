"""Arithmetic on an article's text: parts and totals, counts of streaks, days and weekdays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from flows.records import Article, DateMention, Facts
from flows.validate.outcomes import Outcome, judge, not_applicable

REPORTING_VERB = re.compile(r"밝혔다|전했다|발표했다|말했다|알렸다")
LATE_DAYS = 31  # a release is rarely printed more than a month after its announcement
UNIT = r"(?:개\s?)?(?:곳|기관|명|건|개소|개|단체|지자체|팀|편|세대|가구)"
COUNT = re.compile(rf"(?<![\d.,])(?P<value>\d[\d,]*)\s?{UNIT}")
TOTAL_AFTER = re.compile(rf"등\s?(?:모두|총|합쳐)\s(?P<value>\d[\d,]*)\s?{UNIT}")
TOTAL_BEFORE = re.compile(rf"(?<![\d.,])(?P<total>\d[\d,]*)\s?{UNIT}\s?\Z")
TOTAL_REACH = 30  # code points before a bracket in which its total begins
IN_BRACKETS = re.compile(r"\((?P<parts>[가-힣·\s]{1,12}\d[\d,]*[^()\n]{0,80})\)")
PART = re.compile(
    r"(?:^|,)\s*[가-힣·\s]{1,14}(?P<value>\d[\d,]*)(?:\s?(?:개\s?)?(?:곳|기관|명|건|개소|개|팀))?\s*(?=,|$)"
)
FEWEST_PARTS = 2
STREAK_COUNT = re.compile(
    r"(?P<years>\d{1,2})년\s?(?:연속|내리)[^\d.]{0,20}?(?P<value>\d[\d,]*)\s?(?:개\s?)?(?:곳|기관|지자체|단체)"
)
WEEKDAYS = "월화수목금토일"
WEEKDAY = re.compile(r"\s?\((?P<day>[월화수목금토일])(?:요일)?\)|\s(?P<name>[월화수목금토일])요일")


@dataclass(frozen=True)
class Told:
    """An article with the text of its page and its own facts, in text order."""

    article: Article
    text: str
    facts: Facts

    @cached_property
    def body(self) -> str:
        """The sentences of the article, a line each."""
        return "\n".join(self.text[each.start : each.end] for each in self.facts.sentences)


def check_announcement_day(told: Told) -> Outcome:
    """Hold the day of the lead's 밝혔다 against the stamp: not after it, not a month before."""
    day = _find_announced_day(told)
    if day is None or told.article.published_at is None:
        return not_applicable("no stamp, or no day in the lead")
    published = told.article.published_at.date()
    expected = f"at most {LATE_DAYS} days before {published}"
    is_near = 0 <= (published - day).days <= LATE_DAYS
    message = f"announced on {day}, printed on {published}"
    return Outcome("pass" if is_near else "fail", str(day), expected, message)


def check_parts(told: Told) -> Outcome:
    """Hold `A 47곳, B 17곳 등 모두 64곳` and `12곳(시도 4, 시군구 8)` against their totals.

    The first sum that fails is reported, else the first that holds.
    """
    sums = list(_find_sums(told.body))
    if not sums:
        return not_applicable("no parts beside a total")
    total, parts = next(((t, p) for t, p in sums if sum(p) != t), sums[0])
    return judge(sum(parts) == total, " + ".join(map(str, parts)), str(total))


def check_streak_counts(told: Told) -> Outcome:
    """Hold counts of bodies by length of streak against each other: longer ones are no more."""
    body = told.body
    found = STREAK_COUNT.finditer(body) if "연속" in body or "내리" in body else ()
    counts = sorted({int(each["years"]): _read(each["value"]) for each in found}.items())
    if len(counts) < FEWEST_PARTS:
        return not_applicable("no counts for streaks of two lengths")
    is_falling = all(longer[1] <= shorter[1] for shorter, longer in pairwise(counts))
    observed = ", ".join(f"{years} years: {count}" for years, count in counts)
    return judge(is_falling, observed, "no more bodies with a longer streak")


def check_weekday(date_told: DateMention, text: str) -> Outcome:
    """Hold the weekday printed beside a day, or in it, against the calendar."""
    day = date_told.first_day
    beside = WEEKDAY.match(text, date_told.end) or WEEKDAY.search(date_told.text)
    if day is None or date_told.precision != "day" or beside is None:
        return not_applicable("no weekday beside a resolved day")
    expected = WEEKDAYS[day.weekday()]
    return judge(
        (beside["day"] or beside["name"]) == expected, beside.group().strip(), f"{day} {expected}"
    )


def list_weekdays(told: Told) -> Iterator[tuple[str, Outcome]]:
    """Yield date_id and outcome for the dates that a weekday stands beside."""
    for each in told.facts.dates:
        outcome = check_weekday(each, told.text)
        if outcome.outcome != "not_applicable":
            yield each.date_id, outcome


def _find_announced_day(told: Told) -> date | None:
    lead = next(iter(told.facts.sentences), None)
    if lead is None or not REPORTING_VERB.search(told.text, lead.start, lead.end):
        return None
    days = [each.first_day for each in _days_within(told.facts.dates, lead.start, lead.end)]
    return days[-1] if days else None


def _days_within(dates: Sequence[DateMention], start: int, end: int) -> Iterator[DateMention]:
    for each in dates:
        if start <= each.start < end and each.precision == "day" and each.first_day:
            yield each


def _find_sums(body: str) -> Iterator[tuple[int, list[int]]]:
    # The patterns begin with the sign that is rarest, so that a body is skimmed through.
    for match in IN_BRACKETS.finditer(body):
        start = match.start()
        total = TOTAL_BEFORE.search(body, max(0, start - TOTAL_REACH), start)
        parts = [_read(part["value"]) for part in PART.finditer(match["parts"])]
        is_whole = FEWEST_PARTS <= len(parts) == match["parts"].count(",") + 1
        if total and is_whole:
            yield _read(total["total"]), parts
    for sentence in body.split("\n"):
        for total in TOTAL_AFTER.finditer(sentence):
            parts = _read_run(sentence[: total.start()])
            if len(parts) >= FEWEST_PARTS:
                yield _read(total["value"]), parts


def _read_run(head: str) -> list[int]:
    """Return the counts of the enumeration that `head` ends in: `A 47곳, B 17곳`."""
    parts: list[int] = []
    for piece in reversed(head.split(", ")):
        counts = list(COUNT.finditer(piece))
        if len(counts) != 1 or counts[0].end() != len(piece.rstrip()):
            break
        parts.insert(0, _read(counts[0]["value"]))
    return parts


def _read(digits: str) -> int:
    return int(digits.replace(",", ""))


ArticleCheck = Callable[[Told], Outcome]
ARTICLE_CHECKS: tuple[tuple[str, str, ArticleCheck], ...] = (
    ("announcement_day", "warning", check_announcement_day),
    ("parts_of_total", "warning", check_parts),
    ("streak_counts", "warning", check_streak_counts),
)
