"""Mentions of persons that the article has introduced: 위 사장은, 위 씨는, the name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.records import Block, Mention
from flows.structure.persons.foreign import is_foreign, is_foreign_given
from flows.structure.persons.latin import is_latin
from flows.structure.persons.names import (
    CANDIDATES,
    HANJA_SURNAMES,
    POSITIONS,
    judge_name,
    read_lone_surname,
    read_surname,
)
from flows.structure.persons.positions import Position, read_positions
from flows.structure.reading import Reading
from flows.structure.words import Word, find_suffix, follows_directly, read_words, strip_particle

_HONORIFIC = re.compile(
    r"(?<![0-9A-Za-z가-힣])(?P<span>(?P<surname>[가-힣]{1,2})"
    r"(?:[ \xa0]?씨|[ \xa0](?:할머니|할아버지|어르신|(?P<youth>[양군]))))"
    r"(?:는|은|가|이|의|를|을|와|과|도|에게|께|에|로|측|처럼)?(?![가-힣])"
)
_ADDRESS_WORD = re.compile("씨|할머니|할아버지|어르신|[ \xa0][양군]")
_ADDRESSED = re.compile(r"(?:\([^()]{1,20}\))?[ \xa0]?씨")
ADDRESS = "씨"
_PRIVATE = ("honorific", "title_after_age")
_MOST_FOREIGNERS = 20  # named in Latin letters; each is compared with each position
FORMER = "전"
_HEAD = 2  # characters of a name by which words are sifted
_SHORTEST_NAME = 3  # names of two syllables are too often words to be known again
# Surnames that are also words which stand before a position: 이 시장 (this), 전 군수 (former).
_DETERMINERS = frozenset("이전한현신구양주부정성도고동모본")


def find_references(reading: Reading, named: list[Mention]) -> Iterator[Mention]:
    """Yield where persons in `named` are spoken of by surname and position or by name alone."""
    if not named:
        return
    people = {person.canonical_name or "": person for person in reversed(named)}
    bearers: dict[str, list[Mention]] = {}
    for name, person in people.items():
        bearers.setdefault(read_surname(name) or "", []).append(person)
    heads = {name[:_HEAD] for name in people}
    foreigners = [person for name, person in people.items() if is_latin(name)][:_MOST_FOREIGNERS]
    for block in reading.body:
        yield from _find_honorifics(reading, block, people)
        words = read_words(reading.text, block.start, block.end)
        positions = read_positions(reading.text, block.start, block.end)
        for index, word in enumerate(words):
            mention = _read_name(reading, word, people) if word.text[:_HEAD] in heads else None
            if mention is not None:
                yield mention
                continue
            position = positions[index + 1] if index + 1 < len(words) else None
            if position is None:
                continue
            if len(word.text) >= _SHORTEST_NAME:
                yield from _find_transcribed(
                    reading, words[max(0, index - 1) : index], word, position, foreigners
                )
                continue
            near = words[max(0, index - 1) : index + 1]
            mention = _read_holder(reading, near, position, bearers)
            if mention is not None:
                yield mention


def _find_transcribed(
    reading: Reading, before: tuple[Word, ...], word: Word, position: Position, named: list[Mention]
) -> Iterator[Mention]:
    """Yield 린드크비스트 대표이사, the only holder of that position named in Latin letters."""
    fitting = [person for person in named if _has_position(person, position)]
    is_whole = follows_directly(reading.text, word.end, position.start)
    if len(fitting) != 1 or not is_whole or not is_foreign(word.text):
        return
    given = before[-1] if before else word
    is_given = is_foreign_given(given.text) and follows_directly(
        reading.text, given.end, word.start
    )
    start = given.start if is_given else word.start
    yield _refer(reading, fitting[0], start, position.end, "transcribed_name")


def _find_honorifics(
    reading: Reading, block: Block, people: dict[str, Mention]
) -> Iterator[Mention]:
    """Yield 표 씨, 쏙 씨: the only person of that surname who holds no office."""
    if not _ADDRESS_WORD.search(reading.text, block.start, block.end):
        return
    for match in _HONORIFIC.finditer(reading.text, block.start, block.end):
        surname = match["surname"]
        private = (each for each in people.values() if _is_private(reading.text, each))
        youth = match["youth"]
        if youth:  # 소지안 양 is 소 양 later; 이 군은 is a county
            private = (each for each in private if _is_called(reading.text, each, youth))
        meant = [each for each in private if _bears(each.canonical_name or "", surname)]
        if len(meant) == 1 and f"{surname}모" not in reading.text:
            yield _refer(reading, meant[0], *match.span("span"), "surname_and_honorific")


def _is_private(text: str, person: Mention) -> bool:
    """Return whether the article calls a person 씨, whatever it says they are."""
    return person.rule in _PRIVATE or _ADDRESSED.match(text, person.end) is not None


def _is_called(text: str, person: Mention, youth: str) -> bool:
    """Return whether the article calls a person 양 or 군 where it gives the name."""
    return text[person.end : person.end + 2].strip(" \xa0") == youth


def _bears(name: str, surname: str) -> bool:
    known = read_surname(name)
    return name != surname and (known == surname if known else name.startswith(surname))


def _is_modifier(before: Word | None, word: Word) -> bool:
    """Tell 전 in 박온결 전 시장 from the surname."""
    is_near = before is not None and word.start - before.end == 1
    return (
        is_near and before is not None and word.text in _DETERMINERS and judge_name(before.text) > 0
    )


def _read_name(reading: Reading, word: Word, people: dict[str, Mention]) -> Mention | None:
    for core, _ in strip_particle(word.text):
        if core in people and len(core) >= _SHORTEST_NAME:
            return _refer(reading, people[core], word.start, word.start + len(core), "known_name")
    return None


def _read_surname(
    reading: Reading, word: Word, position: Position, people: dict[str, list[Mention]]
) -> Mention | None:
    surname = read_lone_surname(word.text)
    if surname is None or not follows_directly(reading.text, word.end, position.start):
        return None
    person = _choose_person(surname, word.text in HANJA_SURNAMES, position, people.get(surname, []))
    return person and _refer(reading, person, word.start, position.end, "surname_and_position")


def _read_holder(
    reading: Reading,
    words: tuple[Word, ...],
    position: Position,
    people: dict[str, list[Mention]],
) -> Mention | None:
    """Return who holds or held an office by the last of `words`, a surname, or that and 전."""
    former = _read_former(reading, words, position, people)
    if former is not None or _is_modifier(words[0] if len(words) > 1 else None, words[-1]):
        return former
    return _read_surname(reading, words[-1], position, people)


def _read_former(
    reading: Reading,
    words: tuple[Word, ...],
    position: Position,
    people: dict[str, list[Mention]],
) -> Mention | None:
    """Return 표 전 시장: the surname, 전 and the office that somebody held."""
    if len(words) < 2 or words[1].text != FORMER:
        return None
    (surname, former), text = words, reading.text
    name = read_lone_surname(surname.text)
    is_whole = follows_directly(text, surname.end, former.start) and follows_directly(
        text, former.end, position.start
    )
    if name is None or not is_whole:
        return None
    person = _choose_person(name, surname.text in HANJA_SURNAMES, position, people.get(name, []))
    return person and _refer(
        reading, person, surname.start, position.end, "surname_and_former_position"
    )


def _choose_person(
    surname: str, is_hanja: bool, position: Position, bearers: list[Mention]
) -> Mention | None:
    fitting = [person for person in bearers if _has_position(person, position)]
    if not fitting and (is_hanja or surname not in _DETERMINERS):
        fitting = bearers
    return fitting[0] if len(fitting) == 1 else None


def _has_position(person: Mention, position: Position) -> bool:
    held = person.position or ""
    if position.base in CANDIDATES and held.endswith(CANDIDATES):
        return True
    return held.endswith(position.base) or find_suffix(held, POSITIONS) == position.base


def _refer(reading: Reading, person: Mention, start: int, end: int, rule: str) -> Mention:
    return replace(
        person,
        start=start,
        end=end,
        rule=rule,
        mention_id=f"{person.page_id}:person:{start}",
        text=reading.text[start:end],
    )
