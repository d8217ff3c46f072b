"""What only a whole article tells of its claims: fields, counts, and what its headline adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from flows.structure.awards.grades import find_grades
from flows.structure.awards.naming import QUOTED_RULES
from flows.structure.awards.story import Story
from flows.structure.awards.streaks import find_streaks
from flows.structure.awards.times import find_streak_year
from flows.structure.awards.topics import Claim, Topic, name_body, same_body

LEAST_WINNERS = 2  # that two names of a programme have in common


def settle_claims(story: Story) -> None:
    """Settle the claims of an article that has been read to its end."""
    story.claims = story.claims or story.passing
    _settle_names(story)
    _settle_fields(story)
    _settle_totals(story)
    _settle_years(story)
    _drop_nameless(story)
    _settle_scores(story)
    _fill_from_headline(story)


def _settle_names(story: Story) -> None:
    """Take a bare name for that of a quoted programme where the same bodies won in both."""
    winners: dict[int, set[str]] = defaultdict(set)
    for claim in story.claims:
        if claim.recipient is not None:
            winners[id(claim.topic)].add(name_body(claim.recipient) or "")
    quoted = [each for each in story.topics if each.programme.rule in QUOTED_RULES]
    for short in story.topics:
        if short.programme.rule == "bare_programme":
            anew = (each for each in quoted if _is_told_anew(winners, short, each))
            if (full := next(anew, None)) is not None:
                _move_claims(story, short, full)


def _is_told_anew(winners: dict[int, set[str]], short: Topic, full: Topic) -> bool:
    """Return whether two of the `winners` of `short` or more, and its evaluator, are of `full`."""
    if short.evaluator and not same_body(short.evaluator, full.evaluator):
        return False
    return len(winners[id(short)] & winners[id(full)]) >= LEAST_WINNERS


def _move_claims(story: Story, short: Topic, full: Topic) -> None:
    """Give what was won under one name of a programme to the claims under the other."""
    told = [claim for claim in story.claims if claim.topic is full]
    for claim in [each for each in story.claims if each.topic is short]:
        known = next((c for c in told if same_body(c.recipient, claim.recipient)), None)
        if known is None:
            claim.topic = full
        else:
            known.fill({name: slot for name, slot in claim.slots.items() if name != "grade"})
            story.claims.remove(claim)


def _settle_fields(story: Story) -> None:
    """Leave out what names no field (3개 분야 1등급) where those of the body are told."""
    told = [claim for claim in story.claims if claim.graded]
    story.claims = [
        claim
        for claim in story.claims
        if claim.graded
        or not any(
            claim.topic is each.topic and same_body(claim.recipient, each.recipient)
            for each in told
        )
    ]


def _drop_nameless(story: Story) -> None:
    """Leave out a count of winners (최우수 3곳) as a row where all of them are named."""
    story.claims = [
        claim
        for claim in story.claims
        if claim.recipient or (_is_national(story, claim) and not _is_told(story, claim))
    ]


def _is_national(story: Story, claim: Claim) -> bool:
    """Return whether a count of winners is told in the story of who evaluates."""
    return claim.topic is not None and same_body(claim.topic.evaluator, story.subject)


def _is_told(story: Story, counted: Claim) -> bool:
    """Return whether as many bodies with its grade are named as a claim without name counts."""
    if counted.topic is None:
        return False
    count = counted.topic.shares.get(counted.grade, {}).get("selected")
    named = [
        claim
        for claim in story.claims
        if claim.recipient and claim.topic is counted.topic and claim.grade == counted.grade
    ]
    return count is not None and count.value == len(named)


def _settle_scores(story: Story) -> None:
    """Give claims the scores that were told of their bodies before."""
    for claim in story.claims:
        for body, score in claim.topic.scores if claim.topic else ():
            if same_body(claim.recipient, body):
                claim.fill({"score": score})


def _settle_years(story: Story) -> None:
    """Take the last year of a streak for that of its programme (2022년부터 3년 연속: 2024)."""
    published = story.reading.article.published_at
    for claim in story.claims:
        streak = claim.slots.get("streak_years")
        if streak is not None and claim.topic and claim.topic.year is None:
            claim.topic.year = find_streak_year(story.masks.plain, streak, published)


def _settle_totals(story: Story) -> None:
    """Take a count for that of all winners where it is as many as are named.

    `가람시 등 9곳을 우수 지자체로 선정했다` before nine winners of three grades is no grade's.
    """
    for topic in story.topics:
        named = [claim for claim in story.claims if claim.topic is topic and claim.recipient]
        for grade in [each for each in topic.grades if _is_count_of(topic, each, named)]:
            topic.shares[None] = topic.shares.pop(grade)
            story.claims = [
                claim
                for claim in story.claims
                if claim.topic is not topic or claim.recipient or claim.grade != grade
            ]


def _fill_from_headline(story: Story) -> None:
    """Give the first claim the grade and streak of the headline, where the body has none."""
    first = next((claim for claim in story.claims if claim.topic), None)
    own = [claim for claim in story.claims if first and claim.topic is first.topic]
    if first is None or len(own) > 1:
        return
    others = [claim.topic for claim in story.claims if claim.topic is not first.topic]
    for block in story.reading.headline:
        line = story.reading.text[block.start : block.end]
        if not any(other and other.is_named_in(line) for other in others):
            _fill_from_line(story, first, block.start, block.end)


def _fill_from_line(story: Story, claim: Claim, start: int, end: int) -> None:
    grades = find_grades(story.reading.text, start, end, story.scales)
    grade = next((each for each in grades if each.rule != "same_grade"), None)
    streaks = find_streaks(story.reading.text, start, end)
    if grade is not None:
        claim.fill({"grade": grade})
    if claim.grade and streaks and (grade is None or grade.value == claim.grade):
        claim.fill({"streak_years": streaks[0]})


def _is_count_of(topic: Topic, grade: str, named: Sequence[Claim]) -> bool:
    count = topic.shares[grade].get("selected")
    grades = {claim.grade for claim in named}
    return (
        count is not None and count.value == len(named) > 2 and grade in grades and len(grades) > 1
    )
