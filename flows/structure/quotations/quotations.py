"""Direct speech: what was said, by whom, for whom, and with which verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from flows.records import Mention, Quotation
from flows.structure.bodies.registry import write_as_printed
from flows.structure.persons.labelled import find_unmarked_speech
from flows.structure.quotations.frames import RESUMING, reports_speech
from flows.structure.quotations.interviews import (
    AFTER_TELLER,
    ANSWER,
    BARE_RULES,
    BEFORE_TELLER,
    INSIDE,
    LABELLED,
    OPENING,
    find_answers,
    find_introduced,
    find_labelled,
    find_only_topic,
    find_teller_after,
    find_teller_before,
)
from flows.structure.quotations.marks import Quote, find_quotes
from flows.structure.quotations.paragraphs import join_paragraphs
from flows.structure.quotations.pieces import Piece, Scene, find_before, find_pieces, list_between
from flows.structure.quotations.role_owners import POINTING
from flows.structure.quotations.speaker_roles import JOINT, TOPIC, Speaker
from flows.structure.quotations.speakers import list_speakers, make_speaker
from flows.structure.quotations.written_speakers import read_written_speaker
from flows.structure.reading import Reading

_EACH = "각각"
_POINTED = re.compile(rf"(?<![가-힣])(?:{'|'.join(POINTING)})[ \xa0]$")
_SHORTEST_TOPIC = 4  # code points
_LONGEST_RESUME = 3  # sentences


def find_quotations(
    reading: Reading, persons: list[Mention], bodies: list[Mention], subject: Mention | None
) -> list[Quotation]:
    """Return the quoted pieces of speech in the body of an article, in text order.

    Pieces joined by 라며/면서 share `utterance_no`, speaker and verb. `speaker` is the full name of
    a person or body, or a role as written; all of it is null where the text leaves it open.
    """
    quotes = join_paragraphs(
        reading,
        [_find_spoken(reading.text, block.start, block.end) for block in reading.body],
    )
    if not quotes:
        return []
    speakers = _outside(list_speakers(reading, persons, bodies, subject), quotes)
    answers = find_answers(reading, quotes)
    asked = make_speaker(persons[:1], TOPIC) if persons else None
    scene = Scene(reading, _list_bounds(reading), quotes, speakers, answers, asked)
    return list(_make_rows(scene, _group(scene, find_pieces(scene))))


def _find_spoken(text: str, start: int, end: int) -> list[Quote]:
    """Return what stands between quote marks, and what labels say without any."""
    unmarked = (Quote(*span, *span, "double") for span in find_unmarked_speech(text, start, end))
    return sorted([*find_quotes(text, start, end), *unmarked])


def _outside(speakers: list[Speaker], quotes: list[Quote]) -> list[Speaker]:
    starts = [quote.outer_start for quote in quotes]

    def is_quoted(speaker: Speaker) -> bool:
        before = bisect_right(starts, speaker.start) - 1
        return before >= 0 and speaker.start < quotes[before].outer_end

    return [speaker for speaker in speakers if not is_quoted(speaker)]


def _list_bounds(reading: Reading) -> list[tuple[int, int]]:
    spans = reading.sentences or reading.body
    return [(each.start, each.end) for each in spans]


def _find_after(scene: Scene, piece: Piece) -> Speaker | None:
    return next(iter(list_between(scene, piece.frame.end, piece.sentence_end)), None)


def _group(scene: Scene, pieces: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _continues(scene, groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _continues(scene: Scene, group: list[Piece], piece: Piece) -> bool:
    last = group[-1]
    between = scene.reading.text[last.quote.outer_end : piece.quote.outer_start]
    if between.strip(" \xa0\n,·") == "":
        return True
    if last.sentence_no != piece.sentence_no:
        return False
    start, end = last.quote.outer_end, piece.quote.outer_start
    between_them = list_between(scene, start, end)
    new = any(_is_new(each, last) for each in between_them)
    return not new or find_before(scene, group[0]) is None


def _is_new(speaker: Speaker, last: Piece) -> bool:
    """Return whether somebody else speaks: a topic, or behind a verb a person (표 씨도 “…”)."""
    if speaker.is_pronoun:
        return False
    is_person = speaker.rule in ("person", "role", "withheld_name") and last.frame.kind == "quoting"
    return speaker.strength == TOPIC or is_person


def _make_rows(scene: Scene, groups: list[list[Piece]]) -> Iterator[Quotation]:
    previous: tuple[Piece, Speaker] | None = None
    for number, group in enumerate(groups):
        speaker, how = _find_speaker(scene, group, previous)
        verb = _find_group_verb(scene, group)
        for piece, each in zip(group, _share(scene, group, speaker), strict=True):
            yield _make_row(scene.reading, piece, number, each, verb, how)
        previous = (group[-1], speaker) if speaker else previous


def _share(scene: Scene, group: list[Piece], speaker: Speaker | None) -> list[Speaker | None]:
    """Return who says which piece: of two who speak 각각 the first one the first."""
    names = speaker.name.split("·") if speaker and speaker.name and speaker.rule == JOINT else []
    first = group[0]
    lead = scene.reading.text[first.sentence_start : first.quote.outer_start]
    if speaker is None or len(names) != len(group) or _EACH not in lead:
        return [speaker] * len(group)
    return [speaker._replace(name=name) for name in names]


def _find_speaker(
    scene: Scene, group: list[Piece], previous: tuple[Piece, Speaker] | None
) -> tuple[Speaker | None, str]:
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
    meant = _find_in_paragraph(scene, group[0]) if found is not None else None
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


def _find_group_verb(scene: Scene, group: list[Piece]) -> str | None:
    last = group[-1]
    if last.verb and last.frame.kind == "naming":
        text = scene.reading.text[last.frame.end : last.sentence_end]
        return next((word.strip(".") for word in text.split() if reports_speech(word)), None)
    return last.verb


def _make_row(
    reading: Reading, piece: Piece, number: int, speaker: Speaker | None, verb: str | None, how: str
) -> Quotation:
    start, end = _trim(reading.text, piece.quote)
    return Quotation(
        article_id=reading.article.article_id,
        page_id=reading.article.page_id,
        start=start,
        end=end,
        rule=f"{piece.rule}:speaker_{how}",
        quotation_id=f"{reading.article.page_id}:quotation:{start}",
        utterance_no=number,
        text=reading.text[start:end],
        speaker=_join_blanks(speaker.name) if speaker else None,
        position=speaker.position if speaker else None,
        organization=write_as_printed(speaker.organization, reading.text) if speaker else None,
        is_anonymous=speaker is None or speaker.is_anonymous,
        verb=verb,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
    )


def _join_blanks(name: str | None) -> str | None:
    return " ".join(name.split()) if name else name


def _trim(text: str, quote: Quote) -> tuple[int, int]:
    quoted = text[quote.start : quote.end]
    start = quote.start + len(quoted) - len(quoted.lstrip())
    return start, quote.end - (len(quoted) - len(quoted.rstrip()))
