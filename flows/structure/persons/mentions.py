"""Persons of the story: full names beside a position, and what points back to them.

A name alone is no evidence: it counts beside a position (문라온 물길정책담당관, 시장 표다온),
before 씨 or an age, or where the article named the person before. Reporters, A씨, 강모 씨 are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.records import Block, Mention
from flows.structure.bodies.mentions import find_issuer
from flows.structure.bodies.registry import write_as_printed
from flows.structure.persons.context import (
    CHAIR,
    PUPIL,
    find_chaired,
    find_committee,
    find_school,
    imply_by_context,
)
from flows.structure.persons.employers import place_small_unit, read_organization
from flows.structure.persons.implied import (
    give_parent,
    imply_council,
    imply_council_of_member,
    imply_kind,
    imply_organization,
)
from flows.structure.persons.inherited import inherit
from flows.structure.persons.phrases import find_phrases
from flows.structure.persons.references import find_references
from flows.structure.persons.scenes import PersonPhrase
from flows.structure.persons.surroundings import (
    Surroundings,
    complete,
    list_surroundings,
    mark_firm,
)
from flows.structure.persons.townships import RESIDENT
from flows.structure.persons.units import VILLAGE_HEADS, add_part
from flows.structure.persons.unknown_bodies import is_party
from flows.structure.reading import Reading
from flows.structure.spans import Found, settle_overlaps

_LEGAL_FORMS = ("사단법인", "재단법인", "사회복지법인")
_LONGEST_YEAR = 8  # code points of 6학년생 before a name
_OF_VILLAGES = (*VILLAGE_HEADS, RESIDENT)  # of the village or township as it is written
_OWNED = ("의 ", "의\n")  # 새만금포럼의 표다온 대표 is of what no list knows
_OF_PARTY = ("소속 ", "소속의 ")  # a member's party, not what is chaired
_OF_PARTS = ("주무관", "팀장", "계장", "실무관", "사무관")  # 징수과 표다온 팀장
_MOST_BODIES = 20  # of one person; whoever has more shares a name with others


def find_persons(reading: Reading, bodies: list[Mention], subject: Mention | None) -> list[Mention]:
    """Return the persons named in the body of an article, in text order.

    `subject` is the body that the article is about (`find_subject`), if any.

    `canonical_name` is the full name, `organization` the fullest form of the body, that of the
    article's subject where the position implies it and nothing else is said.
    """
    phrases = _complete_foreign(_list_phrases(reading, reading.body))
    if not phrases:
        return []
    around = list_surroundings(bodies, subject, find_issuer(reading))
    named = _name_all(reading, phrases, around)
    found = [*named, *find_references(reading, named)]
    kept = settle_overlaps(Found(each.start, each.end, each.rule, each) for each in found)
    return [each.value for each in kept]


def _list_phrases(reading: Reading, blocks: Sequence[Block]) -> list[PersonPhrase]:
    return [each for block in blocks for each in find_phrases(reading.text, block.start, block.end)]


def _name_all(reading: Reading, phrases: list[PersonPhrase], around: Surroundings) -> list[Mention]:
    """Return the persons of `phrases`: what is written beside each, elsewhere, then implied."""
    named = _share_knowledge([_make_named(reading, phrase, around) for phrase in phrases])
    pairs = zip(named, phrases, strict=True)
    named = [_imply(reading.text, person, phrase, around) for person, phrase in pairs]
    named = list(inherit(reading.text, phrases, named))
    named = _share_knowledge([*named, *_read_captions(reading, named, around)])[: len(phrases)]
    return [_write_body(reading, person, around) for person in named]


def _read_captions(reading: Reading, named: list[Mention], around: Surroundings) -> list[Mention]:
    """Return what captions say of persons whom the body names."""
    names = {each.canonical_name for each in named}
    phrases = _list_phrases(reading, reading.captions)
    return [_make_named(reading, each, around) for each in phrases if each.name in names]


def _write_body(reading: Reading, person: Mention, around: Surroundings) -> Mention:
    """Return a person with the fullest form of the body; one of a village has it as written."""
    if person.position in _OF_VILLAGES:
        return person
    whole = complete(mark_firm(person.organization, around), around)
    return _fill(person, person.position, _write_out(reading, whole))


def _write_out(reading: Reading, body: str | None) -> str | None:
    """Return the fullest form of a body's name: that of the text, its legal form in the article."""
    whole = place_small_unit(reading.text, write_as_printed(body, reading.text))
    start, end = reading.body[0].start, reading.body[-1].end
    formal = (f"{form} {whole}" for form in _LEGAL_FORMS)
    return next((named for named in formal if reading.text.find(named, start, end) >= 0), whole)


