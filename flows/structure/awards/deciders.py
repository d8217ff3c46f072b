"""Who evaluated, where another sentence than the programme's own says so."""

from __future__ import annotations

from collections.abc import Sequence

from flows.records import Mention, Sentence
from flows.structure.awards.figures import read_count
from flows.structure.awards.programmes import find_anaphors
from flows.structure.awards.roles import find_host
from flows.structure.awards.subjects import find_joint
from flows.structure.awards.wordings.decider_patterns import (
    COUNTED_PROGRAMMES,
    DECIDING,
    GIVES_MORE,
    HELD_HERE,
    HOLDING,
    POINTING,
)
from flows.structure.awards.wordings.role_patterns import SUBJECT


def find_decider(text: str, sentence: Sentence, bodies: Sequence[Mention]) -> Mention | None:
    """Return the body that a sentence says has selected or certified others, or None."""
    holder = _find_holder(text, sentence, bodies)
    decided = [m.start() for m in DECIDING.finditer(text, sentence.start, sentence.end)]
    if holder or not decided:
        return holder
    return _find_decided(text, sentence, [body for body in bodies if body.start < decided[-1]])


def _find_holder(text: str, sentence: Sentence, bodies: Sequence[Mention]) -> Mention | None:
    """Return who holds the evaluation spoken of: 이 평가는 환경부가 해마다 실시한다."""
    is_pointing = POINTING.match(text, sentence.start, sentence.end) is not None
    if find_anaphors(text, sentence.start, sentence.end) and (host := find_host(text, bodies)):
        return host
    for body in bodies:
        is_holding = is_pointing and HOLDING.match(text, body.end, sentence.end)
        if is_holding or HELD_HERE.match(text, body.end, sentence.end):
            return body
    return None


def _find_decided(text: str, sentence: Sentence, bodies: Sequence[Mention]) -> Mention | None:
    """Return the subject of a sentence that decides, of joint ones the first."""
    for no, body in enumerate(bodies):
        if SUBJECT.match(text, body.end, sentence.end):
            return (*find_joint(text, bodies[:no], body), body)[0]
    return None


def counts_programmes(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence only counts programmes, as `find_common_evaluator` reads them."""
    return COUNTED_PROGRAMMES.search(text, sentence.start, sentence.end) is not None


def find_giver_of_all(text: str, bodies: Sequence[Mention]) -> Mention | None:
    """Return who gives all that a paragraph goes on to tell: 물길도가 주는 상도 줄을 이었다."""
    return next((body for body in bodies if GIVES_MORE.match(text, body.end)), None)


def find_common_evaluator(text: str, bodies: Sequence[Mention]) -> tuple[Mention, int] | None:
    """Return the evaluator of programmes that a sentence only counts, and how many they are.

    `환경부가 주관한 평가 두 건에서` names the evaluator of the next two programmes.
    """
    for body in bodies:
        match = COUNTED_PROGRAMMES.match(text, body.end)
        if match:
            return body, read_count(match["count"])
    return None
