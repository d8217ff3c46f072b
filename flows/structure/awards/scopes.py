"""Which claim a number is about: the programme, one grade of it, one recipient, or a streak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from flows.structure.awards.counts import count_grades, find_total_of
from flows.structure.awards.figures import (
    Slot,
    find_assessed,
    find_band,
    find_chosen,
    find_set,
    is_of_all,
    is_of_province,
    is_of_whole,
)
from flows.structure.awards.grades import WEAK, Grade
from flows.structure.awards.programmes import Programme
from flows.structure.awards.results import CLAUSE_END
from flows.structure.awards.scores import fill_scores
from flows.structure.awards.sentence_facts import Facts
from flows.structure.awards.superlatives import find_superlative
from flows.structure.awards.topics import Claim, Topic, name_body, same_body
from flows.structure.awards.wordings.role_patterns import SUBJECT
from flows.structure.awards.wordings.scope_patterns import (
    ABOUT_RESULTS,
    BAND_OF_CHOSEN,
    BAND_REACHED,
    GRADE_OF_SET,
    RESULT_WORD,
    TOPIC_GRADE,
)
from flows.structure.bodies.registry import AGENCY, is_province_code
from flows.structure.spans import Found

AFTER_PART = 8  # code points behind a count in which its grade may begin
SHORT = 45  # code points: 군 단위에서는 유일하다. speaks of the sentence before


def is_about_results(text: str, end: int) -> bool:
    """Return whether a programme's name is followed by what speaks of its results or itself."""
    return ABOUT_RESULTS.match(text, end) is not None


def gather_facts(
    facts: Facts,
    named: Sequence[Found[Programme]],
    topics: Sequence[Topic],
    current: Topic | None,
    has_result: bool,
) -> None:
    """Give every number of the sentence to what it is about; the rest is left alone."""
    for start, end, topic in _split(facts, named, topics, current):
        own = [claim for claim in facts.claims if claim.topic is topic]
        if facts.is_anaphoric and own:
            _fill_antecedent(facts, start, end, own[-1])
        elif has_result or _is_of_results(facts, start, end, topic):
            _fill_topic(facts, start, end, topic, has_result)
        fill_scores(facts, start, end, own)
        if own and (has_result or facts.is_anaphoric or facts.points_back or end - start < SHORT):
            _fill_superlative(facts, start, end, own, topic)


def _is_of_results(facts: Facts, start: int, end: int, topic: Topic) -> bool:
    """Return whether a clause speaks of an evaluation: by its words, or of what its judge does."""
    if facts.tokens.grades or RESULT_WORD.search(facts.text, start, end):
        return True
    judges = (body for body in facts.tokens.named if same_body(body, topic.evaluator))
    return any(SUBJECT.match(facts.plain, body.end) for body in judges)


def _split(
    facts: Facts,
    named: Sequence[Found[Programme]],
    topics: Sequence[Topic],
    current: Topic | None,
) -> Iterator[tuple[int, int, Topic]]:
    start = facts.tokens.start
    topic = topics[0] if topics else current
    for no in range(1, len(named)):
        cut = _find_cut(facts.plain, named[no - 1].end, named[no].start)
        if topic is not None and topics[no] is not topic:
            yield start, cut, topic
            start, topic = cut, topics[no]
    if topic is not None:
        yield start, facts.tokens.end, topic


def _find_cut(text: str, start: int, end: int) -> int:
    ends = [match.end() for match in CLAUSE_END.finditer(text, start, end)]
    return ends[-1] if ends else end


def _fill_antecedent(facts: Facts, start: int, end: int, claim: Claim) -> None:
    """이는 전국 226개 중 17개: about the streak of the sentence before, if there is one."""
    slots = find_set(facts.plain, start, end)
    slots.pop("ranked_of", None)
    band = find_band(facts.plain, start, end)
    if band:
        slots["top_percent"] = band
    if "selected" in slots and claim.streak_phrase:
        slots["selected_scope"] = claim.streak_phrase
    claim.fill(slots)


def _fill_topic(facts: Facts, start: int, end: int, topic: Topic, has_result: bool) -> None:
    text = facts.plain
    grades = [grade for grade in facts.tokens.grades if start <= grade.start < end]
    assessed = find_assessed(text, start, end)
    if assessed and not facts.is_past(start, assessed.start, topic):
        topic.totals.setdefault("assessed_total", assessed)
    _fill_set(facts, start, end, topic, grades)
    is_banded = False
    printed = [grade for grade in facts.tokens.printed if start <= grade.start < end]
    counts: dict[str, Slot] = {}
    for grade, name, slot in count_grades(text, start, end, printed):
        topic.share(grade, name, slot)
        if name == "selected":
            counts[grade] = slot
        is_banded = is_banded or name == "top_percent"
    total = find_total_of(text, start, end, counts)
    if total is not None:
        topic.totals.setdefault("assessed_total", total)
    chosen = find_chosen(text, start, end)
    if chosen and not (assessed and assessed.start == chosen.start):
        _share_chosen(topic, chosen, grades)
    band = find_band(text, start, end)
    if band and (is_of_whole(text, start, band.start) or BAND_OF_CHOSEN.match(text, band.end, end)):
        topic.share(None, "top_percent", band)
    elif band and not is_banded and (has_result or _is_reached(facts, start, band, topic)):
        for claim in facts.claims:
            if claim.topic is topic and (not has_result or _wins_here(facts, claim)):
                claim.fill({"top_percent": band})


