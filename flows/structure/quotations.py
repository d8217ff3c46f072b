"""Direct speech: what was said, by whom, for whom, and with which verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from flows.records import Mention, Quotation
from flows.structure.bodies import find_subject
from flows.structure.quote_frames import (
    Frame,
    find_verb,
    is_clause,
    is_speech_like,
    names_speech,
    read_frame,
    reports_speech,
)
from flows.structure.quote_marks import Quote, find_quotes
from flows.structure.reading import Reading
from flows.structure.speaker_roles import TOPIC, Speaker, read_written_speaker
from flows.structure.speakers import list_speakers

_MOST_SPEAKERS = 40  # that are looked at in one sentence; keeps hostile input linear
_NEAR = 3  # code points between a speaker's particle and a quote that nothing else frames
_RESUMING = (
    "이어",
    "또",
    "그러면서",
    "아울러",
    "특히",
    "계속해서",
    "더불어",
    "끝으로",
    "마지막으로",
)
_LONGEST_RESUME = 3  # sentences


class Piece(NamedTuple):
    """A quote that is speech: its sentence's number and bounds, its frame, its verb and why."""

    quote: Quote
    sentence_no: int
    sentence_start: int
    sentence_end: int
    frame: Frame
    verb: str | None
    rule: str


class Scene(NamedTuple):
    """An article with all that may be quotes and speakers in it."""

    reading: Reading
    bounds: list[tuple[int, int]]
    quotes: list[Quote]
    speakers: list[Speaker]


def find_quotations(
    reading: Reading, persons: list[Mention], bodies: list[Mention]
) -> list[Quotation]:
    """Return the quoted pieces of speech in the body of an article, in text order.

    Pieces joined by 라며/면서 share `utterance_no`, speaker and verb. `speaker` is the full name of
    a person or body, or a role as written; all of it is null where the text leaves it open.
    """
    quotes = [
        quote
        for block in reading.body
        for quote in find_quotes(reading.text, block.start, block.end)
    ]
    if not quotes:
        return []
    subject = find_subject(reading, bodies)
    speakers = _outside(list_speakers(reading, persons, bodies, subject), quotes)
    scene = Scene(reading, _list_bounds(reading), quotes, speakers)
    return list(_make_rows(scene, _group(scene, list(_find_pieces(scene)))))


def _outside(speakers: list[Speaker], quotes: list[Quote]) -> list[Speaker]:
    starts = [quote.outer_start for quote in quotes]

    def is_quoted(speaker: Speaker) -> bool:
        before = bisect_right(starts, speaker.start) - 1
        return before >= 0 and speaker.start < quotes[before].outer_end

    return [speaker for speaker in speakers if not is_quoted(speaker)]


def _list_bounds(reading: Reading) -> list[tuple[int, int]]:
    spans = reading.sentences or reading.body
    return [(each.start, each.end) for each in spans]


def _find_pieces(scene: Scene) -> Iterator[Piece]:
    """Yield the quotes that are speech, last one first decided: a link needs what it links to."""
    pieces: list[Piece] = []
    for quote in reversed(scene.quotes):
        piece = _read_piece(scene, quote, pieces[-1] if pieces else None)
        if piece is not None:
            pieces.append(piece)
    yield from reversed(pieces)


def _read_piece(scene: Scene, quote: Quote, following: Piece | None) -> Piece | None:
    text = scene.reading.text
    number, start, end = _find_sentence(scene.bounds, quote)
    frame = read_frame(text, quote.outer_end, end)
    verb = find_verb(text, frame, end)
    piece = Piece(quote, number, start, end, frame, verb, "")
    rule = _judge(scene, piece, following)
    return piece._replace(rule=rule) if rule else None


def _find_sentence(bounds: list[tuple[int, int]], quote: Quote) -> tuple[int, int, int]:
    first = max(0, bisect_right(bounds, (quote.outer_start, quote.outer_end + 1)) - 1)
    if bounds[first][0] > quote.outer_start:
        first = max(0, first - 1)
    last = first
    while last + 1 < len(bounds) and bounds[last + 1][0] < quote.outer_end:
        last += 1
    return first, bounds[first][0], max(bounds[last][1], quote.outer_end)


def _judge(scene: Scene, piece: Piece, following: Piece | None) -> str | None:
    """Return the name of the rule that makes a quote speech, or None."""
    text, quote = scene.reading.text, piece.quote
    quoted = text[quote.start : quote.end]
    if not quoted.strip():
        return None
    if _is_joined(text, piece, following) and is_speech_like(quoted, quote.family, "말했다"):
        return "joined_piece"
    if piece.verb and is_speech_like(quoted, quote.family, piece.verb):
        return _judge_verb(scene, piece, quoted)
    if quote.family == "double" and is_clause(quoted) and _find_before(scene, piece):
        return _judge_clause(scene, piece)
    return None


