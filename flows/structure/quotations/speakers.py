"""Who may be speaking where: persons, bodies, roles and positions with their particle.

A speaker is a topic (은/는) or a subject (이/가/도) outside quote marks. Roles (행안부 관계자) are
speakers as written; a position alone (군수는) is its bearer if the article names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.records import Mention
from flows.structure.bodies.mentions import find_issuer
from flows.structure.bodies.names import is_built, read_glued_body
from flows.structure.openings import open_with
from flows.structure.persons.labelled import LABELLED, find_label_end, find_unnamed
from flows.structure.persons.names import CALLINGS, POSITIONS
from flows.structure.persons.references import ADDRESS
from flows.structure.persons.scenes import RANKS
from flows.structure.persons.surroundings import (
    LONGEST_UNKNOWN,
    Surroundings,
    find_inside,
    list_surroundings,
    mark_firm,
)
from flows.structure.persons.units import place_association
from flows.structure.quotations.speaker_roles import (
    JOINT,
    ROLES,
    STRENGTH,
    SUBJECT,
    TOPIC,
    Cast,
    Speaker,
    find_organization,
    list_cast,
    list_roles,
)
from flows.structure.reading import Reading
from flows.structure.words import find_suffix

_PARTICLE = re.compile(
    r"(?:님)?(?:[ \xa0]?씨(?:\([^()\n]{1,20}\))?)?"
    r"(?:(?P<particle>께서는|께서|[ \xa0]?측은|[ \xa0]?측이|은|는|이|가|도)(?![가-힣])"
    r"|(?P<about>의)(?=[ \xa0](?:생각|의견|판단|입장|설명|말|이야기|얘기|반응|주장)[은는][ \xa0])"
    r"|(?P<whose>의)(?=[ \xa0](?:말|설명|이야기|얘기|소감|고백|바람|당부|반응|회고|하소연|귀띔|주장"
    r"|입장|판단|지적|전망|분석|생각|목소리)(?:이?다|입니다|[은는가][ \xa0])))"
    r"|[ \xa0](?P<also>역시|또한)(?![가-힣])|[ \xa0]?(?P<colon>[:=])(?=[ \xa0]?[“\"‘'])"
)
_SIGNED = re.compile(r"\)[ \xa0]*(?=\n|$)")
_SOURCE = re.compile(r"에[ \xa0](?:따르면|의하면)")
_PERSON_SOURCE = re.compile(r"(?:[ \xa0]?씨)?에[ \xa0](?:따르면|의하면)")
_SIDE = re.compile(r"[ \xa0]측(?=[은이]\s)")
_BREAK = re.compile(r"[“”\"‘’'.!?\n]|[은는]\s")
_ANONYMOUS = re.compile(
    r"(?<![0-9A-Za-zㄱ-ㅎ가-힣])"
    r"(?P<name>[A-Zㄱ-ㅎ가-힣](?:모|[○◯〇*]{1,3})?[ \xa0]?(?:\(\d{1,2}[^()]{0,6}\)[ \xa0]?)?씨"
    r"|[A-Z][양군])"
    r"(?:\([^()\n]{1,20}\))?(?:(?P<particle>은|는|이|가|도)(?![가-힣])"
    r"|의(?=[ \xa0](?:말|설명|이야기|얘기|하소연)(?:이?다|입니다)))"
)
_ONE = open_with(("한", "어느", r"또[ \xa0]다른"), not_after="가-힣")
_ONE_OF = re.compile(
    rf"(?P<who>{_ONE}[ \xa0](?:\d0대[ \xa0])?[가-힣]{{2,8}}?)"
    r"의(?=[ \xa0](?:말|설명|이야기|얘기|하소연|귀띔)이?다)"
)
# Somebody of a calling that no list has; 한 공장은 speaks too where nobody else does.
_SOMEBODY = re.compile(
    rf"(?P<who>{open_with(('한',), not_after='가-힣')}[ \xa0][가-힣]{{1,6}}"
    r"(?:원|자|사|수|생|인|민|공|꾼|객|관|주|가|장|부|버지|머니))"
    r"(?P<particle>은|는|이|가|도)(?=[ \xa0])"
)
_ELDER = re.compile(
    r"(?:\([^()\n]{1,20}\))?[ \xa0]?(?:할머니|할아버지|어르신|양|군)(?=[은는이가도의][ \xa0])"
)
_RANK = re.compile(rf"[ \xa0](?:{'|'.join(RANKS)})(?=[은는이가도의][ \xa0])")
_OPENING = frozenset("‘'「『")
_CLOSING = frozenset("’'」』")
_WITHHELD = re.compile(rf"{ADDRESS}|[A-Z][양군]")
_CALLING = re.compile(r"(?<![가-힣])(?P<held>[가-힣]{2,6})[ \xa0]$")  # 주민 A씨
_LONGEST_CALLING = 8
_AGE = re.compile(r"\([^()]*\)")
_PRONOUN = re.compile(
    rf"{open_with(('그녀?',))}(?P<particle>는|은|가|의(?=[ \xa0](?:말|설명|주장)이?다))(?![가-힣])"
)
_LONGEST_TITLE_GAP = 60
_JOINT = re.compile(r"(?:과|와|,|·|[ \xa0]및)[ \xa0]?(?:[가-힣A-Za-z]{2,20}[ \xa0])?")
_LONGEST_JOINT = 26
_MOST_JOINT = 3


def list_speakers(
    reading: Reading, persons: list[Mention], bodies: list[Mention], subject: Mention | None
) -> list[Speaker]:
    """Return all who may be speaking in an article, in text order."""
    organizations = [body for body in bodies if body.kind == "organization"]
    around = list_surroundings(organizations, subject, find_issuer(reading))
    found = [
        *_list_persons(reading.text, persons),
        *_list_bodies(reading.text, organizations, around),
    ]
    cast = list_cast(persons, around)
    phrase_ends = {end for person in persons for end in _find_phrase_ends(reading.text, person)}
    for block in reading.body:
        roles = list_roles(reading.text, block.start, block.end, cast)
        found.extend(role for role in roles if role.end not in phrase_ends)
        found.extend(_list_labels(reading.text, block.start, block.end, cast))
        found.extend(_list_anonymous(reading.text, block.start, block.end, cast.name_ends))
    return _drop_covered(sorted(found, key=lambda each: (each.end, each.start)))


def _list_persons(text: str, persons: list[Mention]) -> Iterator[Speaker]:
    before: list[Mention] = []
    for person in persons:
        if person.rule == LABELLED:
            yield make_speaker([person], TOPIC)._replace(end=find_label_end(text, person.end))
            continue
        before = [*before, person] if before and _joins(text, before[-1], person) else [person]
        strengths = (_read_strength(text, end) for end in _find_phrase_ends(text, person))
        strength = next(filter(None, strengths), 0)
        if strength:
            yield make_speaker(before[-_MOST_JOINT:], strength)


def _joins(text: str, first: Mention, second: Mention) -> bool:
    """Return whether 과, 와 or a comma joins two persons, with at most a body between."""
    ends = _find_phrase_ends(text, first)
    spans = ((end, second.start) for end in ends if 0 < second.start - end <= _LONGEST_JOINT)
    return any(_JOINT.fullmatch(text, *span) for span in spans)


def make_speaker(persons: list[Mention], strength: int) -> Speaker:
    """Return one person as speaker, or several who speak as one (문라온·도해든)."""
    names = list(dict.fromkeys(each.canonical_name or each.text for each in persons))
    position, *others = {each.position for each in persons}
    body, *bodies = {each.organization for each in persons}
    return Speaker(
        persons[0].start, persons[-1].end, strength, "·".join(names),
        None if others else position, None if bodies else body, False,
        "person" if len(names) == 1 else JOINT,
    )  # fmt: skip


def _find_phrase_ends(text: str, person: Mention) -> Iterator[int]:
    """Yield where the particle of a person may stand: after the name, after the position."""
    yield person.end
    for behind in filter(None, (_ELDER.match(text, person.end), _RANK.match(text, person.end))):
        yield behind.end()
    if person.position:
        reach = person.end + _LONGEST_TITLE_GAP
        at = text.find(person.position, person.end, reach)
        if at >= 0 and not _BREAK.search(text, person.end, at):
            yield at + len(person.position)


def _read_strength(text: str, end: int) -> int:
    if _SIGNED.match(text, end) or _PERSON_SOURCE.match(text, end):
        return SUBJECT
    match = _PARTICLE.match(text, end) or _PARTICLE.match(text, _skip_brackets(text, end))
    if match is None:
        return 0
    return SUBJECT if match["whose"] else STRENGTH.get((match["particle"] or "").strip(), TOPIC)


def _list_bodies(text: str, bodies: list[Mention], around: Surroundings) -> Iterator[Speaker]:
    for body in bodies:
        start, end = _widen_by_marks(text, body)
        strength = _read_strength(text, end)
        if not strength and _SOURCE.match(text, body.end):
            strength = SUBJECT
        name = _name_body(text, body)
        side = _SIDE.match(text, body.end)
        if side is not None:
            spoken = f"{text[body.start : body.end]}{side.group()}"
            yield Speaker(body.start, side.end(), strength, spoken, None, name, True, "role")
        elif strength:
            owner = mark_firm(name, around)
            yield Speaker(start, end, strength, name, None, owner, False, "body")


def _widen_by_marks(text: str, body: Mention) -> tuple[int, int]:
    """Return the span of a body with the quote marks that its name stands in."""
    is_marked = text[body.start - 1] in _OPENING and text[body.end : body.end + 1] in _CLOSING
    return (body.start - 1, body.end + 1) if is_marked else (body.start, body.end)


def _name_body(text: str, body: Mention) -> str:
    name = body.canonical_name or body.text
    before = (max(0, body.start - LONGEST_UNKNOWN), body.start)
    return name if body.code else place_association(text, before, name)


def _skip_brackets(text: str, end: int) -> int:
    close = text.find(")", end, end + 40) if text[end : end + 1] == "(" else -1
    return close + 1 if close > 0 else end


def _list_labels(text: str, start: int, end: int, cast: Cast) -> Iterator[Speaker]:
    for first, last, colon in find_unnamed(text, start, end):
        if last in cast.name_ends:
            continue
        who = text[first:last]
        held = who.split()[-1]
        position = held if held in ROLES or find_suffix(held, POSITIONS) else None
        body = _find_body(text, first, last - len(position or ""), cast)
        yield Speaker(first, colon, TOPIC, who, position, body, True, "role")


def _find_body(text: str, start: int, end: int, cast: Cast) -> str | None:
    """Return the body in a label; a mere noun is none (야영장 관계자)."""
    written = text[start:end].strip()
    is_body = read_glued_body(written) or is_built(written) or find_inside(start, end, cast.around)
    return find_organization(text, start, end, cast.around) if is_body else None


def _list_anonymous(text: str, start: int, end: int, known: frozenset[int]) -> Iterator[Speaker]:
    """Yield A씨 and 강모 씨, an age in brackets left out, and 한 주민 whose words are told of.

    `known` are the ends of persons, 표 씨 whom the article names too.
    """
    if _WITHHELD.search(text, start, end):
        yield from _list_withheld(text, start, end, known)
    for match in _ONE_OF.finditer(text, start, end):
        yield Speaker(*match.span("who"), SUBJECT, match["who"], None, None, True, "role")
    for match in _SOMEBODY.finditer(text, start, end):
        if find_suffix(match["who"].split()[-1], POSITIONS):
            continue
        strength = STRENGTH[match["particle"]]
        yield Speaker(*match.span("who"), strength, match["who"], None, None, True, "role")
    for match in _PRONOUN.finditer(text, start, end):
        strength = STRENGTH.get(match["particle"], SUBJECT)
        span = (match.start(), match.start("particle"))
        yield Speaker(*span, strength, None, None, None, False, "pronoun", True)


def _list_withheld(text: str, start: int, end: int, known: frozenset[int]) -> Iterator[Speaker]:
    for match in _ANONYMOUS.finditer(text, start, end):
        if match.end("name") in known:
            continue
        strength = STRENGTH.get(match["particle"], SUBJECT)
        name = _AGE.sub("", match["name"])
        calling = _CALLING.search(text, max(start, match.start() - _LONGEST_CALLING), match.start())
        held = calling["held"] if calling and _is_calling(calling["held"]) else None
        yield Speaker(*match.span("name"), strength, name, held, None, True, "withheld_name")


def _is_calling(word: str) -> bool:
    return word in CALLINGS or word in POSITIONS


def _drop_covered(speakers: list[Speaker]) -> list[Speaker]:
    """Drop a speaker that ends where a longer one ends, and one inside another."""
    kept: list[Speaker] = []
    for speaker in speakers:
        while kept and speaker.start <= kept[-1].start:
            kept.pop()
        if not kept or speaker.start >= kept[-1].end:
            kept.append(speaker)
    return kept
