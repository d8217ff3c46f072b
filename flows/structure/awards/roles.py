"""Who evaluated and who was evaluated: the bodies of a sentence in their roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.records import Mention, Sentence
from flows.structure.awards.programmes import Programme
from flows.structure.spans import Found

ABBREVIATION = r"(?:\s?\([^)]{1,24}\))?"
HOST = re.compile(
    rf"{ABBREVIATION}(?:이|가|에서|의)?\s?(?:주최|시행|실시|개최|선정|고른|뽑은|견준|평가|발표|시상|인증|추진)"
)
ORGANISER = re.compile(rf"{ABBREVIATION}(?:이|가|에서|의)?\s?주관")
OWNER = re.compile(rf"{ABBREVIATION}의?\s?[‘'“\"「『《<]?$")
GRANTING = re.compile(rf"{ABBREVIATION}\s?(?:최?우수|장려)\s?(?:기관|사례|지자체)(?:에|으로)?\s")
ADNOMINAL = re.compile(
    rf"{ABBREVIATION}(?:이|가|에서)\s[^,.!?]{{0,30}}?"
    r"(?:견준|평가한|선정한|주관한|주최한|실시한|개최한|시행한|고른|뽑은|발표한|추진한|하는|한)\s?[‘'“\"「『《<]?$"
)
SUBJECT = re.compile(rf"{ABBREVIATION}(?:은|는|이|가)(?=[\s,])")
JOINT = re.compile(rf"{ABBREVIATION}\s?(?:와|과|,|·|및)\s?$")
DECIDING = re.compile(r"(?:선정|인증|지정|시상|발표|평가|공개)(?:했|하고|한\s결과)")
EVALUATOR_RULES = (HOST, ORGANISER)


def find_evaluator(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> Mention | None:
    """Return the body that evaluates: the host, else the organiser, else the programme's owner.

    Only bodies of the same sentence are looked at, so a venue or a guest is never taken.
    """
    for pattern in EVALUATOR_RULES:
        for body in _nearest_first(bodies, programme):
            if body.end <= programme.start and pattern.match(text, body.end):
                return body
    before = [body for body in bodies if body.end <= programme.start]
    for pattern in (OWNER, ADNOMINAL):
        if before and pattern.match(text, before[-1].end, programme.start):
            return before[-1]
    return next((body for body in bodies if GRANTING.match(text, body.end)), None)


def find_decider(text: str, sentence: Sentence, bodies: Sequence[Mention]) -> Mention | None:
    """Return the body that a sentence says has selected or certified others, or None."""
    if not DECIDING.search(text, sentence.start, sentence.end):
        return None
    return next((body for body in bodies if SUBJECT.match(text, body.end, sentence.end)), None)


def find_recipients(
    text: str, sentence: Sentence, bodies: Sequence[Mention], evaluator: Mention | None
) -> list[Mention]:
    """Return the bodies that the sentence is about, joint ones together, in text order."""
    others = [body for body in bodies if not _is_same(body, evaluator)]
    for no, body in enumerate(others):
        if SUBJECT.match(text, body.end, sentence.end):
            return [*_find_joint(text, others[:no], body), body]
    return []


def _find_joint(text: str, before: Sequence[Mention], last: Mention) -> list[Mention]:
    joint: list[Mention] = []
    for body in reversed(before):
        if not JOINT.match(text, body.end, last.start):
            break
        joint.insert(0, body)
        last = body
    return joint


def _is_same(body: Mention, other: Mention | None) -> bool:
    if other is None:
        return False
    return body.start == other.start or (body.code is not None and body.code == other.code)


def _nearest_first(bodies: Iterable[Mention], programme: Found[Programme]) -> list[Mention]:
    return sorted(bodies, key=lambda body: abs(programme.start - body.end))
