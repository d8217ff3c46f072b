"""The bytes of a table's row: what its `page_id` is the hash of.

A row of CSV or Parquet has no bytes of its own that two programs would agree on. They are defined
as the UTF-8 of a JSON object of its cells by column name, names sorted, no blanks between, nothing
escaped that need not be, an absent cell null, days and moments in ISO 8601.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import date, datetime, time


def write_row(row: Mapping[str, object]) -> bytes:
    """Return the canonical bytes of a row."""
    text = json.dumps(
        row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_write_cell
    )
    return text.encode("utf-8", "replace")


def _write_cell(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
