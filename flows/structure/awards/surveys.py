"""Paragraphs and headlines that go through many bodies, and those about the neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.records import Sentence

_PARTED = r"[가-힣]{0,2}\s(?:크게\s|뚜렷이\s|서로\s)?엇갈"
_WON = r"\s(?:곳|기관|시[·‧]?군|지자체)[은는]\s[^.]{0,24}?\d\s?곳"
_EACH = r"별로(?:는|\s(?:살펴)?보면)\s"
# Every branch begins with letters: a search skips to them.
_SURVEY = re.compile(
    rf"희비|명암|성적{_PARTED}|결과{_PARTED}|등급{_PARTED}|점수{_PARTED}|표정{_PARTED}"
    rf"|상을\s받은{_WON}|수상한{_WON}|상을\s탄{_WON}"
    rf"|시[·‧]?군(?:[·‧]?구)?{_EACH}|기관{_EACH}|지자체{_EACH}|지역{_EACH}"
)
_SURVEY_HEAD = re.compile(r"성적표|희비|명암|엇갈[린려렸]")
_NEIGHBOURS = re.compile(
    r"(?:인접|이웃|인근|주변)(?:한)?\s(?:시[·‧]?군|지자체|자치구|도시)|이웃들(?:의|은|도)\s"
)


def find_surveys(plain: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of the paragraphs that go through the bodies of a region."""
    return _find_blocks(_SURVEY, plain, sentences)


def find_asides(plain: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the numbers of the paragraphs about the neighbours of the body told of."""
    return _find_blocks(_NEIGHBOURS, plain, sentences)


def heads_survey(lines: Iterable[str]) -> bool:
    """Return whether a headline tells of many bodies (성적표, 희비)."""
    return any(map(_SURVEY_HEAD.search, lines))


def _find_blocks(
    pattern: re.Pattern[str], plain: str, sentences: Sequence[Sentence]
) -> frozenset[int]:
    found = (each for each in sentences if pattern.search(plain, each.start, each.end))
    return frozenset(each.block_no for each in found)
