"""Results in lists: ▲대상 가람군 ▲최우수 나래군, 최우수 가람군 84.6점, 가람군(대상)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.records import Mention
from flows.structure.awards.grades import Grade, judge
from flows.structure.awards.results import Result, Tokens
from flows.structure.awards.wordings.grade_patterns import TURN
from flows.structure.awards.wordings.grade_words import (
    LABEL,
    LABELLED,
    POINTS,
    SCALE,
    SCORED_BODY,
)
from flows.structure.awards.wordings.marks import BULLET, CLOSE, OPEN, QUOTED_IN_LINE
from flows.structure.spans import Found

SORT = (  # | 3 |, (3곳), (장관 표창)
    r"(?:\s?\|\s?\d{1,2}[곳개]?(?=\s?\|)|\(\d+[가-힣\s]{0,4}\)"
    r"|\([^()]{2,24}(?:표창|[관사리령]상)\)|\((?:탁월|우수|양호|보통|아주\s?미흡|미흡)\))"
)
PROVINCE_AND_BLANK = (
    r"(?:(?:전[남북]|경[남북]|충[남북]|강원|경기|제주|서울|부산|대구|인천|광주|대전|울산|세종"
    r"|[가-힣]{2,3}(?:특별자치도|광역시|특별시|도))\s)"
)
OF_FIELD = (  # 지역활성화 분야의 논산시 강경읍, Ⅰ그룹 오산시
    r"(?:[가-힣·]{2,12}\s(?:분야|부문)의\s"
    r"|(?:제?\s?[1-9ⅠⅡⅢⅣIVA-E가-마]{1,3}\s?(?:그룹|권역|유형)|[시군구]부)[:\s]\s?)?"
)
PRIZE_LABELLED = rf"{CLOSE}?\s?(?:{LABEL}|작)?{CLOSE}?"  # 대상작
OF_THOSE = (  # 마 등급을 받은 기관은
    r"(?:\s?평가)?(?:을|를)\s(?:받은|얻은|획득한)\s(?:[가-힣]{2,4}\s)?"
    r"(?:기관|곳|교육청|대학|병원|지자체|시[·‧]?군|공기업)은"
)
LIST_SIGN = re.compile(
    rf"{PRIZE_LABELLED}\s?{SORT}?\s?(?:[=:：(|/]|에는|엔|{OF_THOSE}|(?:으로|로)?는|은|에|\s)"
    rf"\s?[|‘'“△▲]?\s?{OF_FIELD}{PROVINCE_AND_BLANK}?$"
)
SIGN = re.compile(rf"{PRIZE_LABELLED}\s?(?:[=:：]|\(\d+\s?[가-힣]+\)|{SCORED_BODY})")
TOPICAL = re.compile(rf"{PRIZE_LABELLED}{SORT}?(?:은|(?:으로|로)?는|에는|엔|에|{OF_THOSE})\s")
FIELD_OF_LINE = re.compile(  # ○ (물길관리 체계) 대상 가람군
    rf"\s*(?:[□○◦❍ㅇ*-]\s?)?\((?P<span>(?![가-힣\s]*(?:그룹|유형))[가-힣·]{{2,12}}(?:\s[가-힣·]{{2,12}}){{0,4}})"
    rf"(?<![시군구도관부])\)\s(?:{SCALE}|대상)"  # but (중소도시), (시부) part those compared
)
LIST_GAP = re.compile(
    rf"(?:\([^()]*\)|{POINTS}|{OPEN}{QUOTED_IN_LINE}{{2,40}}{CLOSE}|[\s,·‧ㆍ∙/과와및△▲])*{OF_FIELD}(?:{PROVINCE_AND_BLANK})?$"
)
AFTER_BODY = re.compile(r"(?:\([^()]*\))?\s?[(:：=|\t]?\s?[‘'“\"]?$")
SORTED = re.compile(rf"{LABELLED}{SORT}")
LOCATING = re.compile(r"에\s(?:있는|본사를|자리한|위치한|자리\s?잡은)|\s소재")
GIVEN = re.compile(
    r"[이가](?:,\s[^.]{2,60}?[이가])?\s(?:각각\s)?(?:받는다|받으며|차지한다|안는다)"
)  # said of a named body it is settled


def read_lists(text: str, tokens: Tokens) -> Iterator[Result]:
    """Yield the results that a list gives, each with the bodies beside its grade."""
    field = _find_field(text, tokens)
    for no, grade in enumerate(tokens.grades):
        limit = tokens.grades[no + 1].start if no + 1 < len(tokens.grades) else tokens.end
        owners = tuple(_follow_list(text, tokens, grade, limit))
        topic = _topic_before(tokens, grade.start)
        if owners and _is_list(text, tokens, grade, owners[-1]):
            is_marked = grade.rule != "topic_prize" and not TOPICAL.match(text, grade.end)
            yield Result(grade.start, owners, topic, grade, None, is_marked, field)
        elif (owner := _owner_before(text, tokens, grade)) is not None:
            yield Result(grade.start, (owner,), topic, grade, None, True)


def _find_field(text: str, tokens: Tokens) -> Found[str] | None:
    """Return the field in brackets that a line of results begins with, or None."""
    match = FIELD_OF_LINE.match(text, tokens.start)
    return Found(*match.span("span"), "field_of_line", match["span"]) if match else None


def _follow_list(text: str, tokens: Tokens, grade: Grade, limit: int) -> Iterator[Mention]:
    pattern, end = LIST_SIGN, grade.end
    first = sort.end() if (sort := SORTED.match(text, grade.end)) else grade.end
    for body in tokens.bodies:
        if not first <= body.start < limit:
            continue
        between = text[end : body.start]
        if len(between) > 60 or not pattern.match(between):
            if pattern is LIST_SIGN or len(between) > 60:
                return
            continue
        pattern, end = LIST_GAP, body.end
        if LOCATING.match(text, body.end):
            return
        if not text.startswith("의 ", body.end):
            yield body
        elif _is_home_of(text, tokens, body):
            end = body.end + len("의 ")
        else:
            return


def _is_home_of(text: str, tokens: Tokens, body: Mention) -> bool:
    """Return whether a body only says where the next one is (음성군의 ㈜한빛가스)."""
    follows = (each for each in tokens.bodies if each.start >= body.end)
    return text[body.end : next((each.start for each in follows), body.end)] == "의 "


def _is_list(text: str, tokens: Tokens, grade: Grade, last: Mention) -> bool:
    before = text[max(tokens.start, grade.start - 2) : grade.start]
    if grade.rule == "listed_grade" or re.search(rf"{BULLET}\s?[‘'“]?$", before):
        return True
    if SIGN.match(text, grade.end) or TURN.match(text, grade.start):
        return True
    if TOPICAL.match(text, grade.end) is None:
        return False
    is_given = GIVEN.match(text, last.end) is not None
    return is_given or judge(text, last.end, tokens.end) in ("done", None)


def _owner_before(text: str, tokens: Tokens, grade: Grade) -> Mention | None:
    """Return the body of `가람군(대상)`, `가람군 대상,` and `▲가람군: 대상`."""
    owner = next((body for body in reversed(tokens.bodies) if body.end <= grade.start), None)
    if owner is None or not AFTER_BODY.match(text[owner.end : grade.start]):
        return None
    gap = text[owner.end : grade.start]
    after = text[grade.end : grade.end + 6]
    is_closed = re.match(rf"{LABELLED}\s?(?:[,)·|\t]|$|\n)", after)
    has_sign = re.search(r"[(:：=|\t]", gap) or re.search(
        rf"{BULLET}\s?(?:[가-힣]{{2,4}}\s)?$",
        text[max(tokens.start, owner.start - 6) : owner.start],
    )
    return owner if is_closed and has_sign else None


def _topic_before(tokens: Tokens, position: int) -> int | None:
    before = [no for no, (start, _) in enumerate(tokens.programmes) if start < position]
    return before[-1] if before else None
