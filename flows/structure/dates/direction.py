"""Which way a date without a year or month looks: the predicate that follows it tells."""

from __future__ import annotations

import re

from flows.structure.lexicon import read_lexicon

_SIGHT = 110


def _syllables_with_final(*finals: int) -> str:
    """Return the Hangul syllables whose final consonant has one of these jamo numbers."""
    return "".join(chr(0xAC00 + code) for code in range(11172) if code % 28 in finals)


_FINAL_NIEUN, _FINAL_BIEUP, _FINAL_SSANG_SIOS = 4, 17, 20
_PRESENT = _syllables_with_final(_FINAL_NIEUN)
_POLITE = "".join(set(_syllables_with_final(_FINAL_BIEUP)) - set("입습"))
_PAST = "".join(set(_syllables_with_final(_FINAL_SSANG_SIOS)) - set("있겠"))
_EVENT = f"(?:{'|'.join(read_lexicon('event_nouns'))})"
_FUTURE = (
    r"예정|계획(?=이|을 ?밝|으로|\.)|방침|앞두고|앞둔|기로 ?[했하한]|겠다|모집 ?중|할 ?것"
    rf"|{_EVENT}[할될](?= )|(?:열릴|치러질|펼쳐질|선보일)(?= )|[{_PRESENT}]다|는다"
    rf"|(?:[{_POLITE}]|(?<![{_PAST}있없겠])습)니다"
    r"|까지(?:다|이다|이며|며)(?![가-힣])"
)
_HAS_BEEN = (
    rf"(?:에 )?따르면|[{_PAST}][다고으던습]|{_EVENT}[한된](?= )|기준|현재|밝힌"
    r"|(?:열린|치러진|펼쳐진|끝난|마친|가진|숨진|출발한)(?= )"
)
_PREDICATE = re.compile(
    rf"(?P<future>{_FUTURE})|(?P<past>{_HAS_BEEN})|(?P<end>다\.|다(?=[”’\"'])|[!?\n])"
)
_FROM_OR_UNTIL = re.compile(" ?(?:부터|까지)")
_UNTIL = re.compile(" ?(?:(?:낮|오전|오후|밤|자정|새벽) ?)?까지")
_AHEAD = re.compile(
    r" (?:(?:오전|오후|낮|밤|새벽) ?)?(?:\d{1,2}시 ?)?(?:[가-힣A-Za-z0-9·]{2,12}에서 )?"
    r"(?:열리는|개최되는|개막하는|시작되는|시작하는|치러지는|치르는|예정된|마감하는)"
    r"(?= )"
)
_MOVED = re.compile(
    r"(?:에서 [^.!?\n]{1,12})?로 [^.!?\n]{0,10}?"
    r"(?:미루|미뤘|미룬|미뤄|연기|늦추|늦췄|앞당|옮기|옮겼|바꾸|바꿨|변경|조정|잡았|잡혔)"
)  # 개학을 11일에서 13일로 이틀 미뤘고
_HEADED = re.compile(r" [가-힣]{2,6}(?=\n|$)")  # a heading: 지하차도 21일 재개통
_GOES_ON_UNTIL = re.compile(
    r"(?:에)? [^.!?\n]{0,20}[어아여려해고며] (?:오는 |다음 ?달 |내달 |이달 )\d[\d월 ]{0,5}일까지"
)
_HAS_RUN = re.compile(
    rf" ?부터 [^.!?\n]{{0,30}}?(?:{_EVENT}|이어|펼쳐|치러|계속)[{_PAST}]"
)  # 3월부터 12월까지 진행됐으며


def find_direction(text: str, end: int, limit: int) -> str | None:
    """Return past, future, nearest or over after the predicate that follows a date.

    The date ends at `end`; only its sentence is read, at most to `limit`. Before 까지 and past it
    is nearest (13일까지 거둬 달라고 했다), without a predicate before 부터 too, which say
    nothing of the direction, and else None. What has run from that date on is over, even if the
    date is near ahead. It is nearest too where what began that day goes on to another (11일 막을
    올려 오는 20일까지 이어진다), where it is moved to that day, and in a heading.
    """
    if _GOES_ON_UNTIL.match(text, end, limit) or _MOVED.match(text, end, limit):
        return "nearest"
    if _AHEAD.match(text, end, limit):
        return "future"
    if _HEADED.match(text, end, limit):
        return "nearest"
    predicate = _PREDICATE.search(text, end, min(limit, end + _SIGHT))
    if predicate is None or predicate.lastgroup == "end":
        return "nearest" if _FROM_OR_UNTIL.match(text, end) else None
    if _HAS_RUN.match(text, end, limit):
        return "over"
    is_past = predicate.lastgroup == "past"
    return "nearest" if is_past and _UNTIL.match(text, end) else predicate.lastgroup
