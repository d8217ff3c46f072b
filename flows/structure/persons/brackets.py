"""Persons with brackets behind the name, and those without a position: (45), (읍내·장터), 씨."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.structure.lexicon import read_lexicon
from flows.structure.persons.foreign import widen_given
from flows.structure.persons.names import CALLINGS, POSITIONS, SURNAMES, Likeness, judge_name
from flows.structure.persons.scenes import PersonPhrase, Scene, adjoins, introduce
from flows.structure.words import Word, find_suffix

_LONGEST_BRACKET = 40
_MOST_BETWEEN = 4  # words of a body between the bracket and the position
_AGE = re.compile(
    r"\((?:[남여][·,]\s?)?(?:\d{2,3}|\d세)(?:세|살)?(?:[·,]\s?[^()]{0,12})?\)"
    r"|\([1-6]학년\)"
)
_HINT = re.compile(
    r"씨|양(?<=\s양)(?:[은이도의]|\()|군(?<=\s군)(?:[은이도의]|\()|할머니|할아버지|어르신"
    r"|\((?:[남여][·,]\s?)?\d"
)
_GLUED_HONORIFIC = re.compile(r"([가-힣]{3,4})씨(?:는|가|의|를|와|도|에게)?$")
_HONORIFIC = re.compile(
    r"(?:\([^()\n]{1,20}\))?\s?(?:씨|(?<=\s)(?P<elder>할머니|할아버지|어르신|[양군](?=[은이도의]\s|\()))(?:\([^()\n]{1,20}\))?"
    r"(?:(?P<whose>는|은|가|이|의|를|와|도|에게|께)|에|로|만|처럼)?(?![가-힣])"
)
_STANDING = re.compile(
    r"(?<![가-힣])(?P<held>[가-힣]{2,6}[ \xa0]대표)로[ \xa0]"
    r"(?:나온|나선|참석한|참여한|온|초청된|발언한|상을[ \xa0]받은)[ \xa0]$"
)
_CHARGED = re.compile(
    r"(?<![가-힣])(?P<held>[가-힣]{1,10}장|대표|간사|총무)[을를][ \xa0]"
    r"맡(?:은|고[ \xa0]있는|아[ \xa0]온)[ \xa0]$"
)
_ELDERS = ("할머니", "할아버지", "어르신")
_HANGUL = re.compile(r"[가-힣]{2,8}")
_SHORTEST_SURE = 3  # syllables of a name that needs no particle behind 씨
_WITHHELD = "모씨"  # 강모씨(63)
_SEEDS = frozenset(read_lexicon("seeds"))
_NO_NAME_ENDINGS = tuple("모의은는을를된한던할운른큰")  # 강모 씨: the given name is withheld


def read_bracketed_gap(scene: Scene, index: int) -> PersonPhrase | None:
    """예지안(읍내·장터) 시의원: a constituency or party in brackets after the name."""
    position = scene.positions[index]
    start = scene.words[index].start
    before = scene.text[max(0, start - _LONGEST_BRACKET) : start].rstrip(" \xa0")
    if position is None or not before.endswith(")"):
        return None
    opening = scene.text.rfind("(", max(0, start - _LONGEST_BRACKET), start)
    for word in reversed(scene.words[max(0, index - 10) : index]):
        if word.end == opening and judge_name(word.text):
            return introduce(word, position, None, "title_after_brackets")
    return None


def read_aged(scene: Scene, index: int) -> PersonPhrase | None:
    """표다온(47) 물길극장 대표: an age behind the name, then a body before the position."""
    position = scene.positions[index]
    if position is None:
        return None
    for back in range(index - 1, max(-1, index - 1 - _MOST_BETWEEN), -1):
        word = scene.words[back].text
        if not adjoins(scene, back) or word[-1] in "은는을를" or word.startswith(_ELDERS):
            return None
        name = _find_aged(scene, back)
        if name is not None:
            gap = (scene.words[back].start, scene.words[index].start)
            return introduce(name, position, gap, "title_after_age")
    return None


def _find_aged(scene: Scene, index: int) -> Word | None:
    """Return the name whose bracket with an age stands right before the word at `index`."""
    start = scene.words[index].start
    least = max(0, start - _LONGEST_BRACKET)
    end = len(scene.text[least:start].rstrip(" \xa0")) + least
    opening = scene.text.rfind("(", least, end) if scene.text[end - 1 : end] == ")" else -1
    if opening < 0 or end == start or not _AGE.fullmatch(scene.text, opening, end):
        return None
    before = (word for word in scene.words[max(0, index - 4) : index] if word.end == opening)
    return next((word for word in before if judge_name(word.text)), None)


def list_candidates(scene: Scene, start: int, end: int) -> Iterable[int]:
    """Return the words that may be a person without a position: all, if anything hints at one."""
    if not _HINT.search(scene.text, start, end):
        return ()
    return range(len(scene.words))


def read_honorific(scene: Scene, index: int) -> PersonPhrase | None:
    """홍길동 씨, 쏙소반 씨, 홍길동(45): persons without a position, or with one before the name."""
    word = scene.words[index]
    held = scene.positions[index - 1] if index and adjoins(scene, index - 1) else None
    held = None if held is None or held.particle else held
    glued = _GLUED_HONORIFIC.match(word.text) if "씨" in word.text else None
    if glued and judge_name(glued[1]):
        name = Word(word.start, word.start + len(glued[1]), glued[1])
    elif not glued and _is_addressed(scene.text, word, is_person=held is not None):
        name = widen_given(scene, index)
    else:
        return None
    phrase = introduce(name, held, None, "honorific", held.start if held else None)
    return phrase if held else phrase._replace(title=_read_calling(scene, index, name))


def _read_calling(scene: Scene, index: int, name: Word) -> str | None:
    """Return what a person without office is called right before the name: 주민 채순덕 씨."""
    before = index - 1
    while before >= 0 and scene.words[before].start >= name.start:
        before -= 1
    is_beside = before >= 0 and adjoins(scene, before)
    if is_beside and scene.words[before].text in CALLINGS:
        return scene.words[before].text
    least = max(0, name.start - _LONGEST_BRACKET)
    standing = _STANDING.search(scene.text, least, name.start)
    if standing:
        return standing["held"]
    charged = _CHARGED.search(scene.text, least, name.start)
    is_office = charged is not None and find_suffix(charged["held"], POSITIONS)
    return charged["held"] if charged and is_office else None


def _is_addressed(text: str, word: Word, *, is_person: bool) -> bool:
    """Return whether 씨 or an age behind a word makes it a full name.

    What looks like no Korean name needs 씨 with the particle of a person, and a plant a position
    before it (`is_person`): `고추 씨가` is a seed.
    """
    honorific = _HONORIFIC.match(text, word.end)
    if word.text.endswith(_WITHHELD):
        return False
    if honorific is None and not _AGE.match(text, word.end):
        return False
    if honorific and honorific["elder"]:
        is_aged = _AGE.match(text, word.end) is not None and _may_be_named(word.text)
        is_likely = judge_name(word.text) == Likeness.LIKELY
        return is_aged or (len(word.text) >= _SHORTEST_SURE and is_likely)
    if len(word.text) >= _SHORTEST_SURE and judge_name(word.text):
        return True
    is_person = is_person or word.text not in _SEEDS
    is_marked = honorific is not None and honorific["whose"] is not None
    return is_marked and is_person and _may_be_named(word.text)


def _may_be_named(word: str) -> bool:
    if word in SURNAMES:
        return False
    if judge_name(word):
        return True
    if word.endswith(_NO_NAME_ENDINGS):
        return False
    return _HANGUL.fullmatch(word) is not None and find_suffix(word, POSITIONS) is None
