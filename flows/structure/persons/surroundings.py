"""The bodies that an article names, as the persons in it are told apart by them."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.records import Mention
from flows.structure.bodies.names import FIRM_MARK, is_council, is_registered
from flows.structure.bodies.references import is_local
from flows.structure.bodies.registry import index_stems
from flows.structure.persons.units import is_committee_of, place_association

LONGEST_UNKNOWN = 30  # code points before a position in which a body no list has may stand
LONGEST_BRACKET = 60
_FIRMS = (
    "전자", "건설", "에너지", "엔지니어링", "컨설팅", "테크", "제약", "중공업", "홀딩스", "그룹",
    "코퍼레이션", "조합법인", "회사법인",
)  # fmt: skip
_TIERS = ("시", "군", "구", "도")
_SHORT_PROVINCE = 2  # 대전, 경남
_OWN_COUNCIL = re.compile(r"(?<![가-힣])(?P<council>[시군구도]의회)[ \xa0]$")


class Surroundings(NamedTuple):
    """The bodies of an article by where they stand and how they are written.

    `firms` are by their names without the mark of one that some bear, `fuller` the names of several
    words by the last of them. `home` is the subject where the registry knows it, else the issuer:
    whose officials, villages and town districts an article speaks of.
    """

    bodies: list[Mention]
    by_start: dict[int, Mention]
    by_end: dict[int, Mention]
    by_text: dict[str, str]
    names: dict[str, Mention]
    firms: dict[str, str]
    fuller: dict[str, list[str]]
    subject: Mention | None
    home: Mention | None


def list_surroundings(
    bodies: list[Mention], subject: Mention | None, issuer: Mention | None
) -> Surroundings:
    """Return the bodies of an article, sorted out for the persons in it."""
    is_known = subject is not None and (subject.code is not None or is_government(subject))
    home = subject if is_known else issuer or subject
    return Surroundings(
        bodies,
        {body.start: body for body in bodies},
        {body.end: body for body in bodies},
        {body.text: body.canonical_name for body in bodies if body.canonical_name},
        {body.canonical_name: body for body in reversed(bodies) if body.canonical_name},
        _list_firms(bodies),
        _list_fuller(bodies),
        subject,
        home,
    )


def _list_firms(bodies: list[Mention]) -> dict[str, str]:
    firms = {
        body.canonical_name or "": body.canonical_name or "" for body in bodies if is_firm(body)
    }
    return firms | {
        each.canonical_name or "": each.text for each in bodies if each.rule == FIRM_MARK
    }


def _list_fuller(bodies: list[Mention]) -> dict[str, list[str]]:
    fuller: dict[str, list[str]] = {}
    for name in dict.fromkeys(body.canonical_name or "" for body in bodies):
        if " " in name:
            fuller.setdefault(name.split()[-1], []).append(name)
    return fuller


def is_firm(body: Mention) -> bool:
    """Return whether a body is a firm, by its mark or its name."""
    return body.rule == FIRM_MARK or (body.canonical_name or "").endswith(_FIRMS)


def is_government(body: Mention) -> bool:
    """Return whether a body is a city, county or district."""
    return is_local(body.code, body.rule) and (body.canonical_name or "")[-1:] in tuple("시군구")


def is_province(body: Mention) -> bool:
    """Return whether a body is a province, not a metropolitan city."""
    return is_local(body.code, body.rule) and (body.canonical_name or "").endswith("도")


def list_governments(around: Surroundings) -> list[str]:
    """Return the home if it is a city, county or district, else all that are named."""
    if around.home and is_government(around.home):
        return [around.home.canonical_name or ""]
    return [name for name, body in around.names.items() if is_government(body)]


def find_inside(start: int, end: int, around: Surroundings) -> list[Mention]:
    """Return the bodies that begin within a short span, in text order."""
    starts = range(start, min(end, start + LONGEST_BRACKET * 2))
    return [around.by_start[at] for at in starts if at in around.by_start]


def write_name(body: Mention) -> str:
    """Return a body's full name; a firm's with the mark where it stands beside a person."""
    return body.text if body.rule == FIRM_MARK else body.canonical_name or body.text


def mark_firm(name: str | None, around: Surroundings) -> str | None:
    """Return a firm's name with the mark that it bears elsewhere in the article (㈜물길가스)."""
    firm, blank, part = (name or "").partition(" ")
    marked = around.firms.get(firm)
    return f"{marked}{blank}{part}" if marked else name


def complete(name: str | None, around: Surroundings) -> str | None:
    """Return 고용노동부 나루지청 for 나루지청 where the article names one such body.

    Where a body lies is no part of its name (나루 물길의료원).
    """
    if name is None or " " in name:
        return name
    fuller = around.fuller.get(name, [])
    is_place = len(fuller) == 1 and _is_place(fuller[0].removesuffix(f" {name}"))
    return fuller[0] if len(fuller) == 1 and (is_council(name) or not is_place) else name


def _is_place(word: str) -> bool:
    is_local = is_registered(word) and (word.endswith(_TIERS) or len(word) == _SHORT_PROVINCE)
    return is_local or word in index_stems()


def name_in_text(text: str, body: Mention, around: Surroundings) -> str:
    """Return a body's full name, with the whole that the text writes before it."""
    name = write_name(body)
    council = around.by_end.get(body.start - 1)
    if council is not None and is_committee_of(name, council.canonical_name or ""):
        return f"{council.canonical_name} {name}"
    own = _OWN_COUNCIL.search(text, max(0, body.start - 5), body.start)
    if own is not None and is_committee_of(name, own["council"]):
        return f"{own['council']} {name}"
    before = (max(0, body.start - LONGEST_UNKNOWN), body.start)
    return name if body.code else place_association(text, before, name)
