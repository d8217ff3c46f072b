"""Where a person is introduced: the shapes in which a name and a position stand together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from flows.structure.bodies.names import is_built, is_registered
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.names import Likeness, judge_name
from flows.structure.persons.positions import Position, read_positions
from flows.structure.words import Word, follows_directly, read_words, strip_particle

_LONGEST_GAP = 5
_LONGEST_BRACKET = 40
_SHORT_NAME = 2
_LONGEST_LIST = 12
_SCHOOLS = ("초", "중", "고", "대")
_SCHOOL_POSITIONS = frozenset(["교장", "교감", "교사", "학교장", "총장", "교수", "학생"])
MODIFIERS = frozenset(read_lexicon("name_modifiers"))
_UNIT_ENDINGS = tuple("과국실팀부청원회당대읍면동리시군구도처소사단관반점교")
_TOPICS = frozenset("은는이가도의을를과와") | {"께서", "께서는", "에게"}
_AGE = re.compile(r"\((?:[남여][·,]\s?)?(?:\d{2,3}|\d세)(?:세|살)?(?:[·,]\s?[^()]{0,12})?\)")
_NOT_NOUN_ENDINGS = tuple("은는이가을를의에도로등고며해한된할인만면서와과다여게던")
_LATIN = re.compile(r"[A-Za-z㈜]|\(주\)|\(사\)|\(재\)")
_HINT = re.compile(r"씨|\((?:[남여][·,]\s?)?\d")
_GLUED_HONORIFIC = re.compile(r"([가-힣]{3,4})씨(?:는|가|의|를|와|도|에게)?$")
_HONORIFIC = re.compile(r"\s?씨(?:는|가|의|를|와|도|에게|께|에|로|만|처럼)?(?![가-힣])")


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


Reader = Callable[[Scene, int], PersonPhrase | None]


def find_phrases(text: str, start: int, end: int) -> list[PersonPhrase]:
    """Return the persons introduced in `text[start:end]`, each name once, in text order."""
    scene = Scene(text, read_words(text, start, end), read_positions(text, start, end))
    held = [index for index, position in enumerate(scene.positions) if position]
    phrases: dict[int, PersonPhrase] = {}
    for reader in READERS:
        for index in held:
            _keep(phrases, reader(scene, index))
    for index in _list_candidates(scene, start, end):
        _keep(phrases, _read_honorific(scene, index))
    listed = [each for phrase in phrases.values() for each in _read_listed(scene, phrase)]
    for phrase in listed:
        _keep(phrases, phrase)
    return [phrases[start] for start in sorted(phrases)]


def _keep(phrases: dict[int, PersonPhrase], phrase: PersonPhrase | None) -> None:
    if phrase is not None:
        phrases.setdefault(phrase.start, phrase)


def _list_candidates(scene: Scene, start: int, end: int) -> Iterable[int]:
    if not _HINT.search(scene.text, start, end):
        return ()
    return range(len(scene.words))


def _read_title_last(scene: Scene, index: int) -> PersonPhrase | None:
    """문라온 물길정책담당관."""
    position = scene.positions[index]
    if position is None or index == 0 or not _adjoins(scene, index - 1):
        return None
    word = scene.words[index - 1]
    if _is_named(scene.text, word.text, position):
        return _introduce(word, position, None, "title_last", _find_list_start(scene, index - 1))
    return None


def _is_named(text: str, word: str, position: Position) -> bool:
    """Tell a name before a position; an unusual one needs a particle behind the position."""
    if is_school(word, position.base):
        return False
    likeness = judge_name(word)
    usual = likeness == Likeness.LIKELY or (likeness and len(word) == _SHORT_NAME)
    is_marked = position.particle in _TOPICS or text[position.end : position.end + 1] in ("(", ")")
    return bool(usual or (likeness and is_marked))


def is_school(word: str, base: str | None) -> bool:
    """Return whether a word beside such a position is a school written short (물길초 교장)."""
    return base in _SCHOOL_POSITIONS and len(word) > _SHORT_NAME and word.endswith(_SCHOOLS)


def _find_list_start(scene: Scene, index: int) -> int:
    least = max(0, index - _LONGEST_LIST)
    while index > least and _is_listed(scene, index - 1):
        index -= 1
    return scene.words[index].start


def _is_listed(scene: Scene, index: int) -> bool:
    word, following = scene.words[index : index + 2]
    between = scene.text[word.end : following.start].strip(" \xa0")
    likely = judge_name(word.text) == judge_name(following.text) == Likeness.LIKELY
    return between in (",", "·", "ㆍ") and likely


def _read_listed(scene: Scene, last: PersonPhrase) -> Iterator[PersonPhrase]:
    """도해든 in 도해든, 문다솔 의원: those listed before a name share its position."""
    if last.first == last.start:
        return
    for word in scene.words:
        if last.first <= word.start < last.start and judge_name(word.text):
            yield last._replace(start=word.start, end=word.end, name=word.text, rule="listed_names")


def _read_gap(scene: Scene, index: int) -> PersonPhrase | None:
    """국다온 한국물길재단 이사장: a body, a department, 전/신임 between name and position."""
    position = scene.positions[index]
    if position is None:
        return None
    for back in range(index - 1, max(-1, index - 2 - _LONGEST_GAP), -1):
        if not _adjoins(scene, back):
            return None
        word = scene.words[back]
        if (
            back < index - 1
            and _is_named(scene.text, word.text, position)
            and _fits_gap(scene, back, index)
        ):
            gap = _gap_span(scene, back, index)
            first = _find_list_start(scene, back)
            return _introduce(word, position, gap, "title_after_body", first)
    return None


def _fits_gap(scene: Scene, back: int, index: int) -> bool:
    gap = [word.text for word in scene.words[back + 1 : index]]
    if scene.positions[back + 1] and gap[0] not in MODIFIERS:
        return False
    if all(map(_is_of_body, gap)):
        return len(scene.words[back].text) > _SHORT_NAME or all(map(is_registered, gap))
    position = scene.positions[index]
    likely = judge_name(scene.words[back].text) == Likeness.LIKELY and all(map(_is_noun, gap))
    return likely and len(gap) <= 2 and position is not None and position.particle in _TOPICS


def _is_noun(word: str) -> bool:
    """Tell a noun from a word with a particle or a verb's ending, and from a lone surname."""
    if word in MODIFIERS:
        return True
    return len(word) > 1 and not word.endswith(_NOT_NOUN_ENDINGS)


