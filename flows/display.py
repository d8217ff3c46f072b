"""What comes from pages, names and libraries, made fit to show to a person."""

from __future__ import annotations

import re

from flows.ingest.urls import mask_credentials

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def escape(text: str) -> str:
    r"""Return the text with control and direction characters by their code (`\x1b`).

    Newlines stay. So a page cannot move the cursor, colour, or turn a line around.
    """
    return _CONTROL.sub(lambda match: write_code(match.group()), text)


def show_safely(text: str) -> str:
    """Return the text escaped, and with `***` for the credentials in its URLs."""
    return escape(mask_credentials(text))


def write_code(character: str) -> str:
    r"""Return a character by its code, as `\x1b` or `\u202e`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
