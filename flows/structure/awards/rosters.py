"""Rosters: who won, told by name alone (이번에 이름을 올린 곳은 ▲가람시 두루메디 ▲나래조합이다).

The sentence says that all of them won, so a name needs neither a grade beside it nor a shape that
tells a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.records import Mention, Sentence
from flows.structure.awards.placed import make_part
from flows.structure.awards.results import Result

ROSTER = re.compile(
    r"(?:이름을\s?올린|선정된|뽑힌|지정된|(?:인증|상)을?\s?받은|수상한|통과한)\s"
    r"(?:[가-힣]{2,6}\s)?(?:곳|기관|기업|업체|단체|마을|학교|시설|대학|병원)[은는]\s?(?=[▲△])"
)
ROSTER_NAME = re.compile(r"[▲△]\s?(?P<name>[^▲△\n]{2,40}?)(?=\s?[▲△,]|이?다[.\n]|\s등|[.\n]|$)")
PLACE = re.compile(r"(?:[가-힣]{1,4}[시군구읍면]|[가-힣]{2})\s(?=\S)")
CLAUSE = re.compile(r"[은는을를에며]\s|에서\s|[가-힣]다$")


def read_roster(text: str, sentence: Sentence) -> Iterator[Result]:
    """Yield a result without grade for every name of a roster; a clause in it is no name."""
    roster = ROSTER.search(text, sentence.start, sentence.end)
    if roster is None:
        return
    for item in ROSTER_NAME.finditer(text, roster.end(), sentence.end):
        if not CLAUSE.search(item["name"]):
            owner = _name(text, sentence, *item.span("name"))
            yield Result(owner.start, (owner,), None, None, None, is_listed=True)


def _name(text: str, sentence: Sentence, start: int, end: int) -> Mention:
    place = PLACE.match(text, start, end)
    first = place.end() if place else start
    return make_part(sentence, first, end, text[first:end])
