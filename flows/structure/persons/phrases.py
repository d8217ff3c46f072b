"""Where a person is introduced: the shapes in which a name and a position stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from flows.structure.bodies.names import is_registered
from flows.structure.persons.brackets import (
    list_candidates,
    read_aged,
    read_bracketed_gap,
    read_honorific,
)
from flows.structure.persons.foreign import read_foreign
from flows.structure.persons.gap_words import (
    MODIFIERS,
    ONE,
    TIERS,
    is_likely_whole,
    is_noun,
    is_of_body,
    is_unheard_name,
    opens_speech,
)
from flows.structure.persons.labelled import read_labelled
from flows.structure.persons.latin import read_latin_after, read_latin_before
from flows.structure.persons.names import Likeness, judge_name, may_be_full_name
from flows.structure.persons.positions import Position, read_positions
from flows.structure.persons.scenes import (
    LOCAL_HEADS,
    RANKS,
    SHORT_NAME,
    TOPICS,
    PersonPhrase,
    Scene,
    adjoins,
    introduce,
    is_named,
    is_school,
)
from flows.structure.words import Word, read_words, strip_particle

_LONGEST_GAP = 5
_LONGEST_LIST = 12
_MOST_PLACES = 2
_MOST_UNKNOWN = 2  # words between name and position that no list and no ending tells
_SHORTEST_OFFICE = 4  # syllables of one that says more than the rank
_SCHOOL = "초"
_PLACE_ENDINGS = tuple("읍면동리초")  # 표다온 원인동 통장협의회장, 표다온 나루초 학부모회장
_SOME = ("한", "어느", "모")
_ADNOMINAL_ENDINGS = tuple("한은인된던")

Reader = Callable[[Scene, int], PersonPhrase | None]


def find_phrases(text: str, start: int, end: int) -> list[PersonPhrase]:
    """Return the persons introduced in `text[start:end]`, each name once, in text order."""
    scene = Scene(text, read_words(text, start, end), read_positions(text, start, end))
    held = [index for index, position in enumerate(scene.positions) if position]
    phrases = {each.start: each for each in read_labelled(scene, start, end)}
    for reader in READERS:
        for index in held:
            _keep(phrases, reader(scene, index))
    for index in list_candidates(scene, start, end):
        _keep(phrases, read_honorific(scene, index))
    listed = [each for phrase in phrases.values() for each in _read_listed(scene, phrase)]
    for phrase in listed:
        _keep(phrases, phrase)
    return [phrases[start] for start in sorted(phrases)]


def _keep(phrases: dict[int, PersonPhrase], phrase: PersonPhrase | None) -> None:
    if phrase is not None:
        phrases.setdefault(phrase.start, phrase)


def _read_title_last(scene: Scene, index: int) -> PersonPhrase | None:
    """문라온 물길정책담당관."""
    position = scene.positions[index]
    if position is None or index == 0 or not adjoins(scene, index - 1):
        return None
    word = scene.words[index - 1]
    if _is_some(scene, index - 1) and judge_name(word.text) < Likeness.LIKELY:
        return None
    if len(word.text) == SHORT_NAME and _is_place_of(scene, index - 1, position.base):
        return None
    if _is_township_behind(scene, index - 1):
        return None
    if is_named(scene.text, word.text, position) or is_unheard_name(scene, index - 1, index):
        office = _find_office(scene, index - 1, position.base)
        if office is not None:
            phrase = introduce(word, office, None, "title_first", office.start)
            return phrase._replace(base=position.base)
        return introduce(word, position, None, "title_last", _find_list_start(scene, index - 1))
    return None


def _is_place_of(scene: Scene, index: int, base: str) -> bool:
    """Tell the village in 표다온 성전면 대월 이장 from the name: a likely one stands before it.

    Of others than the head of a village a body stands in between: 지휘한 문일 서장 names a person.
    """
    least = max(-1, index - 1 - _MOST_PLACES)
    for back in range(index - 1, least, -1):
        word = scene.words[back].text
        if not adjoins(scene, back) or scene.positions[back]:
            return False
        if is_likely_whole(word):
            return back < index - 1 or base in LOCAL_HEADS
        if not is_of_body(word):
            return False
    return False


def _find_office(scene: Scene, index: int, base: str) -> Position | None:
    """Return the office before a name that has a rank behind it: 지능팀장인 표다온 경감."""
    office = scene.positions[index - 1] if index and base in RANKS else None
    if office is None or not office.title.endswith(RANKS[base]) or not adjoins(scene, index - 1):
        return None
    if office.title == office.base or len(office.title) < _SHORTEST_OFFICE:
        return None
    word = scene.words[index - 1].text
    is_linked = word.endswith((office.title, f"{office.title}인"))
    is_anothers = (
        index > 1 and adjoins(scene, index - 2) and judge_name(scene.words[index - 2].text)
    )
    return None if is_anothers or not is_linked else office


def _is_township_behind(scene: Scene, index: int) -> bool:
    """Tell the township in 표다온 원인동 통장협의회장 from a name: a likely one is before it."""
    is_beside = index > 0 and adjoins(scene, index - 1) and scene.positions[index - 1] is None
    place, before = scene.words[index].text, scene.words[index - 1].text
    is_name = is_likely_whole(before) or (place.endswith(_SCHOOL) and judge_name(before) > 0)
    return is_beside and place.endswith(_PLACE_ENDINGS) and is_name


def _is_some(scene: Scene, index: int) -> bool:
    """Tell 한 양식장 대표, some farm's, from 기부를 한 표솔 대표, who did something."""
    if index == 0 or scene.words[index - 1].text not in _SOME or not adjoins(scene, index - 1):
        return False
    return index == 1 or not scene.words[index - 2].text.endswith(("을", "를"))


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
    first = bisect_left(scene.words, last.first, key=lambda word: word.start)
    until = bisect_left(scene.words, last.start, key=lambda word: word.start)
    for word in scene.words[first:until]:
        if judge_name(word.text):
            yield last._replace(start=word.start, end=word.end, name=word.text, rule="listed_names")


