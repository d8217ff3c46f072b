"""The township that a person lives in or heads: 물길읍 주민 표다온 씨, 표다온 면장은."""

from __future__ import annotations

import re

from flows.structure.bodies.names import is_registered
from flows.structure.bodies.widening import is_township

RESIDENT = "주민"
_TIERS = ("시", "군", "구")
_HEADED = {"면장": "면", "읍장": "읍", "동장": "동"}
_PLACED = re.compile(
    r"(?<![가-힣])(?P<county>[가-힣]{2,4})[ \xa0](?P<unit>[가-힣]{1,5}[0-9]?(?P<tier>[읍면동]))"
    r"(?=[은는이가의에을를과와도]|[^가-힣]|$)"
)
_NEAR = 3000  # code points before a head in which its township is named
_RESIDENT = re.compile(
    r"(?<![가-힣])(?:(?P<place>[가-힣]{2,5}[0-9]?(?:읍|면|동|리|마을))[ \xa0]주민"
    r"|(?P<market>[가-힣]{2,8}시장)[ \xa0]상인)[ \xa0]$"
)
_NO_MARKETS = ("전통시장", "재래시장", "인근시장", "지역시장", "도매시장", "수산시장")
_LONGEST_RESIDENT = 18
_NO_PLACES = re.compile(
    r"(?:이웃|인근|아래|아랫|윗|옆|건너|산골|시골|농촌|어촌|섬|산촌|우리|해당|피해|이주|온)(?:마을|동)$|읍면동$|거리$"
)


def imply_township(text: str, base: str | None, at: int) -> str | None:
    """Return the township with its county that a 면장 at `at` heads: the only one named before."""
    tier = _HEADED.get(base or "")
    if tier is None:
        return None
    placed = _PLACED.finditer(text, max(0, at - _NEAR), at)
    of_tier = [each for each in placed if each["tier"] == tier]
    counties = [(_write_county(each["county"]), each["unit"]) for each in of_tier]
    named = {f"{county} {unit}" for county, unit in counties if county}
    return named.pop() if len(named) == 1 else None


def _write_county(word: str) -> str | None:
    """Return 담양군 for 담양군 and for 담양; None for what is no city, county or district."""
    forms = (word,) if word.endswith(_TIERS) else (f"{word}군", f"{word}시")
    return next(filter(is_registered, forms), None)


def read_residence(text: str, first: int) -> str | None:
    """Return the place in 물길읍 주민 표다온 씨, 물길중앙시장 상인 표다온 씨.

    `first` is where the name begins.
    """
    resident = _RESIDENT.search(text, max(0, first - _LONGEST_RESIDENT), first)
    if resident is None:
        return None
    if resident["market"]:
        return None if resident["market"] in _NO_MARKETS else resident["market"]
    place = resident["place"]
    is_place = place.endswith(("마을", "리")) or is_township(place)
    return place if is_place and not _NO_PLACES.search(place) else None
