"""The body that a person acts for: written beside the name, or implied by the position."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from flows.records import Mention
from flows.structure.bodies.names import BRANCHES, FIRM_MARK, is_built, is_registered
from flows.structure.bodies.references import is_local
from flows.structure.bodies.registry import resolve_body
from flows.structure.lexicon import read_lexicon, read_table
from flows.structure.persons.phrases import MODIFIERS, TIERS
from flows.structure.persons.scenes import PersonPhrase, is_school
from flows.structure.persons.units import (
    is_committee_of,
    name_committee,
    place_association,
    read_bracket_behind,
    read_bracket_between,
    read_unit,
    read_village,
)
from flows.structure.persons.unknown_bodies import heads, is_kind_of_body, may_specify
from flows.structure.words import Word, follows_directly, scan_words

_LINKS = ("", "의", "소속")
_DEPARTMENT = re.compile(r"(?:과|국|실|팀|담당관|담당관실)$")
_SMALL_UNIT = re.compile(r"^[가-힣]+[0-9]*[읍면동]$")
_LONGEST_BEFORE = 5
_LONGEST_BRACKET = 60
_LONGEST_UNKNOWN = 30
_FARTHEST_BODY = 200  # code points between a body and a head of it that is spoken of without it
_MOST_BEFORE = 12

_OFFICES = read_table("office_bodies")
_HEADS = read_table("head_bodies")
_OFFICIALS = frozenset(read_lexicon("officials"))
_COUNCILLORS = frozenset(["시의원", "군의원", "도의원", "구의원"])
_FIRM_MARKS = ("㈜", "(주)")
_CLINICS = ("병원", "의원", "요양원", "한의원")
_PUBLIC_ENDINGS = ("청", "의회", "보건소", "센터", "공사", "공단", "원", "재단", "소방서", "경찰서")


class Surroundings(NamedTuple):
    """The bodies of an article by where they stand and how they are written.

    `home` is the subject where the registry knows it, else the issuer: whose officials, villages
    and town districts an article speaks of.
    """

    bodies: list[Mention]
    by_start: dict[int, Mention]
    by_end: dict[int, Mention]
    by_text: dict[str, str]
    names: dict[str, Mention]
    subject: Mention | None
    home: Mention | None


def list_surroundings(
    bodies: list[Mention], subject: Mention | None, issuer: Mention | None
) -> Surroundings:
    """Return the bodies of an article, sorted out for the persons in it."""
    is_known = subject is not None and (subject.code is not None or _is_local(subject))
    home = subject if is_known else issuer or subject
    return Surroundings(
        bodies,
        {body.start: body for body in bodies},
        {body.end: body for body in bodies},
        {body.text: body.canonical_name for body in bodies if body.canonical_name},
        {body.canonical_name: body for body in reversed(bodies) if body.canonical_name},
        subject,
        home,
    )


def read_organization(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the body that the text writes beside a person, in its full form, or None."""
    if phrase.body:
        return expand_body(_place_glued(text, phrase, around), around)
    written = (
        read_village(text, phrase.first, phrase.title)
        or _read_gap(text, phrase, around)
        or _read_before(text, phrase, around)
        or _read_around(text, phrase, around)
        or read_bracket_between(text, phrase.end)
        or read_bracket_behind(text, phrase.end, phrase.title)
    )
    subject = around.subject.canonical_name if around.subject else None
    return written and name_committee(written, subject)


def _place_glued(text: str, phrase: PersonPhrase, around: Surroundings) -> str:
    """Return the body glued to a position with what stands before it between name and position."""
    body = phrase.body or ""
    if phrase.gap is None:
        return body
    inside = find_inside(*phrase.gap, around) if body.endswith(BRANCHES) else []
    whole = _write_name(inside[-1]) if inside else ""
    return f"{whole} {body}" if whole else place_association(text, phrase.gap, body)


def expand_body(written: str, around: Surroundings) -> str:
    """Return the full name of a body written short: that of the text, else of the registry."""
    known = around.by_text.get(written)
    if known:
        return known
    body = resolve_body(written, None)
    return body.name if body else _name_small_unit(written, around)


