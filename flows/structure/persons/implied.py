"""The body that a position implies where none is written beside the name."""

from __future__ import annotations

from bisect import bisect_left

from flows.records import Mention
from flows.structure.bodies.courts import COURT
from flows.structure.bodies.names import COUNCIL, is_council, is_kind_of_body, is_registered
from flows.structure.bodies.references import OFFICE_OF_SUBJECT
from flows.structure.bodies.registry import write_as_printed
from flows.structure.lexicon import read_lexicon, read_table
from flows.structure.persons.surroundings import (
    Surroundings,
    is_government,
    list_governments,
    name_in_text,
    write_name,
)
from flows.structure.persons.townships import imply_township
from flows.structure.persons.units import is_committee_of

_FARTHEST_BODY = 200  # code points between a body and a head of it that is spoken of without it
_MOST_BEFORE = 12

_OFFICES = read_table("office_bodies")
_HEADS = read_table("head_bodies")
_STAFF = read_table("staff_bodies")
_OFFICIALS = frozenset(read_lexicon("officials"))
_COUNCILLORS = frozenset(["시의원", "군의원", "도의원", "구의원"])
_OFFICES_WHOLE = ("보건소", "농업기술센터", "보건의료원")
_EDUCATION = "교육청"
_BENCH = "재판부"
_OF_SCHOOLS = ("교장", "교감")
_LOCAL_BRANCHES = ("군지회", "시지회", "구지회", "도지회")
_CHAIR = "위원장"
_MEMBER = "의원"
_PARLIAMENT = "국회"
_CLINICS = ("병원", "의원", "요양원", "한의원")
_PUBLIC_ENDINGS = (
    "청",
    COUNCIL,
    "보건소",
    "센터",
    "공사",
    "공단",
    "사무소",
    "사업소",
    "원",
    "재단",
    "소방서",
    "경찰서",
)


def imply_organization(text: str, base: str | None, around: Surroundings, at: int) -> str | None:
    """Return the body that a position at `at` implies: the subject, or the body that fits.

    Of staff it is a subject that has such; of an office of government only one body may fit; the
    head of anything else heads what was named last of its kind.
    """
    name = around.subject.canonical_name if around.subject else None
    if name and _has_staff(name, base):
        return name
    if base in _OFFICIALS:
        return _imply_official(around)
    if base in _COUNCILLORS:
        return _imply_council(text, base, around)
    if base == _BENCH and (court := _find_court(around, at)):
        return court
    if base in _OFFICES:
        return find_only(_OFFICES[base], around)
    endings = _HEADS.get(base or "", ())
    if name and endings and name.endswith(endings):
        return name_in_text(text, around.names[name], around) if name in around.names else name
    found = _find_last(text, endings, around, at)
    found = found or imply_township(text, base, at)
    return found or (find_only(endings, around) if base in _OF_SCHOOLS else None)


def _has_staff(name: str, base: str | None) -> bool:
    """Return whether a body of that name has such a position, and is no mere kind of body."""
    return name.endswith(_STAFF.get(base or "", ())) and not is_kind_of_body(name.split()[-1])


def give_parent(title: str | None, body: str | None) -> str | None:
    """Return 나루군 for 나루군보건소 whose head is a 보건소장: whole titles are the parent's."""
    office = next((each for each in _OFFICES_WHOLE if (title or "").startswith(each)), None)
    parent = (body or "").removesuffix(office or "\n").rstrip()
    return parent if parent and is_registered(parent) else body


def imply_kind(text: str, title: str | None, around: Surroundings, at: int) -> str | None:
    """Return the 한빛놀이보존회 of a 보존회장: the body named last that the title heads by kind.

    A 군지회장 heads the only 군지회 that is named.
    """
    kind = (title or "")[:-1]
    is_head = title is not None and title.endswith("회장") and is_kind_of_body(kind)
    if kind in _LOCAL_BRANCHES:
        return find_only((kind,), around)
    return _find_last(text, (kind,), around, at) if is_head else None


