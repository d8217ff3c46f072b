"""What every pattern of the package has to keep to."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[?*+]|\{+[\d,]+\}+)\+")


def possessive_groups(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines() if POSSESSIVE_GROUP.search(line)]


def test_a_group_is_atomic_and_not_possessive() -> None:
    """Python before 3.11.5 loses matches at `(…)?+` (gh-106052); `(?>(…)?)` is read by all."""
    sources = [path for room in ("flows", "schemas") for path in (ROOT / room).rglob("*.py")]
    found = {str(path): possessive_groups(path.read_text("utf-8")) for path in sources}
    assert len(found) > 200
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_possessive_group_is_seen_and_a_possessive_character_is_none() -> None:
    assert possessive_groups('_A = r"(?P<sign>-)?+"\n_B = rf"(?:x{C}){{0,3}}+"') != []
    assert possessive_groups(r'_A = r"[가-힣]++(?>(?:a)?)\)?+b{2,3}+"') == []
