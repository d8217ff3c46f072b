"""Who speaks a quote: named before or behind it, spoken of in the paragraph, or speaking on."""

from __future__ import annotations

import re

from flows.structure.quotations.frames import RESUMING
from flows.structure.quotations.interviews import (
    AFTER_TELLER,
    ANSWER,
    BARE_RULES,
    BEFORE_TELLER,
    INSIDE,
    LABELLED,
    OPENING,
    find_introduced,
    find_labelled,
    find_only_topic,
    find_teller_after,
    find_teller_before,
)
from flows.structure.quotations.pieces import Piece, Scene, find_before, list_between
from flows.structure.quotations.role_owners import POINTING
from flows.structure.quotations.speaker_roles import JOINT, TOPIC, Speaker
from flows.structure.quotations.written_speakers import read_written_speaker

_POINTED = re.compile(rf"(?<![가-힣])(?:{'|'.join(POINTING)})[ \xa0]$")
_SHORTEST_TOPIC = 4  # code points
_LONGEST_RESUME = 3  # sentences


def _find_after(scene: Scene, piece: Piece) -> Speaker | None:
    return next(iter(list_between(scene, piece.frame.end, piece.sentence_end)), None)


def find_speaker(
    scene: Scene, group: list[Piece], previous: tuple[Piece, Speaker] | None
) -> tuple[Speaker | None, str]:
    """Return who speaks pieces that belong together and how that is known, `previous` before."""
    if group[0].rule in BARE_RULES:
        return _find_teller(scene, group[0], previous)
    found = find_before(scene, group[0]) or _find_after(scene, group[-1])
    if found is not None and previous is not None and _points_to(scene, found, previous[1]):
        return previous[1], "resumed"
    if found is not None and not found.is_pronoun:
        return found, "before" if found.start < group[0].quote.start else "after"
    written = read_written_speaker(
        scene.reading.text, group[0].sentence_start, group[0].quote.outer_start
    )
    if found is None and written is not None:
        return written, "as_written"
    if found is None and _has_own_topic(scene, group[0]):
        return None, "unknown"
    found = found or _find_pronoun_before(scene, group[0])
    meant = _find_meant(scene, group[0]) if found is not None else None
    if meant is not None:
        return meant, "paragraph_before"
    told = _find_told_before(scene, group[0]) if found is None else None
    if told is not None:
        return told, "sentence_before"
    if previous is not None and _resumes(scene, previous[0], group[0], found):
        return previous[1], "resumed"
    earlier = _find_in_sentence_before(scene, group[0])
    if earlier is None and found is not None:
        only = _find_only_person(scene, group[0])
        return only, "only_person" if only else "unknown"
    return earlier, "sentence_before" if earlier else "unknown"


def _find_told_before(scene: Scene, piece: Piece) -> Speaker | None:
    """Return who tells what opens a sentence: 표다온 의원도 거들었다. “…”이라는 것이다."""
    teller = None if _read_lead(scene, piece) else find_teller_before(scene, piece)
    return None if teller is not None and teller.is_pronoun else teller


def _points_to(scene: Scene, speaker: Speaker, last: Speaker) -> bool:
    """Return whether 이 관계자 means the 관계자 who spoke last."""
    before = scene.reading.text[max(0, speaker.start - 4) : speaker.start]
    is_of_role = speaker.is_anonymous and (last.name or "").endswith(speaker.name or "\n")
    return is_of_role and _POINTED.search(before) is not None


def _find_meant(scene: Scene, piece: Piece) -> Speaker | None:
    """Return who 그 is: a new topic, that of the paragraph, behind “…”라는 that just told of."""
    meant = _find_new_topic(scene, piece) or _find_in_paragraph(scene, piece)
    is_named = meant is None and piece.frame.kind == "naming"
    return _find_in_sentence_before(scene, piece) if is_named else meant


def _find_new_topic(scene: Scene, piece: Piece) -> Speaker | None:
    """Return the person whom the sentence before is about (도 교수의 생각은 달랐다. 그는 “…”)."""
    topic = _find_in_sentence_before(scene, piece)
    return topic if topic is not None and topic.rule == "person" else None


