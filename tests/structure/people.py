"""Readings for the tests of bodies, persons and quotations, with sentences as they are cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flows.structure.reading import Reading
from flows.structure.sentences import find_sentences
from tests.facts.marks import Case
from tests.structure.readings import make_reading

# What hostile input is made of: everything the finders look for, in any order.
_FILE = Path(__file__).parents[1] / "facts" / "pieces.txt"
PIECES = (*_FILE.read_text(encoding="utf-8").split(), " ", " ", " ", "\n", "\xa0")


def read_text(text: str, day: str | None = None, title: str | None = None) -> Reading:
    """Return a reading of `text` with its sentences."""
    reading = make_reading(text, day, title)
    sentences = find_sentences(reading.text, reading.article.article_id, reading.body)
    return replace(reading, sentences=tuple(sentences))


def read_case(case: Case) -> tuple[Reading, int]:
    """Return the reading of a case and where its text begins; the setting is `day | title`."""
    day, _, title = (case.setting or "").partition("|")
    title = title.strip()
    reading = read_text(case.text, day.strip() or None, title or None)
    return reading, len(title) + 1 if title else 0