def _is_of_body(word: str) -> bool:
    return (
        word in MODIFIERS
        or is_registered(word)
        or is_built(word)
        or (len(word) > 2 and word.endswith(_UNIT_ENDINGS))
        or bool(_LATIN.search(word))
    )


def _gap_span(scene: Scene, back: int, index: int) -> tuple[int, int]:
    return scene.words[back].end, scene.words[index].start


def _read_bracketed_gap(scene: Scene, index: int) -> PersonPhrase | None:
    """예지안(읍내·장터) 시의원: a constituency or party in brackets after the name."""
    position = scene.positions[index]
    start = scene.words[index].start
    before = scene.text[max(0, start - _LONGEST_BRACKET) : start].rstrip(" \xa0")
    if position is None or not before.endswith(")"):
        return None
    opening = scene.text.rfind("(", max(0, start - _LONGEST_BRACKET), start)
    for word in reversed(scene.words[max(0, index - 10) : index]):
        if word.end == opening and judge_name(word.text):
            return _introduce(word, position, None, "title_after_brackets")
    return None


def _read_title_first(scene: Scene, index: int) -> PersonPhrase | None:
    """시장 표다온, 군수 위솔, mostly in brackets or lists."""
    position = scene.positions[index]
    if position is None or position.particle or index + 1 >= len(scene.words):
        return None
    if not _adjoins(scene, index) or _has_own_title(scene, index + 1):
        return None
    if scene.positions[index + 1] is not None:
        return None
    word = scene.words[index + 1]
    least = Likeness.POSSIBLE if _is_bracketed(scene.text, position, word) else Likeness.LIKELY
    for core in _read_cores(word):
        if judge_name(core) >= least and _is_bounded(scene.text, word):
            name = Word(word.start, word.start + len(core), core)
            return _introduce(name, position, None, "title_first")
    return None


def _read_cores(word: Word) -> list[str]:
    """Return the readings of a name with its particle, names of three syllables first."""
    cores = [core for core, _ in strip_particle(word.text) if 2 <= len(core) <= 4]
    return sorted(cores, key=lambda core: abs(len(core) - 3))


def _has_own_title(scene: Scene, index: int) -> bool:
    following = index + 1
    if following >= len(scene.words) or not _adjoins(scene, index):
        return False
    return scene.positions[following] is not None


def _is_bracketed(text: str, position: Position, word: Word) -> bool:
    return text[position.start - 1 : position.start] == "(" or text[word.end : word.end + 1] == ")"


def _is_bounded(text: str, word: Word) -> bool:
    return text[word.end : word.end + 1] in ("", ")", ",", "·", " ", "\xa0", "\n", ".", "(", "/")


def _read_spaced_name(scene: Scene, index: int) -> PersonPhrase | None:
    """표 솔 군수: surname and given name of one syllable, set apart."""
    position = scene.positions[index]
    if (
        position is None
        or index < 2
        or not (_adjoins(scene, index - 1) and _adjoins(scene, index - 2))
    ):
        return None
    surname, given = scene.words[index - 2], scene.words[index - 1]
    name = surname.text + given.text
    if len(surname.text) == len(given.text) == 1 and judge_name(name):
        whole = Word(surname.start, given.end, name)
        return _introduce(whole, position, None, "spaced_name")
    return None


def _read_honorific(scene: Scene, index: int) -> PersonPhrase | None:
    """홍길동 씨, 홍길동(45): persons without a position."""
    word = scene.words[index]
    glued = _GLUED_HONORIFIC.match(word.text)
    core = glued[1] if glued else word.text
    beside = glued or _HONORIFIC.match(scene.text, word.end) or _AGE.match(scene.text, word.end)
    if not beside or len(core) < 3 or not judge_name(core):
        return None
    name = Word(word.start, word.start + len(core), core)
    return _introduce(name, None, None, "honorific")


def _introduce(
    word: Word,
    position: Position | None,
    gap: tuple[int, int] | None,
    rule: str,
    first: int | None = None,
) -> PersonPhrase:
    title = position.title if position else None
    base = position.base if position else None
    body = position.body if position else None
    start = word.start
    return PersonPhrase(start, word.end, word.text, title, base, body, gap, rule, first or start)


def _adjoins(scene: Scene, index: int) -> bool:
    words = scene.words
    return follows_directly(scene.text, words[index].end, words[index + 1].start)


READERS: tuple[Reader, ...] = (
    _read_title_last,
    _read_gap,
    _read_bracketed_gap,
    _read_spaced_name,
    _read_title_first,
)
