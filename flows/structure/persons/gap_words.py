"""Words beside a name: what may belong to a body, what is a noun, and what opens speech."""

from __future__ import annotations

import re

from flows.structure.bodies.names import is_built, is_registered
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.names import (
    Likeness,
    has_usual_given_name,
    is_long_name,
    judge_name,
    may_be_full_name,
)
from flows.structure.persons.scenes import SHORT_NAME, TOPICS, Scene, adjoins
from flows.structure.words import Word

MODIFIERS = frozenset(read_lexicon("name_modifiers"))
TIERS = tuple("시군구도")  # 표다온 시 복지과장: the one that the article is about
ONE = "한"  # 한 주민: some resident
_UNIT_ENDINGS = tuple("과국실팀부청원회당대읍면동리시군구도처소사단관반점교")
_NOT_NOUN_ENDINGS = tuple("은는이가을를의에도로등고며해한된할인만면서와과다여게던")
_LONG_NOUN = 4  # syllables of a name that may end like a particle (물길에어로)
_PARTICLE_LIKE = tuple("로고서다여게")
# 유가족 대표는, 심리학 교수는, 전교조 위원장은
_NO_NAME_ENDINGS = (*_UNIT_ENDINGS, *"학업족자인민생사객직망회단장위측조체층권급")
_NO_NAME_PARTICLES = tuple("을를는에의와게던된")
_VILLAGE = "마을"
_WHEN_OPENINGS = ("지난", "이번", "다음", "이튿", "올", "작년", "내년")  # 지난달 나루시 과장은 “…”
_LATIN = re.compile(r"[A-Za-z㈜]|\(주\)|\(사\)|\(재\)")
_LEADING = re.compile(
    r"[가-힣]*[은는한된던온낸인선진할]|이에|앞서|이어|또|특히|그러나|하지만|반면|다만|역시"
)
_SAYS = re.compile(r"[^.!?\n“”\"]{0,60}[“\"]")


def is_likely_whole(word: str) -> bool:
    """Return whether a word looks like a full name of three syllables or more."""
    return len(word) > SHORT_NAME and judge_name(word) == Likeness.LIKELY


def is_noun(word: str) -> bool:
    """Tell a noun from a word with a particle or a verb's ending, and from a lone surname."""
    if word in MODIFIERS or word in TIERS:
        return True
    if len(word) >= _LONG_NOUN and word.endswith(_PARTICLE_LIKE):
        return True
    return word[1:] == "등" or (len(word) > 1 and not word.endswith(_NOT_NOUN_ENDINGS))


def is_of_body(word: str) -> bool:
    """Return whether a word between name and position may be of the body (한국물길재단, 복지과)."""
    return (
        word in MODIFIERS
        or is_registered(word)
        or is_built(word)
        or (len(word) > 2 and word.endswith((*_UNIT_ENDINGS, _VILLAGE)))
        or bool(_LATIN.search(word))
    )


def is_unheard_name(scene: Scene, index: int, held: int) -> bool:
    """Return whether an unusual name stands where only a name can: (왕버들 과장은 “…”).

    It opens its sentence or follows a verb or a body, and the position at `held` is the topic of
    a sentence with direct speech.
    """
    word, position = scene.words[index].text, scene.positions[held]
    is_other = word.endswith((*_NO_NAME_ENDINGS, *_NO_NAME_PARTICLES)) or is_built(word)
    is_other = is_other or word.startswith(_WHEN_OPENINGS)
    is_unheard = _begins(scene.text, scene.words[index]) and has_usual_given_name(word)
    if is_other or not (may_be_full_name(word) or is_long_name(word) or is_unheard):
        return False
    is_topic = position is not None and position.particle in TOPICS
    return (
        is_topic
        and _is_led(scene, index)
        and _SAYS.match(scene.text, scene.words[held].end) is not None
    )


def _is_led(scene: Scene, index: int) -> bool:
    """Return whether a word opens its sentence or follows a verb, a body or a joining word."""
    if _begins(scene.text, scene.words[index]) or not index:
        return True
    before = scene.words[index - 1].text
    is_beside = adjoins(scene, index - 1)
    return is_beside and (is_of_body(before) or _LEADING.fullmatch(before) is not None)


def opens_speech(scene: Scene, first: int, last: int) -> bool:
    """Return whether words open a sentence and direct speech follows them (초은결 …장은 “…”)."""
    end = scene.words[last].end
    is_said = scene.text[end : end + 2].strip(" \xa0") in ("“", '"')
    return is_said and _begins(scene.text, scene.words[first])


def _begins(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 2) : word.start].strip(" \xa0")[-1:]
    return before in ("", "\n", ".", "”", "○", "□")
