"""Quantities of an article's body: numbers with their units, and what bounds or changes them.

Precedence: dates take their characters first, then the earlier and longer form wins
(`flows.structure.spans`), exclusions among them: what is no quantity hides what it covers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flows.records import Block, DateMention, Quantity
from flows.structure.blanks import plain_blanks
from flows.structure.quantities.amounts import Amount, Outcome
from flows.structure.quantities.context import (
    SIGHT,
    find_bound,
    find_change,
    find_counted,
    is_about,
)
from flows.structure.quantities.exclusions import EXCLUSIONS, WEB_ADDRESSES
from flows.structure.quantities.forms import FORMS, WORD_FORMS
from flows.structure.quantities.numerals import DIGITS, read_number
from flows.structure.reading import Reading
from flows.structure.spans import Found, apply_rules, match_rules, settle_overlaps

_TIES = frozenset(("(", " (", "에서 ", "에서"))
_DIGITS = re.compile(r"[0-9](?<![0-9][.,][0-9])[0-9]*+")
_SIGN = re.compile(r"(?:[-−–]|영하 ?|마이너스 ?)$")
_WORD = re.compile(
    "[한두세석네넉열쉰만백천십억서너다여일아스마예대이사나닷엿보삼오육칠팔구](?<![가-힣0-9].)"
    "(?:(?<=[한두세석네넉열쉰만백천십억])|(?<=[일이삼사오육칠팔구])(?:[십백천만억]| ?개[월년])"
    "|(?<=서)[너른]|(?<=너)댓|(?<=다)섯|(?<=여)[섯덟든드]|(?<=일)[곱고흔]|(?<=아)[홉흔흐]"
    "|(?<=스)[무물]|(?<=마)흔|(?<=예)[순닐]|(?<=대)여|(?<=이)[틀레]|(?<=[사나])흘|(?<=[닷엿])새"
    "|(?<=보)름)"
)

_BREAKDOWN = re.compile(
    rf"\((?P<items>(?:[가-힣A-Za-z·/\s]{{1,20}} ?{DIGITS}(?:, ?|·|/)?){{2,20}})\)"
)
_ITEM = re.compile(rf"(?P<what>[가-힣A-Za-z][가-힣A-Za-z·/ ]{{0,19}}?) ?(?P<number>{DIGITS})")


def find_quantities(reading: Reading, dates: Sequence[DateMention]) -> list[Quantity]:
    """Return the quantities of the body in text order; none lies on a character of `dates`."""
    taken = _Taken(dates)
    text = plain_blanks(reading.text)
    quantities: list[Quantity] = []
    for block in reading.body:
        before: Quantity | None = None
        for found in _find_amounts(text, block, taken):
            before = _inherit(text, before, _record(reading, text, found, block))
            quantities.append(before)
    return quantities


def _inherit(text: str, before: Quantity | None, quantity: Quantity) -> Quantity:
    """Return the quantity with the noun of the one it is tied to: 복지 9억(3%), 총점 91점에서 84점.

    A change (by how much) is not counted as what changed.
    """
    if before is None or quantity.counted or before.counted is None or quantity.change:
        return quantity
    is_tied = text[before.end : quantity.start] in _TIES
    return replace(quantity, counted=before.counted) if is_tied else quantity


class _Taken:
    """The characters that dates stand on."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        spans = sorted((each.start, each.end) for each in dates)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touches(self, start: int, end: int) -> bool:
        """Return whether a date stands on any of these characters."""
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self._ends[at - 1] > start

    def leave(self, starts: Iterable[int]) -> list[int]:
        """Return the starts that no date stands on: what begins there would be dropped."""
        return [start for start in starts if not self.touches(start, start + 1)]


def _apply_all(text: str, start: int, end: int, taken: _Taken) -> list[Found[Outcome]]:
    """Apply every rule where it can begin: at a digit or its sign, or at a word for a number."""
    digits = _DIGITS.finditer(text, start, end)
    numbers = taken.leave(at for each in digits for at in _begin(text, each))
    words = [word.start() for word in _WORD.finditer(text, start, end)]
    found = _find_addresses(text, start, end)
    if numbers:
        found += match_rules((*EXCLUSIONS, *FORMS), numbers, text, end, text)
    found += match_rules(WORD_FORMS, words, text, end, text)
    return settle_overlaps(found)


def _find_addresses(text: str, start: int, end: int) -> list[Found[Outcome]]:
    if all(text.find(sign, start, end) < 0 for sign in ("www.", "://", "@")):
        return []
    return apply_rules(WEB_ADDRESSES, text, start, end, text)


def _begin(text: str, digits: re.Match[str]) -> tuple[int, ...]:
    """Return where a numeral may begin: at its first digit, and at a sign before it."""
    at = digits.start()
    sign = _SIGN.search(text[max(at - 5, 0) : at])
    return (at,) if sign is None else (at - len(sign[0]), at)


def _find_amounts(text: str, block: Block, taken: _Taken) -> Iterator[Found[Amount]]:
    """Yield the amounts of a block, each with the parts that a bracket behind it lists."""
    parts_end = block.start
    for found in _apply_all(text, block.start, block.end, taken):
        amount = found.value
        if not isinstance(amount, Amount) or found.start < parts_end:
            continue
        if taken.touches(found.start, found.end):
            continue
        yield Found(found.start, found.end, found.rule, amount)
        breakdown = _BREAKDOWN.match(text, found.end, block.end)
        if breakdown:
            parts_end = breakdown.end()
            yield from _split_breakdown(text, breakdown, amount)


def _split_breakdown(text: str, breakdown: re.Match[str], whole: Amount) -> Iterator[Found[Amount]]:
    """Yield the numbers of `(시도 4, 시군구 8)`, which have the unit of the number before it."""
    for item in _ITEM.finditer(text, breakdown.start("items"), breakdown.end("items")):
        value = read_number(item["number"])
        if value is not None:
            amount = Amount(value, None, whole.unit, whole.unit_kind)
            yield Found(item.start("number"), item.end("number"), "breakdown", amount)


def _record(reading: Reading, text: str, found: Found[Amount], block: Block) -> Quantity:
    amount = found.value
    before = text[max(found.start - SIGHT, block.start) : found.start]
    after = text[found.end : min(found.end + SIGHT, block.end)]
    return Quantity(
        article_id=reading.article.article_id,
        page_id=reading.article.page_id,
        start=found.start,
        end=found.end,
        rule=found.rule,
        quantity_id=f"{reading.article.page_id}:quantity:{found.start}",
        text=reading.text[found.start : found.end],
        value=float(amount.low),
        value_max=None if amount.high is None else float(amount.high),
        unit=amount.unit,
        unit_kind=amount.unit_kind,
        counted=find_counted(amount.unit, amount.unit_kind, before, after),
        is_approximate=amount.is_approximate or is_about(before, after),
        bound=find_bound(before, after),
        change=find_change(after),
    )
