"""What a rule about numbers may find: an amount, or that there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple


class Amount(NamedTuple):
    """A value with its unit; `high` only for a range, money of Korea in won."""

    low: Decimal
    high: Decimal | None
    unit: str
    unit_kind: str
    is_approximate: bool = False


class Excluded:
    """The outcome of an exclusion: it takes its characters and gives no row."""


EXCLUDED: Final = Excluded()
Outcome = Amount | Excluded
