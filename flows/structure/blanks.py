"""Blanks of the web made plain without moving a character."""

from __future__ import annotations

_BLANKS = ("\u00a0", "\u2002", "\u2003", "\u2009", "\u202f", "\u3000", "\t")


def plain_blanks(text: str) -> str:
    """Return the text with no-break, wide and thin blanks and tabs as blanks, offsets as before.

    Whole pages have a no-break space between all words; patterns need only know the plain one.
    """
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text
