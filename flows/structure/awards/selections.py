"""Programmes that select without a grade: a call won, a certificate or a prize received."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.structure.awards.grades import judge
from flows.structure.awards.members import names_person
from flows.structure.awards.programmes import Programme
from flows.structure.awards.results import Result, Tokens
from flows.structure.awards.wordings.marks import BULLET, CLOSE
from flows.structure.spans import Found

CHOSEN = re.compile(
    r"[’'”\"」』》>｣〉]?(?:\s?\([^)]{1,20}\))?\s?(?:공모\s?사업|공모|사업|시상식|수상|대상지|대상)?(?:에서도|에서|에도|에는|에|으로도|로도|으로|로|을|를|은|는)?\s"
    r"(?:(?!지정|인증)[가-힣\d]+\s){0,6}?(?:최종\s)?"
    r"(?:(?P<span>선정)(?:됐|돼|되(?!는|면)|되는\s(?:등|쾌거|성과|영예|결실))|뽑혔|뽑혀|수상(?:했|하|한다)|획득|얻었|따냈|이름을\s?올(?!리(?:기|려|고자|도록))|인증(?:을|도)?\s?(?:[가-힣\d]+\s){0,2}(?:받았|취득|획득)|받았|받아|달성했|차지|지정(?:됐|돼|되)|실렸|포함됐)"
)
ACCORDING = re.compile(  # ‘…인증제’ 심사 결과에 따르면 물길대가 인증을 받았다
    rf"{CLOSE}?\s(?:심사\s)?결과(?:에\s따르면|,)\s[^.]{{2,80}}?[이가]\s(?:[가-힣]+\s){{0,2}}"
    r"(?:인증을\s(?:받|획득|따)|(?P<span>선정)[됐돼])"
)
ITEM_LINE = re.compile(rf"(?:^|\n){BULLET}[^.,\n]*$", re.M)
ITEM_CHOSEN = re.compile(r"[’'”\"」』》>｣〉]?\s?(?P<span>선정)\s?(?=[(,]|$)", re.M)
ITEM_REACH = 60  # code points that an evaluator may stand before a programme in a list
CALL = re.compile(r"공모(?:전|\s?사업)?(?:\([^)]{1,20}\))?$")
CALLED = re.compile(r"[’'”\"」』》>｣〉]?\s?공모")
JUDGING = re.compile(r"(?:평가|점검|진단|조사|심사|지수|공표|만족도(?:\([A-Z]+\))?)$")
RANKED = re.compile(
    r"(?:[^.]|\.(?=\d)){0,40}?(?P<span>[1-3]위)(?:를|에|로)\s?(?:차지|올|선정|기록|달성|유지|지켰)"
)
PILOT = re.compile(r"시범|후보|예비|표창\s?대상")


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
    name = programme.value.name
    if PILOT.search(name) or PILOT.search(text[programme.end : min(limit, programme.end + 20)]):
        return False
    if JUDGING.search(name):
        return RANKED.match(text, programme.end, limit) is not None
    is_done = judge(text, programme.end, limit) == "done"
    return is_done and _has_predicate(text, programme, limit)


def _has_predicate(text: str, programme: Found[Programme], limit: int) -> bool:
    if name_is_collection(programme):
        return True
    return _match_choice(text, programme, limit) is not None


def name_is_collection(programme: Found[Programme]) -> bool:
    """Return whether to be in the programme is its result (우수사례)."""
    return programme.value.name.endswith("우수사례")


def _read_choice(text: str, programme: Found[Programme], limit: int) -> Found[str] | None:
    """Return 선정 as the grade of an open call, which knows no other; a scale has its own."""
    match = _match_choice(text, programme, limit)
    is_call = CALL.search(programme.value.name) or CALLED.match(text, programme.end)
    if match is None or match["span"] is None or not is_call:
        return None
    return Found(*match.span("span"), "selection", match["span"])


def _match_choice(text: str, programme: Found[Programme], limit: int) -> re.Match[str] | None:
    chosen = CHOSEN.match(text, programme.end, limit) or ACCORDING.match(text, programme.end, limit)
    is_item = ITEM_LINE.search(text, max(0, programme.start - ITEM_REACH), programme.start)
    return chosen or (ITEM_CHOSEN.match(text, programme.end, limit) if is_item else None)


def _is_of_person(text: str, tokens: Tokens, programme: Found[Programme]) -> bool:
    return names_person(text, tokens.start, min(tokens.end, programme.end + 60))
