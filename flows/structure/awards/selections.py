"""Programmes that select without a grade: a call won, a certificate or a prize received."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.structure.awards.grades import judge
from flows.structure.awards.members import names_person
from flows.structure.awards.programmes import Programme
from flows.structure.awards.results import Result, Tokens
from flows.structure.awards.wordings.selection_patterns import (
    ACCORDING,
    CALL,
    CALLED,
    CHOSEN,
    ITEM_CHOSEN,
    ITEM_LINE,
    JUDGING,
    PILOT,
    RANKED,
)
from flows.structure.spans import Found

CALLED_SCHEME = "called_scheme"
ITEM_REACH = 60  # code points that an evaluator may stand before a programme in a list


def find_selections(
    text: str, tokens: Tokens, named: Sequence[Found[Programme]]
) -> Iterator[Result]:
    """Yield a result without grade for each programme that the sentence says has been won."""
    for no, programme in enumerate(named):
        limit = named[no + 1].start if no + 1 < len(named) else tokens.end
        if _is_won(text, programme, limit) and not _is_of_person(text, tokens, programme):
            owners = [group for group in tokens.subjects if group[0].start < limit]
            recipients = owners[-1] if owners else ()
            floor = _find_floor(tokens, programme.start)
            streak = next((s for s in tokens.streaks if floor <= s.start < limit), None)
            grade = _read_choice(text, programme, limit)
            yield Result(programme.start, recipients, no, grade, streak)


def _find_floor(tokens: Tokens, position: int) -> int:
    """Return where the clause of a programme begins: behind the last grade before it."""
    return max([tokens.start, *(g.end for g in tokens.grades if g.end <= position)])


def _is_won(text: str, programme: Found[Programme], limit: int) -> bool:
    """Return whether the text up to `limit` says that a programme is won, and not only tried."""
    name = programme.value.name
    if PILOT.search(name) or PILOT.search(text[programme.end : min(limit, programme.end + 20)]):
        return False
    if JUDGING.search(name):
        return RANKED.match(text, programme.end, limit) is not None
    is_done = judge(text, programme.end, limit) == "done"
    return is_done and _has_predicate(text, programme, limit)


def _has_predicate(text: str, programme: Found[Programme], limit: int) -> bool:
    if _is_collection(programme):
        return True
    return _match_choice(text, programme, limit) is not None


def _is_collection(programme: Found[Programme]) -> bool:
    """Return whether to be in the programme is its result (우수사례)."""
    return programme.value.name.endswith("우수사례")


def _read_choice(text: str, programme: Found[Programme], limit: int) -> Found[str] | None:
    """Return 선정 as the grade of an open call, which knows no other; a scale has its own.

    Of what judges without a label it is the rank.
    """
    if JUDGING.search(programme.value.name):
        ranked = RANKED.match(text, programme.end, limit)
        return Found(*ranked.span("span"), "rank", ranked["span"]) if ranked else None
    match = _match_choice(text, programme, limit)
    is_named_so = programme.rule == CALLED_SCHEME or CALL.search(programme.value.name)
    is_call = is_named_so or CALLED.match(text, programme.end)
    if match is None or match["span"] is None or not is_call:
        return None
    return Found(*match.span("span"), "selection", match["span"])


def _match_choice(text: str, programme: Found[Programme], limit: int) -> re.Match[str] | None:
    chosen = CHOSEN.match(text, programme.end, limit) or ACCORDING.match(text, programme.end, limit)
    is_item = ITEM_LINE.search(text, max(0, programme.start - ITEM_REACH), programme.start)
    return chosen or (ITEM_CHOSEN.match(text, programme.end, limit) if is_item else None)


def _is_of_person(text: str, tokens: Tokens, programme: Found[Programme]) -> bool:
    return names_person(text, tokens.start, min(tokens.end, programme.end + 60))
