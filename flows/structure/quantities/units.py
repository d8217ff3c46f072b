"""Units and counters, read from `lexicons/units.txt`, as pattern fragments and kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

PARTICLE = (
    r"(?:(?![가-힣])|(?=[은는이가을를의에와과도로으만씩까부짜간입라며인였쯤뿐밖]|중[ ,에]|당 |정도"
    r"|내외|안팎|대(?=[ 에로의를을])|보다|여(?=[ 의간])))"
)
_LATIN_END = r"(?![A-Za-z\d²³/])"
_GLUED_ONLY = frozenset("등수주사구기호교부두발매판끼잔곡도표벌석량승패실")
_APART = frozenset("벌끼잔표석부")
_AFTER_THOUSANDS = "(?:(?<=[천만억]) )?"  # 1천 벌, but 발 두 벌 is written of no number
_ENTRY = re.compile(r"(?P<unit>[^\s\[]+)(?:\[(?P<not_before>[^\]]+)\])?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, what it measures, and what may follow it (see the lexicon's head)."""

    text: str
    kind: str
    follow: str
    not_before: str | None

    def pattern(self) -> str:
        """Return the pattern of the unit with the blank that may stand before it."""
        is_glued = self.follow == "particle" and self.text in _GLUED_ONLY
        may_stand_apart = is_glued and self.text in _APART
        blank = (_AFTER_THOUSANDS if may_stand_apart else "") if is_glued else " ?"
        return blank + re.escape(self.text) + self._end()

    def _end(self) -> str:
        if self.follow == "particle":
            return PARTICLE
        if self.follow == "latin":
            return _LATIN_END
        return f"(?![{self.not_before}])" if self.not_before else ""


def read_units(text: str) -> tuple[Unit, ...]:
    """Return the units of a lexicon text, longest first; raises ValueError on another shape."""
    units: list[Unit] = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, follow, entries = (part.strip() for part in line.split("|", 2))
            units.extend(
                Unit(entry["unit"], kind, follow, entry["not_before"])
                for entry in _ENTRY.finditer(entries)
            )
    return tuple(sorted(units, key=lambda unit: (-len(unit.text), unit.text, unit.kind)))


UNITS = read_units((files("flows.structure") / "lexicons" / "units.txt").read_text("utf-8"))
KINDS: dict[str, str] = {unit.text: unit.kind for unit in UNITS}


def list_units(*kinds: str) -> tuple[Unit, ...]:
    """Return the units of these kinds, longest first."""
    return tuple(unit for unit in UNITS if unit.kind in kinds)


def join_units(units: Iterable[Unit]) -> str:
    """Return one alternation of the units, in their order, with the end each one asks for."""
    return "|".join(unit.pattern() for unit in units)
