"""What the title, the deck and the subheadings of an article say of its winners."""

from __future__ import annotations

import re

from flows.records import Mention
from flows.structure.awards.surveys import heads_survey
from flows.structure.awards.topics import name_body, same_body
from flows.structure.bodies.names import COUNCIL, is_registered
from flows.structure.reading import Reading

UNIVERSITY = "대학교"
OF_TOWN = ("공단", "공사", "재단", "진흥원")
REGION = re.compile(r"시[·‧]?군|지자체|자치구|도내")  # 경북 시군 청렴도 희비
JOINED = re.compile(r"[시군구]?(?:·|,\s|[와과]\s)")  # 물길·나루, as one of several


class Headline:
    """The title and deck (`above`) of a story on `subject`; `lines` have the subheadings too."""

    def __init__(self, reading: Reading, subject: Mention | None) -> None:
        """Keep the lines that may name a winner."""
        text, inside = reading.text, (each for each in reading.body if each.role == "subheading")
        self.subject = subject
        self.above = [text[each.start : each.end] for each in reading.headline]
        self.lines = [*self.above, *(text[each.start : each.end] for each in inside)]

    def names(self, body: Mention) -> bool:
        """Return whether a line names a body, if only by its place."""
        own, name = name_body(self.subject), name_body(body) or ""
        if name == own and not same_body(body, self.subject):
            return False  # the other 고성군
        stem = body.text[:-1] if len(body.text) > 2 else body.text
        if name.endswith(COUNCIL) and name.removesuffix(COUNCIL) == own:
            stem = COUNCIL  # 시의회는 첫 2등급
        if name.endswith(OF_TOWN) and any(is_registered(name[:2] + tier) for tier in "시군구"):
            stem = name[2:]  # 시설관리공단은 ‘나’로
        if name.endswith(UNIVERSITY):
            stem = name.removeprefix("국립").removesuffix("학교")
        return any(stem in line for line in self.lines)

    def is_of_many(self) -> bool:
        """Return whether the headline tells of many bodies, those of a region or no subject."""
        own = (name_body(self.subject) or "")[:-1]
        is_own = bool(own) and any(_is_alone(own, line) for line in self.above)
        surveys = [line for line in self.above if heads_survey([line])]
        return bool(surveys) and (not is_own or any(map(REGION.search, surveys)))


def _is_alone(own: str, line: str) -> bool:
    """Return whether a line speaks of the body called `own`, and not as one of several."""
    return own in line and JOINED.match(line, line.index(own) + len(own)) is None
