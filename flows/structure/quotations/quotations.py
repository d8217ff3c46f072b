"""Direct speech: what was said, by whom, for whom, and with which verb."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from flows.records import Mention, Quotation
from flows.structure.bodies.registry import write_as_printed
from flows.structure.persons.labelled import find_unmarked_speech
from flows.structure.quotations.frames import reports_speech
from flows.structure.quotations.interviews import find_answers
from flows.structure.quotations.marks import Quote, find_quotes
from flows.structure.quotations.paragraphs import join_paragraphs
from flows.structure.quotations.pieces import Piece, Scene, find_before, find_pieces, list_between
from flows.structure.quotations.speaker_roles import JOINT, TOPIC, Speaker
from flows.structure.quotations.speakers import list_speakers, make_speaker
from flows.structure.quotations.who_spoke import find_speaker
from flows.structure.reading import Reading

_EACH = "각각"


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
        end = quotes[before].outer_end if before >= 0 else 0
        return speaker.end < end  # whoever ends with the mark speaks: ‘나루대책위’는

    return [speaker for speaker in speakers if not is_quoted(speaker)]


def _list_bounds(reading: Reading) -> list[tuple[int, int]]:
    spans = reading.sentences or reading.body
    return [(each.start, each.end) for each in spans]


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
        speaker, how = find_speaker(scene, group, previous)
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
