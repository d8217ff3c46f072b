"""Persons of the story: full names beside a position, and what points back to them.

A name alone is no evidence: it counts beside a position (이종우 기획예산담당관, 시장 오성환),
before 씨 or an age, or where the article named the person before. Reporters, A씨, 강모 씨 are none.
"""

from __future__ import annotations

from dataclasses import replace

from flows.records import Mention
from flows.structure.bodies import find_subject
from flows.structure.person_bodies import imply_organization, read_organization
from flows.structure.person_phrases import PersonPhrase, find_phrases
from flows.structure.person_references import find_references
from flows.structure.reading import Reading
from flows.structure.spans import Found, settle_overlaps


def find_persons(reading: Reading, bodies: list[Mention]) -> list[Mention]:
    """Return the persons named in the body of an article, in text order.

    `canonical_name` is the full name, `organization` the fullest form of the body, that of the
    article's subject where the position implies it and nothing else is said.
    """
    phrases = [
        phrase
        for block in reading.body
        for phrase in find_phrases(reading.text, block.start, block.end)
    ]
    subject = find_subject(reading, bodies) if phrases else None
    named = _share_knowledge([_make_named(reading, phrase, bodies, subject) for phrase in phrases])
    named = _share_knowledge(
        [
            _imply(person, phrase, bodies, subject)
            for person, phrase in zip(named, phrases, strict=True)
        ]
    )
    found = [*named, *find_references(reading, named)]
    kept = settle_overlaps(Found(each.start, each.end, each.rule, each) for each in found)
    return [each.value for each in kept]


def _make_named(
    reading: Reading, phrase: PersonPhrase, bodies: list[Mention], subject: Mention | None
) -> Mention:
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
        organization=read_organization(reading.text, phrase, bodies, subject),
    )


def _imply(
    person: Mention, phrase: PersonPhrase, bodies: list[Mention], subject: Mention | None
) -> Mention:
    if person.organization is not None:
        return person
    return replace(person, organization=imply_organization(phrase.base, bodies, subject))


def _share_knowledge(named: list[Mention]) -> list[Mention]:
    """Fill a person's position and organization from where the article gives them first."""
    return [
        replace(
            each,
            position=_first(named, each, "position"),
            organization=_first(named, each, "organization"),
        )
        for each in named
    ]


def _first(named: list[Mention], person: Mention, field: str) -> str | None:
    values = [getattr(each, field) for each in named if _is_same(each, person)]
    own: str | None = getattr(person, field)
    return own or next(filter(None, values), None)


def _is_same(one: Mention, other: Mention) -> bool:
    return one.canonical_name == other.canonical_name
