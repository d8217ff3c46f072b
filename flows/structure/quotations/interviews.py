"""Quotes without a frame: speech that the sentence beside it ascribes, as interviews write it.

    “…아세요?” 표다온 대표가 먼저 물었다.      the quote, then who says it
    표 대표가 답했다. “…”                     who says it, then the quote
    “…” / “…”                               further quotes, each standing alone
    “….” / 장터에서 만난 표 씨는 …              a paragraph of its own, then whose voice it is
    표 교감은 서른 해를 채웠다. “….” 그는 …       a sentence in a paragraph about one person
    ▶ 인터뷰 : 표다온 / 교수 / - “….”            a label on the line above
    ▲ 왜 그런가. / “….”                         three answers or more, of whom the text is about

Only a clause or sentence between double marks that opens its sentence counts: in the first three
where the sentence beside it ends in a verb of telling whose subject is a person, in the last two
where it ends with a stop of its own and a person is the topic; names and slogans have none of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from flows.structure.lexicon import read_lexicon
from flows.structure.quotations.frames import is_clause
from flows.structure.quotations.speaker_roles import TOPIC

if TYPE_CHECKING:
    from flows.structure.quotations.marks import Quote
    from flows.structure.quotations.pieces import Piece, Scene
    from flows.structure.quotations.speaker_roles import Speaker
    from flows.structure.reading import Reading

BEFORE_TELLER = "bare_before_teller"
AFTER_TELLER = "bare_after_teller"
CONTINUED = "bare_continued"
OPENING = "bare_opening"
INSIDE = "bare_inside"
LABELLED = "bare_below_label"
ANSWER = "bare_answer"
BARE_RULES = (BEFORE_TELLER, AFTER_TELLER, CONTINUED, OPENING, INSIDE, LABELLED, ANSWER)
_STEMS = tuple(sorted(read_lexicon("telling_verbs"), key=len, reverse=True))
_TELLING = re.compile(
    rf"(?:(?<![가-힣])(?:{'|'.join(_STEMS)})[가-힣]{{0,4}}"
    r"|(?:말을[ \xa0]이었|입을[ \xa0](?:열었|뗐)|운을[ \xa0]뗐|고개를[ \xa0](?:끄덕였|저었|들었)"
    r"|미소를?[ \xa0]지었|손사래를[ \xa0]쳤|한숨을[ \xa0](?:내)?쉬었|목소리를[ \xa0]높였"
    r"|혀를[ \xa0]찼|눈시울을[ \xa0]붉혔|마이크를[ \xa0]잡았|너스레를[ \xa0]떨었"
    r"|손을[ \xa0](?:내|가로)?저었|혀를[ \xa0]내둘렀|엄지를[ \xa0]들었"
    r"|분통을[ \xa0]터[뜨트]렸)(?:습니)?다"
    r"|[ \xa0](?P<uttered>첫마디|한마디|첫인사|일성|대답|말)이?다"
    r"|(?P<whose>의[ \xa0]"
    r"(?:(?:말|설명|이야기|얘기|소감|고백|바람|당부|반응|회고|하소연|귀띔|자평)(?:이?다|입니다)"
    r"|(?:생각|이야기|얘기|의견)[은는][ \xa0](?:[가-힣]{1,4}[ \xa0])?(?:다르|달랐|갈렸|엇갈렸)다)))"
    r"[.:!…]*[ \xa0]*$"
)
_LEAD = re.compile(r"[ \xa0]*(?:[가-힣A-Za-z0-9·]*[^은는을를에로의가자며고서면\s\d.,][ \xa0]){0,3}")
_FINAL_NIEUN = 4
# who did something, right before who speaks: 아이를 데리고 온 표 씨가
_DOING = ("하는", "되는", "있는", "사는", "우는", "짓는", "니는", "파는", "끄는", "오는", "가는")
_HEARD = re.compile(r"말|질문|얘기|이야기|소리|소식|설명|답")
_THUS_LED = re.compile(
    r"[ \xa0]이렇게[ \xa0](?:말한|말하[며고]|답한|운을[ \xa0]뗀"
    r"|입을[ \xa0](?:연|뗀)|말문을[ \xa0]연)[ \xa0]"
)
_GOES_ON = re.compile(r"[ \xa0]*(?:그러고는|그리고는?|그러면서|그러더니|그러자|그는|그가|라는|$)")
_SIGNED = re.compile(r"[ \xa0]?\((?P<who>[^()\n]{2,40})\)[ \xa0]*(?=\n|$)")
# somebody else's: 표 국장의 말에
_OWNED = re.compile(r"의[ \xa0](?:말|이야기|얘기|한마디|설명|답|목소리)")
_THUS = re.compile(r"[ \xa0]이렇게[ \xa0](?:[가-힣]{1,5}[ \xa0])?[가-힣]{1,6}다\.?$")
_LONGEST_THUS = 120  # the same where the sentence says 이렇게 말했다
_LONGEST_TELLER = 60  # code points between a quote and the end of the sentence that ascribes it
_SHORTEST_ALONE = 10  # code points of a quote that stands alone, unless it ends with a stop
_NEAR = 16  # code points from a name to what is said to be theirs (양춘자 할머니의 말이다)
_LONGEST_LEAD = 1000  # code points of a paragraph before a quote; keeps hostile input linear
_MOST_OPENING = 2  # sentences behind a quote in which whose voice it is may stand
_LEAST_ANSWERS = 3  # paragraphs that are quotes: so many make an interview
_STOPS = tuple(".!?…")


def judge_bare(scene: Scene, piece: Piece, previous: Piece | None) -> str | None:
    """Return the name of the rule that makes a quote without a frame speech, or None.

    `previous` is the quote of speech before it, if any.
    """
    return _judge_marked(scene, piece) or _judge_told(scene, piece, previous)


def _is_bare(scene: Scene, piece: Piece) -> bool:
    """Return whether a quote is a clause or sentence between double marks without a frame."""
    quoted = scene.reading.text[piece.quote.start : piece.quote.end]
    is_told = is_clause(quoted) or quoted.rstrip().endswith(_STOPS)
    return piece.quote.family == "double" and piece.frame.kind == "none" and is_told


def _judge_marked(scene: Scene, piece: Piece) -> str | None:
    """Return the rule of a quote that its place on the page makes speech, or None."""
    if not _is_bare(scene, piece):
        return None
    if find_labelled(scene, piece):
        return LABELLED
    return ANSWER if piece.quote.start in scene.answers else None


def _judge_told(scene: Scene, piece: Piece, previous: Piece | None) -> str | None:
    """Return the rule of a quote that the text beside it makes speech, or None."""
    text, quote = scene.reading.text, piece.quote
    if not _is_bare(scene, piece) or text[piece.sentence_start : quote.outer_start].strip():
        return None
    quoted = text[quote.start : quote.end]
    if find_teller_after(scene, piece):
        return BEFORE_TELLER
    if _in_heading(scene, piece):
        return None
    if _GOES_ON.match(text, quote.outer_end, piece.sentence_end):
        if find_teller_before(scene, piece):
            return AFTER_TELLER
        if _continues(scene, piece, previous, quoted):
            return CONTINUED
    if find_introduced(scene, piece):
        return OPENING
    return INSIDE if find_only_topic(scene, piece) else None


def find_labelled(scene: Scene, piece: Piece) -> Speaker | None:
    """Return whom a label names that stands before a quote or on the line above it."""
    text, start = scene.reading.text, piece.quote.outer_start
    before = bisect_right(scene.speakers, start, key=lambda each: each.end) - 1
    last = scene.speakers[before] if before >= 0 else None
    if last is None or text[last.end : start].strip(" \xa0\n-–—"):
        return None
    is_label = text[last.end - 1] in ":：]" or text.startswith("\n", last.end)
    return last if is_label else None


def find_answers(reading: Reading, quotes: list[Quote]) -> frozenset[int]:
    """Return where the answers of an interview start: quotes that are paragraphs of their own."""
    paragraphs = {block.start: block.end for block in reading.body if block.role == "paragraph"}
    whole = [each for each in quotes if paragraphs.get(each.outer_start) == each.outer_end]
    return frozenset(each.start for each in whole if len(whole) >= _LEAST_ANSWERS)


def find_teller_after(scene: Scene, piece: Piece) -> Speaker | None:
    """Return who is told to speak right behind a quote, up to the end of that sentence."""
    text, start = scene.reading.text, piece.quote.outer_end
    signed = _SIGNED.match(text, start)
    if signed is not None:
        return next(iter(list_inside(scene, signed.start("who"), signed.end("who"))), None)
    end = piece.sentence_end
    if not text[start:end].strip():
        start, end = _following(scene, piece)
    thus = _THUS_LED.search(text, start, end)
    if thus is not None:
        return next(iter(list_inside(scene, start, thus.start())[::-1]), None)
    longest = _LONGEST_THUS if _THUS.search(text, start, end) else _LONGEST_TELLER
    telling = _TELLING.search(text, start, end) if end - start <= longest else None
    if telling is None:
        return None
    inside = list_inside(scene, start, end)
    first = inside[0] if inside else None
    if telling["uttered"] or telling["whose"]:
        return inside[-1] if inside else None
    if first is None:
        return None
    is_led = longest == _LONGEST_THUS or _LEAD.fullmatch(text, start, first.start)
    return first if is_led or _is_described(text[start : first.start]) else None


def _is_described(lead: str) -> bool:
    """Return whether a lead ends in what the speaker did (대구에서 온), not in what was heard."""
    words = lead.split()
    if not words or _HEARD.search(lead):
        return False
    last = words[-1][-1]
    is_past = "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 == _FINAL_NIEUN
    return words[-1].endswith(_DOING) or (is_past and last not in "은는")


def find_teller_before(scene: Scene, piece: Piece) -> Speaker | None:
    """Return who is told to speak in the sentence before a quote."""
    if piece.sentence_no == 0:
        return None
    start, end = scene.bounds[piece.sentence_no - 1]
    if not _TELLING.search(scene.reading.text, max(start, end - _LONGEST_TELLER), end):
        return None
    inside = list_inside(scene, start, end)
    return inside[-1] if inside else None


def find_introduced(scene: Scene, piece: Piece) -> Speaker | None:
    """Return whom the text behind a quote that opens a paragraph is about.

    Of a quote that is a paragraph of its own that is the next one, else what follows it.
    """
    text, quote = scene.reading.text, piece.quote
    start, end = _find_behind(scene, piece)
    if start == end or text[quote.start : quote.end].rstrip()[-1:] not in _STOPS:
        return None
    inside = list_inside(scene, start, end)
    owner = next((each for each in inside if _OWNED.search(text, each.end, each.end + _NEAR)), None)
    topic = owner or next((each for each in inside if each.strength == TOPIC), None)
    return topic if topic and "\n" not in text[start : topic.start].strip() else None


def find_only_topic(scene: Scene, piece: Piece) -> Speaker | None:
    """Return the only person that the paragraph of a quoted sentence has been about so far."""
    text, quote = scene.reading.text, piece.quote
    quoted = text[quote.start : quote.end].rstrip()
    is_sentence = text[quote.outer_end : quote.outer_end + 1] in (" ", "\n", "")
    if _OWNED.search(text, quote.outer_end, piece.sentence_end):
        return None
    if not (is_sentence and quoted.endswith(_STOPS)) or len(quoted) < _SHORTEST_ALONE:
        return None
    least = max(0, quote.outer_start - _LONGEST_LEAD)
    start = max(least, text.rfind("\n", least, quote.outer_start) + 1)
    inside = list_inside(scene, start, quote.outer_start)
    topics = [each for each in inside if each.strength == TOPIC and not each.is_pronoun]
    return topics[-1] if len({each.name for each in topics}) == 1 else None


def _find_behind(scene: Scene, piece: Piece) -> tuple[int, int]:
    """Return where it stands whose voice a quote is: behind it in a sentence, or in the next."""
    text, end = scene.reading.text, piece.quote.outer_end
    begins = text[piece.quote.outer_start - 1] == "\n"
    if text[end : piece.sentence_end].strip():
        return (end, piece.sentence_end) if begins and text[end] == " " else (end, end)
    most = _MOST_OPENING if text[end : end + 1] == "\n" else int(begins)
    said = scene.bounds[piece.sentence_no + 1 : piece.sentence_no + 1 + most]
    return (said[0][0], said[-1][1]) if said else (end, end)


def list_inside(scene: Scene, start: int, end: int) -> list[Speaker]:
    """Return who may tell something in a span; bodies do not."""
    first = bisect_left(scene.speakers, start, key=lambda each: each.start)
    last = bisect_left(scene.speakers, end, key=lambda each: each.start)
    return [each for each in scene.speakers[first:last] if each.rule != "body"]


def _following(scene: Scene, piece: Piece) -> tuple[int, int]:
    """Return the sentence behind a quote that is a sentence, if it is in the same paragraph."""
    number = piece.sentence_no + 1
    if number >= len(scene.bounds):
        return piece.sentence_end, piece.sentence_end
    start, end = scene.bounds[number]
    text = scene.reading.text
    is_same = "\n" not in text[piece.quote.outer_end : start]
    is_thus = _THUS.search(text, start, end) or _THUS_LED.search(text, start, end)
    return (start, end) if is_same or is_thus else (start, start)


def _in_heading(scene: Scene, piece: Piece) -> bool:
    start = piece.quote.outer_start
    headings = (block for block in scene.reading.body if block.role == "subheading")
    return any(block.start <= start < block.end for block in headings)


def _continues(scene: Scene, piece: Piece, previous: Piece | None, quoted: str) -> bool:
    if previous is None or piece.sentence_no - previous.sentence_no > 1:
        return False
    text = scene.reading.text
    is_alone = not text[piece.quote.outer_end : piece.sentence_end].strip()
    between = text[previous.quote.outer_end : piece.quote.outer_start]
    whole = len(quoted) >= _SHORTEST_ALONE or quoted.endswith(_STOPS)
    return is_alone and whole and (not between.strip() or previous.verb is not None)
