"""One sentence read left to right: who got what in which programme.

The reader keeps who is spoken of, the programmes named since the last result and the streak that
waits for its grade; each grade, or a predicate of selection, closes a result. So `A에서 대상을,
B에서 3년 연속 우수를 받았다` gives two results, and `가람시는 3년, 나래군은 2년 연속 우수` two too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flows.records import Mention
from flows.structure.awards.figures import Slot
from flows.structure.awards.grades import WEAK, Grade, judge
from flows.structure.awards.lists import read_lists
from flows.structure.awards.members import PERSONS, names_person
from flows.structure.awards.results import CLAUSE_END, Result, Tokens
from flows.structure.awards.wordings.grade_words import LABELLED, POINTS
from flows.structure.awards.wordings.marks import CLOSE, OPEN
from flows.structure.awards.wordings.role_patterns import SUBJECT

OTHER_FIELD = re.compile(  # 우수상을, 일자리 분야에선
    r"[을를],\s[가-힣·]{2,8}\s(?:분야|부문)(?:에서는|에선)\s"
)
EACH = re.compile(r"각각|각기|나란히\s각|차례로")
OF_BEFORE = re.compile(rf"{CLOSE}?에서(?:는|도)?\s")
BEFORE_NEXT = re.compile(rf",\s?{OPEN}?(?:\d{{4}}년도?\s)?")
PARTED = re.compile(rf"(?:{LABELLED}\s?(?:와|과|·|및|,)\s?[‘'“\"]?)$")
COUNTED = re.compile(rf"{LABELLED}\s?\d[\d,]*\s?(?:곳|개|건|편|팀)(?!에)")
COUNTED_SUBJECT = re.compile(  # 22개교가 ‘매우 우수’
    rf"\d\s?(?:개\s?)?(?:곳|교|대학|학교|기관|시·?군|자치구|지자체|기업|병원)[이가]\s{OPEN}?$"
)
AWAITING = re.compile(
    rf"{LABELLED}(?:은|는|에는|에|으로|로|으로는|로는)\s"
    rf"(?P<score>{POINTS}(?:의|을\s[받얻]은)\s)?(?:(?![며고]\s|지난|작년|재작년)[^,.\d]){{0,40}}"
)
SETTLED = re.compile(
    rf"{LABELLED}(?:으로|로|을|를)(?:,\s[^.,]{{2,60}}?[을를])?\s"
    r"(?:각각\s)?(?:[가-힣]{2,6}[을를]\s)?받는다"
)
CONDITION = re.compile(r"면[\s,]")
WON_BY_PERSON = re.compile(
    rf"{LABELLED}[을를]?\s?(?:받은|수상한|차지한|안은)\s"
    rf"(?:(?![가-힣]+[은는이가]\s)[가-힣]{{1,12}}\s){{0,3}}?[가-힣]{{0,8}}?{PERSONS}"
)
WON_BY_OTHERS = re.compile(  # 우수기관에 오른 이웃 보건소를 찾아
    rf"{LABELLED}(?:에|으?로|을|를)\s(?:오른|뽑힌|선정된|받은|꼽힌|차지한|든)\s"
    r"(?:이웃|인근|인접|다른|옆)"
)
LOOSE_GAP = 12  # code points between 최고등급 and the label it stands beside


@dataclass
class _State:
    recipients: tuple[Mention, ...] = ()
    topics: list[int] = field(default_factory=list)
    streak: Slot | None = None
    waiting: list[tuple[tuple[Mention, ...], Slot | None]] = field(default_factory=list)
    grades: list[Grade] = field(default_factory=list)
    streaks: dict[int | None, Slot] = field(default_factory=dict)  # of one programme of several


def read_results(text: str, tokens: Tokens) -> list[Result]:
    """Return the results that the sentence reports as reached, in text order."""
    if not tokens.grades:
        return []
    listed = list(read_lists(text, tokens))
    taken = {result.grade.start for result in listed if result.grade}
    grades = [grade for grade in tokens.grades if grade.start not in taken]
    spoken = list(_read_clauses(text, tokens, grades))
    return sorted([*listed, *spoken], key=lambda result: result.position)


def _read_clauses(text: str, tokens: Tokens, grades: Sequence[Grade]) -> Iterator[Result]:
    state = _State()
    events: list[tuple[int, int, Any]] = [
        *((start, 0, no) for no, (start, _) in enumerate(tokens.programmes)),
        *((group[-1].start, 1, group) for group in tokens.subjects),
        *((streak.start, 2, streak) for streak in tokens.streaks),
        *((grade.start, 3, grade) for grade in grades),
    ]
    for _, kind, value in sorted(events, key=lambda event: event[:2]):
        yield from _STEPS[kind](text, tokens, state, value)
    yield from _close(text, tokens, state)


def _take_programme(text: str, tokens: Tokens, state: _State, no: int) -> Iterator[Result]:
    if state.grades:
        ahead, end = _hold_streak(text, state), state.grades[-1].end
        yield from _close(text, tokens, state)
        state.topics, state.streak = [], ahead
        if OTHER_FIELD.search(text, end, tokens.programmes[no][0]):
            state.recipients = ()
    elif state.topics and state.streak and _is_of_one(text, tokens, state.streak, no):
        state.streaks.update(dict.fromkeys(state.topics, state.streak))
        state.streak = None
    elif state.topics:
        between = text[tokens.programmes[no - 1][1] : tokens.programmes[no][0]]
        if not re.match(rf"{CLOSE}?\s?(?:와|과|및|,|·)", between) or len(between) > 40:
            state.topics = []
    state.topics.append(no)


def _hold_streak(text: str, state: _State) -> Slot | None:
    """Take away and return a streak that begins a new clause behind the last grade."""
    streak, last = state.streak, state.grades[-1]
    if streak is None or not CLAUSE_END.search(text, last.end, max(last.end, streak.start)):
        return None
    state.streak = None
    return streak


def _is_of_one(text: str, tokens: Tokens, streak: Slot, no: int) -> bool:
    """Whether a streak is that of the programme before alone: A에서 3년 연속, B에서는 처음."""
    (_, last_end), (start, _) = tokens.programmes[no - 1 : no + 1]
    is_behind = OF_BEFORE.fullmatch(text, last_end, streak.start) is not None
    return is_behind and BEFORE_NEXT.fullmatch(text, streak.end, start) is not None


def _take_subject(
    text: str, tokens: Tokens, state: _State, group: tuple[Mention, ...]
) -> Iterator[Result]:
    if state.grades:
        if not state.recipients and _awaits(text, state.grades[-1], group[0].start):
            state.recipients = group
        yield from _close(text, tokens, state)
        state.streak = None
    elif state.streak is not None and state.recipients:
        state.waiting.append((state.recipients, state.streak))
        state.streak = None
    state.recipients = group


def _awaits(text: str, grade: Grade, position: int) -> bool:
    """Return whether a grade stands before whom it goes to: 우수기관으로 물길시를 선정했다."""
    match = AWAITING.fullmatch(text, grade.end, position)
    return match is not None and judge(text, max(grade.end, match.end("score")), position) is None


def _take_streak(text: str, tokens: Tokens, state: _State, streak: Slot) -> Iterator[Result]:
    if state.grades and state.streak is not None:
        yield from _close(text, tokens, state)
    state.streak = streak


def _take_grade(text: str, tokens: Tokens, state: _State, grade: Grade) -> Iterator[Result]:
    if state.grades and not _is_joined(text, state.grades[-1], grade):
        held = state.streak
        is_later = held is not None and held.start > state.grades[-1].start
        state.streak = None if is_later else held
        yield from _close(text, tokens, state)
        state.streak = held if is_later else None
    state.grades.append(grade)


def _is_joined(text: str, last: Grade, grade: Grade) -> bool:
    between = text[last.end : grade.start]
    return bool(PARTED.match(between)) or (last.rule in WEAK and len(between) < LOOSE_GAP)


def _close(text: str, tokens: Tokens, state: _State) -> Iterator[Result]:
    is_named = bool(state.recipients)
    grades = [g for g in state.grades if not (is_named and COUNTED.match(text, g.end))]
    state_streak = state.streak
    since = state.recipients[-1].end if state.recipients else tokens.start
    if is_named and grades and _is_of_counted(text, since, grades[0]):
        state.recipients, is_named = (), False
    is_of_person = bool(grades) and _is_of_person(text, since, grades)
    if (
        grades
        and not is_of_person
        and _is_reached(text, tokens, grades[-1], since if is_named else None)
    ):
        topics: list[int | None] = [*state.topics] or [None]
        for recipients, streak in [*state.waiting, (state.recipients, state_streak)]:
            for result in _share(text, tokens, recipients, topics, grades, streak):
                yield replace(result, streak=state.streaks.get(result.topic, result.streak))
    state.waiting = []
    state.streaks = {}
    state.grades = []


def _is_of_counted(text: str, since: int, grade: Grade) -> bool:
    """Return whether some, only counted, have the grade: 물길부는 … 22곳이 ‘우수’ 등급을."""
    topic = SUBJECT.match(text, since)
    return topic is not None and COUNTED_SUBJECT.search(text, topic.end(), grade.start) is not None


def _is_reached(text: str, tokens: Tokens, grade: Grade, named_at: int | None) -> bool:
    """Return whether a result is no hope or failure; what a body named there 받는다 is settled."""
    is_settled = named_at is not None and not CONDITION.search(text, named_at, grade.start)
    if is_settled and SETTLED.match(text, grade.end):
        return True
    return judge(text, grade.end, tokens.end) not in ("future", "bad")


def _is_of_person(text: str, since: int, grades: Sequence[Grade]) -> bool:
    """Return whether a person, member or neighbour won: before the grade, or after 대상을 받은."""
    if names_person(text, since, grades[0].start):
        return True
    return any(rule.match(text, grades[-1].end) for rule in (WON_BY_PERSON, WON_BY_OTHERS))


def _share(
    text: str,
    tokens: Tokens,
    recipients: tuple[Mention, ...],
    topics: Sequence[int | None],
    grades: Sequence[Grade],
    streak: Slot | None,
) -> Iterator[Result]:
    """Hand out several grades one by one where 각각 says so or the programmes are as many."""
    at = grades[0].start
    if len(grades) == len(recipients) > 1 and EACH.search(text, tokens.start, tokens.end):
        for body, grade in zip(recipients, grades, strict=True):
            yield Result(at, (body,), topics[-1], grade, streak)
    elif len(grades) == len(topics) > 1:
        for topic, grade in zip(topics, grades, strict=True):
            yield Result(at, recipients, topic, grade, streak)
    else:
        grade = next((each for each in grades if each.rule not in WEAK), grades[0])
        for topic in topics:
            yield Result(at, recipients, topic, grade, streak)


_Step = Callable[[str, Tokens, _State, Any], Iterator[Result]]
_STEPS: tuple[_Step, ...] = (_take_programme, _take_subject, _take_streak, _take_grade)
