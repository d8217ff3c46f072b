"""Branches glued to the position of their head, with the body that they are part of."""

from __future__ import annotations

from flows.structure.bodies.names import BRANCHES
from flows.structure.persons.scenes import PersonPhrase
from flows.structure.persons.surroundings import Surroundings, find_inside, write_name
from flows.structure.persons.units import place_association
from flows.structure.persons.unknown_bodies import is_department, may_name_body

_BRANCHES = (*BRANCHES, "지점")


def place_glued(text: str, phrase: PersonPhrase, around: Surroundings) -> str:
    """Return the body glued to a position with the whole that it is part of, as it is told."""
    body = phrase.body or ""
    is_branch = body.endswith(_BRANCHES)
    if phrase.gap is None:
        return _place_branch(text, phrase, body, around) if is_branch else body
    whole = _find_whole(text, *phrase.gap, around) if is_branch else ""
    return f"{whole} {body}" if whole else place_association(text, phrase.gap, body)


def _place_branch(text: str, phrase: PersonPhrase, body: str, around: Surroundings) -> str:
    """Return the branch with the body right before it: 물길공사 나루지사장 표다온."""
    start = phrase.first + len(phrase.title or "") - len(body) - 1  # 지사 is in both
    is_before = text.startswith(body, start)
    whole = around.by_end.get(start - 1 if is_before else phrase.first - 1)
    return f"{write_name(whole)} {body}" if whole and whole.kind == "organization" else body


def _find_whole(text: str, start: int, end: int, around: Surroundings) -> str:
    """Return the body between a name and the head of its branch (표다온 물길공사 나루지사장)."""
    inside = find_inside(start, end, around)
    if inside:
        return write_name(inside[-1])
    written = text[start:end].strip()
    return written if may_name_body(written) and not is_department(written) else ""
