"""Names told by their ending alone, widened by what stands before them and is part of them."""

from __future__ import annotations

import re

from flows.structure.bodies.names import Name
from flows.structure.lexicon import read_lexicon

_TOWNSHIP = re.compile(r"(?<![0-9A-Za-z가-힣])(?P<township>[가-힣]{1,4}[0-9]?[읍면])[ \xa0]$")
# 이르면, 하면, 보자면, 지나면: verbs end so; the townships that do too are known by their county.
_VERBAL = re.compile("[르으려하되보다자치나들니러]면$")
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
    return name._replace(start=before.start()) if _is_township(before["township"]) else name


def _is_township(word: str) -> bool:
    """Return whether a word in 읍 or 면 is more likely a township than a verb or a noun."""
    return word not in _NOT_TOWNSHIPS and not _VERBAL.search(word)


def _is_county(text: str, last: Name, end: int) -> bool:
    """Return whether the name before is a city or county that ends right before `end`."""
    is_local = (last.base or "")[-1:] in ("시", "군") and not last.particle
    return is_local and text[last.end : end] in (" ", "\xa0")
