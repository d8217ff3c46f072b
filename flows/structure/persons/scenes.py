"""What the shapes of a person have in common: a block's words, its positions, a person found."""

from __future__ import annotations

from typing import NamedTuple

from flows.structure.persons.names import Likeness, is_long_name, judge_name
from flows.structure.persons.positions import Position
from flows.structure.words import Word, follows_directly

SHORT_NAME = 2
TOPICS = frozenset("은는이가도의을를과와") | {"께서", "께서는", "에게"}
_PERSONAL = frozenset(["선수", "배우", "가수"])  # no department or firm stands before these
LOCAL_HEADS = ("이장", "통장", "반장")
# What stands behind the name of somebody whose office is told before it, and how that ends:
# 지능팀장인 표다온 경감, 교육복지위원장인 표다온 의원, 암센터장 표다온 교수.
RANKS = dict.fromkeys(
    ("총경", "경정", "경감", "경위", "소방정", "소방령", "소방경", "소방위", "소방장"), ("장", "관")
) | {
    "의원": ("복지위원장", "특별위원장", "건설위원장", "행정위원장", "경제위원장", "운영위원장"),
    "교수": ("센터장",),
}  # fmt: skip
_SCHOOLS = ("초", "중", "고", "대")
_SCHOOL_POSITIONS = frozenset([
    "교장", "교감", "교사", "학교장", "총장", "부총장", "학장", "학과장", "처장", "교수", "학생",
    "영양사", "조리사", "조리실무사", "돌봄전담사", "교무실무사", "급식실무사", "행정실장",
])  # fmt: skip


class PersonPhrase(NamedTuple):
    """A person introduced: the name's span, and the position with its own span and particle.

    `gap` is the span between name and position, where a body may stand; `body` what is glued to
    the position; `title` is None where the text gives no position; `first` is
    the start of the list of names that share the position (도해든, 문다솔 의원).
    """

    start: int
    end: int
    name: str
    title: str | None
    base: str | None
    body: str | None
    gap: tuple[int, int] | None
    rule: str
    first: int


class Scene(NamedTuple):
    """The words of a block with the positions among them."""

    text: str
    words: tuple[Word, ...]
    positions: tuple[Position | None, ...]


def introduce(
    word: Word,
    position: Position | None,
    gap: tuple[int, int] | None,
    rule: str,
    first: int | None = None,
) -> PersonPhrase:
    """Return the person of that name, with the position and the span between the two."""
    title = position.title if position else None
    base = position.base if position else None
    body = position.body if position else None
    start = word.start
    return PersonPhrase(start, word.end, word.text, title, base, body, gap, rule, first or start)


def adjoins(scene: Scene, index: int) -> bool:
    """Return whether a word and the one after it stand side by side."""
    words = scene.words
    return follows_directly(scene.text, words[index].end, words[index + 1].start)


def is_named(text: str, word: str, position: Position) -> bool:
    """Tell a name before a position; an unusual one needs a particle behind the position."""
    if is_school(word, position.base) or (position.base in LOCAL_HEADS and word[-1] in "리동"):
        return False
    if position.title in _PERSONAL and position.particle in TOPICS and is_long_name(word):
        return True
    likeness = judge_name(word)
    usual = likeness == Likeness.LIKELY or (likeness and len(word) == SHORT_NAME)
    is_marked = position.particle in TOPICS or text[position.end : position.end + 1] in ("(", ")")
    return bool(usual or (likeness and is_marked))


def is_school(word: str, base: str | None) -> bool:
    """Return whether a word beside such a position is a school written short (물길초 교장)."""
    return base in _SCHOOL_POSITIONS and len(word) > SHORT_NAME and word.endswith(_SCHOOLS)
