"""Who may be speaking where: persons, bodies, roles and positions with their particle.

A speaker is a topic (은/는) or a subject (이/가/도) outside quote marks. Roles (행안부 관계자, 한 주민)
are speakers as written; a position alone (군수는) is its bearer if the article names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.records import Mention
from flows.structure.body_names import is_built, is_registered
from flows.structure.lexicon import read_lexicon
from flows.structure.person_bodies import imply_organization
from flows.structure.person_names import HANJA_SURNAMES, SURNAMES, judge_name
from flows.structure.positions import Position, read_position
from flows.structure.reading import Reading
from flows.structure.words import Word, find_suffix, follows_directly, read_words, strip_particle

_ROLES = frozenset(read_lexicon("roles"))
_LAY = frozenset(read_lexicon("lay_speakers"))
_TOPIC = 2
_SUBJECT = 1
_STRENGTH = {"은": _TOPIC, "는": _TOPIC, "께서는": _TOPIC, "측은": _TOPIC}
_STRENGTH |= {"이": _SUBJECT, "가": _SUBJECT, "도": _SUBJECT, "께서": _SUBJECT, "측이": _SUBJECT}
_LAST_LETTERS = frozenset(particle[-1] for particle in _STRENGTH)
_PARTICLE = re.compile(
    r"(?:님)?(?:[ \xa0]?씨)?(?P<particle>께서는|께서|측은|측이|은|는|이|가|도)(?![가-힣])"
    r"|[ \xa0](?P<also>역시|또한)(?![가-힣])|[ \xa0]?(?P<colon>[:=])(?=[ \xa0]?[“\"‘'])"
)
_SOURCE = re.compile(r"에[ \xa0](?:따르면|의하면)")
_BREAK = re.compile(r"[“”\"‘’'.!?\n]|[은는]\s")
_ANONYMOUS = re.compile(
    r"(?<![0-9A-Za-z가-힣])(?P<name>[A-Z가-힣]모?[ \xa0]?(?:\(\d{1,2}[^()]{0,6}\)[ \xa0]?)?씨)"
    r"(?:\([^()\n]{1,20}\))?(?P<particle>은|는|이|가|도)(?![가-힣])"
)
_PRONOUN = re.compile(r"(?<![0-9A-Za-z가-힣])(?:그|그녀|이 관계자|이들)(?P<particle>는|은|가)(?![가-힣])")
_UNIT_ENDINGS = tuple("과국실팀부청원회당읍면동시군구도처소사측")
_LONGEST_TITLE_GAP = 60
_MOST_WORDS_BEFORE = 3


class Speaker(NamedTuple):
    """A speaker where it is written; `strength` is 2 for a topic, 1 for a subject.

    `is_pronoun` says that somebody spoken of before is meant (그는).
    """

    start: int
    end: int
    strength: int
    name: str | None
    position: str | None
    organization: str | None
    is_anonymous: bool
    rule: str
    is_pronoun: bool = False


def list_speakers(
    reading: Reading, persons: list[Mention], bodies: list[Mention], subject: Mention | None
) -> list[Speaker]:
    """Return all who may be speaking in an article, in text order."""
    organizations = [body for body in bodies if body.kind == "organization"]
    found = [
        *_list_persons(reading.text, persons),
        *_list_bodies(reading.text, organizations),
    ]
    for block in reading.body:
        words = read_words(reading.text, block.start, block.end)
        found.extend(_list_roles(reading.text, words, persons, organizations, subject))
        found.extend(_list_anonymous(reading.text, block.start, block.end))
    return _drop_covered(sorted(found, key=lambda each: (each.end, each.start)))


def _list_persons(text: str, persons: list[Mention]) -> Iterator[Speaker]:
    for person in persons:
        for end in _find_phrase_ends(text, person):
            strength = _read_strength(text, end)
            if strength:
                yield Speaker(
                    person.start, person.end, strength, person.canonical_name, person.position,
                    person.organization, False, "person",
                )  # fmt: skip
                break


def _find_phrase_ends(text: str, person: Mention) -> Iterator[int]:
    """Yield where the particle of a person may stand: after the name, after the position."""
    yield person.end
    if person.position:
        reach = person.end + _LONGEST_TITLE_GAP
        at = text.find(person.position, person.end, reach)
        if at >= 0 and not _BREAK.search(text, person.end, at):
            yield at + len(person.position)


def _read_strength(text: str, end: int) -> int:
    match = _PARTICLE.match(text, end)
    if match is None:
        return 0
    return _STRENGTH.get(match["particle"] or "", _TOPIC)


def _list_bodies(text: str, bodies: list[Mention]) -> Iterator[Speaker]:
    for body in bodies:
        strength = _read_strength(text, _skip_brackets(text, body.end))
        if not strength and _SOURCE.match(text, body.end):
            strength = _SUBJECT
        if strength:
            name = body.canonical_name or body.text
            yield Speaker(body.start, body.end, strength, name, None, name, False, "body")


def _skip_brackets(text: str, end: int) -> int:
    close = text.find(")", end, end + 40) if text[end : end + 1] == "(" else -1
    return close + 1 if close > 0 else end


def _list_roles(
    text: str,
    words: list[Word],
    persons: list[Mention],
    bodies: list[Mention],
    subject: Mention | None,
) -> Iterator[Speaker]:
    for index, word in enumerate(words):
        if word.text[-1] not in _LAST_LETTERS:
            continue
        core, particle = _split_topic(word.text)
        if core is None:
            continue
        role = find_suffix(core.removesuffix("들"), _ROLES | _LAY, 6)
        if role is not None:
            yield _make_role(text, words, index, core, particle, role, bodies)
        else:
            yield from _read_bare_position(text, words, index, persons, bodies, subject)


def _split_topic(word: str) -> tuple[str | None, str]:
    readings = [(core, particle) for core, particle in strip_particle(word) if particle in _STRENGTH]
    return readings[-1] if readings else (None, "")


def _make_role(
    text: str, words: list[Word], index: int, core: str, particle: str, role: str,
    bodies: list[Mention],
) -> Speaker:  # fmt: skip
    start = _extend_back(text, words, index)
    end = words[index].start + len(core)
    position = role if role in _ROLES else None
    organization = _find_organization(text, start, words[index].start, bodies) if position else None
    return Speaker(
        start, end, _STRENGTH[particle], text[start:end], position, organization, True, "role"
    )


def _extend_back(text: str, words: list[Word], index: int) -> int:
    """Return where a role begins with the body, department or 한 before it."""
    start = words[index].start
    for word in reversed(words[max(0, index - _MOST_WORDS_BEFORE) : index]):
        if not follows_directly(text, word.end, start):
            break
        if word.text == "한":
            return word.start
        if not _belongs_to_role(word.text):
            break
        start = word.start
    return start


def _belongs_to_role(word: str) -> bool:
    if word in ("시", "군", "구", "도") or is_registered(word) or is_built(word):
        return True
    return len(word) > 1 and word.endswith(_UNIT_ENDINGS)


def _find_organization(text: str, start: int, end: int, bodies: list[Mention]) -> str | None:
    inside = [body for body in bodies if start <= body.start < end]
    if inside:
        return inside[0].canonical_name or inside[0].text
    written = text[start:end].strip()
    return written if written and written != "한" else None


def _read_bare_position(
    text: str, words: list[Word], index: int, persons: list[Mention], bodies: list[Mention],
    subject: Mention | None,
) -> Iterator[Speaker]:  # fmt: skip
    """군수는: its bearer if the article names exactly one, else a speaker without a name."""
    position = read_position(words[index])
    if position is None or position.particle not in _STRENGTH or _has_name(text, words, index):
        return
    strength = _STRENGTH[position.particle]
    bearers = {each.canonical_name: each for each in persons if _bears(each, position)}
    if len(bearers) == 1:
        bearer = next(iter(bearers.values()))
        yield Speaker(
            position.start, position.end, strength, bearer.canonical_name, bearer.position,
            bearer.organization, False, "position_of_person",
        )  # fmt: skip
    elif not bearers:
        start = _extend_back(text, words, index)
        body = _find_organization(text, start, words[index].start, bodies) or position.body
        body = body or imply_organization(position.base, bodies, subject)
        yield Speaker(
            start, position.end, strength, text[start : position.end], position.title, body,
            True, "position_alone",
        )  # fmt: skip


def _has_name(text: str, words: list[Word], index: int) -> bool:
    before = words[index - 1] if index else None
    if before is None or not follows_directly(text, before.end, words[index].start):
        return False
    return (
        before.text in SURNAMES or before.text in HANJA_SURNAMES or bool(judge_name(before.text))
    )


def _bears(person: Mention, position: Position) -> bool:
    held = person.position or ""
    return held == position.title or (position.title == position.base and held.endswith(position.base))


def _list_anonymous(text: str, start: int, end: int) -> Iterator[Speaker]:
    for match in _ANONYMOUS.finditer(text, start, end):
        strength = _STRENGTH[match["particle"]]
        name = match["name"]
        yield Speaker(*match.span("name"), strength, name, None, None, True, "withheld_name")
    for match in _PRONOUN.finditer(text, start, end):
        strength = _STRENGTH[match["particle"]]
        span = (match.start(), match.start("particle"))
        yield Speaker(*span, strength, None, None, None, False, "pronoun", True)


def _drop_covered(speakers: list[Speaker]) -> list[Speaker]:
    """Drop a speaker that ends where a longer one ends, and one inside another."""
    kept: list[Speaker] = []
    for speaker in speakers:
        while kept and speaker.start <= kept[-1].start:
            kept.pop()
        if not kept or speaker.start >= kept[-1].end:
            kept.append(speaker)
    return kept
