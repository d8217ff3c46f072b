"""Where the report leads to, relative to the output folder."""

from __future__ import annotations

from urllib.parse import quote


def link_review(page_id: str | None) -> str | None:
    """Return the review page of a page, or None where no page stands behind."""
    return f"review/pages/{quote(page_id)}.html" if page_id else None


def link_data_docs(dataset: str, check: str | None = None) -> str:
    """Return the place in the Data Docs of a suite, or of one expectation in it."""
    return f"data_docs/index.html#{quote(f'{dataset}.{check}' if check else dataset)}"