def _complete_foreign(phrases: list[PersonPhrase]) -> list[PersonPhrase]:
    """Give 트럼프 대통령 the full name 도널드 트럼프 where the article has it."""
    foreign = (phrase.name for phrase in phrases if phrase.rule == "foreign_name")
    full = {name.split()[-1]: name for name in foreign if " " in name}
    return [phrase._replace(name=full.get(phrase.name, phrase.name)) for phrase in phrases]


def _make_named(reading: Reading, phrase: PersonPhrase, around: Surroundings) -> Mention:
    return Mention(
        article_id=reading.article.article_id,
        page_id=reading.article.page_id,
        start=phrase.start,
        end=phrase.end,
        rule=phrase.rule,
        mention_id=f"{reading.article.page_id}:person:{phrase.start}",
        kind="person",
        text=reading.text[phrase.start : phrase.end],
        canonical_name=phrase.name,
        code=None,
        position=phrase.title,
        organization=read_organization(reading.text, phrase, around),
    )


def _imply(text: str, person: Mention, phrase: PersonPhrase, around: Surroundings) -> Mention:
    """Return a person with the body that the position implies, where none or a party is told."""
    if person.organization is not None and is_party(person.organization):
        council = imply_council(phrase.title, around)
        council = council or imply_council_of_member(phrase.base, around)
        if council is None and text.endswith(_OF_PARTY, 0, phrase.first):
            council = find_chaired(text, phrase.title, around, phrase.first)
        return _fill(person, person.position, council or person.organization)
    if person.organization is not None or phrase.rule == "foreign_name":
        return person
    committee = find_committee(phrase.title, around)
    if committee is not None:
        return _fill(person, CHAIR, committee)
    implied = _imply_by_position(text, phrase, around)
    if implied is None and not text.endswith(_OWNED, 0, phrase.first):
        implied = _imply_nearby(text, phrase, around)
    implied = give_parent(phrase.title, implied)
    if implied and phrase.title in _OF_PARTS:
        implied = add_part(text, phrase.first, implied)
    return _fill(person, person.position, implied)


def _imply_by_position(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the body that a position is one of, as the article's subject makes it."""
    return (
        imply_council(phrase.title, around)
        or imply_kind(text, phrase.title, around, phrase.start)
        or imply_organization(text, phrase.base, around, phrase.start)
    )


def _imply_nearby(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the body spoken of close by that a position may be of; of a pupil, the school."""
    near = imply_by_context(text, phrase.title, phrase.base, around, phrase.start)
    is_pupil = PUPIL.search(text, max(0, phrase.first - _LONGEST_YEAR), phrase.first)
    return near or (find_school(around, phrase.start) if is_pupil else None)


def _fill(person: Mention, position: str | None, organization: str | None) -> Mention:
    """Return the person with position and organization, itself where it has these already."""
    is_same = (person.position, person.organization) == (position, organization)
    return person if is_same else replace(person, position=position, organization=organization)


def _share_knowledge(named: list[Mention]) -> list[Mention]:
    """Fill a person's position and organization from where the article gives them first."""
    positions = {each.canonical_name: each.position for each in reversed(named) if each.position}
    bodies = {
        each.canonical_name: each.organization for each in reversed(named) if each.organization
    }
    known: dict[str | None, set[str]] = {}
    for each in named:
        known.setdefault(each.canonical_name, set()).add(each.organization or "")
    return [
        _fill(
            each,
            each.position or positions.get(each.canonical_name),
            _choose_fuller(each.organization, known[each.canonical_name])
            or bodies.get(each.canonical_name),
        )
        for each in named
    ]


def _choose_fuller(own: str | None, known: set[str]) -> str | None:
    """Return 삼산동 주민자치회 for 주민자치회 where the article gives both for one person."""
    if len(known) > _MOST_BODIES:
        return own
    fuller = (body for body in sorted(known) if body.endswith(f" {own}"))
    return max(fuller, key=len, default=own)
