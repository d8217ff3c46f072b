"""Which quotes are speech: the frame behind them, the verb, and a speaker before them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from flows.structure.quotations.frames import (
    RESUMING,
    Frame,
    find_verb,
    is_clause,
    is_in_words,
    is_speech_like,
    is_written,
    names_speech,
    read_frame,
)
from flows.structure.quotations.interviews import judge_bare
from flows.structure.quotations.marks import Quote
from flows.structure.quotations.speaker_roles import TOPIC, Speaker
from flows.structure.reading import Reading

ASKED = (
    "묻자",
    "물었더니",
    "물으니",
    "물어보니",
    "질문에",
    "물음에",
    "질문에는",
    "물음에는",
    "물었다.",
)
_SHORTEST_STATEMENT = 3  # blanks
_MOST_SPEAKERS = 40  # that are looked at in one sentence; keeps hostile input linear
_BRACKET = re.compile(r"\([^()]{1,20}\)")
_OWNERS = ("person", "pronoun")
_NEAR = 3  # code points between a speaker's particle and a quote that nothing else frames


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
    """An article with all that may be quotes and speakers in it.

    `answers` are the starts of the quotes that answer in an interview, `asked` is who is asked.
    """

    reading: Reading
    bounds: list[tuple[int, int]]
    quotes: list[Quote]
    speakers: list[Speaker]
    answers: frozenset[int]
    asked: Speaker | None


def find_pieces(scene: Scene) -> list[Piece]:
    """Return the quotes that are speech, in text order.

    The last one is decided first: a link needs what it links to.
    """
    pieces: list[Piece] = []
    for quote in reversed(scene.quotes):
        piece = _read_piece(scene, quote, pieces[-1] if pieces else None)
        if piece is not None:
            pieces.append(piece)
    return _add_bare(scene, pieces[::-1])


def _add_bare(scene: Scene, framed: list[Piece]) -> list[Piece]:
    """Add the quotes without a frame that the sentence beside them ascribes, in text order."""
    by_start = {piece.quote.start: piece for piece in framed}
    pieces: list[Piece] = []
    for quote in scene.quotes:
        piece = by_start.get(quote.start) or _read_bare(
            scene, quote, pieces[-1] if pieces else None
        )
        if piece is not None:
            pieces.append(piece)
    return pieces


def _read_bare(scene: Scene, quote: Quote, previous: Piece | None) -> Piece | None:
    number, start, end = _find_sentence(scene.bounds, quote)
    frame = read_frame(scene.reading.text, quote.outer_end, end)
    piece = Piece(quote, number, start, end, frame, None, "")
    rule = judge_bare(scene, piece, previous)
    return piece._replace(rule=rule) if rule else None


def _read_piece(scene: Scene, quote: Quote, following: Piece | None) -> Piece | None:
    text = scene.reading.text
    number, start, end = _find_sentence(scene.bounds, quote)
    frame = read_frame(text, quote.outer_end, end)
    verb = find_verb(text, frame, end)
    piece = Piece(quote, number, start, end, frame, verb, "")
    rule = _judge(scene, piece, following)
    return piece._replace(rule=rule) if rule else None


def _find_sentence(bounds: list[tuple[int, int]], quote: Quote) -> tuple[int, int, int]:
    first = max(0, bisect_right(bounds, quote.outer_start, key=lambda each: each[0]) - 1)
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
    if _is_joined(scene, piece, following) and is_speech_like(
        quoted, quote.family, "말했다", piece.frame
    ):
        return "joined_piece"
    if piece.verb and is_speech_like(quoted, quote.family, piece.verb, piece.frame):
        return _judge_verb(scene, piece, quoted)
    is_told = _is_uttered(text, piece, quoted) or _is_statement(scene, piece, quoted)
    if quote.family == "double" and is_told and not is_written(text, piece.frame):
        return _judge_clause(scene, piece)
    return None


def _is_uttered(text: str, piece: Piece, quoted: str) -> bool:
    """Return whether a quote is a whole clause or is called what somebody said."""
    return is_clause(quoted) or is_in_words(text, piece.frame)


def _is_statement(scene: Scene, piece: Piece, quoted: str) -> bool:
    """Return whether words that end in a noun are a statement: “… 할 일”이라며.

    So are those before 이라고 in a sentence about a person (표 교수는 “… 첫 판결”이라고 의미를
    부여했다) or right behind another topic, and those before 이라는 표 교수는.
    """
    if quoted.count(" ") < _SHORTEST_STATEMENT:
        return False
    if piece.frame.kind == "linking" or _find_named(scene, piece):
        return True
    speaker = find_before(scene, piece) if piece.frame.kind == "quoting" else None
    if speaker is None or speaker.strength != TOPIC:
        return False
    return speaker.rule == "person" or _is_near(scene, piece, speaker)


def _is_joined(scene: Scene, piece: Piece, following: Piece | None) -> bool:
    if following is None:
        return False
    text = scene.reading.text
    between = text[piece.quote.outer_end : following.quote.outer_start]
    if between.strip(" \xa0\n,·") == "":
        return following.sentence_no - piece.sentence_no <= 1
    same = following.sentence_no == piece.sentence_no
    return same and (
        piece.frame.kind in ("linking", "quoting") or _is_listed(scene, piece, following)
    )


def _is_listed(scene: Scene, piece: Piece, following: Piece) -> bool:
    """Return whether a comma goes over to what another one says (표 씨는 “…”, 도 씨는 “…”고)."""
    end, start = piece.quote.outer_end, following.quote.outer_start
    is_comma = piece.frame.kind == "none" and scene.reading.text[end : end + 1] == ","
    between = list_between(scene, end, start) if is_comma else []
    return any(each.strength == TOPIC for each in between) and find_before(scene, piece) is not None


def _judge_verb(scene: Scene, piece: Piece, quoted: str) -> str | None:
    kind = piece.frame.kind
    if kind == "quoting":
        return "quoted_with_verb"
    if kind == "linking":
        return "linked_to_verb"
    is_told = _is_uttered(scene.reading.text, piece, quoted) or _is_statement(scene, piece, quoted)
    return _judge_naming(scene, piece) if kind == "naming" and is_told else None


def _judge_naming(scene: Scene, piece: Piece) -> str | None:
    """Accept what is called somebody's words: “…”는 뜻을 전했다, “…”는 것이 나루시의 설명이다.

    Where it opens its sentence, or answers what was asked (묻자 “…”는 답이 돌아왔다), the one
    before may tell whose words they are (“…”는 이유다).
    """
    text = scene.reading.text
    if _find_named(scene, piece):
        return "named_as_speech"
    is_named = names_speech(text, piece.frame, piece.sentence_end)
    lead = text[piece.sentence_start : piece.quote.outer_start].strip()
    is_alone = not lead or lead.endswith(ASKED)
    behind = list_between(scene, piece.frame.end, piece.sentence_end)
    is_told = is_named and (behind or is_alone or find_before(scene, piece))
    return "named_as_speech" if is_told else None


def _find_named(scene: Scene, piece: Piece) -> Speaker | None:
    """Return the person right behind “…”라는, whose words they are (“…”라는 표 씨는)."""
    behind = list_between(scene, piece.frame.end, piece.sentence_end)
    first = behind[0] if behind and piece.frame.kind == "naming" else None
    is_beside = first is not None and not scene.reading.text[piece.frame.end : first.start].strip()
    return first if first is not None and is_beside and first.rule in _OWNERS else None


def _judge_clause(scene: Scene, piece: Piece) -> str | None:
    """Accept a whole clause whose verb the lexicon does not know after a speaker, or after 이어."""
    speaker = find_before(scene, piece)
    is_tied = piece.frame.kind in ("quoting", "linking")
    if piece.frame.kind == "naming":
        return _judge_naming(scene, piece)
    if speaker is None:
        lead = scene.reading.text[piece.sentence_start : piece.quote.outer_start].strip()
        return "clause_resumed" if is_tied and lead.startswith(RESUMING) else None
    if is_tied:
        return "clause_with_speaker"
    is_bare = piece.frame.kind == "none" and _is_near(scene, piece, speaker)
    return "clause_after_speaker" if is_bare else None


def _is_near(scene: Scene, piece: Piece, speaker: Speaker) -> bool:
    """Return whether only a position, an age and a particle stand between speaker and quote."""
    between = _BRACKET.sub("", scene.reading.text[speaker.end : piece.quote.outer_start])
    return len(between) <= _NEAR + len(speaker.position or "") + 2


def find_before(scene: Scene, piece: Piece) -> Speaker | None:
    """Return the speaker in the sentence before the quote: the last topic, else subject.

    A person or role right before the quote speaks in any case (옆에 있던 표 씨도 “…”).
    """
    inside = list_between(scene, piece.sentence_start, piece.quote.outer_start)
    is_one = bool(inside) and inside[-1].rule in ("person", "role")
    if is_one and _is_near(scene, piece, inside[-1]):
        return inside[-1]
    topics = [each for each in inside if each.strength == TOPIC]
    return next(iter((topics or inside)[::-1]), None)


def list_between(scene: Scene, start: int, end: int) -> list[Speaker]:
    """Return the speakers in a span; of very many the last."""
    first = bisect_left(scene.speakers, start, key=lambda each: each.start)
    last = bisect_right(scene.speakers, end, key=lambda each: each.end)
    return scene.speakers[max(first, last - _MOST_SPEAKERS) : last]
