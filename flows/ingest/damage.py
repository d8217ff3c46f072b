"""What a text lost before it came here: replaced characters, and mojibake beyond repair.

Mojibake is told by reading a sample back: text that was right has no Hangul in it when its bytes
are read with the wrong codec, text that was garbled that way has.
"""

from __future__ import annotations

import re

LARGEST_LOST_SHARE = 0.01
"""Beyond this share of U+FFFD a text is beyond repair: one syllable in a hundred is lost."""

SAMPLE = 2_000
"""Characters that are read back; mojibake runs through the whole of a text."""

LEAST_RECOVERED = 0.2
"""Hangul that comes back a garbled character: a third where none is lost, right text gives 0.03."""

_REPLACED = "\ufffd"
# The three bytes of U+FFFD in UTF-8, twice, read as CP949.
_REPLACED_TWICE = "占쏙옙"
_ASCII = bytes(range(128))
_FIXED_BLANK = "\xa0"
_HANGUL = re.compile("[가-힣]")


def count_lost(text: str) -> int:
    """Return how many characters of the text are known to be lost."""
    replaced = text.count(_REPLACED) if _REPLACED in text else 0
    return replaced + (2 * text.count(_REPLACED_TWICE) if _REPLACED_TWICE[0] in text else 0)


def find_mojibake(text: str) -> str | None:
    """Return how the text was garbled, or None: never a repair, which would be a guess."""
    sample = _take_telling(text[: 4 * SAMPLE])[:SAMPLE]
    for wrong, right, name in _GARBLINGS:
        recovered = sample.encode(wrong, "ignore").decode(right, "ignore")
        if sample and len(_HANGUL.findall(recovered)) > LEAST_RECOVERED * len(sample):
            return name
    return None


def _take_telling(text: str) -> str:
    """Return all but ASCII, and blanks that may not break: two look like a syllable of CP949."""
    telling = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return telling.decode("utf-8", "surrogatepass").replace(_FIXED_BLANK, "")


_GARBLINGS = (
    ("cp949", "utf-8", "UTF-8 was read as CP949"),
    ("latin-1", "utf-8", "UTF-8 was read as Latin-1"),
    ("latin-1", "cp949", "CP949 was read as Latin-1"),
    ("cp1252", "utf-8", "UTF-8 was read as Windows-1252"),
)
