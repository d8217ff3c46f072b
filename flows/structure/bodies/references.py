"""What stands for a body without naming it: 시는, 군 관계자, 재단은, 시의회, KLID once defined.

시/군/구/도 as a word of its own is the article's subject at that tier, else the only body of that
tier that it names, or that the paragraph has named so far; 재단, 개발원 … is the last body named
whose name ends so. `시` also means "when" (발생 시), `군` a young man (김 군): neither is read as a
body.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from flows.signs import holds_between
from flows.structure.bodies.names import COUNCIL, FIRM_MARK, LOCAL_BY_SHAPE, is_registered
from flows.structure.bodies.registry import resolve_body
from flows.structure.bodies.resolution import NamedBody
from flows.structure.lexicon import read_lexicon
from flows.structure.openings import open_with
from flows.structure.words import find_suffix
from schemas.reference.bodies import Body

_TIER_ALONE = r"(?P<tier>[시군구도])(?<![0-9A-Za-z가-힣·ㆍ‧∙].)"
_TIER = re.compile(
    rf"{_TIER_ALONE}"
    r"(?:(?P<particle>에서는|에서도|에서|로부터|측은|측이|측에|는|은|가|이|의|를|을)(?![가-힣])"
    r"|(?P<source>에)(?=\s(?:따르면|의하면))"
    r"|(?=[ \xa0](?:관계자|담당자|당국|공무원|누리집|홈페이지|보건소|농업기술센터"
    r"|(?!결과|성과|효과|경과|부과|초과|통과)[가-힣]{1,10}(?:과|팀|실|국|담당관|본부|사업소)"
    r"(?:로|에|에서|의|은|는|이|가|와)?(?![가-힣]))))"
)
_OFFICE = re.compile(
    rf"{_TIER_ALONE}(?P<office>의회|청|교육청|보건소|농업기술센터|체육회)"
    r"(?P<particle>에서는|에서|은|는|이|가|의|을|를|에|와|과|로|도)?(?![가-힣])"
)
_ANAPHORS = frozenset(read_lexicon("organization_anaphors"))
_INSTITUTION = re.compile(
    rf"(?P<name>{open_with(sorted(_ANAPHORS, key=len, reverse=True))})"
    r"(?:(?P<particle>에서는|에서|측은|측이|은|는|이|가|의|을|를)(?![가-힣])|(?=[ \xa0]측[은이])"
    r"|(?=[ \xa0](?:관계자|담당자|대변인|직원|노동조합|노조|[가-힣]{0,8}(?:이사장|사장|본부장|원장"
    r"|관장|팀장|과장|실장|처장|국장|위원장|조합장|회장|단장)(?:[은는이가]|께서는)?(?![가-힣]))))"
)
_TIERS = "시군구도"
_START_OF = attrgetter("start")
_FIRM = "회사"
_EDUCATION = "교육청"  # provinces and metropolitan cities have one, other cities do not
OFFICE_OF_SUBJECT = "office_of_subject"
_WHEN_NOUNS = frozenset(read_lexicon("when_nouns"))
_NO_PARTICLE_TIERS = {"도의", "도를", "도을", "구을", "군를", "시을", "시은", "군는", "군가"}
_FINAL_RIEUL = 8
_SYLLABLE_BASE = 0xAC00
_FINALS = 28


class Referents(NamedTuple):
    """What anaphors of an article may stand for: by tier, and by how the body's name ends.

    `governments` are the local governments of each tier as they are named, in text order.
    """

    tiers: dict[str, dict[str, str | None]]
    governments: dict[str, list[NamedBody]]
    institutions: dict[str, list[NamedBody]]
    subject: NamedBody | None


def list_referents(named: list[NamedBody], subject: NamedBody | None) -> Referents:
    """Return the referents among `named`, the bodies of the whole article in text order."""
    institutions: dict[str, list[NamedBody]] = {}
    for body in named:
        suffix = _FIRM if body.rule == FIRM_MARK else _find_kind(body.canonical or "")
        if suffix and suffix != body.canonical:
            institutions.setdefault(suffix, []).append(body)
    return Referents(
        {tier: find_tier(tier, named, subject) for tier in _TIERS},
        {tier: [body for body in named if _is_of_tier(body, tier)] for tier in _TIERS},
        institutions,
        subject,
    )


def _find_kind(name: str) -> str | None:
    """Return what points back to a body: 공단 to 한국물길공단 and to a branch of it."""
    parent = name.split(" ", 1)[0]
    return find_suffix(name, _ANAPHORS) or find_suffix(parent, _ANAPHORS)


def find_references(text: str, start: int, end: int, referents: Referents) -> Iterator[NamedBody]:
    """Yield what refers back to a body in `text[start:end]`."""
    yield from _find_tiers(text, start, end, referents)
    yield from _find_offices(text, start, end, referents)
    is_named = holds_between(text, start, end, referents.institutions)
    for match in _INSTITUTION.finditer(text, start, end) if is_named else ():
        body = _find_institution(match["name"], start, match.start(), referents)
        if body is not None:
            yield _refer(match, "name", body.canonical, body.code, "institution_anaphor")


def _find_tiers(text: str, start: int, end: int, referents: Referents) -> Iterator[NamedBody]:
    for match in _TIER.finditer(text, start, end):
        if match.group() in _NO_PARTICLE_TIERS or _is_other_word(text, match, start):
            continue
        candidates = referents.tiers[match["tier"]]
        if len(candidates) == 1:
            canonical, code = next(iter(candidates.items()))
            yield _refer(match, "tier", canonical, code, "tier_anaphor")
        elif candidates:
            yield _refer_in_paragraph(match, referents.governments[match["tier"]], start)


def _refer_in_paragraph(match: re.Match[str], named: list[NamedBody], start: int) -> NamedBody:
    """Return 군 as the one county that its paragraph, from `start`, has named before it."""
    first, last = (bisect_left(named, at, key=_START_OF) for at in (start, match.start()))
    before = {body.canonical: body.code for body in named[first:last]}
    if len(before) != 1:
        return _refer(match, "tier", None, None, "anaphor_unresolved")
    canonical, code = next(iter(before.items()))
    return _refer(match, "tier", canonical, code, "tier_anaphor")


def find_tier(
    tier: str, named: list[NamedBody], subject: NamedBody | None
) -> dict[str, str | None]:
    """Return the bodies, as name → code, that 시, 군, 구 or 도 may stand for in an article."""
    if subject and _is_of_tier(subject, tier) and subject.canonical:
        return {subject.canonical: subject.code}
    own = _find_council_city(subject, tier) if subject else None
    if own:
        return {own.name: own.code}
    return {
        body.canonical: body.code for body in named if _is_of_tier(body, tier) and body.canonical
    }


def _find_council_city(subject: NamedBody, tier: str) -> Body | None:
    """Return the city or county of the council that an article is about."""
    city = (subject.canonical or "").removesuffix(COUNCIL)
    is_council = city != subject.canonical and city.endswith(tier)
    return resolve_body(city, None) if is_council else None


def is_local(code: str | None, rule: str) -> bool:
    """Return whether a body is a local government by its code, or by its name's shape."""
    return rule == LOCAL_BY_SHAPE or (code is not None and code[0].isdigit())


