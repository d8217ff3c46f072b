"""Who evaluated and who was evaluated: the bodies of a sentence in their roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.records import Mention, Sentence
from flows.structure.awards.masks import NAME_BLANK
from flows.structure.awards.programmes import Programme
from flows.structure.awards.subjects import find_joint, is_giving
from flows.structure.awards.wordings.role_patterns import (
    ADNOMINAL,
    AS_TOPIC,
    AWARDED_BY,
    COMPARED_CITIES,
    FROM_AGENCY,
    GRANTING,
    HELD,
    HELD_AFTER,
    HELD_OF_TOPIC,
    HOST_BEHIND,
    HOST_BEHIND_END,
    HOST_PATTERNS,
    HOSTING,
    JOINT_HOST,
    ORGANISER,
    ORGANISING,
    OWNER,
    REPORTED,
    SOURCE,
    SUBJECT,
    UNLISTED,
    VENUE,
    WIDELY_HELD,
)
from flows.structure.bodies.registry import AGENCY, is_city_code
from flows.structure.spans import Found

LONGEST_HEADING = 45  # code points
SENTENCE_ENDS = (".", "?", "!", "다")
NAME_HEAD = 16  # code points from a name's start, past its year, to the body it begins with


def find_evaluator(
    text: str, programme: Found[Programme], bodies: Sequence[Mention], sentence: Sentence
) -> Mention | None:
    """Return which of `bodies`, those of the sentence, evaluates in a programme, or None.

    That is the host or organiser, else the programme's owner, else whoever gives, judges or tells
    of results in the sentence; a venue or a guest is never taken.
    """
    before = [body for body in bodies if body.end <= programme.start]
    if _is_heading(text, sentence):
        before = [body for body in before if not is_city_code(body.code)]
    before = _drop_compared(text, programme, before)
    return (
        _find_named_host(text, programme, bodies)
        or _find_host_behind(text, programme, bodies)
        or _find_host_of_topic(text, programme, bodies)
        or _find_holder_before(text, programme, before)
        or _find_holding_topic(text, programme, bodies)
        or _find_owner(text, programme, before)
        or _find_unlisted(text, programme, bodies, sentence)
        or _find_granting(text, bodies)
        or _find_awarder(text, programme, bodies)
        or _find_giver(text, sentence, before)
        or _find_reporter(text, sentence, programme, before)
        or _find_namesake(programme, bodies)
        or _find_source(text, before)
    )


def _find_host_of_topic(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> Mention | None:
    """Return the host told of behind a programme that the sentence is about (‘…’은 A가 주최한)."""
    if not AS_TOPIC.match(text, programme.end):
        return None
    return find_host(text, [body for body in bodies if body.start > programme.end])


def _find_holder_before(
    text: str, programme: Found[Programme], before: Sequence[Mention]
) -> Mention | None:
    """Return the subject that the text behind a name says to have held it, of joint ones one."""
    if not HELD_AFTER.match(text, programme.end):
        return None
    for no, body in enumerate(before):
        if SUBJECT.match(text, body.end):
            return (*find_joint(text, before[:no], body), body)[0]
    return None


def _find_holding_topic(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> Mention | None:
    """Return the topic of a sentence that held what another body, its subject, has won."""
    if not any(b.start > programme.end and SUBJECT.match(text, b.end) for b in bodies):
        return None
    held = (b for b in bodies if HELD_OF_TOPIC.match(text, b.end, programme.start))
    return next((body for body in held if not is_city_code(body.code)), None)


def _find_granting(text: str, bodies: Sequence[Mention]) -> Mention | None:
    """Return the first body whose grade is told right behind it (물길도 우수기관)."""
    return next((body for body in bodies if GRANTING.match(text, body.end)), None)


def _find_awarder(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> Mention | None:
    """Return the agency that a result is told to come from behind the programme's name."""
    return next(iter(_list_awarders(text, programme, bodies)), None)


