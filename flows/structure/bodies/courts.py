"""Divisions of courts: 물길지법 나루지원 형사1부, whom later 재판부 stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.structure.bodies.resolution import NamedBody

COURT = "court_division"
_IN_COURT = "법"  # in the name of every court
_DIVISION = re.compile(
    r"(?<![가-힣])[가-힣]{2,8}(?:지방법원|지법|고등법원|고법|가정법원|행정법원|회생법원)"
    r"(?:[ \xa0][가-힣]{2,4}지원)?"
    r"(?:[ \xa0]제?\d{0,2}(?:형사|민사|행정|가사)(?:합의)?[ \xa0]?제?(?:항소)?\d{0,2}(?:-\d)?"
    r"(?:단독|합의부|부))"
)


def find_courts(text: str, start: int, end: int) -> Iterator[NamedBody]:
    """Yield the divisions of courts named in `text[start:end]`, as written."""
    if text.find(_IN_COURT, start, end) < 0:
        return
    for match in _DIVISION.finditer(text, start, end):
        yield NamedBody(*match.span(), "", match.group(), None, "organization", COURT)
