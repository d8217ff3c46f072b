"""What a check says: pass, fail or not applicable, what it saw and what it expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.findings import Check
from flows.records import Article, Award


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found on one row."""

    outcome: str
    observed: str | None
    expected: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """An award in its article: the row, the page's text and the other awards beside it."""

    award: Award
    article: Article
    text: str
    awards: tuple[Award, ...] = ()

    @property
    def published(self) -> date | None:
        """The day of publication, if the article has one."""
        return self.article.published_at.date() if self.article.published_at else None

    def quote(self, field: str) -> str:
        """Return the words that a field was read from, "" if it has no evidence."""
        for each in self.award.evidence:
            if each.field == field:
                return self.text[each.start : each.end]
        return ""

    def quote_around(self, field: str, before: int, after: int) -> tuple[str, str]:
        """Return the words before and after the evidence of a field, up to so many code points."""
        for each in self.award.evidence:
            if each.field == field:
                head = self.text[max(0, each.start - before) : each.start]
                return head, self.text[each.end : each.end + after]
        return "", ""


def judge(is_right: bool, observed: str, expected: str) -> Outcome:
    """Return pass or fail with both sides in the message."""
    message = f"{observed} against {expected}"
    return Outcome("pass" if is_right else "fail", observed, expected, message)


def not_applicable(message: str) -> Outcome:
    """Return that there is nothing to check, and why."""
    return Outcome("not_applicable", None, None, message)


def make_check(name: str, severity: str, dataset: str, row_id: str | None, found: Outcome) -> Check:
    """Return the row of `checks` for an outcome."""
    return Check(
        name,
        dataset,
        row_id,
        severity,
        found.outcome,
        found.observed,
        found.expected,
        found.message,
    )