def _find_in_paragraph(scene: Scene, piece: Piece) -> Speaker | None:
    """Return who 그 is where the paragraph has had one topic so far (도 소장은 …. 그는)."""
    start = scene.reading.text.rfind("\n", 0, piece.sentence_start) + 1
    said = list_between(scene, start, piece.sentence_start)
    named = [each for each in said if _is_topic(each) and not each.is_anonymous]
    return named[-1] if len({each.name for each in named}) == 1 else None


def _find_only_person(scene: Scene, piece: Piece) -> Speaker | None:
    """Return who 그 is where the article has spoken of one person only so far."""
    before = [each for each in scene.speakers if each.start < piece.quote.start]
    persons = {each.name: each for each in before if each.rule in ("person", JOINT)}
    return next(iter(persons.values())) if len(persons) == 1 else None


def _find_teller(
    scene: Scene, piece: Piece, previous: tuple[Piece, Speaker] | None
) -> tuple[Speaker | None, str]:
    """Return who speaks a quote without a frame: who is named beside it, else who spoke before."""
    teller, how = None, "after"
    if piece.rule in (LABELLED, ANSWER):
        teller = find_labelled(scene, piece) or scene.asked
        return teller, "before" if teller else "unknown"
    if piece.rule == BEFORE_TELLER:
        teller = find_teller_after(scene, piece)
    elif piece.rule == INSIDE:
        teller, how = find_only_topic(scene, piece), "paragraph_before"
    elif piece.rule == OPENING:
        teller = find_introduced(scene, piece)
    elif piece.rule == AFTER_TELLER:
        teller, how = find_teller_before(scene, piece), "sentence_before"
    if teller is not None and not teller.is_pronoun:
        return teller, how
    if previous is None or piece.sentence_no - previous[0].sentence_no > _LONGEST_RESUME:
        only = _find_only_person(scene, piece) if teller is not None else None
        return only, "only_person" if only else "unknown"
    return previous[1], "resumed"


def _has_own_topic(scene: Scene, piece: Piece) -> bool:
    """Tell a sentence with a speaker that no rule can read: it resumes nobody."""
    lead = scene.reading.text[piece.sentence_start : piece.quote.outer_start].rstrip()
    return len(lead) > _SHORTEST_TOPIC and lead.endswith((")은", ")는", ")이", ")가"))


def _resumes(scene: Scene, last: Piece, piece: Piece, pronoun: Speaker | None) -> bool:
    distance = piece.sentence_no - last.sentence_no
    lead = _read_lead(scene, piece)
    return distance <= 1 or (
        distance <= _LONGEST_RESUME and (pronoun is not None or lead.startswith(RESUMING))
    )


def _read_lead(scene: Scene, piece: Piece) -> str:
    """Return what stands before a quote in its sentence; a hard wrap may leave it a line above."""
    text = scene.reading.text
    lead = text[piece.sentence_start : piece.quote.outer_start].lstrip()
    if lead or piece.sentence_no == 0:
        return lead
    above = text[slice(*scene.bounds[piece.sentence_no - 1])].strip()
    return above if above in RESUMING else ""


def _find_in_sentence_before(scene: Scene, piece: Piece) -> Speaker | None:
    if piece.sentence_no == 0:
        return None
    start, end = scene.bounds[piece.sentence_no - 1]
    inside = list_between(scene, start, end)
    return next((each for each in reversed(inside) if _is_topic(each)), None)


def _find_pronoun_before(scene: Scene, piece: Piece) -> Speaker | None:
    """Return 그 of the sentence before a quote that opens its own (그는 말을 끊었다. “…”)."""
    if piece.sentence_no == 0 or _read_lead(scene, piece):
        return None
    inside = list_between(scene, *scene.bounds[piece.sentence_no - 1])
    topics = [each for each in inside if each.strength == TOPIC]
    return topics[-1] if topics and topics[-1].is_pronoun else None


def _is_topic(speaker: Speaker) -> bool:
    return speaker.strength == TOPIC and not speaker.is_pronoun and speaker.rule != "body"
