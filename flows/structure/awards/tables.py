"""Rows of a printed table: a grade in one cell, who got it in others, perhaps a score.

훈격    도    시군    점수        the head says which column holds scores
최우수  전남  함평군  92.05
경기  연천군  91.8        a row that begins empty goes on with the grade above
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.records import Mention, Sentence
from flows.structure.awards.figures import Slot
from flows.structure.awards.grades import Grade
from flows.structure.awards.results import Result
from flows.structure.spans import Found

BAR = "\t"
SCORED = re.compile(r"점수|총점|평점|득점")
SCORE = re.compile(r"(?<![^\t])(?P<value>\d{1,3}\.\d{1,2})(?:점)?(?![^\t])")
ROW_GAP = 4  # code points between the rows of one table


@dataclass
class Table:
    """A table as far as it is read: where its last row ends, its grade, whether it has scores."""

    end: int = -1
    grade: Grade | None = None
    has_scores: bool = False

    def read(
        self, text: str, sentence: Sentence, bodies: Sequence[Mention], grades: Sequence[Grade]
    ) -> list[Result]:
        """Return the results of a row, one a body named in it; none for a head or other text."""
        row = text[sentence.start : sentence.end]
        if BAR not in row:
            return []
        if sentence.start - self.end > ROW_GAP:
            self.grade, self.has_scores = None, False
        self.end = sentence.end
        self.has_scores = self.has_scores or SCORED.search(row) is not None
        self.grade = grades[0] if grades else self.grade
        if self.grade is None:
            return []
        return [_make_result(self.grade, body, sentence) for body in bodies]

    def find_score(self, text: str, sentence: Sentence) -> Slot | None:
        """Return the score of the row just read, if the table has a column of scores."""
        if not self.has_scores:
            return None
        matches = list(SCORE.finditer(text, sentence.start, sentence.end))
        if len(matches) != 1:
            return None
        match = matches[0]
        return Found(*match.span("value"), "scored_row", float(match["value"]))


def _make_result(grade: Grade, body: Mention, sentence: Sentence) -> Result:
    """Return the result of a body; a grade of a row above stands in for the blank cell."""
    own = grade if grade.start >= sentence.start else grade._replace(rule="grade_above")
    return Result(body.start, (body,), None, own, None, is_listed=True)