def _read_gap(scene: Scene, index: int) -> PersonPhrase | None:
    """국다온 한국물길재단 이사장: a body, a department, 전/신임 between name and position."""
    position = scene.positions[index]
    if position is None:
        return None
    for back in range(index - 1, max(-1, index - 2 - _LONGEST_GAP), -1):
        if not adjoins(scene, back):
            return None
        word = scene.words[back]
        is_name = is_named(scene.text, word.text, position) or is_unheard_name(scene, back, index)
        if back < index - 1 and is_name and _fits_gap(scene, back, index):
            gap = _gap_span(scene, back, index)
            first = _find_list_start(scene, back)
            return introduce(word, position, gap, "title_after_body", first)
    return None


def _fits_gap(scene: Scene, back: int, index: int) -> bool:
    gap = [word.text for word in scene.words[back + 1 : index]]
    if scene.positions[back + 1] and gap[0] not in MODIFIERS:
        return False
    held = scene.positions[index]
    base = held.base if held else None
    gap = gap[1:] if _is_township_behind(scene, back + 1) else gap
    names = (word for word in gap if not is_school(word, base))
    if _governs_object(scene, back) or any(map(is_likely_whole, names)):
        return False
    if all(map(is_of_body, gap)):
        return len(scene.words[back].text) > SHORT_NAME or all(map(is_registered, gap))
    nouns = all(is_noun(word) or is_of_body(word) for word in gap)
    unknown = sum(not is_of_body(word) for word in gap)
    is_spoken = held is not None and held.particle in TOPICS and nouns and unknown <= _MOST_UNKNOWN
    is_likely = judge_name(scene.words[back].text) == Likeness.LIKELY
    return is_spoken and (is_likely or opens_speech(scene, back, index))


def _governs_object(scene: Scene, index: int) -> bool:
    """Tell the verb in 수사를 지휘한 남해경찰서 … from a name that ends like one."""
    is_verbal = index > 0 and scene.words[index].text.endswith(_ADNOMINAL_ENDINGS)
    return is_verbal and scene.words[index - 1].text.endswith(("을", "를"))


def _gap_span(scene: Scene, back: int, index: int) -> tuple[int, int]:
    return scene.words[back].end, scene.words[index].start


def _read_title_first(scene: Scene, index: int) -> PersonPhrase | None:
    """시장 표다온, 군수 위솔, mostly in brackets or lists."""
    position = scene.positions[index]
    if position is None or position.particle or index + 1 >= len(scene.words):
        return None
    if not adjoins(scene, index) or _has_own_title(scene, index + 1):
        return None
    if scene.positions[index + 1] is not None:
        return None
    word = scene.words[index + 1]
    least = Likeness.POSSIBLE if _is_bracketed(scene.text, position, word) else Likeness.LIKELY
    is_enclosed = _is_enclosed(scene.text, position, word)
    for core in _read_cores(word):
        is_name = judge_name(core) >= least or (is_enclosed and may_be_full_name(word.text))
        if is_name and _is_bounded(scene.text, word):
            name = Word(word.start, word.start + len(core), core)
            return introduce(name, position, None, "title_first", position.start)
    return None


def _read_cores(word: Word) -> list[str]:
    """Return the readings of a name with its particle, names of three syllables first."""
    cores = [core for core, _ in strip_particle(word.text) if 2 <= len(core) <= 4]
    return sorted(cores, key=lambda core: abs(len(core) - 3))


def _has_own_title(scene: Scene, index: int) -> bool:
    following = index + 1
    if following >= len(scene.words) or not adjoins(scene, index):
        return False
    return scene.positions[following] is not None


def _is_bracketed(text: str, position: Position, word: Word) -> bool:
    return text[position.start - 1 : position.start] == "(" or text[word.end : word.end + 1] == ")"


def _is_enclosed(text: str, position: Position, word: Word) -> bool:
    """Return whether brackets hold a position and a word and nothing else: (조합장 한바다)."""
    return text[position.start - 1 : position.start] == "(" and text.startswith(")", word.end)


def _is_bounded(text: str, word: Word) -> bool:
    return text[word.end : word.end + 1] in ("", ")", ",", "·", " ", "\xa0", "\n", ".", "(", "/")


def _read_spaced_name(scene: Scene, index: int) -> PersonPhrase | None:
    """표 솔 군수: surname and given name of one syllable, set apart."""
    position = scene.positions[index]
    if (
        position is None
        or index < 2
        or not (adjoins(scene, index - 1) and adjoins(scene, index - 2))
    ):
        return None
    surname, given = scene.words[index - 2], scene.words[index - 1]
    name = surname.text + given.text
    # 한 군 홍보팀장, 표 전 시장, 도와 온 한 변호사
    if given.text in TIERS or given.text in MODIFIERS or given.text == ONE:
        return None
    if index > 2 and scene.words[index - 3].text.endswith(("을", "를")):  # 말문을 연 표 계장
        return None
    if len(surname.text) == len(given.text) == 1 and judge_name(name):
        whole = Word(surname.start, given.end, name)
        return introduce(whole, position, None, "spaced_name")
    return None


READERS: tuple[Reader, ...] = (
    _read_title_last,
    _read_gap,
    read_latin_before,
    read_latin_after,
    read_foreign,
    read_bracketed_gap,
    read_aged,
    _read_spaced_name,
    _read_title_first,
)
