"""What fuzzed pages are made of: hostile pieces, and lines of the pages and cases we hold."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
LONGEST_LINE = 130
"""Code points of a line that is taken: small inputs are many, and many find more than large."""

HOSTILE: tuple[list[str], ...] = tuple(
    json.loads(Path(__file__).with_name("pieces.json").read_text("utf-8")).values()
)


@cache
def load_lines() -> tuple[str, ...]:
    """Return the lines of the pages and cases of the tests that are short enough, each once."""
    pages = sorted((TESTS / "pages").rglob("*.txt")) + sorted((TESTS / "facts").glob("*.*"))
    lines = (
        line
        for path in pages
        if path.suffix in (".txt", ".jsonl")
        for line in re.split(r'\n|(?<=다\.) |"text": "', path.read_text("utf-8", "replace"))
    )
    plain = (re.sub(r"\[([^\[\]|]*)\|[^\[\]]*\]", r"\1", line) for line in lines)
    return tuple(dict.fromkeys(line for line in plain if 0 < len(line) <= LONGEST_LINE))


@cache
def load_markup() -> tuple[bytes, ...]:
    """Return the HTML pages of the tests."""
    return tuple(path.read_bytes() for path in sorted((TESTS / "pages").rglob("*.html")))
