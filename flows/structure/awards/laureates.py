"""Persons who won: read only in an article in which no body has.

A person is the subject of a prize (표다온 교사가 대상을 받았다), the object of a choice
(표다온 시인을 수상자로 뽑았다), in a list (수상자는 …) or stands behind the prize (대상을 받은
표다온 교사). Persons named together share what is said of the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.records import Mention, Sentence
from flows.structure.alternatives import any_of
from flows.structure.awards.grades import WEAK, Grade, find_grades, judge
from flows.structure.awards.masks import NAME_BLANK
from flows.structure.awards.story import Story
from flows.structure.awards.topics import Claim, Topic
from flows.structure.awards.wordings.grade_words import LABELLED
from flows.structure.awards.wordings.marks import CLOSE
from flows.structure.spans import Found

_GLOSS = r"(?:\s?\([^)]{1,30}\))?"
_OFFICE = r"(?:[가-힣]{1,16}(?<![을를은는이가에])|[가-힣]{0,3}(?:작|화|전문|활동|음악)가)"
_TITLE = rf"{_GLOSS}(?:\s{_OFFICE}){{0,3}}?{_GLOSS}"
_TAKING = r"(?:[가-힣]{1,3}\s)?" + any_of("수상 받 차지 거머쥐 거머쥔 안 획득 탔")
_OBJECT = rf"{LABELLED}{CLOSE}?[을를]"
LINK = re.compile(rf"{_TITLE}(?:와|과|\s?및|,|\s?·)\s?(?:[^\s,.]{{1,16}}\s){{0,4}}")
SUBJECT = re.compile(rf"{_TITLE}(?:이|가|은|는|도)\s")
CHOSEN = re.compile(rf"{_TITLE}[을를]\s[^.,]{{0,20}}?수상자로\s(?:최종\s)?(?:선정|뽑|결정)")
LIST = re.compile(r"수상(?:자|의\s(?:영예|주인공))(?:는|로는|은|:|：)\s")
TAKEN = re.compile(rf"{_OBJECT}(?:\s{_TAKING}|,\s)")
NAMED_PRIZE = re.compile(rf"(?<![가-힣])(?P<span>[가-힣]{{2,6}}상)(?=을(?:\s{_TAKING}|,\s))")
NAMED_TAKEN = re.compile(rf"{NAME_BLANK}{CLOSE}?[을를]\s{_TAKING}")
LAUREATE = re.compile(r"수상자로\s(?:최종\s)?(?:선정|뽑|이름)|수상의\s영예를\s안")
BEHIND_PRIZE = re.compile(rf"{_OBJECT}\s{_TAKING}(?:[은한](?:\s[^\s,.]{{1,16}}){{0,3}})?\s")
YEAR_TOLD = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)년|(?<![가-힣])(?:지난해|작년|재작년)")
LEAD = 2  # sentences of an article that say what it is about
OF_SECTION = re.compile(rf"{LABELLED}\s부문(?:에는|에|은)?(?:\s[^\s,.]{{1,16}}){{0,2}}\s")


class Prize(NamedTuple):
    """What a person got: a grade, or None where the programme itself is the prize."""

    grade: Grade | None


def find_laureates(story: Story, persons: Sequence[Mention]) -> list[Claim]:
    """Return the claims of the persons that the article says to have won, one a person.

    `persons` are all mentions of persons. The programme is that of the sentence, else the one that
    the article opens with; what is told of years before is left out.
    """
    claims: dict[str, Claim] = {}
    for sentence in story.reading.told:
        topic = _find_topic(story, sentence)
        if topic is None or _tells_of_before(story, sentence, topic):
            continue
        own = [each for each in persons if sentence.start <= each.start < sentence.end]
        for person, prize in _read_sentence(story, sentence, own):
            name = person.canonical_name or person.text
            claim = claims.setdefault(name, Claim(topic, person, person.start, is_shared=True))
            if prize.grade is not None and prize.grade.value != topic.programme.value.name:
                claim.fill({"grade": prize.grade})
    return sorted(claims.values(), key=lambda claim: claim.position)


def _find_topic(story: Story, sentence: Sentence) -> Topic | None:
    named = story.masks.programmes_within(sentence.start, sentence.end)
    starts = {each.start for each in named}
    of_sentence = (each for each in story.topics if each.programme.start in starts)
    lead_end = max(each.end for each in story.reading.told[:LEAD])
    in_lead = (each for each in story.topics if each.programme.start < lead_end)
    return next(of_sentence, next(in_lead, None))


def _tells_of_before(story: Story, sentence: Sentence, topic: Topic) -> bool:
    """Return whether a sentence tells of a year before that of the programme or the page."""
    published = story.reading.article.published_at
    year = topic.result_year or (published.year if published else None)
    told = YEAR_TOLD.finditer(story.masks.plain, sentence.start, sentence.end)
    return any(each["year"] is None or (year and int(each["year"]) < year) for each in told)


def _read_sentence(
    story: Story, sentence: Sentence, persons: Sequence[Mention]
) -> Iterator[tuple[Mention, Prize]]:
    """Yield who won what, from the last person of the sentence to the first."""
    text, end = story.masks.plain, sentence.end
    if not persons:
        return
    found = find_grades(text, sentence.start, end, story.scales)
    grades = [grade for grade in found if grade.rule not in WEAK]
    is_list = LIST.search(text, sentence.start, persons[0].start) is not None
    prize: Prize | None = None
    for person in reversed(persons):
        section = _find_before(text, person, grades, OF_SECTION)
        if is_list:
            prize = Prize(None)
        elif LINK.fullmatch(text, person.end, end) is None or prize is None:
            prize = _read_person(text, person, end, sentence.end, grades)
        if prize is not None:
            yield person, section or prize
        end = person.start


def _read_person(
    text: str, person: Mention, end: int, last: int, grades: Sequence[Grade]
) -> Prize | None:
    """Return what is said of a person up to `end`, where the next one or the sentence ends."""
    if CHOSEN.match(text, person.end, last):
        return Prize(None)
    before = _find_before(text, person, grades, BEHIND_PRIZE)
    subject = SUBJECT.match(text, person.end, end)
    if before is not None or subject is None:
        return before
    taken = (grade for grade in grades if subject.end() <= grade.start < end)
    named = NAMED_PRIZE.search(text, subject.end(), end)
    prize = Found(*named.span(), "named_prize", named["span"]) if named else None
    grade = next((each for each in taken if TAKEN.match(text, each.end, last)), prize)
    is_laureate = any(rule.search(text, subject.end(), end) for rule in (NAMED_TAKEN, LAUREATE))
    has_won = judge(text, grade.end if grade else subject.end(), last) not in ("future", "bad")
    return Prize(grade) if has_won and (grade or is_laureate) else None


def _find_before(
    text: str, person: Mention, grades: Sequence[Grade], rule: re.Pattern[str]
) -> Prize | None:
    """Return the prize told before a person's name, by a rule for what lies between."""
    own = (g for g in grades if rule.fullmatch(text, g.end, person.start))
    return next((Prize(grade) for grade in own), None)
