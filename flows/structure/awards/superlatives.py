"""Superlatives (최초, 유일, 최다, 1위), each with the scope it holds within."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.structure.alternatives import any_of
from flows.structure.awards.figures import Slot
from flows.structure.spans import Found

SUPERLATIVE = re.compile(
    r"(?P<span>유일|최초|최다|첫\s?번째|처음(?=으로)|1위)(?=하|한|으?로|의|이|인|를|을|에|,|\s|$)"
)
WORDS = r"[가-힣0-9·]+?(?:\s[가-힣0-9·]+?){0,4}?"
SCOPE_BEFORE = re.compile(
    rf"(?P<scope>{WORDS})\s?(?:(?:\s중|가운데)(?:에서)?(?:는|도)?|로(?:는|서는)"
    r"|에서(?:는|도)?(?:\s[가-힣]{2,8}[이가은는])?)?\s?$"
)
SCOPE_REACH = 48  # code points that a scope may stand before its superlative
SCOPE_END = re.compile(
    any_of(
        "전국 도내 관내 호남 영남 충청 수도권 전[남북] 경[남북] 충[남북] 강원 제주 경기 권 권역 내",
        "단체 단위 지자체 시군 시·군 기관 군 시 구 도 국내 지역 분야 중 가운데",
    )
    + "$"
)
SCOPE_BREAK = re.compile(r"(?:[은는이가을를]|에서|며|고|면서|해당하며|에|으로|[월년일]|,)$")


def find_superlative(text: str, start: int, end: int) -> Iterator[tuple[str, Slot]]:
    """Yield `superlative` and `superlative_scope`, if the text names both."""
    for match in SUPERLATIVE.finditer(text, start, end):
        head = SCOPE_BEFORE.search(text[max(start, match.start() - SCOPE_REACH) : match.start()])
        if head is None:
            continue
        offset = max(start, match.start() - SCOPE_REACH)
        scope_start, scope_end = _trim_scope(text, *(offset + at for at in head.span("scope")))
        scope = text[scope_start:scope_end]
        if SCOPE_END.search(scope):
            yield "superlative", Found(*match.span("span"), "superlative", match["span"])
            yield "superlative_scope", Found(scope_start, scope_end, "superlative", scope)
            return


def _trim_scope(text: str, start: int, end: int) -> tuple[int, int]:
    words = list(re.finditer(r"\S+", text[start:end]))
    first = 0
    for no, word in enumerate(words[:-1]):
        if SCOPE_BREAK.search(word.group()):
            first = no + 1
    return start + words[first].start(), end
