"""Results by field: a programme that grades each field of a body gives one result a field.

`화재, 범죄 등 2개 분야 1등급` is two results, `생활안전과 감염병은 각각 2등급, 3등급` two more; the
streak that stands in a field's clause is that field's.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.records import Mention
from flows.structure.awards.clauses import EACH
from flows.structure.awards.grades import Grade, judge
from flows.structure.awards.programmes import Programme
from flows.structure.awards.results import Result, Tokens
from flows.structure.lexicon import read_lexicon
from flows.structure.spans import Found

Field = Found[str]

BY_FIELD = re.compile(r"지역\s?안전\s?지수")
BY_PART = re.compile(r"합동\s?평가$")  # of the state and of provinces: by figures, by cases
PARTS = {"정성": "정성평가", "정량": "정량평가"}
NOUN = r"(?:분야|부문|영역)"
FIELD = re.compile(
    rf"(?<![가-힣])(?P<span>{'|'.join(sorted(read_lexicon('graded_fields')))})"
    rf"(?=(?:\s?{NOUN})?"
    rf"(?:은|는|이|가|도|만|과|와|의|에서|에|[,·‧/():=]|\s(?:등|및|{NOUN})|\s[‘'“]?[1-5]\s?등급))"
)
METHOD = re.compile(
    rf"(?<![가-힣])(?P<span>정[성량])(?:평가)?(?=(?:\s?{NOUN})?(?:은|는|에서|에서는)?\s[^,.]{{0,24}}?"
    r"(?:최우수|우수|장려|대상|1위))"
)
FIELDS_JOINED = re.compile(rf"(?:\s?{NOUN})?(?:과|와|,|·|‧|/|\s및)\s?")
SHARED = re.compile(  # 물길시가 화재 분야, 나래군이 범죄 분야 1등급을
    rf"(?:\s?{NOUN})?(?:에서)?,\s[가-힣]{{2,10}}[이가은는]\s"
)
GRADE_FIRST = re.compile(
    rf"(?:을\s(?:받은|기록한|얻은)|인|의)?\s?{NOUN}(?:은|는)\s|\s?\(|\s?[:=]\s?"
)  # 1등급을 받은 분야는 화재, 5등급(자살)
CLAUSE_REACH = 60  # code points from a field to its grade


def read_field_results(
    text: str,
    tokens: Tokens,
    named: Sequence[Found[Programme]],
    current: Found[Programme] | None,
) -> list[Result]:
    """Return the results of the fields that a sentence names, in text order; [] if it names none.

    The programme is the one `named` in the sentence, else the `current` one; only one that grades
    by field has such results. `tokens.grades` are those that may be results; a field whose clause
    leaves open which of several grades is its own has none.
    """
    programme = named[0] if len(named) == 1 else None if named else current
    fields = _find_fields(text, tokens, programme.value.name) if programme else []
    groups = _group(text, list(fields))
    results: list[Result] = []
    for group, limit in zip(groups, _find_limits(text, tokens, groups), strict=True):
        results += _read_group(text, tokens, group, limit)
    return [replace(each, topic=0 if named else None) for each in results]


def _find_fields(text: str, tokens: Tokens, programme: str) -> Iterator[Field]:
    pattern = FIELD if BY_FIELD.search(programme) else METHOD if BY_PART.search(programme) else None
    for match in pattern.finditer(text, tokens.start, tokens.end) if pattern else ():
        written = match["span"]
        yield Found(*match.span("span"), "graded_field", PARTS.get(written, written))


def _group(text: str, fields: Sequence[Field]) -> list[list[Field]]:
    groups: list[list[Field]] = []
    for each in fields:
        if groups and FIELDS_JOINED.fullmatch(text, groups[-1][-1].end, each.start):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _find_limits(text: str, tokens: Tokens, groups: Sequence[Sequence[Field]]) -> list[int]:
    """Return up to where the grade of each group is looked for: to the next one or beyond it."""
    limits = [tokens.end]
    for group, following in reversed(list(itertools.pairwise(groups))):
        is_shared = SHARED.fullmatch(text, group[-1].end, following[0].start) is not None
        limits.insert(0, limits[0] if is_shared else following[0].start)
    return limits[-len(groups) :] if groups else []


def _read_group(text: str, tokens: Tokens, group: Sequence[Field], limit: int) -> Iterator[Result]:
    named = _find_grades(text, tokens, group, limit)
    subjects = [each for each in tokens.subjects if each[0].start < group[0].start]
    recipients: tuple[Mention, ...] = subjects[-1] if subjects else ()
    streak = next((s for s in tokens.streaks if group[-1].end <= s.start < limit), None)
    for field, grade in zip(group, named, strict=False):
        if judge(text, grade.end, tokens.end) not in ("future", "bad"):
            yield Result(field.start, recipients, None, grade, streak, graded=field)


def _find_grades(text: str, tokens: Tokens, group: Sequence[Field], limit: int) -> Sequence[Grade]:
    """Return the grade of each field of a group, or nothing where that is not clear."""
    before = [grade for grade in tokens.grades if grade.end <= group[0].start]
    if before and GRADE_FIRST.fullmatch(text, before[-1].end, group[0].start):
        return [before[-1]] * len(group)
    end = min(limit, group[-1].end + CLAUSE_REACH)
    own = [grade for grade in tokens.grades if group[-1].end <= grade.start < end]
    own = [grade for grade in own if not _opens_fields(text, grade, limit)]
    if len(own) == len(group) > 1 and EACH.search(text, group[-1].end, own[0].start):
        return own
    return own * len(group) if len(own) == 1 else ()


def _opens_fields(text: str, grade: Grade, limit: int) -> bool:
    """Return whether a grade belongs to the fields behind it."""
    return GRADE_FIRST.fullmatch(text, grade.end, limit) is not None
