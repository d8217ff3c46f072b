"""Where the words for a speaker without a name begin: with the body, part or person it is of."""

from __future__ import annotations

import re

from flows.structure.bodies.names import is_built, is_kind_of_body, is_registered
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.gap_words import ONE, TIERS
from flows.structure.words import Word, follows_directly

_UNIT_ENDINGS = tuple("과국실팀부청원회당읍면동시군구도처소사측")
_VERBAL_ENDINGS = tuple("은는한된을를의에인던할될온난든운간긴린힌친선른")
_SHORTEST_WHOSE = 3
POINTING = ("이", "그", "해당")  # 이 마을의 한 주민
_DECADE = re.compile(r"[1-9]0대|(?:초|재|다|[2-9])선")  # 한 60대 주민, 한 초선 의원
_OTHER = ("또", "다른")  # 또 다른 참석자
CONNECTIVES = read_lexicon("connectives")
_ADDRESSED = ("씨의", "군의", "양의")  # 김모 씨의 어머니: the name belongs to the role
_SAME = "같은"  # 같은 학교 교사
CHARGE = "담당"
_MEASURE = re.compile(r"\d+(?:t|톤|학년|년차)")
_BESIDE = ("옆", "옆집", "이웃")
_NOT_WHICH = frozenset([
    "이곳", "그곳", "여기", "거기", "당시", "현재", "올해", "오늘", "어제", "내일", "최근", "이후",
    "이전", "결국", "실제", "대부분", "일부", "모든", "여러", "직접", "모두", "역시", "참석",
    "참여",
])  # fmt: skip
_ADVERBIAL_ENDINGS = tuple("에서로와과게히서며고면지니자도만씩째쯤말날년월일시간중후전때뒤")
OF_STAFF = "소속"  # 국민권익위 소속 조사관
_MOST_WORDS_BEFORE = 3
SIDE = "측"  # A씨 측 변호인: for whom somebody speaks


def extend_back(
    text: str,
    words: tuple[Word, ...],
    index: int,
    *,
    is_office: bool,
    is_kin: bool = False,
    is_lay: bool = False,
) -> int:
    """Return where a role begins with the body, department or 한 before it.

    Before an office any noun is a body (나루터 관계자), before lay people a noun that says which
    (옆 부스 상인), before others only what looks like one; kin are somebody's (환자의 딸), and whom
    측 or 담당 follows is always part of the role.
    """
    start, is_side = words[index].start, False
    for back in range(index - 1, max(0, index - _MOST_WORDS_BEFORE) - 1, -1):
        word = words[back]
        if not follows_directly(text, word.end, start):
            break
        is_near = start == words[index].start
        is_whose = is_kin and is_near and word.text.endswith("의")
        if word.text == ONE:
            return _extend_whose(text, words, back)
        if word.text == _OTHER[1] and back and words[back - 1].text == _OTHER[0]:
            return _extend_whose(text, words, back - 1)
        if is_whose and word.text not in _ADDRESSED:
            return word.start
        if word.text == _SAME and not is_near:
            return word.start
        if is_side and words[back + 1].text == CHARGE and not _is_noun(word.text):
            break
        is_part = is_side or word.text == SIDE or (is_office and is_near and _is_noun(word.text))
        is_part = is_part or (is_lay and _says_which(word.text, is_near=is_near))
        if not (is_part or is_whose or _belongs_to_role(word.text)):
            break
        start, is_side = word.start, is_whose or word.text in (SIDE, OF_STAFF, CHARGE)
    return start


def _says_which(word: str, *, is_near: bool) -> bool:
    """Return whether a word before lay people says which: 트럭 운전자, 1t 트럭, 옆 부스, 4학년."""
    if _MEASURE.fullmatch(word) or word in _BESIDE:
        return True
    is_other = word in _NOT_WHICH or word.endswith(_ADVERBIAL_ENDINGS)
    return is_near and _is_noun(word) and not is_other


def _extend_whose(text: str, words: tuple[Word, ...], one: int) -> int:
    """Return where 광양항의 한 하역사 임원 begins: with the noun or body that says whose one is."""
    whose, start = words[one - 1] if one else None, words[one].start
    if whose is None or not follows_directly(text, whose.end, start):
        return start
    if is_built(whose.text) and not is_kind_of_body(whose.text):
        return whose.start
    if not whose.text.endswith("의") or len(whose.text) < _SHORTEST_WHOSE:
        return start
    pointing = words[one - 2] if one > 1 else whose
    is_pointed = pointing.text in POINTING and follows_directly(text, pointing.end, whose.start)
    return pointing.start if is_pointed else whose.start


def _belongs_to_role(word: str) -> bool:
    if word in CONNECTIVES:
        return False
    if word in TIERS or _DECADE.fullmatch(word) or is_registered(word) or is_built(word):
        return True
    return len(word) > 1 and word.endswith(_UNIT_ENDINGS)


def _is_noun(word: str) -> bool:
    return len(word) > 1 and not word.endswith((*_VERBAL_ENDINGS, *CONNECTIVES))
