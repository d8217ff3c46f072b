"""Foreign persons: names in Hangul that no Korean surname begins, beside an office of a state.

A name counts if it has a syllable that Korean names and nouns do not have (케리, 트럼프), stands
beside an office that loanwords are not beside, follows a given name that is known (올리비아 챈
교수), or has its Latin form in brackets. Countries and other registered words are none.
"""

from __future__ import annotations

import re

from flows.structure.bodies.names import is_built, is_registered
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.names import CALLINGS, POSITIONS, Likeness, judge_name
from flows.structure.persons.positions import Position
from flows.structure.persons.scenes import PersonPhrase, Scene, adjoins, introduce
from flows.structure.words import Word, find_suffix, strip_particle

_OFFICES = frozenset(read_lexicon("state_offices"))
_COUNTRIES = frozenset(read_lexicon("countries"))
_ORIGINS = ("온", "국적", "출신", "국적의", "출신의")
_NOT_NAMES = frozenset(read_lexicon("loanwords"))
_GIVEN = frozenset(read_lexicon("foreign_given_names"))
_MOST_NAMES = 3  # words of a foreign name: 응우옌 티 란
_HANGUL = re.compile(r"[가-힣]{2,6}")
_NAME = re.compile(r"[가-힣]{1,6}")
_MARKED = re.compile(
    r"[겐귄넬닉덜덴델뒤듀랜램럼렘롬룰뤼릭맥뮈뮐므뷔샌샬셀셰쇼숄쉬쉴슈슐슨앤앨왈윌윈쥐즈챈첸츠카칼캄캐캔캘"
    r"캠커컬케켄켈켐코콜쿠쿤쿨퀸크클키킨킬킴터턴텀텔톤톨톰툰튀튜트티틴틸퍼펄펜펠폰폴푸퓌퓨프플핀핑"
    r"햄헐헤헨헬홀훌휘흐힐]|[가-힣]*(?:르|브|드|스|그)$"
)
_SHORT_GIVEN = ("존", "조", "잭", "짐", "팀", "톰", "폴")
_LATIN = re.compile(r"\([A-Z][A-Za-z .·'’-]{2,40}\)")
_LONGEST_LATIN = 44


def read_foreign(scene: Scene, index: int) -> PersonPhrase | None:
    """Return 케리 장관, 도널드 트럼프 미국 대통령, 클라우스 슈밥(Klaus Schwab) 회장."""
    position = scene.positions[index]
    if position is None or index == 0:
        return None
    latin = _find_latin(scene, index)
    if latin is not None:
        return introduce(_widen_by_latin(scene, latin), position, None, "foreign_name")
    office = _read_office(scene, index, position) if _is_office(position) else None
    return office or _read_given(scene, index, position)


def _read_given(scene: Scene, index: int, position: Position) -> PersonPhrase | None:
    """Return 올리비아 챈 교수: a known given name, then another name before any position."""
    if scene.positions[index - 1] or not adjoins(scene, index - 1):
        return None
    name = widen_given(scene, index - 1)
    is_whole = name.start < scene.words[index - 1].start
    return introduce(name, position, None, "foreign_name") if is_whole else None


def widen_given(scene: Scene, last: int) -> Word:
    """Return the word at `last` with the foreign names before it, if the first is a known one."""
    word = scene.words[last]
    if not _may_follow_given(word.text):
        return word
    for back in range(last - 1, max(-1, last - _MOST_NAMES), -1):
        before = scene.words[back]
        if not adjoins(scene, back) or scene.text[before.end] not in " \xa0":
            break
        if before.text in _GIVEN or _comes_from_abroad(scene, back, last):
            return Word(before.start, word.end, scene.text[before.start : word.end])
        if not _may_follow_given(before.text):
            break
    return word


def _comes_from_abroad(scene: Scene, first: int, last: int) -> bool:
    """Return whether two words that are no Korean name follow 캄보디아에서 온 or 네팔 국적."""
    words = [word.text for word in scene.words[max(0, first - 2) : first]]
    is_said = len(words) > 1 and words[-1] in _ORIGINS
    is_abroad = is_said and any(core in _COUNTRIES for core, _ in strip_particle(words[0]))
    names = (scene.words[first].text, scene.words[last].text)
    is_noun = any(name in CALLINGS or find_suffix(name, POSITIONS) for name in names)
    return is_abroad and not is_noun and judge_name(names[-1]) == Likeness.NONE


def _may_follow_given(word: str) -> bool:
    return _NAME.fullmatch(word) is not None and not is_built(word) and not is_registered(word)


def _is_office(position: Position) -> bool:
    return position.base in _OFFICES or position.title in _OFFICES


def _read_office(scene: Scene, index: int, position: Position) -> PersonPhrase | None:
    last, gap = index - 1, None
    if not adjoins(scene, last):
        return None
    if scene.words[last].text in _COUNTRIES and last > 0 and adjoins(scene, last - 1):
        gap = (scene.words[last].start, scene.words[index].start)
        last -= 1
    if not is_foreign(scene.words[last].text) or scene.positions[last]:
        return None
    return introduce(_widen(scene, last), position, gap, "foreign_name")


def is_foreign_given(word: str) -> bool:
    """Return whether a word is a given name of foreigners that is known."""
    return word in _GIVEN or word in _SHORT_GIVEN


def is_foreign(word: str) -> bool:
    """Return whether a word has a syllable that Korean names and nouns do not have."""
    is_known = word in _COUNTRIES or word in _NOT_NAMES
    has_particle = any(core in _COUNTRIES for core, _ in strip_particle(word))
    shaped = _HANGUL.fullmatch(word) is not None and _MARKED.search(word) is not None
    return shaped and not is_known and not has_particle


def _widen(scene: Scene, last: int) -> Word:
    """Return the name with the given name before it, where that is foreign too (존 케리)."""
    word = scene.words[last]
    if last == 0 or not adjoins(scene, last - 1) or scene.positions[last - 1]:
        return word
    before = scene.words[last - 1]
    is_given = is_foreign(before.text) or is_foreign_given(before.text)
    return Word(before.start, word.end, f"{before.text} {word.text}") if is_given else word


def _widen_by_latin(scene: Scene, last: int) -> Word:
    """Return the name with as many words as its Latin form has, if these are words of a name."""
    end = scene.words[last].end
    parts = len(scene.text[end : scene.text.find(")", end)].split())
    first = last
    while first > max(0, last + 1 - min(parts, _MOST_NAMES)) and _is_part(scene, first - 1):
        first -= 1
    start = scene.words[first].start
    return Word(start, end, scene.text[start:end]) if first < last else _widen(scene, last)


def _is_part(scene: Scene, index: int) -> bool:
    is_free = adjoins(scene, index) and scene.positions[index] is None
    return is_free and _may_follow_given(scene.words[index].text)


def _find_latin(scene: Scene, index: int) -> int | None:
    """Return the word whose Latin form in brackets stands right before the position."""
    start = scene.words[index].start
    least = max(0, start - _LONGEST_LATIN)
    opening = scene.text.rfind("(", least, start)
    if opening < 0 or not _LATIN.fullmatch(scene.text[opening:start].rstrip(" \xa0")):
        return None
    for back in range(index - 1, max(-1, index - 6), -1):
        if scene.words[back].end == opening:
            return back if _HANGUL.fullmatch(scene.words[back].text) else None
    return None