def imply_council(title: str | None, around: Surroundings) -> str | None:
    """Return the council of the chair of a committee (산업건설위원장)."""
    council = _find_council(around)
    is_chair = title is not None and title.endswith(_CHAIR)
    is_own = council and title and is_chair and is_committee_of(f"{title[:-1]}회", council)
    return council if is_own else None


def imply_council_of_member(base: str | None, around: Surroundings) -> str | None:
    """Return the council of whom a story gives only a party: 진보당 표다온 의원.

    A story that names the National Assembly may mean a member of that.
    """
    is_local = base == _MEMBER and _PARLIAMENT not in around.names
    return _find_council(around) or _find_spoken_of(around) if is_local else None


def _find_spoken_of(around: Surroundings) -> str | None:
    """Return the only council that an article speaks of, in full or not (시의회에서는 …)."""
    councils = [name for name in around.names if is_council(name)]
    return councils[0] if len(councils) == 1 else None


def _find_council(around: Surroundings) -> str | None:
    """Return the council that a story is about, else the only one that it names in full."""
    subject = around.subject.canonical_name if around.subject else None
    if subject and is_council(subject):
        return subject
    bodies = (body for name, body in around.names.items() if is_council(name))
    councils = [body.canonical_name for body in bodies if body.rule != OFFICE_OF_SUBJECT]
    return councils[0] if len(councils) == 1 else None


def _find_court(around: Surroundings, at: int) -> str | None:
    """Return the division of a court that was named last before `at`."""
    courts = [body for body in around.bodies if body.rule == COURT and body.start < at]
    return courts[-1].text if courts else None


def _find_last(text: str, endings: tuple[str, ...], around: Surroundings, at: int) -> str | None:
    """Return the body named last, close before `at`, whose name has one of the endings."""
    if not endings:
        return None
    until = bisect_left(around.bodies, at, key=lambda body: body.start)
    for body in reversed(around.bodies[max(0, until - _MOST_BEFORE) : until]):
        name = write_name(body)
        if at - body.end > _FARTHEST_BODY:
            return None
        if body.kind == "organization" and name.endswith(endings) and name not in endings:
            return name_in_text(text, body, around)
    return None


def _imply_official(around: Surroundings) -> str | None:
    """Return the subject if officials serve there; a council hears those of its own government."""
    subject = around.subject
    heard = _strip_council(subject, around)
    if heard:
        return heard
    name = subject.canonical_name or "" if subject else ""
    if subject and (subject.code or is_government(subject) or is_public(name)):
        return name
    names = list_governments(around)
    return names[0] if len(names) == 1 else None


def is_public(name: str) -> bool:
    """Return whether officials serve in a body of that name; clinics have none."""
    return name.endswith(_PUBLIC_ENDINGS) and not name.endswith(_CLINICS)


def _strip_council(subject: Mention | None, around: Surroundings) -> str | None:
    name = subject.canonical_name or "" if subject else ""
    government = name.removesuffix(COUNCIL)
    return government if government != name and government in around.names else None


def find_only(endings: tuple[str, ...], around: Surroundings) -> str | None:
    """Return the subject or issuer if its name ends so, else the only body whose name does."""
    for body in (around.subject, around.home):
        if body and _is_one_of(body.canonical_name or "", endings):
            return body.canonical_name
    organizations = (name for name, body in around.names.items() if body.kind == "organization")
    names = [name for name in organizations if _is_one_of(name, endings)]
    return names[0] if len(names) == 1 else None


def _is_one_of(name: str, endings: tuple[str, ...]) -> bool:
    """Return whether a name has one of the endings; 이장협의회 is no 의회."""
    return name.endswith(endings) and (is_council(name) or not name.endswith(COUNCIL))


def _imply_council(text: str, base: str | None, around: Surroundings) -> str | None:
    tier = (base or "")[:1]
    home = around.home
    if home and (home.code or is_government(home)) and (home.canonical_name or "").endswith(tier):
        return f"{home.canonical_name}{COUNCIL}"
    own = (home.canonical_name or "").removesuffix(_EDUCATION) if home else ""
    if is_registered(own) and own.endswith(tier):
        return f"{write_as_printed(own, text)}{COUNCIL}"
    return find_only((f"{tier}{COUNCIL}",), around)
