"""Mentions of persons that the article has introduced: 구 사장은, 金 총리, the name alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.records import Mention
from flows.structure.person_names import HANJA_SURNAMES, POSITIONS, read_lone_surname, read_surname
from flows.structure.positions import Position, read_position
from flows.structure.reading import Reading
from flows.structure.words import Word, find_suffix, follows_directly, read_words, strip_particle

# Surnames that are also words which stand before a position: 이 시장 (this), 전 군수 (former).
_DETERMINERS = frozenset("이 전 한 현 신 구 양 주 부 정 성 도 고 동 모 본".split())


def find_references(reading: Reading, named: list[Mention]) -> Iterator[Mention]:
    """Yield where persons in `named` are spoken of by surname and position or by name alone."""
    if not named:
        return
    people = {person.canonical_name: person for person in reversed(named)}
    for block in reading.body:
        words = read_words(reading.text, block.start, block.end)
        for index, word in enumerate(words):
            following = words[index + 1] if index + 1 < len(words) else None
            mention = _read_surname(reading, word, following, list(people.values()))
            yield from filter(None, (mention or _read_name(reading, word, people),))


def _read_name(reading: Reading, word: Word, people: dict[str | None, Mention]) -> Mention | None:
    for core, _ in strip_particle(word.text):
        if core in people and len(core) > 2:
            return _refer(reading, people[core], word.start, word.start + len(core), "known_name")
    return None


def _read_surname(
    reading: Reading, word: Word, following: Word | None, people: list[Mention]
) -> Mention | None:
    surname = read_lone_surname(word.text)
    if surname is None or following is None:
        return None
    if not follows_directly(reading.text, word.end, following.start):
        return None
    position = read_position(following)
    if position is None:
        return None
    person = _choose_person(surname, word.text in HANJA_SURNAMES, position, people)
    return person and _refer(reading, person, word.start, position.end, "surname_and_position")


def _choose_person(
    surname: str, is_hanja: bool, position: Position, people: list[Mention]
) -> Mention | None:
    bearers = [person for person in people if _has_surname(person, surname)]
    fitting = [person for person in bearers if _has_position(person, position)]
    if not fitting and (is_hanja or surname not in _DETERMINERS):
        fitting = bearers
    return fitting[0] if len(fitting) == 1 else None


def _has_surname(person: Mention, surname: str) -> bool:
    return read_surname(person.canonical_name or "") == surname


def _has_position(person: Mention, position: Position) -> bool:
    held = person.position or ""
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
