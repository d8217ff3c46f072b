"""Words as they stand between blanks and marks, and what is left of them without a particle."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import accumulate, compress, count
from operator import itemgetter
from typing import NamedTuple, TypeVar

from flows.structure.lexicon import read_lexicon

_LETTERS = r"[0-9A-Za-z가-힣一-鿿豈-﫿㈜&+-]++(?>(?:\((?:주|유)\))?)"
# Every branch begins with a set of characters: the search for a start takes no Python regex step.
_WORD = re.compile(rf"({_LETTERS}|\((?:주|사|재)\){_LETTERS})")
CACHED_WORDS = 1 << 14  # distinct words whose reading is kept; texts repeat their words
PARTICLES = frozenset(read_lexicon("particles"))
_NOTHING = ("", "(주)", "(유)", "(사)", "(재)")
_FINALS = 28  # final consonants of a syllable, none among them
_AFTER_CONSONANT = frozenset(("은", "이", "을", "과", "의", "에서", "에", "도", "으로", "에는"))
_AFTER_VOWEL = frozenset(("는", "가", "를", "와", "의", "에서", "에", "도", "로", "에는"))
_LONGEST_PARTICLE = max(map(len, PARTICLES))
Judgement = TypeVar("Judgement")


class Word(NamedTuple):
    """A word at `start`..`end` of the page's text."""

    start: int
    end: int
    text: str


_TEXT_OF = itemgetter(2)
_make_word = partial(tuple.__new__, Word)  # no Python code a word, unlike Word._make


@lru_cache(maxsize=256)  # the finders of one article read the same blocks
def read_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of `text[start:end]` in text order; their offsets count in `text`."""
    return tuple(scan_words(text, start, end))


class Judge(dict[str, Judgement]):
    """What a function makes of single words, `judge[word]`: kept, and as fast as a dict.

    It stands before a function as a decorator; words that are asked for again take no Python code.
    """

    def __init__(self, read: Callable[[str], Judgement]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> Judgement:
        if len(self) >= CACHED_WORDS:
            self.clear()
        self[word] = judgement = self._read(word)
        return judgement


def judge_words(judge: Judge[Judgement], words: Iterable[Word]) -> list[int]:
    """Return the numbers of the words that `judge` makes something of."""
    judgements = map(judge.__getitem__, map(_TEXT_OF, words))
    return list(compress(count(), judgements))


def scan_words(text: str, start: int, end: int) -> list[Word]:
    """Return the same as `read_words`, for spans that are read only once."""
    gaps_and_words = _WORD.split(text[start:end])
    bounds = list(accumulate(map(len, gaps_and_words), initial=start))
    return list(
        map(_make_word, zip(bounds[1:-1:2], bounds[2::2], gaps_and_words[1::2], strict=True))
    )


@lru_cache(maxsize=CACHED_WORDS)
def strip_particle(word: str) -> tuple[tuple[str, str], ...]:
    """Return the readings of a word as (core, particle), the longest core first."""
    lengths = range(1, min(_LONGEST_PARTICLE, len(word) - 1) + 1)
    stripped = ((word[:-size], word[-size:]) for size in lengths if word[-size:] in PARTICLES)
    return ((word, ""), *stripped)


@lru_cache(maxsize=CACHED_WORDS)
def find_suffix(core: str, suffixes: frozenset[str], longest: int = 8) -> str | None:
    """Return the longest of `suffixes` that `core` ends in, the core itself included."""
    for length in range(min(longest, len(core)), 0, -1):
        if core[-length:] in suffixes:
            return core[-length:]
    return None


def follows_directly(text: str, end: int, start: int) -> bool:
    """Return whether nothing but blanks, a hard wrap or a legal form stand between two words."""
    between = text[end:start]
    return between in (" ", "\n") or between.strip(" \xa0\t") in _NOTHING


def agrees(core: str, particle: str) -> bool:
    """Return whether a particle can follow `core` by the consonant that it ends in or lacks."""
    is_closed = "가" <= core[-1] <= "힣" and (ord(core[-1]) - ord("가")) % _FINALS != 0
    return particle in (_AFTER_CONSONANT if is_closed else _AFTER_VOWEL)