def _is_of_tier(body: NamedBody, tier: str) -> bool:
    if body.canonical is None or not is_local(body.code, body.rule):
        return False
    return body.canonical[-1] == tier and (body.kind == "organization" or tier != "도")


def _is_other_word(text: str, match: re.Match[str], start: int) -> bool:
    before = text[max(start, match.start() - 12) : match.start()]
    word = before.split()[-1] if before.strip() and before[-1] in " \xa0" else ""
    if not word or not "가" <= word[-1] <= "힣":
        return bool(word) and word[-1].isdigit()
    if word[0].isdigit() and word[-1] == "개":
        return True
    is_when = word in _WHEN_NOUNS or (ord(word[-1]) - _SYLLABLE_BASE) % _FINALS == _FINAL_RIEUL
    return (match["tier"] == "시" and is_when) or (match["tier"] == "군" and len(word) == 1)


def _find_offices(text: str, start: int, end: int, referents: Referents) -> Iterator[NamedBody]:
    for match in _OFFICE.finditer(text, start, end):
        candidates = referents.tiers[match["tier"]] or _find_own_offices(match, referents)
        if len(candidates) == 1:
            name = next(iter(candidates)) + match["office"]
            if match["office"] == _EDUCATION and not is_registered(name):
                continue
            yield NamedBody(
                match.start(), match.end("office"), match["particle"] or "",
                name, None, "organization", OFFICE_OF_SUBJECT,
            )  # fmt: skip


def _find_own_offices(match: re.Match[str], referents: Referents) -> dict[str, str | None]:
    """Return the places whose offices are named: 도교육청 is 경상북도교육청 where that is."""
    ending = match["tier"] + match["office"]
    named = {body.canonical or "" for body in referents.institutions.get(match["office"], [])}
    return {name.removesuffix(match["office"]): None for name in named if name.endswith(ending)}


def _find_institution(
    name: str, start: int, position: int, referents: Referents
) -> NamedBody | None:
    """Return what 공단 stands for: the last one of its paragraph, else the article's subject."""
    last = _find_last(referents.institutions.get(name, []), position)
    subject = referents.subject
    is_far = last is not None and last.start < start
    is_own = subject is not None and find_suffix(subject.canonical or "", _ANAPHORS) == name
    return subject if is_far and is_own else last


def _find_last(bodies: list[NamedBody], before: int) -> NamedBody | None:
    index = bisect_left(bodies, before, key=_START_OF)
    return bodies[index - 1] if index else None


def _refer(
    match: re.Match[str], group: str, canonical: str | None, code: str | None, rule: str
) -> NamedBody:
    particle = match["particle"] or ""
    return NamedBody(
        match.start(group), match.end(group), particle, canonical, code, "organization", rule
    )
