"""Programmes as a sentence names them: known or new, with evaluator, hosts and year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from flows.records import DateMention, Mention, Sentence
from flows.structure.awards.grades import Grade, judge
from flows.structure.awards.masks import NAME_BLANK
from flows.structure.awards.programmes import Programme
from flows.structure.awards.roles import find_evaluator, find_hosts, is_organiser
from flows.structure.awards.story import Story
from flows.structure.awards.times import find_announced_year, find_year, is_of_news
from flows.structure.awards.topics import Topic, name_body
from flows.structure.awards.wordings.marks import CLOSE, OPEN
from flows.structure.spans import Found

ALIAS = re.compile(rf"{CLOSE}?\s?\((?:이하\s)?{OPEN}?(?P<name>[가-힣A-Za-z\s]{{2,20}}){CLOSE}?\)")
STATE = "정부"  # whose evaluations are each held by one of its agencies
QUOTED_RULES = frozenset(("quoted_programme", "half_quoted_programme"))
HOPED = re.compile(
    rf"{CLOSE}?(?:\s?(?:심사|공모|평가|선발))?(?:에|에도|을|를)?\s[^.]{{0,12}}?"
    r"(?:도전장|출사표|도전[하한할]|노[리린릴]|겨냥|신청서를|기\s위해)"
)  # a programme that nobody has won yet
NAMES_JOINED = re.compile(rf"{NAME_BLANK}*{CLOSE}?\s?(?:와|과|및|,|·)\s?{OPEN}?(?:\d{{4}}년도?\s)?")


def find_topic(
    story: Story,
    named: Found[Programme],
    sentence: Sentence,
    bodies: Sequence[Mention],
    dates: Sequence[DateMention],
) -> Topic:
    """Return the topic of a programme that a sentence names, with what the sentence says of it.

    It is a topic of `story` where the name is known, in full or cut. `bodies` are those of the
    sentence, `dates` those of the article in text order.
    """
    plain = story.masks.plain
    known = next((t for t in story.topics if t.answers_to(named.value.name)), None)
    topic = known or Topic(named)
    if named.rule in QUOTED_RULES and topic.is_cut_from(named):
        topic.programme = named
    _take_evaluator(plain, topic, find_evaluator(plain, named, bodies, sentence))
    if known is None:
        story.common.take(topic)
        topic.evaluator = topic.evaluator or story.paragraph.giver
        story.relate(topic)
        story.take_councils(topic)
    topic.hosts = topic.hosts or find_hosts(plain, [named], bodies)
    alias = ALIAS.match(story.reading.text, named.end)
    topic.alias = topic.alias or (alias["name"] if alias else None)
    topic.year = (
        topic.year
        or find_year(plain, named, sentence.start, _list_dates(story, named, sentence, dates))
        or find_announced_year(plain, named, sentence.end, dates)
    )
    return topic


def _take_evaluator(plain: str, topic: Topic, evaluator: Mention | None) -> None:
    if topic.evaluator is None and evaluator is not None and name_body(evaluator) != STATE:
        topic.evaluator = evaluator
        topic.is_organised = is_organiser(plain, evaluator)


def share_evaluator(plain: str, named: Sequence[Found[Programme]], topics: Sequence[Topic]) -> None:
    """Give a programme the evaluator of the one it is joined to (‘가 평가’와 ‘나 평가’)."""
    for no in range(1, len(named)):
        is_joined = NAMES_JOINED.fullmatch(plain, named[no - 1].end, named[no].start)
        if topics[no].evaluator is None and is_joined:
            topics[no].evaluator = topics[no - 1].evaluator


def is_hoped_for(
    plain: str, programme: Found[Programme], grades: Sequence[Grade], sentence: Sentence
) -> bool:
    """Return whether a sentence only hopes for a programme, or for its `grades` in it."""
    behind = (each for each in grades if each.start >= programme.end)
    verdicts = {judge(plain, each.end, sentence.end) for each in behind}
    return HOPED.match(plain, programme.end) is not None or verdicts == {"future"}


def _list_dates(
    story: Story, named: Found[Programme], sentence: Sentence, dates: Sequence[DateMention]
) -> list[DateMention]:
    """Return the dates of a sentence; a year in another's name holds for what is joined to it.

    `‘2025 가 평가’와 ‘나 대회’에서` is one year, `‘2024 가 평가’에서 우수를, 나 인증을` two.
    """
    text = story.masks.plain
    first = bisect_left(dates, sentence.start, key=lambda date: date.start)
    last = bisect_left(dates, sentence.end, key=lambda date: date.start)
    return [
        date
        for date in dates[first:last]
        if not is_of_news(text, date)
        and (
            not story.masks.is_in_name(date.start)
            or NAMES_JOINED.fullmatch(text, date.end, named.start)
        )
    ]
