"""Review pages of a run that was published: a single page of a large one, or all anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from flows.errors import InputError
from flows.write.publish import CURRENT
from flows.write.review.selection import ID_DIGITS, PAGES
from flows.write.review.writing import FOLDER, write_review, write_review_pages

_PAGE_ID = re.compile(f"[0-9a-f]{{{ID_DIGITS}}}")


def review_published(
    out: Path, page_ids: Sequence[str] = (), limit: int | None = None
) -> list[Path]:
    """Write the review pages of these ids, or of the first `limit` pages; return what to open.

    They lie with the published run, as they follow from it. Raises `InputError` if `out` holds no
    run, or for an id that is none.
    """
    current = out / CURRENT
    if not (current / "datasets").is_dir():
        raise InputError(f"{out}: holds no datasets; run sacho first, or give its --out")
    if wrong := [each for each in page_ids if not _PAGE_ID.fullmatch(each)]:
        raise InputError(f"{wrong[0]!a}: no page id (32 hexadecimal digits)")
    if page_ids:
        return write_review_pages(current, page_ids)
    write_review(current, limit or PAGES)
    return [current / FOLDER / "index.html"]
