"""What a sentence says about an award: grade, streak, score, totals, bands, superlatives.

Each slot is a short list of named rules; the first that matches outside direct speech decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from flows.structure.spans import Found

Slot = Found[str | int | float]

INSTITUTIONS = (
    r"(?:[가-힣·‧]{0,12}(?:기관|단체|지자체|시군구?|시·군(?:·구)?|자치구|부처|공기업)"
    r"|곳|개소|[시군구](?=[\s을를의이은는]))"
)
GRADE_WORDS = r"최우수|매우\s?우수|우수|보통|매우\s?미흡|미흡|양호|탁월|장려|금상|은상|동상"
LABELLED_GRADE = re.compile(
    rf"(?<![가-힣A-Za-z0-9])[‘'“\"]?(?P<span>(?:{GRADE_WORDS}|특별상|(?:SA|[SABCD])(?=\s?등급)|[1-5가나다라마](?=\s?등급)))"
    r"[’'”\"]?\s?(?:기관|등급|상|지자체|단체|자치단체)?[’'”\"]?"
    r"(?=(?:으로|로|에|을|를|의|인|이|\s|,|\)|…|$|자리|선정|수상))"
)
GRAND_PRIZE = re.compile(
    r"(?P<span>대상)[’'”\"]?(?:을|의|에)?\s?(?:수상|받|차지|거머|획득|안았|영예|선정|올랐|뽑)"
)
TOP_GRADE = re.compile(r"(?P<span>최고\s?등급)")
GRADE_RULES = (
    ("labelled_grade", LABELLED_GRADE),
    ("grand_prize", GRAND_PRIZE),
    ("top_grade", TOP_GRADE),
)
STREAK = re.compile(r"(?P<span>(?P<value>\d{1,2})년\s?(?:연속|내리|연달아))(?!\s?(?:도전|목표))")
STREAK_FIRST = re.compile(
    r"(?P<span>(?P<value>(?:19|20)\d{2})년)\s?(?:이후|이래|부터)\s?(?:올해까지\s?|지난해까지\s?)?\d{1,2}년\s?연속"
)
SCORE = re.compile(
    r"(?<![\d.,])(?P<span>(?P<value>\d{1,4}(?:\.\d+)?)점)(?:\s?\([^)]{1,12}\))?(?:을|으로|의\s점수)\s"
    r"(?:[가-힣]+\s){0,2}?(?:받|얻|획득|기록|달성|차지|거둬|거뒀|넘겼|올랐)|총점\s?(?P<span2>(?P<value2>\d{1,4}(?:\.\d+)?)점)"
)
MEAN_BEFORE = re.compile(r"평균|만점|전년|기준|최저|지난해\s?$")
ASSESSED = re.compile(
    rf"(?P<span>(?P<value>\d[\d,]*)\s?(?:개\s?)?{INSTITUTIONS})(?:을|를|이|의)?\s?(?:모두\s?)?"
    r"(?:대상|놓고|신청|(?:[^.,]{0,20}?\s)?(?:견준|견줘|평가)|의?\s?[^.,]{0,30}?(?:역량|실적|성과|수준)을\s(?:재|평가|점검|심사|진단))"
)
SELECTED = re.compile(
    rf"(?P<of>(?P<of_value>\d[\d,]*)\s?(?:개\s?)?{INSTITUTIONS})\s?(?:중|가운데)(?:에서)?\s?"
    r"(?:[가-힣]{1,8}\s)?(?P<span>(?P<value>\d[\d,]*)\s?(?:개|곳))"
)
SELECTED_OF_APPLICANTS = re.compile(
    r"(?P<of>(?P<of_value>\d[\d,]*)\s?(?:개\s?)?(?:곳|기관|지자체|단체|시군|팀))[이가]\s?(?:신청|응모|참여|지원)(?:해|하여|했고|한\s가운데)\s?"
    r"(?P<span>(?P<value>\d[\d,]*)\s?(?:개\s?)?(?:곳|기관|지자체|단체|시군|팀))"
)
TOP_PERCENT = re.compile(r"상위\s?(?P<span>(?P<value>\d{1,2}(?:\.\d+)?)\s?(?:%|퍼센트))")
SUPERLATIVE = re.compile(
    r"(?P<scope>(?:[가-힣0-9·]+(?:\s내|\s안)?\s){0,4}?[가-힣0-9·]+?)\s?"
    r"(?:중에서는|중에서|중에는|가운데|에서는|에서|\s중)?\s?(?P<span>유일|최초|최다|첫\s?번째|1위)(?=하|한|로|의|이|,|\s|$)"
)
SCOPE_END = re.compile(
    r"(?:전국|도내|관내|권|권역|내|단체|지자체|시군|시·군|기관|군|시|구|도|국내|지역|분야|중|가운데)$"
)
SCOPE_BREAK = re.compile(r"(?:[은는이가을를]|며|고|면서|해당하며|에|으로|[월년일]|,)$")
STREAK_PHRASE = re.compile(
    rf"(?P<span>\d{{1,2}}년\s?(?:연속|내리)(?:\s(?:최고\s?등급|{GRADE_WORDS})(?:\s?등급|기관)?)?)"
)


def find_slots(text: str, start: int, end: int) -> dict[str, Slot]:
    """Return the slots that `text[start:end]` fills, by field name."""
    slots: dict[str, Slot] = {}
    for field, finder in FINDERS:
        for slot in finder(text, start, end):
            slots.setdefault(field, slot)
    slots.update(_find_selected(text, start, end))
    slots.update(_find_superlative(text, start, end))
    return slots


def find_streak_phrase(text: str, start: int, end: int) -> Slot | None:
    """Return the streak with its grade as written, the antecedent of a following 이는."""
    match = STREAK_PHRASE.search(text, start, end)
    return Found(*match.span("span"), "streak_phrase", match["span"]) if match else None


def _find_grade(text: str, start: int, end: int) -> Iterator[Slot]:
    for rule, pattern in GRADE_RULES:
        for match in pattern.finditer(text, start, end):
            yield Found(*match.span("span"), rule, match["span"].replace(" ", ""))


def _find_number(rule: str, pattern: re.Pattern[str]) -> Callable[[str, int, int], Iterator[Slot]]:
    def find(text: str, start: int, end: int) -> Iterator[Slot]:
        for match in pattern.finditer(text, start, end):
            yield Found(*match.span("span"), rule, _read_number(match["value"]))

    return find


def _find_score(text: str, start: int, end: int) -> Iterator[Slot]:
    for match in SCORE.finditer(text, start, end):
        group = "span" if match["span"] else "span2"
        before = text[max(start, match.start(group) - 8) : match.start(group)]
        if not MEAN_BEFORE.search(before):
            value = float(match["value"] or match["value2"])
            yield Found(*match.span(group), "stated_score", value)


def _find_selected(text: str, start: int, end: int) -> Iterator[tuple[str, Slot]]:
    for rule, pattern in (("a_of_b", SELECTED), ("a_of_applicants", SELECTED_OF_APPLICANTS)):
        match = pattern.search(text, start, end)
        if match:
            yield "selected", Found(*match.span("span"), rule, _read_number(match["value"]))
            yield "selected_of", Found(*match.span("of"), rule, _read_number(match["of_value"]))
            return


def _find_superlative(text: str, start: int, end: int) -> Iterator[tuple[str, Slot]]:
    for match in SUPERLATIVE.finditer(text, start, end):
        scope_start, scope_end = _trim_scope(text, *match.span("scope"))
        if scope_start < scope_end and SCOPE_END.search(text[scope_start:scope_end]):
            yield "superlative", Found(*match.span("span"), "superlative", match["span"])
            scope = text[scope_start:scope_end]
            yield "superlative_scope", Found(scope_start, scope_end, "superlative", scope)
            return


def _trim_scope(text: str, start: int, end: int) -> tuple[int, int]:
    words = list(re.finditer(r"\S+", text[start:end]))
    first = 0
    for no, word in enumerate(words[:-1]):
        if SCOPE_BREAK.search(word.group()):
            first = no + 1
    return start + words[first].start(), end


def _read_number(digits: str) -> int | float:
    number = float(digits.replace(",", ""))
    return int(number) if number.is_integer() else number


FINDERS: tuple[tuple[str, Callable[[str, int, int], Iterator[Slot]]], ...] = (
    ("grade", _find_grade),
    ("streak_years", _find_number("streak", STREAK)),
    ("streak_first_year", _find_number("streak_since", STREAK_FIRST)),
    ("score", _find_score),
    ("assessed_total", _find_number("assessed_institutions", ASSESSED)),
    ("top_percent", _find_number("top_band", TOP_PERCENT)),
)
