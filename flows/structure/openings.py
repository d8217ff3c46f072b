"""Beginnings of patterns that a search can skip to.

A pattern that begins with a lookbehind is tried at every character; one that begins with a letter
or a set only where one stands. So the letter comes first here, and looks back behind itself.
"""

from __future__ import annotations

from collections.abc import Sequence

LETTERS = "0-9A-Za-z가-힣"


def open_with(words: Sequence[str], not_after: str = LETTERS) -> str:
    """Return a pattern of any of `words`, the first that fits, with none of `not_after` before.

    The words are patterns that begin with a plain letter, `not_after` the inside of a set.
    """
    firsts = "".join(sorted({word[0] for word in words}))
    rests = "|".join(f"(?<={word[0]}){word[1:]}" for word in words)
    return f"[{firsts}](?<![{not_after}].)(?:{rests})"
