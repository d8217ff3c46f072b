"""Cases as data: lines of text with the facts marked where they stand.

A file of cases holds one case a line:

    # a comment; blank lines are skipped too
    @ 2025-02-17 07:20                     a setting, which holds for the cases below it
    총사업비 [27억 3500만원|2735000000 원]을 들인다.
    이 줄에는 아무것도 없다.                  no mark: nothing may be found

`[text|label]` marks `text`; what a label means is up to the kind of fact, `label_fields` splits
it. Literal brackets are doubled, in and outside marks: `[[사진]]` is `[사진]`. A label holds no
brackets and a marked text no `|`. `⏎` is a newline, so that a case may have several paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_TOKEN = re.compile(r"\[\[|\]\]|\[((?:[^\[\]|]|\[\[|\]\])*)\|([^\[\]]*)\]|[^\[\]]+|.", re.DOTALL)
_NEWLINE = "⏎"


@dataclass(frozen=True, slots=True)
class Mark:
    """An expected fact: `text` stands at `start`..`end` of its case."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Case:
    """A line of a case file without its marks, under the setting in force (None before any)."""

    line_no: int
    setting: str | None
    text: str
    marks: tuple[Mark, ...]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file; raises ValueError on an unbalanced mark, naming the line."""
    cases: list[Case] = []
    setting: str | None = None
    for line_no, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("@"):
            setting = line[1:].strip() or None
        elif line.strip() and not line.startswith("#"):
            cases.append(_read_case(line, line_no, setting))
    return cases


def parse_marks(line: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the line without its marks, and the marks; raises ValueError on a lone bracket."""
    text, marks = "", []
    for token in _TOKEN.finditer(line):
        piece = token[0] if token[2] is None else token[1]
        if piece in ("[", "]"):
            raise ValueError(f"lone bracket at {token.start()}: {line}")
        literal = piece.replace("[[", "[").replace("]]", "]").replace(_NEWLINE, "\n")
        if token[2] is not None:
            marks.append(Mark(len(text), len(text) + len(literal), literal, token[2].strip()))
        text += literal
    return text, tuple(marks)


def label_fields(label: str) -> tuple[str, dict[str, str]]:
    """Split `head; flag; name=value` into the head and the named fields (a flag is "yes")."""
    head, *rest = (part.strip() for part in label.split(";"))
    named = (part.partition("=") for part in rest if part)
    return head, {name.strip(): value.strip() if sign else "yes" for name, sign, value in named}


def _read_case(line: str, line_no: int, setting: str | None) -> Case:
    try:
        text, marks = parse_marks(line)
    except ValueError as error:
        raise ValueError(f"line {line_no}: {error}") from error
    return Case(line_no, setting, text, marks)
