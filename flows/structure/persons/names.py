"""What may be a person's name: a surname and one or two syllables that names are made of."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from flows.structure.bodies.names import is_built, is_registered
from flows.structure.lexicon import read_lexicon, read_pairs
from flows.structure.words import CACHED_WORDS, find_suffix

_RARE_SURNAMES = frozenset(read_lexicon("rare_surnames"))
SURNAMES = frozenset(read_lexicon("surnames")) | _RARE_SURNAMES
HANJA_SURNAMES = read_pairs("hanja_surnames")
CALLINGS = frozenset(read_lexicon("ordinary_people"))
POSITIONS = frozenset(read_lexicon("positions"))
# Of one election: whoever is a 후보 is a 당선인 later, and a party may stand before them.
CANDIDATES = ("후보", "예비후보", "당선인", "당선자")
_GIVEN = frozenset(read_lexicon("given_syllables"))
_NOT_NAMES = frozenset(read_lexicon("not_names"))
_LONGEST_GIVEN = 2
_LONG_GIVEN = 3
_NO_NAME_ENDINGS = frozenset("를는에과와로의다돼된면읍들")
_VERBAL_ENDINGS = frozenset("은이도가만해한할인여서")
_NATIVE_IN_EUL = frozenset(["가을", "노을", "고을", "새을"])
_ANONYMOUS = "모"  # 강모 씨: the given name is withheld


class Likeness(IntEnum):
    """How much a word looks like a full name, apart from what stands beside it."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2


def read_surname(word: str) -> str | None:
    """Return the surname that a word begins with, a compound one if there is a given name left."""
    if len(word) > _LONGEST_GIVEN and word[:2] in SURNAMES:
        return word[:2]
    return word[0] if word and word[0] in SURNAMES else None


def read_lone_surname(word: str) -> str | None:
    """Return the surname that a word consists of, in Hangul whatever it is written in."""
    return HANJA_SURNAMES.get(word) or (word if word in SURNAMES else None)


@lru_cache(maxsize=CACHED_WORDS)
def judge_name(word: str) -> Likeness:
    """Return how much `word`, without particle, looks like a full name."""
    surname = read_surname(word)
    given = word[len(surname) :] if surname else ""
    if not 1 <= len(given) <= _LONGEST_GIVEN or given == _ANONYMOUS or _is_other_word(word):
        return Likeness.NONE
    known = sum(syllable in _GIVEN for syllable in given)
    if known == 0:
        return Likeness.NONE
    whole = len(given) if surname and len(surname) > 1 else _LONGEST_GIVEN
    usual = known == whole and surname not in _RARE_SURNAMES
    return Likeness.LIKELY if usual else Likeness.POSSIBLE


def may_be_full_name(word: str) -> bool:
    """Return whether a word has a surname and two syllables more, whatever these are."""
    known = word in _NOT_NAMES or is_registered(word) or find_suffix(word, POSITIONS)
    return len(word) == 1 + _LONGEST_GIVEN and word[0] in SURNAMES and not known


def has_usual_given_name(word: str) -> bool:
    """Return whether a word of three syllables ends in a given name, whatever the surname is."""
    given = word[-_LONGEST_GIVEN:]
    is_given = len(word) == 1 + _LONGEST_GIVEN and all(syllable in _GIVEN for syllable in given)
    return is_given and not (word[0] in SURNAMES or given in _NOT_NAMES or _is_other_word(word))


def is_long_name(word: str) -> bool:
    """Return whether `word` may be a surname with a native name of three syllables (한빛나리)."""
    given = word[1:]
    is_made_of_nouns = word[:2] in _NOT_NAMES or word[2:] in _NOT_NAMES
    is_native = len(given) == _LONG_GIVEN and all(syllable in _GIVEN for syllable in given)
    return is_native and word[0] in SURNAMES and not (is_made_of_nouns or _is_other_word(word))


def _is_other_word(word: str) -> bool:
    return (
        word in _NOT_NAMES
        or _has_particle(word)
        or is_registered(word)
        or is_built(word)
        or find_suffix(word, POSITIONS) is not None
    )


def _has_particle(word: str) -> bool:
    """Tell 표창을 and 사항은 from names that end in the same syllable (이다은, 표가을)."""
    if word[-1] == "을":
        return word[-2:] not in _NATIVE_IN_EUL
    return word[-1] in _NO_NAME_ENDINGS or (word[-1] in _VERBAL_ENDINGS and word[:-1] in _NOT_NAMES)