def _is_joined(text: str, piece: Piece, following: Piece | None) -> bool:
    if following is None:
        return False
    between = text[piece.quote.outer_end : following.quote.outer_start]
    if between.strip(" \xa0\n,·") == "":
        return following.sentence_no - piece.sentence_no <= 1
    same = following.sentence_no == piece.sentence_no
    return same and piece.frame.kind in ("linking", "quoting")


def _judge_verb(scene: Scene, piece: Piece, quoted: str) -> str | None:
    kind = piece.frame.kind
    if kind == "quoting":
        return "quoted_with_verb"
    if kind == "linking":
        return "linked_to_verb"
    text, end = scene.reading.text, piece.sentence_end
    if kind == "naming" and is_clause(quoted) and names_speech(text, piece.frame, end):
        return "named_as_speech" if _find_before(scene, piece) else None
    return None


def _judge_clause(scene: Scene, piece: Piece) -> str | None:
    """Accept a whole clause with a speaker before it whose verb the lexicon does not know."""
    if piece.frame.kind in ("quoting", "linking"):
        return "clause_with_speaker"
    speaker = _find_before(scene, piece)
    near = speaker and piece.quote.outer_start - speaker.end <= _NEAR + _gap(scene, speaker)
    return "clause_after_speaker" if near and piece.frame.kind == "none" else None


def _gap(scene: Scene, speaker: Speaker) -> int:
    """Return how far a person's particle is from the name: the length of the position."""
    return len(speaker.position or "") + 2


def _find_before(scene: Scene, piece: Piece) -> Speaker | None:
    """Return the speaker in the sentence before the quote: the last topic, else subject."""
    inside = _list_between(scene, piece.sentence_start, piece.quote.outer_start)
    topics = [each for each in inside if each.strength == TOPIC]
    return next(iter((topics or inside)[::-1]), None)


def _find_after(scene: Scene, piece: Piece) -> Speaker | None:
    return next(iter(_list_between(scene, piece.frame.end, piece.sentence_end)), None)


def _list_between(scene: Scene, start: int, end: int) -> list[Speaker]:
    """Return the speakers in a span; of very many the last."""
    first = bisect_left(scene.speakers, start, key=lambda each: each.start)
    last = bisect_right(scene.speakers, end, key=lambda each: each.end)
    return scene.speakers[max(first, last - _MOST_SPEAKERS) : last]


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
    between_them = _list_between(scene, start, end)
    new = any(each.strength == TOPIC and not each.is_pronoun for each in between_them)
    return not new or _find_before(scene, group[0]) is None


def _make_rows(scene: Scene, groups: list[list[Piece]]) -> Iterator[Quotation]:
    previous: tuple[Piece, Speaker] | None = None
    for number, group in enumerate(groups):
        speaker, how = _find_speaker(scene, group, previous)
        verb = _find_group_verb(scene, group)
        for piece in group:
            yield _make_row(scene.reading, piece, number, speaker, verb, how)
        previous = (group[-1], speaker) if speaker else previous


def _find_speaker(
    scene: Scene, group: list[Piece], previous: tuple[Piece, Speaker] | None
) -> tuple[Speaker | None, str]:
    found = _find_before(scene, group[0]) or _find_after(scene, group[-1])
    if found is not None and not found.is_pronoun:
        return found, "before" if found.start < group[0].quote.start else "after"
    written = read_written_speaker(
        scene.reading.text, group[0].sentence_start, group[0].quote.outer_start
    )
    if found is None and written is not None:
        return written, "as_written"
    if previous is not None and _resumes(scene, previous[0], group[0], found):
        return previous[1], "resumed"
    earlier = _find_in_sentence_before(scene, group[0])
    return earlier, "sentence_before" if earlier else "unknown"


def _resumes(scene: Scene, last: Piece, piece: Piece, pronoun: Speaker | None) -> bool:
    distance = piece.sentence_no - last.sentence_no
    lead = scene.reading.text[piece.sentence_start : piece.quote.outer_start].lstrip()
    return distance <= 1 or (
        distance <= _LONGEST_RESUME and (pronoun is not None or lead.startswith(_RESUMING))
    )


def _find_in_sentence_before(scene: Scene, piece: Piece) -> Speaker | None:
    if piece.sentence_no == 0:
        return None
    start, end = scene.bounds[piece.sentence_no - 1]
    inside = _list_between(scene, start, end)
    return next((each for each in reversed(inside) if _can_resume(each)), None)


def _can_resume(speaker: Speaker) -> bool:
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
        organization=speaker.organization if speaker else None,
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
