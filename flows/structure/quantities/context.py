"""What the words around a number add: about, a bound, a change, and what is counted.

Every function gets the text before or after the number, cut to what it may look at.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.structure.lexicon import read_lexicon, read_table
from flows.structure.openings import open_with
from flows.structure.words import CACHED_WORDS

SIGHT = 30

_ABOUT = ("약 ?", "대략 ?", "어림잡아 ?", "얼추 ?", "줄잡아 ?", "거의 ?", "한 ")
_ABOUT_BEFORE = re.compile(f"{open_with(_ABOUT, not_after='가-힣')}$")
_ABOUT_AFTER = re.compile(
    r" ?(?:\([^)]{0,20}\) ?)?(?:가량|정도|내외|안팎|남짓|쯤|여(?=[ 의간])|전후|께(?= ))"
)

_GIVEN_UP_TO = (
    r"까지(?=[은는도만]? ?(?:[가-힣]{1,8} ?){0,2}(?:지원|가능|받|대 ?준|신청할|할 수|허용|제공"
    r"|지급|감면"
    r"|할인|보장|대출|융자|돌려|보상|공제|빌려|인정|적립|환급|주어|이용할|무료|선택|모집|투입할))"
)
_BOUND_AFTER = re.compile(
    r" ?(?:\([^)]{0,20}\) ?)?(?:(?P<at_least>(?:씩 ?)?이상(?!기|하|한|이변|형))"
    r"|(?P<more_than>초과|[을를이가]? ?(?:훌쩍 |크게 )?"
    r"(?:넘[는긴은어었게을]|넘겨|넘겼|웃도|웃돈|웃돌|상회))"
    rf"|(?P<at_most>이하|이내|한도|{_GIVEN_UP_TO})"
    r"|(?P<less_than>미만|[에을를]? ?(?:못 ?미[치친쳤]|밑[도돈돌]|하회)))"
)
_AT_MOST = "최대"
_BOUND_BEFORE = re.compile(
    f"{open_with((_AT_MOST, '최소(?:한)?', '적어도'), not_after='가-힣')}(?: 약)? ?$"
)

_LEAD = (
    r"\)? ?(?:\([^)]{0,24}\) ?)?(?:포인트|p)?(?:가량|정도|이상|씩|여)?(?:이|가|을|를|나|이나|만큼"
    r"|의)? ?"
    r"(?:더 |각각 |크게 |소폭 |대폭 |넘게 |급격히 |이상 |가량 |정도 |껑충 |가까이 )?"
)
_CHANGES = tuple(
    (change, re.compile(_LEAD + f"(?:{'|'.join(words)})"))
    for change, words in read_table("change_words").items()
)

_STREAK = re.compile(
    r" ?(?:연속|내리|연달아|연이어|잇따라)(?:으로)?[ ,]?[‘'“\"’]?(?P<what>[가-힣A-Za-z]{2,12})?"
)
_AFTER_UNIT = re.compile(r"(?:의)? ?(?P<what>[가-힣]{1,6}(?:[·‧][가-힣]{1,6}){1,4}|[가-힣]{2,10})")
_BEFORE = re.compile(
    r"(?:^|[\s‘'“\"(,·△▲▷○])(?P<what>[가-힣]{1,6}(?:[·‧][가-힣]{1,6}){1,4}|[가-힣A-Za-z]{2,12})"
    r"['’”\"]?(?:\([^)]{0,12}\))?(?P<among> ?(?:가운데|중)(?:에서)?)?(?P<others> 등)?"
    r"(?: (?:총|약|모두|각|각각|최대|최소|연간|평균|전체|무려|불과))?(?: ?|\()$"
)
_BEHIND_MEASURE = re.compile(r" (?P<what>[가-힣]{2,10})(?![가-힣])")
_MEASURES = frozenset(("length", "area", "mass", "volume"))
_OBJECT = ("을", "를")
_AGENT = tuple("은는이가")
_ONE_OF_MANY = tuple(
    "씨시군구도"
)  # A씨 등 2명, 김포시 등 3곳: what stands before 등 is one of them
_EDGE_PARTICLE = re.compile(
    r"(?:으로|만|에서|에게|까지|부터|이라고|라고|이라는|라는|을|를|은|는|에|이|가|로|의|도|와|과|인"
    r"|이다|다)$"
)
_NOUN_ENDING = re.compile(f"(?:{'|'.join(read_lexicon('particle_like_nouns'))})$")
_NO_NOUN = re.compile(
    f"(?:{'|'.join(read_lexicon('not_counted'))})(?:[은는이가을를의도]|에는?|으로)?"
)
_SHORT_STEMS = "적|작|남|입|담|참|잡|막|업|집|접|넘|심|묵|먹|걷|묻|갚|끌|쓰"
_VERBAL = re.compile(
    r"(?<!피)(?<!재)(?<!손)(?<!자)해$|(?<!유)(?<!영)(?<!육)아$|(?<!언)(?<!장)(?<!용)(?<!금)어$"
    r"|라며$|혀$|(?<![창광신보최재사경금중참])고$|[돼져겨려쳐워여져낸낸넘든던된긴룬]$|(?<!어)른$"
    r"|(?<!권)(?<!제)(?<!북)(?<!남)한$|(?<!재)(?<!도)난$"
    r"|(?<!역)(?<!분)할$|하고$|[하되으]며$|[하되지으]면$|면서$|[하되있없리]는$|에서$|으로써$|당$"
    r"|[다까]$|(?:[하되있없않가오보이]|우)지$|까지$|려면$|[보펴끝]내$"
    rf"|(?:{'|'.join(read_lexicon('adnominal_stems'))})은$|(?<![가-힣])(?:{_SHORT_STEMS})은$"
    r"|(?:하|되|지|으)지만$|(?:하기|되기)$|하게$"
)


def is_about(before: str, after: str) -> bool:
    """Return whether the words around a number say about (약, 가량, 안팎 …)."""
    return bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after))


def find_bound(before: str, after: str) -> str | None:
    """Return at_least (이상), more_than (초과), at_most (이하) or less_than (미만), or None."""
    behind = _BOUND_AFTER.match(after)
    if behind:
        return behind.lastgroup
    ahead = _BOUND_BEFORE.search(before)
    if ahead is None:
        return None
    return "at_most" if ahead.group().startswith(_AT_MOST) else "at_least"


def find_change(after: str) -> str | None:
    """Return increase or decrease where the number is by how much something changed."""
    for change, pattern in _CHANGES:
        if pattern.match(after):
            return change
    return None


def find_counted(unit: str, unit_kind: str, before: str, after: str) -> str | None:
    """Return the noun that is counted or measured, None where the text leaves it open."""
    streak = _STREAK.match(after)
    if streak:
        return _name_streak(streak["what"])
    if unit_kind == "count":
        behind = _AFTER_UNIT.match(after) if unit.startswith("개") or after[:1] == "의" else None
        noun = _strip_particle(behind["what"]) if behind else None
        if noun:
            return noun
    return _find_ahead(unit_kind, before, after) or _find_behind_measure(unit_kind, after)


def _find_ahead(unit_kind: str, before: str, after: str) -> str | None:
    ahead = _BEFORE.search(before)
    if ahead is None:
        return None
    noun = _bare_noun(ahead["what"])
    if noun is None or (ahead["others"] and noun.endswith(_ONE_OF_MANY)):
        return None
    particle = ahead["what"][len(noun) :]
    return None if _is_other_part(noun, particle, unit_kind, after) else noun


def _is_other_part(noun: str, particle: str, unit_kind: str, after: str) -> bool:
    """Tell who does something (행안부는 8곳을) or bears it (버스를 30분) from what is counted."""
    if particle in _AGENT and after.startswith(_OBJECT):
        return True
    is_extent = unit_kind in ("duration", "score") and not noun.endswith(("기간", "시간", "점수"))
    return is_extent and particle in (*_OBJECT, "이", "가")


def _find_behind_measure(unit_kind: str, after: str) -> str | None:
    """25t 화물차, 4.2㎞ 구간: the noun right behind a measure."""
    behind = _BEHIND_MEASURE.match(after) if unit_kind in _MEASURES else None
    return _bare_noun(behind["what"]) if behind else None


_PREDICATE_END = re.compile(r"(?<=[가-힣]{2})(?:했|됐|하|되|한|된|받)[가-힣]{0,3}$")


def _name_streak(what: str | None) -> str:
    what = None if what and what.endswith(("은", "는", "한")) else what
    noun = _strip_particle(_PREDICATE_END.sub("", what)) if what else None
    return f"연속 {noun}" if noun else "연속"


@lru_cache(maxsize=CACHED_WORDS)
def _strip_particle(word: str) -> str | None:
    """Return the noun of a word that may end in a particle."""
    if _NO_NOUN.fullmatch(word):
        return None
    if _NOUN_ENDING.search(word):
        return word
    return _EDGE_PARTICLE.sub("", word, count=1)


@lru_cache(maxsize=CACHED_WORDS)
def _bare_noun(word: str) -> str | None:
    """Return a noun before a number, its topic or subject particle cut off."""
    if _NO_NOUN.fullmatch(word) or _VERBAL.search(word):
        return None
    if _NOUN_ENDING.search(word) or not _EDGE_PARTICLE.search(word):
        return word
    is_topic = word[-1] in "은는이가을를만" and len(word) > 2 and word[-2] not in "에서로게으"
    return word[:-1] if is_topic else None
