"""Korean numerals: pattern fragments that find them and functions that read them.

The fragments are strings to build patterns from. They are atomic and bounded, so they never
backtrack and cost a constant at each position. Everything numeric builds on this module.

    DIGITS      1,088   95.0   2707
    NUMBER      3조 4000억   1천80억   3천500만   2만2,707   5,120천   100여   1억5천여만
    WORDS       삼십   백만   천   (Sino-Korean, where a counter follows)
    NATIVE      한   두   서너   스무   열두
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = r"(?>\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,8})?(?!,?\d)|\d{1,16}(?:\.\d{1,8})?)"
_SMALL = rf"{DIGITS}(?>(?:[천백십](?>(?: ?{DIGITS})?)){{0,3}})"
_LARGE = rf"(?>(?:(?: ?[만억]|[조경])여?(?>(?: ?{_SMALL}여?)?)){{0,4}})"
NUMBER = rf"{_SMALL}(?>(?:여(?=[만억조]))?){_LARGE}"

NOT_INSIDE_NUMBER = r"(?<![A-Za-z\d])(?<!\d[.,:/])(?<![A-Za-z\d][-–])"
RANGE_SIGN = r"[~∼～〜˜–—-]"

_WORD_DIGITS = "일이삼사오육칠팔구"
WORDS = (
    rf"(?>[{_WORD_DIGITS}]?[십백천만억](?:[{_WORD_DIGITS}]?[십백천만억]){{0,6}}[{_WORD_DIGITS}]?)"
)
WORD_DIGIT = rf"[{_WORD_DIGITS}]"

_NATIVE_ONES = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE_TENS = {
    "열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90,
}  # fmt: skip
_NATIVE_SPANS = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5),
    "네댓": (4, 5), "네다섯": (4, 5), "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8),
    "여덟아홉": (8, 9),
}  # fmt: skip


def _list_native() -> dict[str, tuple[int, int | None]]:
    singles = {**_NATIVE_ONES, **_NATIVE_TENS, "스무": 20}
    compounds = {
        ten + one: tens + ones
        for ten, tens in _NATIVE_TENS.items()
        for one, ones in _NATIVE_ONES.items()
    }
    values: dict[str, tuple[int, int | None]] = {
        word: (value, None) for word, value in {**singles, **compounds}.items()
    }
    return {**values, **_NATIVE_SPANS}


_NATIVE_VALUES = _list_native()
NATIVE = rf"(?:{'|'.join(sorted(_NATIVE_VALUES, key=lambda word: (-len(word), word)))})"

_TOKEN = re.compile(r"\d+(?:\.\d+)?|[십백천만억조경]")
_BLANK = re.compile(r"[,\s여]")
_TO_DIGITS = str.maketrans(_WORD_DIGITS, "123456789")
_SCALES = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}


@lru_cache(maxsize=1 << 10)
def read_number(text: str) -> Decimal | None:
    """Return the value of a numeral in digits or Sino-Korean words, None if it is not one.

    The powers of ten thousand must descend (`3억 2만`, not `2만 3억`) and what follows one must
    be smaller than it (`2만 20250` is not a numeral). Speech leaves out the last power that
    thousands count: `3억 5천` is 3억 5천만, `3조 4천` 3조 4천억.
    """
    total, section = Decimal(0), Decimal(0)
    pending: Decimal | None = None
    limit = Decimal(10) ** 20
    for token in _TOKEN.findall(_BLANK.sub("", text).translate(_TO_DIGITS)):
        if token in _MYRIADS:
            part = (section + (pending or 0) or Decimal(1)) * _MYRIADS[token]
            if part >= limit:
                return None
            total, section, pending = total + part, Decimal(0), None
            limit = Decimal(_MYRIADS[token])
        elif token in _SCALES:
            section += _SCALES[token] if pending is None else pending * _SCALES[token]
            pending = None
        elif pending is not None:
            return None
        else:
            pending = Decimal(token)
    rest = section + (pending or 0)
    if total and section and pending is None:
        rest *= limit / _MYRIADS["만"]
    return total + rest if rest < limit else None


def read_native(word: str) -> tuple[int, int | None] | None:
    """Return the value of a native numeral, or both ends of one such as 서너 (3 to 4)."""
    return _NATIVE_VALUES.get(word)


def read_range(low_text: str, high_text: str) -> tuple[Decimal, Decimal] | None:
    """Return both ends of a range; `100~200만` gives the first the scale of the second.

    None if one end is no numeral or the ends do not ascend.
    """
    low, high = read_number(low_text), read_number(high_text)
    if low is None or high is None:
        return None
    scale = _scale_of(high_text)
    if low < high / scale and _scale_of(low_text) == 1:
        low *= scale
    return (low, high) if low < high else None


def _scale_of(text: str) -> int:
    """Return the last power that closes a numeral: 10,000,000 for `2천만`, 1 for `1,200`."""
    scale = 1
    for character in reversed(_BLANK.sub("", text)):
        power = _SCALES.get(character) or _MYRIADS.get(character)
        if power is None:
            break
        scale *= power
    return scale
