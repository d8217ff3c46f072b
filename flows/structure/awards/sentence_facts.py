"""A sentence with all that decides whom its numbers are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.records import Mention
from flows.structure.awards.results import Tokens
from flows.structure.awards.times import is_past
from flows.structure.awards.topics import Claim, Topic


@dataclass(frozen=True, slots=True)
class Facts:
    """A sentence to gather numbers from; `plain` has programme names blanked, `text` not.

    `are_scores_bare` says that numbers in brackets are scores (괄호 안은 평점); `elided` is the
    subject of the sentence before, which this one may leave out.
    """

    plain: str
    text: str
    tokens: Tokens
    claims: Sequence[Claim]
    is_anaphoric: bool
    points_back: bool
    published: datetime | None
    winners: Sequence[Mention] = ()
    are_scores_bare: bool = False
    current: Topic | None = None
    elided: Mention | None = None

    def is_past(self, start: int, position: int, topic: Topic) -> bool:
        """Return whether what stands at `position` is said of an earlier year."""
        return is_past(self.plain, start, position, topic.result_year, self.published)