def _wins_here(facts: Facts, claim: Claim) -> bool:
    """Return whether a claim is of a winner of the sentence, or of one that it does not name."""
    winners = facts.winners
    return not winners or any(same_body(claim.recipient, each) for each in winners)


def _share_chosen(topic: Topic, chosen: Slot, grades: Sequence[Grade]) -> None:
    """Give a count of winners to all, or to the one grade told before it in the sentence."""
    values = {grade.value for grade in grades if grade.end <= chosen.start}
    if not grades:
        topic.share(None, "selected", chosen)
    elif len(values) == 1 and len({grade.value for grade in grades}) == 1:
        topic.share(values.pop(), "selected", chosen)


def _is_reached(facts: Facts, start: int, band: Slot, topic: Topic) -> bool:
    """Return whether a band is said of all bodies told of, or of the one there is so far."""
    if is_of_all(facts.plain, start, band.start):
        return True
    winners = {name_body(claim.recipient) for claim in facts.claims if claim.topic is topic}
    return len(winners) == 1 and BAND_REACHED.match(facts.plain, band.end) is not None


def _fill_set(facts: Facts, start: int, end: int, topic: Topic, grades: Sequence[Grade]) -> None:
    """Give a programme, or a streak that is the subject, the A of B that a clause tells."""
    found = find_set(facts.plain, start, end)
    whole = found.get("selected_of") or found.get("ranked_of")
    if whole is None:
        return
    names = [last for _, last in facts.tokens.programmes if start < last <= whole.start]
    if facts.is_past(max([start, *names]), whole.start, topic):
        return
    held = _find_held_streak(facts, whole, topic) if "selected" in found else None
    if held is not None and held.streak_phrase:
        held.fill({**found, "selected_scope": held.streak_phrase})
        return
    judge = (topic.evaluator.code or "") if topic.evaluator else ""
    is_local = is_of_province(facts.plain, start, whole.start, is_state=judge.startswith(AGENCY))
    if is_province_code(judge) or not is_local:
        topic.totals.setdefault("whole", whole)
    part = found.get("selected")
    if part is None or (is_local and not is_province_code(judge)):
        return
    grade = _find_grade_of_set(facts.plain, whole, part, grades)
    for name in _list_names(grade):
        topic.share(name, "selected", part)
        topic.share(name, "selected_of", whole)


def _list_names(grade: Grade | None) -> list[str | None]:
    """Return under which names a count of winners is kept; of 최고등급 it is that of any label."""
    names = [grade.value] if grade else []
    return [*names, None] if grade is None or grade.rule in WEAK else [*names]


def _find_held_streak(facts: Facts, whole: Slot, topic: Topic) -> Claim | None:
    """Return the last claim if its streak is the subject of an A of B: 4년 연속은 226곳 중 17곳."""
    streak = next((s for s in facts.tokens.streaks if s.end <= whole.start), None)
    mine = [claim for claim in facts.claims if claim.topic is topic]
    if streak is None or not mine or mine[-1].streak_phrase is None:
        return None
    is_subject = re.search(r"[은는]\s", facts.plain[streak.end : whole.start])
    return mine[-1] if is_subject else None


def _find_grade_of_set(text: str, whole: Slot, part: Slot, grades: Sequence[Grade]) -> Grade | None:
    """Return the grade that `part` of `whole` got, told between them or by its particle."""
    between = (g for g in grades if whole.end <= g.start <= part.end + AFTER_PART)
    topical = (g for g in grades if TOPIC_GRADE.match(text, g.end))
    before = (g for g in grades if GRADE_OF_SET.match(text, g.end))
    return next(chain(between, topical, before), None)


def _fill_superlative(
    facts: Facts, start: int, end: int, own: Sequence[Claim], topic: Topic
) -> None:
    """Give a superlative of a clause to its last subjects' claims, or to the one there is."""
    slots = dict(find_superlative(facts.plain, start, end))
    groups = [group for group in facts.tokens.subjects if start <= group[0].start < end]
    if not slots or (len(own) > 1 and not groups):
        return
    if facts.is_past(start, slots["superlative"].start, topic):
        return
    for claim in own:
        if not groups or any(same_body(claim.recipient, b) for b in groups[-1]):
            claim.fill(slots)
