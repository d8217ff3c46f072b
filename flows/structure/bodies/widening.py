"""Names told by their ending alone, widened by what stands before them and is part of them."""

from __future__ import annotations

import re

from flows.structure.bodies.names import Name
from flows.structure.lexicon import read_lexicon

_TOWNSHIP = re.compile(r"(?<![0-9A-Za-z가-힣])(?P<township>[가-힣]{1,4}[0-9]?[읍면동])[ \xa0]$")
# 이르면, 하면, 보자면, 지나면: verbs end so; the townships that do too are known by their county.
_VERBAL = re.compile("[르으려하되보다자치나들니러]면$")
# 봉사활동 and 민관협동 are none, 청운동 and 은행동 are; two syllables need a district before them.
_NO_DONG = re.compile(r"(?:[활노협아공합출냉]동|(?:마을|시민|환경|국민|주민|사회|생활|체육)운동)$")
_SHORTEST_DONG = 3
_AWAY = (
    r"재(?:서울|경기|부산|대구|인천|광주|대전|울산|제주|여수|순천|목포|전주|창원|포항"
    r"|[경광부인울청전포])"
)
_HOMETOWN = re.compile(rf"(?<![가-힣]){_AWAY}[ \xa0]$")
_OF_HOMETOWN = ("향우회", "동문회", "동창회", "군민회", "도민회", "시민회", "청년회")
_UNION = r"[가-힣A-Za-z]{1,14}(?:노총|연맹|노조|노동조합)"
_OF_UNION = re.compile(rf"{_UNION}[ \xa0]")
_UNION_BEFORE = re.compile(rf"(?<![가-힣A-Za-z]){_UNION}[ \xa0]$")
_FOR_CAUSES = (
    "대책위원회",
    "대책위",
    "투쟁위원회",
    "추진위원회",
    "연대",
    "모임",
    "운동본부",
    "협의회",
)
_NOUN = r"[0-9A-Za-z가-힣]{1,10}(?<![은는이가을를의에로한된던할인와과도])"
_CAUSE = re.compile(
    rf"(?<![0-9A-Za-z가-힣])(?P<whole>(?:{_NOUN}[ \xa0]){{0,3}}"
    r"[0-9A-Za-z가-힣]*(?:반대|저지|철회|촉구|지키기|살리기|건립|유치|존치|복원|되찾기"
    r"|바로세우기|진상규명)[ \xa0])$"
)
_NOT_TOWNSHIPS = frozenset(read_lexicon("not_townships"))
_QUOTED = re.compile(
    r"[‘'“\"「『《<](?P<span>(?:[0-9A-Za-z가-힣]{1,8}(?<![의를은는이가에로한된과와])[ \xa0]){1,3})$"
)
_CLOSING = frozenset("’'”\"」』》>")
_REACH = 30  # code points
_BUILT = ("name_by_suffix", "office_of_body")
# Of these every township has its own; a school or a centre goes by its name alone.
_OF_TOWNSHIP = (
    "경로당", "분회", "부녀회", "청년회", "자치회", "협의체", "노인회", "체육회", "번영회",
    "상인회", "향우회", "의용소방대", "기동대", "봉사단", "작목반", "어촌계", "발전협의회",
    "이장협의회", "통장협의회", "지도자협의회", "자치위원회", "방범대", "방재단",
    "바르게살기위원회",
)  # fmt: skip


def widen_names(text: str, names: list[Name]) -> list[Name]:
    """Return `names` in text order, widened by a township and within quote marks.

    The township, with its county, belongs to the body right behind it (물길군 나래면 한빛경로당);
    between quote marks all is the name (‘빛고을 학생봉사단’).
    """
    widened: list[Name] = []
    for name in names:
        last = widened[-1] if widened else None
        wide = _widen_by_township(text, _widen_by_marks(text, name), last)
        wide = _widen_by_cause(text, _widen_by_hometown(text, _widen_by_union(text, wide)))
        if last is not None and last.end > wide.start:
            widened.pop()
        widened.append(wide)
    return widened


def _widen_by_marks(text: str, name: Name) -> Name:
    if name.base is not None or text[name.end : name.end + 1] not in _CLOSING:
        return name
    before = _QUOTED.search(text[max(0, name.start - _REACH) : name.start])
    return name._replace(start=name.start - len(before["span"])) if before else name


def _widen_by_township(text: str, name: Name, last: Name | None) -> Name:
    if name.rule not in _BUILT or not text.endswith(_OF_TOWNSHIP, name.start, name.end):
        return name
    before = _TOWNSHIP.search(text, max(0, name.start - _REACH), name.start)
    if before is None:
        return name
    if last is not None and _is_county(text, last, before.start()):
        return name._replace(start=last.start)
    return name._replace(start=before.start()) if is_township(before["township"]) else name


def _widen_by_hometown(text: str, name: Name) -> Name:
    """재경 물길군 향우회: where those live who come from a place."""
    is_theirs = name.base is None and text.endswith(_OF_HOMETOWN, name.start, name.end)
    before = _HOMETOWN.search(text, max(0, name.start - _REACH), name.start) if is_theirs else None
    return name._replace(start=before.start()) if before else name


def _widen_by_cause(text: str, name: Name) -> Name:
    """나루동 소각장 건립 반대 대책위원회: what a body is for, with the nouns it is about."""
    if name.base is not None or not text.endswith(_FOR_CAUSES, name.start, name.end):
        return name
    before = _CAUSE.search(text, max(0, name.start - _REACH), name.start)
    return name._replace(start=before.start("whole")) if before else name


def _widen_by_union(text: str, name: Name) -> Name:
    """민주노총 금속노조 물길지회: the union of unions before a union with its branch."""
    if name.base is not None or not _OF_UNION.match(text, name.start, name.end):
        return name
    before = _UNION_BEFORE.search(text, max(0, name.start - _REACH), name.start)
    return name._replace(start=before.start()) if before else name


def is_away(word: str) -> bool:
    """Return whether a word says where those live who come from a place (재경, 재부산)."""
    return re.fullmatch(_AWAY, word) is not None


def is_township(word: str) -> bool:
    """Return whether a word in 읍, 면 or 동 is more likely a township than a verb or a noun."""
    if word.endswith("동"):
        return len(word) >= _SHORTEST_DONG and not _NO_DONG.search(word)
    return word not in _NOT_TOWNSHIPS and not _VERBAL.search(word)


def _is_county(text: str, last: Name, end: int) -> bool:
    """Return whether the name before is a city or county that ends right before `end`."""
    is_local = (last.base or "")[-1:] in ("시", "군") and not last.particle
    return is_local and text[last.end : end] in (" ", "\xa0")
