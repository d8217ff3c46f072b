"""Rules that find spans, and the one policy for spans that overlap.

text      ……A A A A A……        the earlier start wins; of two with the same start the longer,
kept        ├───────┤           and of two with the same span the rule that comes first in its
dropped         ├───────┤       registry. What is dropped is gone: no part of it is kept.
dropped         ├─┤
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
Context = TypeVar("Context")


class Found(NamedTuple, Generic[Value]):
    """A value found at `start`..`end` of the page's text by the rule of that name."""

    start: int
    end: int
    rule: str
    value: Value


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context, Value]):
    """A named rule: where `pattern` matches, `read` gives the value, or None to decline.

    `read` gets the match and a context that the fact kind chooses. A pattern must run in linear
    time. The found span is that of the group `span` if the pattern has one, else of the match.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Value | None]


def apply_rules(
    rules: Iterable[Rule[Context, Value]], text: str, start: int, end: int, context: Context
) -> list[Found[Value]]:
    """Return what the rules find in `text[start:end]`, overlaps settled, in text order.

    Spans are offsets in `text` itself. The order of `rules` is their precedence.
    """
    found = [each for rule in rules for each in _apply(rule, text, start, end, context)]
    return settle_overlaps(found)


def _apply(
    rule: Rule[Context, Value], text: str, start: int, end: int, context: Context
) -> Iterator[Found[Value]]:
    group = "span" if "span" in rule.pattern.groupindex else 0
    for match in rule.pattern.finditer(text, start, end):
        value = rule.read(match, context)
        if value is not None:
            yield Found(match.start(group), match.end(group), rule.name, value)


def match_rules(
    rules: Iterable[Rule[Context, Value]],
    starts: Collection[int],
    text: str,
    end: int,
    context: Context,
) -> list[Found[Value]]:
    """Return what the rules find where a match begins at one of `starts`, overlaps not settled.

    For many rules that can only begin at a few places this costs a fraction of `apply_rules`:
    the places are looked for once. The result is for `settle_overlaps`, in order of precedence.
    """
    found: list[Found[Value]] = []
    if not starts:
        return found
    for rule in rules:
        match_at = rule.pattern.match
        for start in starts:
            match = match_at(text, start, end)
            if match:
                value = rule.read(match, context)
                if value is not None:
                    span = match.span("span" if "span" in rule.pattern.groupindex else 0)
                    found.append(Found(*span, rule.name, value))
    return found


def settle_overlaps(found: Iterable[Found[Value]]) -> list[Found[Value]]:
    """Keep the spans that win under the policy above; `found` comes in order of precedence."""
    kept: list[Found[Value]] = []
    ordered = list(found)
    if len(ordered) < 2:
        return ordered
    for each in sorted(ordered, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept
