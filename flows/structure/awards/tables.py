"""Rows of a printed table: a grade in one cell, who got it in others, perhaps a score.

훈격    도    시군    점수        the head says which column holds scores
최우수  전남  함평군  92.05
경기  연천군  91.8        a row that begins empty goes on with the grade above

구분 | 최우수 | 우수       or the head holds the grades, and each cell who got that of its column
1그룹 | 물길시(95.3) | 나루시, 가람시
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.records import Mention, Sentence
from flows.structure.awards.figures import Slot
from flows.structure.awards.grades import Grade
from flows.structure.awards.results import Result
from flows.structure.awards.wordings.grade_words import SCALE
from flows.structure.spans import Found

BAR = re.compile(r"\t|\s\|\s")
SCORE_HEADING = re.compile(r"점수|총점|평점|득점")
SCORE_CELL = re.compile(r"(?<![^\t])(?P<value>\d{1,3}\.\d{1,2})(?:점)?(?![^\t])")
SCORE_IN_BRACKETS = re.compile(r"\s?\((?P<value>\d{1,3}\.\d{1,2})점?\)")
ROW_GAP = 4  # code points between the rows of one table
LEAST_COLUMNS = 2  # that hold grades make a head of them
COLUMN = re.compile(
    rf"(?P<grade>{SCALE}|대상|[가-힣]{{2}}(?=상)|(?:S?A|[S가나다라마B-E]|[1-5])(?=\s?등급))\s?"
    r"(?:상|기관|지자체|시[·‧]?군(?:[·‧]?구)?|등급)?(?:\s?\(\d{1,2}\s?[개곳]?\))?"
)


@dataclass
class Table:
    """A table as far as it is read: where its last row ends, its grade, whether it has scores.

    `columns` are the grades of a head that holds them, by the number of their cell.
    """

    end: int = -1
    grade: Grade | None = None
    has_scores: bool = False
    columns: dict[int, Grade] = field(default_factory=dict)

    def read(
        self, text: str, sentence: Sentence, bodies: Sequence[Mention], grades: Sequence[Grade]
    ) -> list[Result]:
        """Return the results of a row, one a body named in it; none for a head or other text."""
        row = text[sentence.start : sentence.end]
        if BAR.search(row) is None:
            return []
        if sentence.start - self.end > ROW_GAP:
            self.grade, self.has_scores, self.columns = None, False, {}
        self.end = sentence.end
        self.has_scores = self.has_scores or SCORE_HEADING.search(row) is not None
        self.columns = (not bodies and _read_head(text, sentence)) or self.columns
        if self.columns:
            return list(self._read_cells(text, sentence, bodies))
        self.grade = grades[0] if grades else self.grade
        if self.grade is None:
            return []
        return [_make_result(self.grade, body, sentence) for body in bodies]

    def _read_cells(
        self, text: str, sentence: Sentence, bodies: Sequence[Mention]
    ) -> Iterator[Result]:
        """Yield the results of a row under a head of grades; a province says where a city is."""
        starts = {body.start for body in bodies}
        for body in bodies:
            grade = self.columns.get(_count_bars(text, sentence.start, body.start))
            is_place = body.end + 1 in starts and text[body.end] == " "
            if grade is not None and not is_place:
                yield _make_result(grade, body, sentence)

    def is_headed_at(self, sentence: Sentence) -> bool:
        """Return whether the row just read is the head of grades, or stands under one."""
        return bool(self.columns) and self.end == sentence.end

    def find_scores(
        self, text: str, sentence: Sentence, owners: Sequence[Mention]
    ) -> Iterator[tuple[Mention, Slot]]:
        """Yield the scores of the row just read: in brackets behind a body, or of its column."""
        if self.end != sentence.end:
            return
        for body in owners:
            if beside := SCORE_IN_BRACKETS.match(text, body.end, sentence.end):
                yield body, _make_score(beside)
        matches = list(SCORE_CELL.finditer(text, sentence.start, sentence.end))
        if self.has_scores and len(matches) == len(owners) == 1:
            yield owners[0], _make_score(matches[0])


def _read_head(text: str, sentence: Sentence) -> dict[int, Grade]:
    """Return the grades that a row holds in cells of their own, by number; {} if it is no head."""
    bars = [*BAR.finditer(text, sentence.start, sentence.end)]
    bounds = zip(
        [sentence.start, *(bar.end() for bar in bars)],
        [*(bar.start() for bar in bars), sentence.end],
        strict=True,
    )
    cells = (COLUMN.fullmatch(text, *bound) for bound in bounds)
    columns = {
        no: Found(*cell.span("grade"), "head_of_column", cell["grade"].replace(" ", ""))
        for no, cell in enumerate(cells)
        if cell
    }
    return columns if len(columns) >= LEAST_COLUMNS else {}


def _count_bars(text: str, start: int, position: int) -> int:
    return sum(1 for _ in BAR.finditer(text, start, position))


def _make_score(match: re.Match[str]) -> Slot:
    return Found(*match.span("value"), "scored_row", float(match["value"]))


def _make_result(grade: Grade, body: Mention, sentence: Sentence) -> Result:
    """Return the result of a body; a grade of a row above stands in for the blank cell."""
    own = grade if grade.start >= sentence.start else grade._replace(rule="grade_above")
    return Result(body.start, (body,), None, own, None, is_listed=True)
