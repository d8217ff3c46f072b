"""Who a broadcaster's label names before what is said: [표다온/물길시 복지과장 : "…"]."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from flows.structure.persons.names import judge_name
from flows.structure.persons.positions import Position
from flows.structure.persons.scenes import PersonPhrase, Scene, introduce
from flows.structure.words import Word

LABELLED = "labelled"
_LABEL = re.compile(
    r"\[[ \xa0]?(?P<name>[가-힣]{2,5})[ \xa0]?/[ \xa0]?"
    r"(?P<what>[^\[\]/\n:：“”\"]{2,40}?)[ \xa0]?[:：](?=[ \xa0]?[“\"])"
)


def read_labelled(scene: Scene, start: int, end: int) -> Iterator[PersonPhrase]:
    """Yield the persons of the labels in a block; what is said of one may be a home alone."""
    for label in _LABEL.finditer(scene.text, start, end):
        if judge_name(label["name"]):
            name = Word(*label.span("name"), label["name"])
            position = _find_position(scene, label.end("what"))
            gap = (label.start("what"), position.start) if position else None
            yield introduce(name, position, gap, LABELLED)


def find_label_end(text: str, name_end: int) -> int:
    """Return where the label goes over to what is said: at its colon."""
    label = _LABEL.match(text, text.rfind("[", 0, name_end))
    return label.end() if label else name_end


def _find_position(scene: Scene, end: int) -> Position | None:
    at = bisect_left(scene.words, end, key=lambda word: word.end)
    return scene.positions[at] if at < len(scene.words) and scene.words[at].end == end else None
