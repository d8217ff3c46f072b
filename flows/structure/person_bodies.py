"""The body that a person acts for: written beside the name, or implied by the position."""

from __future__ import annotations

import re

from flows.records import Mention
from flows.structure.body_names import is_built
from flows.structure.body_registry import resolve_body
from flows.structure.lexicon import read_lexicon, read_table
from flows.structure.person_phrases import MODIFIERS, PersonPhrase, is_school
from flows.structure.words import scan_words

_LINKS = ("", "의", "소속")
_DEPARTMENT = re.compile(r"(?:과|국|실|팀|담당관|담당관실)$")
_SMALL_UNIT = re.compile(r"^[가-힣]+[0-9]*[읍면동]$")
_LONGEST_BEFORE = 5
_LONGEST_BRACKET = 60
_LONGEST_SCHOOL = 16

_OFFICES = read_table("office_bodies")
_HEADS = read_table("head_bodies")
_OFFICIALS = frozenset(read_lexicon("officials"))
_COUNCILLORS = frozenset(["시의원", "군의원", "도의원", "구의원"])
_PUBLIC_ENDINGS = ("청", "의회", "보건소", "센터", "공사", "공단", "원", "재단", "소방서", "경찰서")


def read_organization(
    text: str, phrase: PersonPhrase, bodies: list[Mention], subject: Mention | None
) -> str | None:
    """Return the body that the text writes beside a person, in its full form, or None."""
    if phrase.body:
        return expand_body(phrase.body, bodies, subject)
    return (
        _read_gap(text, phrase, bodies)
        or _read_before(text, phrase, bodies)
        or _read_around(text, phrase, bodies)
    )


def expand_body(written: str, bodies: list[Mention], subject: Mention | None) -> str:
    """Return the full name of a body written short: that of the text, else of the registry."""
    same = (body.canonical_name for body in bodies if body.text == written)
    known = next(filter(None, same), None)
    if known:
        return known
    body = resolve_body(written, None)
    return body.name if body else _name_small_unit(written, bodies, subject)


def _name_small_unit(written: str, bodies: list[Mention], subject: Mention | None) -> str:
    if not _SMALL_UNIT.match(written):
        return written
    parents = {name for body in _list_local(bodies, subject) if (name := body.canonical_name)}
    return f"{parents.pop()} {written}" if len(parents) == 1 else written


def _list_local(bodies: list[Mention], subject: Mention | None) -> list[Mention]:
    """Return the subject if it is a city, county or district, else all that are."""
    if subject and _is_local(subject):
        return [subject]
    return [body for body in bodies if _is_local(body)]


def _is_local(body: Mention) -> bool:
    numeric = body.code is not None and body.code.isdigit()
    return numeric and (body.canonical_name or "")[-1:] in tuple("시군구")


def _read_gap(text: str, phrase: PersonPhrase, bodies: list[Mention]) -> str | None:
    if phrase.gap is None:
        return None
    inside = [body for body in bodies if phrase.gap[0] <= body.start < phrase.gap[1]]
    if inside:
        return inside[-1].canonical_name or inside[-1].text
    words = [word.text for word in scan_words(text, *phrase.gap)]
    written = " ".join(word for word in words if word not in MODIFIERS)
    return written if written and not _DEPARTMENT.search(written) else None


def _read_before(text: str, phrase: PersonPhrase, bodies: list[Mention]) -> str | None:
    for body in bodies:
        if body.end < phrase.first <= body.end + _LONGEST_BEFORE:
            between = text[body.end : phrase.first].strip(" \xa0")
            if between in _LINKS and body.kind == "organization":
                return body.canonical_name or body.text
    return _read_school(text, phrase)


def _read_school(text: str, phrase: PersonPhrase) -> str | None:
    """광주공고 박태호 교장: schools are written short."""
    words = scan_words(text, max(0, phrase.first - _LONGEST_SCHOOL), phrase.first)
    last = words[-1] if words else None
    if last is None or text[last.end : phrase.first].strip(" \xa0"):
        return None
    return last.text if is_school(last.text, phrase.base) else None


def _read_around(text: str, phrase: PersonPhrase, bodies: list[Mention]) -> str | None:
    """당진시(시장 오성환): the body stands before the bracket that holds the person."""
    line = text.rfind("\n", 0, phrase.start) + 1
    opening = text.rfind("(", max(line, phrase.start - _LONGEST_BRACKET), phrase.start)
    if opening < 0 or ")" in text[opening : phrase.start]:
        return None
    for body in bodies:
        if body.end == opening:
            return body.canonical_name or body.text
    words = scan_words(text, max(line, opening - _LONGEST_BRACKET), opening)
    if not words or words[-1].end != opening or any(map(str.isdigit, words[-1].text)):
        return None
    written = words[-1].text
    return written if phrase.rule == "title_first" or is_built(written) else None


def imply_organization(
    base: str | None, bodies: list[Mention], subject: Mention | None
) -> str | None:
    """Return the body that a position implies: the subject, or the only body that fits."""
    if base in _OFFICIALS:
        return _imply_official(bodies, subject)
    if base in _COUNCILLORS:
        return _imply_council(base, bodies, subject)
    if base in _OFFICES:
        return _find_only(_OFFICES[base], bodies, subject)
    endings = _HEADS.get(base or "", ())
    name = subject.canonical_name if subject else None
    return name if name and endings and name.endswith(endings) else None


def _imply_official(bodies: list[Mention], subject: Mention | None) -> str | None:
    if subject and (subject.code or (subject.canonical_name or "").endswith(_PUBLIC_ENDINGS)):
        return subject.canonical_name
    names = {body.canonical_name for body in bodies if _is_local(body)}
    return names.pop() if len(names) == 1 else None


def _find_only(
    endings: tuple[str, ...], bodies: list[Mention], subject: Mention | None
) -> str | None:
    if subject and (subject.canonical_name or "").endswith(endings):
        return subject.canonical_name
    names = {body.canonical_name for body in bodies if _ends_in(body, endings)}
    return names.pop() if len(names) == 1 else None


def _ends_in(body: Mention, endings: tuple[str, ...]) -> bool:
    return body.kind == "organization" and (body.canonical_name or "").endswith(endings)


def _imply_council(base: str | None, bodies: list[Mention], subject: Mention | None) -> str | None:
    tier = (base or "")[:1]
    if subject and subject.code and (subject.canonical_name or "").endswith(tier):
        return f"{subject.canonical_name}의회"
    return _find_only((f"{tier}의회",), bodies, subject)