def _list_awarders(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> list[Mention]:
    behind = (each for each in bodies if each.start > programme.end and _is_agency(each))
    return [each for each in behind if AWARDED_BY.match(text, each.end)]


def _find_source(text: str, before: Sequence[Mention]) -> Mention | None:
    """Return the agency that results are told after, of joint ones the first (A와 B에 따르면)."""
    for no, body in enumerate(before):
        if _is_agency(body) and SOURCE.match(text, body.end):
            return (*find_joint(text, before[:no], body), body)[0]
    return None


def _find_named_host(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> Mention | None:
    """Return who is said to host or organise before the name, but an owner closer to it."""
    owner = next((body for body in bodies if OWNER.match(text, body.end, programme.start)), None)
    for pattern in (*HOST_PATTERNS, JOINT_HOST):
        for body in _nearest_first(bodies, programme):
            if body.end <= programme.start and pattern.match(text, body.end):
                if owner and NAME_BLANK in text[body.end : owner.start]:
                    return owner  # 교육부가 주관한 ‘…’에서도, 도교육청 청렴도 평가에서도
                return (*find_joint(text, bodies[: bodies.index(body)], body), body)[0]
    return None


def _find_host_behind(
    text: str, programme: Found[Programme], bodies: Sequence[Mention]
) -> Mention | None:
    """Return the host in brackets behind a name: ‘물길대상’(나루협회 주최)."""
    behind = (b for b in bodies if b.start > programme.end)
    held = next((b for b in behind if HOST_BEHIND.fullmatch(text, programme.end, b.start)), None)
    return held if held is not None and HOST_BEHIND_END.match(text, held.end) else None


def _find_owner(
    text: str, programme: Found[Programme], before: Sequence[Mention]
) -> Mention | None:
    """Return whose programme it is by what stands right before its name."""
    for pattern in (OWNER, ADNOMINAL, HELD, FROM_AGENCY):
        if pattern is FROM_AGENCY and not (before and _is_agency(before[-1])):
            continue
        if before and pattern.match(text, before[-1].end, programme.start):
            return (*find_joint(text, before[:-1], before[-1]), before[-1])[0]
    for no, body in enumerate(before):
        if WIDELY_HELD.match(text, body.end, programme.start):
            return (*find_joint(text, before[:no], body), body)[0]
    away = _drop_venue(text, before)
    return away[-1] if away and HELD.match(text, away[-1].end, programme.start) else None


def _drop_venue(text: str, before: Sequence[Mention]) -> Sequence[Mention]:
    """Return the bodies without a last one that something was held in (도청 공연장에서)."""
    is_venue = bool(before) and VENUE.match(text, before[-1].end) is not None
    return before[:-1] if is_venue else ()


def _is_agency(body: Mention) -> bool:
    return (body.code or "").startswith(AGENCY)


def find_host(text: str, bodies: Sequence[Mention]) -> Mention | None:
    """Return who hosts what a clause speaks of, else who organises it; the first of joint ones."""
    for pattern in (HOSTING, ORGANISING):
        for no, body in enumerate(bodies):
            if pattern.match(text, body.end):
                return (*find_joint(text, bodies[:no], body), body)[0]
    return None


def is_organiser(text: str, body: Mention) -> bool:
    """Return whether a body is said to organise (주관), which leaves the host open."""
    return ORGANISER.match(text, body.end) is not None


def _find_namesake(programme: Found[Programme], bodies: Sequence[Mention]) -> Mention | None:
    """Return the government or agency that a name begins with (전라남도 감염병 관리 평가)."""
    for body in bodies:
        is_head = programme.start <= body.start < programme.start + NAME_HEAD
        is_inside = _is_agency(body) and body.end < programme.end  # left out of the name
        is_named = programme.value.name.startswith(body.text + " ") or is_inside
        if is_head and body.code and is_named:
            return body
    return None


def find_hosts(
    text: str, programmes: Sequence[Found[Programme]], bodies: Sequence[Mention]
) -> list[Mention]:
    """Return all hosts and organisers of the sentence's programmes; they win nothing there."""
    last = max((programme.start for programme in programmes), default=0)
    before = [body for body in bodies if body.end <= last]
    hosts = [b for b in before if any(rule.match(text, b.end) for rule in HOST_PATTERNS)]
    holders = [body for each in programmes for body in _find_holders(text, each, before)]
    return hosts + holders + [b for p in programmes for b in _list_awarders(text, p, bodies)]


def _find_holders(
    text: str, programme: Found[Programme], before: Sequence[Mention]
) -> list[Mention]:
    """Return who holds a programme by a clause before its name (A와 B가 함께 벌인 ‘…’)."""
    own = [body for body in before if body.end <= programme.start]
    own = _drop_compared(text, programme, own)
    if own and any(p.match(text, own[-1].end, programme.start) for p in (ADNOMINAL, HELD)):
        return [*find_joint(text, own[:-1], own[-1]), own[-1]]
    return [body for body in own if WIDELY_HELD.match(text, body.end, programme.start)]


def _is_heading(text: str, sentence: Sentence) -> bool:
    """Return whether a line is a heading, where a city before a programme has won it."""
    is_short = sentence.end - sentence.start <= LONGEST_HEADING
    return is_short and not text.startswith(SENTENCE_ENDS, sentence.end - 1)


def _drop_compared(
    text: str, programme: Found[Programme], before: Sequence[Mention]
) -> list[Mention]:
    """Return the bodies before a programme's name without a city that is one of those compared.

    물길시가 도내 31개 시군을 대상으로 한 ‘…’에서: the city does not hold it.
    """
    return [
        body
        for body in before
        if not (is_city_code(body.code) and COMPARED_CITIES.match(text, body.end, programme.start))
    ]


def _find_unlisted(
    text: str, programme: Found[Programme], bodies: Sequence[Mention], sentence: Sentence
) -> Mention | None:
    """Return an evaluator that only its place and the shape of its name give away."""
    match = UNLISTED.search(text, max(sentence.start, programme.start - 60), programme.start)
    if match is None:
        return None
    start, end = match.span("span")
    if any(body.start < end and start < body.end for body in bodies):
        return None
    name = match["span"]
    return Mention(
        sentence.article_id, sentence.page_id, start, end, "name_before_programme",
        f"{sentence.page_id}:organization:{start}", "organization", name, name, None, None, None,
    )  # fmt: skip


def _find_giver(text: str, sentence: Sentence, before: Sequence[Mention]) -> Mention | None:
    if not is_giving(text, sentence):
        return None
    given = (no for no, body in enumerate(before) if SUBJECT.match(text, body.end, sentence.end))
    no = next(given, None)
    return None if no is None else (*find_joint(text, before[:no], before[no]), before[no])[0]


def _find_reporter(
    text: str, sentence: Sentence, programme: Found[Programme], before: Sequence[Mention]
) -> Mention | None:
    """Return the agency that tells what its survey found: 환경부는 ‘…’ 조사에서 …로 나타났다고."""
    if not REPORTED.search(text, programme.end, sentence.end):
        return None
    for no, body in enumerate(before):
        if _is_agency(body) and SUBJECT.match(text, body.end, sentence.end):
            return (*find_joint(text, before[:no], body), body)[0]
    return None


def _nearest_first(bodies: Iterable[Mention], programme: Found[Programme]) -> list[Mention]:
    return sorted(bodies, key=lambda body: abs(programme.start - body.end))
