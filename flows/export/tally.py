"""What an export left out or changed and why, counted, and the manifest that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from flows.export.rights import VERDICTS

REASONS: Mapping[str, str] = {
    "words_of_page": "Words of a page whose text must not be handed on; null.",
    "words_of_others": "Words of other articles, named by a page module; null.",
    "free_text": "A sentence that may quote a page; null.",
    "run_of_page": "It has 20 characters in a row in common with a page whose text must not be "
    "handed on. A name is its first characters and 8 digits of its SHA-256; a text has circles.",
    "private_person": "A person without an office. A name is a keyed hash, the same for the same "
    "name; in a text stand circles.",
    "contact": "An e-mail address or telephone number; circles.",
}
"""The closed list of reasons."""


class Tally:
    """Cells that were changed, by dataset, column and reason."""

    def __init__(self) -> None:
        self.cells: Counter[tuple[str, str, str]] = Counter()

    def add(self, dataset: str, column: str, reason: str, count: int = 1) -> None:
        """Count cells that were changed for one of `REASONS`."""
        if count:
            self.cells[dataset, column, reason] += count

    def by_reason(self) -> dict[str, int]:
        """Return how many cells were changed for each reason, every reason named."""
        counts = dict.fromkeys(REASONS, 0)
        for (_, _, reason), count in self.cells.items():
            counts[reason] += count
        return counts


def make_manifest(
    snapshot_id: str, classes: Mapping[str, str], persons: int, tally: Tally
) -> dict[str, Any]:
    """Return what stands in `manifest.json`: the same for the same state and key."""
    pages = Counter(classes.values())
    return {
        "title": "Tables of sacho to hand on: facts, spans and hashes",
        "made_from": snapshot_id,
        "rights": {
            name: {
                "pages": pages[name],
                "text": "kept" if verdict.is_text_kept else "left out",
                "why": verdict.why,
            }
            for name, verdict in VERDICTS.items()
        }
        | {
            "no_article": {
                "pages": pages["no_article"],
                "text": "left out",
                "why": "no article was found, and no rights line allows to redistribute",
            }
        },
        "private_persons": persons,
        "reasons": REASONS,
        "cells_by_reason": tally.by_reason(),
        "changed": [
            {"dataset": dataset, "column": column, "reason": reason, "cells": count}
            for (dataset, column, reason), count in sorted(tally.cells.items())
        ],
        "not_here": [
            "the text of pages that were held back (rejects/)",
            "the key of the hashes",
            "persons whom no rule found stay as they are in texts that are kept",
        ],
    }
