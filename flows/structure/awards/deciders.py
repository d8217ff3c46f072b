"""Who evaluated, where another sentence than the programme's own says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.records import Mention, Sentence
from flows.structure.awards.programmes import find_anaphors
from flows.structure.awards.roles import SUBJECT, find_host
from flows.structure.awards.subjects import ABBREVIATION, find_joint

DECIDING = re.compile(
    r"(?:선정|인증|지정|시상|발표|평가|공개|확정)(?:했|하고|한\s(?:결과|뒤)|해\s)|(?:견준|겨룬|살핀|따진|매긴|점검한|심사한)\s결과|뽑았|주관했|주최했|내놨|내놓았|주최하고|나눴|매겼|갈렸"
)
POINTING = re.compile(
    r"(?:이|이번|해당|올해)\s(?:[가-힣]{2,6}\s)?(?:평가|대회|공모전?|조사|점검|심사|인증|상)[은는]\s"
)
HOLDING = re.compile(
    rf"{ABBREVIATION}[이가]\s[^.,]{{0,60}}?(?:실시|주관|주최|시행|개최)(?:한다|했다|하고\s있다|하는\s|해\s온)"
)
HELD_HERE = re.compile(
    rf"{ABBREVIATION}[이가]\s(?:[가-힣]{{2,4}}\s)?(?:연|여는|주관한|주최한|실시한|개최한|시행한)\s(?:이번|이|올해)\s(?:평가|대회|공모전?|조사|점검|심사)"
)
COUNTED_PROGRAMMES = re.compile(
    r"(?:[이가]\s(?:공동\s)?(?:주관|주최|실시|시행|개최)한|의)\s(?:[가-힣]{1,8}\s){0,3}?(?:평가|대회|심사|점검|공모)\s"
    r"(?P<count>두|세|네|[2-9])\s?(?:건|개(?=[에\s])|곳(?=에서)|가지|개\s?부문)"
)
GIVES_MORE = re.compile(
    r"(?:[이가]\s(?:주는|준|매기는|매긴|벌인|주관한|주관하는|실시한)|(?:의)?)\s(?:상|평가|표창|심사)(?:도|에서도)\s"
)
NATIVE_COUNTS = {"두": 2, "세": 3, "네": 4}


def find_decider(text: str, sentence: Sentence, bodies: Sequence[Mention]) -> Mention | None:
    """Return the body that a sentence says has selected or certified others, or None."""
    holder = _find_holder(text, sentence, bodies)
    if holder or not DECIDING.search(text, sentence.start, sentence.end):
        return holder
    return _find_decided(text, sentence, bodies)


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
    if not DECIDING.search(text, sentence.start, sentence.end):
        return None
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
            return body, NATIVE_COUNTS.get(match["count"]) or int(match["count"])
    return None