def _name_small_unit(written: str, around: Surroundings) -> str:
    if not _SMALL_UNIT.match(written):
        return written
    parents = _list_local(around)
    return f"{parents[0]} {written}" if len(parents) == 1 else written


def _list_local(around: Surroundings) -> list[str]:
    """Return the home if it is a city, county or district, else all that are named."""
    if around.home and _is_local(around.home):
        return [around.home.canonical_name or ""]
    return [name for name, body in around.names.items() if _is_local(body)]


def _is_local(body: Mention) -> bool:
    return is_local(body.code, body.rule) and (body.canonical_name or "")[-1:] in tuple("시군구")


def find_inside(start: int, end: int, around: Surroundings) -> list[Mention]:
    """Return the bodies that begin within a short span, in text order."""
    starts = range(start, min(end, start + _LONGEST_BRACKET * 2))
    return [around.by_start[at] for at in starts if at in around.by_start]


def _read_gap(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    if phrase.gap is None:
        return None
    if phrase.rule == "foreign_name":
        return text[slice(*phrase.gap)].strip()
    unit = read_unit(text, *phrase.gap)
    if unit is not None:
        return _expand_whole(unit, around)
    inside = find_inside(*phrase.gap, around)
    if inside:
        return _write_name(inside[-1])
    words = [word.text for word in scan_words(text, *phrase.gap)]
    if len(words) == 1 and words[0] in TIERS:
        return _find_tier(words[0], around)
    written = " ".join(word for word in words if word not in (*MODIFIERS, *TIERS))
    return written if written and not _DEPARTMENT.search(written) else None


def _find_tier(tier: str, around: Surroundings) -> str | None:
    """Return the home if it is of that tier, else the only body of it that is named."""
    if around.home and _is_local(around.home) and (around.home.canonical_name or "")[-1:] == tier:
        return around.home.canonical_name
    named = [name for name, body in around.names.items() if _is_local(body) and name[-1] == tier]
    return named[0] if len(named) == 1 else None


def _expand_whole(unit: str, around: Surroundings) -> str:
    """Return 행정안전부 정책과 for 행안부 정책과; what no registry has stays as it is."""
    whole, part = unit.split(" ", 1)
    return f"{expand_body(whole, around)} {part}" if is_registered(whole) else unit


def _read_before(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    unit = read_unit(text, 0, phrase.first)
    if unit is not None:
        return _expand_whole(unit, around)
    for end in range(phrase.first, max(0, phrase.first - _LONGEST_BEFORE) - 1, -1):
        body = around.by_end.get(end)
        is_linked = text[end : phrase.first].strip(" \xa0") in _LINKS
        if body is not None and is_linked and body.kind == "organization":
            return _name_body(text, body, around)
    return _read_unknown(text, phrase)


def _name_body(text: str, body: Mention, around: Surroundings) -> str:
    name = _write_name(body)
    council = around.by_end.get(body.start - 1)
    if council is not None and is_committee_of(name, council.canonical_name or ""):
        return f"{council.canonical_name} {name}"
    before = (max(0, body.start - _LONGEST_UNKNOWN), body.start)
    return name if body.code else place_association(text, before, name)


def _write_name(body: Mention) -> str:
    """Return a body's full name; a firm's with the mark where it stands beside a person."""
    return body.text if body.rule == FIRM_MARK else body.canonical_name or body.text


def _read_unknown(text: str, phrase: PersonPhrase) -> str | None:
    """Return a body that no list and no shape tells, by what the position is the head of."""
    words = scan_words(text, max(0, phrase.first - _LONGEST_UNKNOWN), phrase.first)
    last = words[-1] if words else None
    if last is None or text[last.end : phrase.first].strip(" \xa0"):
        return None
    if is_school(last.text, phrase.base) or heads(phrase.base, last.text):
        return last.text
    if last.text.startswith(_FIRM_MARKS) and last.text.endswith("의"):
        return last.text[:-1]
    return _read_spaced(text, words)


def _read_spaced(text: str, words: list[Word]) -> str | None:
    """피해자 모임, 팜나루 협동조합: the kind of body as a word of its own behind a noun."""
    if len(words) < 2 or not is_kind_of_body(words[-1].text):
        return None
    before, last = words[-2:]
    is_whole = may_specify(before.text) and follows_directly(text, before.end, last.start)
    return text[before.start : last.end] if is_whole else None


def _read_around(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """남해군(군수 표다온): the body stands before the bracket that holds the person."""
    least = max(0, phrase.start - _LONGEST_BRACKET)
    opening = text.rfind("(", least, phrase.start)
    if opening < 0 or {")", "\n"} & set(text[opening : phrase.start]):
        return None
    body = around.by_end.get(opening)
    if body is not None:
        return _name_body(text, body, around)
    words = scan_words(text, max(0, opening - _LONGEST_BRACKET), opening)
    if not words or words[-1].end != opening or any(map(str.isdigit, words[-1].text)):
        return None
    written = words[-1].text
    parent = words[-2].text if len(words) > 1 else ""
    if _SMALL_UNIT.match(written) and is_registered(parent):
        return f"{parent} {written}"
    is_body = phrase.rule == "title_first" or is_built(written)
    return place_association(text, (words[0].start, words[-1].start), written) if is_body else None


def imply_organization(text: str, base: str | None, around: Surroundings, at: int) -> str | None:
    """Return the body that a position at `at` implies: the subject, or the body that fits.

    Of an office of government only one body may fit; the head of anything else heads what was
    named last of its kind.
    """
    if base in _OFFICIALS:
        return _imply_official(around)
    if base in _COUNCILLORS:
        return _imply_council(base, around)
    if base in _OFFICES:
        return _find_only(_OFFICES[base], around)
    endings = _HEADS.get(base or "", ())
    name = around.subject.canonical_name if around.subject else None
    return (
        name
        if name and endings and name.endswith(endings)
        else _find_last(text, endings, around, at)
    )


def _find_last(text: str, endings: tuple[str, ...], around: Surroundings, at: int) -> str | None:
    """Return the body named last, close before `at`, whose name has one of the endings."""
    if not endings:
        return None
    until = bisect_left(around.bodies, at, key=lambda body: body.start)
    for body in reversed(around.bodies[max(0, until - _MOST_BEFORE) : until]):
        name = _write_name(body)
        if at - body.end > _FARTHEST_BODY:
            return None
        if body.kind == "organization" and name.endswith(endings) and name not in endings:
            return _name_body(text, body, around)
    return None


def _imply_official(around: Surroundings) -> str | None:
    """Return the subject if officials serve there; a council hears those of its own government."""
    subject = around.subject
    heard = _strip_council(subject, around)
    if heard:
        return heard
    if subject and (subject.code or _is_local(subject) or _is_public(subject.canonical_name or "")):
        return subject.canonical_name
    names = _list_local(around)
    return names[0] if len(names) == 1 else None


def _is_public(name: str) -> bool:
    """Return whether officials serve in a body of that name; clinics have none."""
    return name.endswith(_PUBLIC_ENDINGS) and not name.endswith(_CLINICS)


def _strip_council(subject: Mention | None, around: Surroundings) -> str | None:
    name = subject.canonical_name or "" if subject else ""
    government = name.removesuffix("의회")
    return government if government != name and government in around.names else None


def _find_only(endings: tuple[str, ...], around: Surroundings) -> str | None:
    for body in (around.subject, around.home):
        if body and (body.canonical_name or "").endswith(endings):
            return body.canonical_name
    organizations = (name for name, body in around.names.items() if body.kind == "organization")
    names = [name for name in organizations if name.endswith(endings)]
    return names[0] if len(names) == 1 else None


def _imply_council(base: str | None, around: Surroundings) -> str | None:
    tier = (base or "")[:1]
    home = around.home
    if home and (home.code or _is_local(home)) and (home.canonical_name or "").endswith(tier):
        return f"{home.canonical_name}의회"
    return _find_only((f"{tier}의회",), around)
