"""Persons with brackets behind the name, and those without a position: (45), (읍내·장터), 씨."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.structure.persons.names import judge_name
from flows.structure.persons.scenes import PersonPhrase, Scene, adjoins, introduce
from flows.structure.words import Word

_LONGEST_BRACKET = 40
_MOST_BETWEEN = 4  # words of a body between the bracket and the position
_AGE = re.compile(r"\((?:[남여][·,]\s?)?(?:\d{2,3}|\d세)(?:세|살)?(?:[·,]\s?[^()]{0,12})?\)")
_HINT = re.compile(r"씨|\((?:[남여][·,]\s?)?\d")
_GLUED_HONORIFIC = re.compile(r"([가-힣]{3,4})씨(?:는|가|의|를|와|도|에게)?$")
_HONORIFIC = re.compile(r"\s?씨(?:는|가|의|를|와|도|에게|께|에|로|만|처럼)?(?![가-힣])")


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
        if not adjoins(scene, back) or scene.words[back].text[-1] in "은는을를":
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
    """홍길동 씨, 홍길동(45): persons without a position."""
    word = scene.words[index]
    glued = _GLUED_HONORIFIC.match(word.text)
    core = glued[1] if glued else word.text
    beside = glued or _HONORIFIC.match(scene.text, word.end) or _AGE.match(scene.text, word.end)
    if not beside or len(core) < 3 or not judge_name(core):
        return None
    name = Word(word.start, word.start + len(core), core)
    return introduce(name, None, None, "honorific")
