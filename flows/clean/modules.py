"""Page modules: rankings, headline boxes and photo strips become lists of entries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from flows.clean.lines import Line, begin_apart, find_repeated_half
from flows.clean.stamps import DATE_BEGINNING, find_days
from flows.clean.zoning import Zone
from flows.records import ModuleItem

LEAST_RANKS = 3  # entries that count up from 1


class Entry(NamedTuple):
    """An entry in the making, and its title's line, which tells it from its neighbours."""

    item: ModuleItem
    line: Line


def find_module_items(page_id: str, text: str, zones: Sequence[Zone]) -> list[ModuleItem]:
    """Return the entries of all modules in page order; a title printed twice is one entry."""
    entries: list[Entry] = []
    ranks = find_bare_ranks(text, zones)
    for zone in zones:
        last = entries[-1] if entries and entries[-1].item.module == zone.module else None
        if zone.role == "module_item":
            entry = _read_entry(page_id, text, zone, last, ranks.get(zone.start))
            if last is None or not _is_same(last, entry):
                entries.append(entry)
        elif zone.role == "module_teaser" and last and last.item.teaser is None:
            entries[-1] = _add_teaser(last, text[zone.start : zone.end])
    return [entry.item for entry in entries]


def find_rendered_after(text: str, zones: Sequence[Zone]) -> date | None:
    """Return the latest full date in the page's chrome: the page was rendered no earlier.

    Days without month or year, as modules like to print them, give nothing away.
    """
    parts = (text[zone.start : zone.end] for zone in _list_dated(text, zones) if zone.is_chrome)
    return max((day for part in parts for day in find_days(part)), default=None)


def _list_dated(text: str, zones: Sequence[Zone]) -> list[Zone]:
    """Return the zones that may print a day."""
    starts = [zone.start for zone in zones]
    places = (bisect_right(starts, match.start()) for match in DATE_BEGINNING.finditer(text))
    return [zones[place - 1] for place in dict.fromkeys(places) if place]


def find_bare_ranks(text: str, zones: Sequence[Zone]) -> dict[int, str]:
    """Return the numbers that entries begin with, by the zone's start.

    A number without a mark behind it is a rank only where entry after entry counts up from 1.
    """
    ranks: dict[int, str] = {}
    counted: list[Zone] = []
    for zone in zones:
        following = str(len(counted) + 1)
        if zone.role == "module_item" and text.startswith(following, zone.start):
            counted.append(zone)
        elif zone.role == "module_item" or counted:
            counted = []
        if len(counted) == LEAST_RANKS:
            ranks |= {each.start: str(no) for no, each in enumerate(counted, start=1)}
        elif len(counted) > LEAST_RANKS:
            ranks[zone.start] = following
    return ranks


def _read_entry(
    page_id: str, text: str, zone: Zone, last: Entry | None, bare_rank: str | None
) -> Entry:
    line = zone.line
    whole = line.content
    content = whole.removeprefix(bare_rank).lstrip() if bare_rank else whole.lstrip()
    rank = int(bare_rank) if bare_rank else line.rank
    start = line.content_start + len(whole) - len(content)
    end = start + (find_repeated_half(content) or len(content))
    list_no = _count_list(rank, last.item if last else None)
    item = ModuleItem(
        None,
        page_id,
        start,
        end,
        zone.rule,
        zone.module or "",
        list_no,
        rank,
        text[start:end],
        None,
    )
    return Entry(item, line)


def _count_list(rank: int | None, last: ModuleItem | None) -> int:
    if last is None:
        return 1
    is_restart = rank is not None and last.rank is not None and rank <= last.rank
    return last.list_no + is_restart


def _is_same(last: Entry, entry: Entry) -> bool:
    if last.item.rank != entry.item.rank or begin_apart(last.line.content, entry.line.content):
        return False
    return last.line.key == entry.line.key


def _add_teaser(entry: Entry, teaser: str) -> Entry:
    return Entry(replace(entry.item, teaser=teaser), entry.line)
