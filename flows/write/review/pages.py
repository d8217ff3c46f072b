"""A page's review page: a shell of HTML around its rows as JSON, which the scripts draw."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from flows.write.review.gather import PageRows, list_columns

ASSETS = Path(__file__).with_name("assets")
_SHELL = Template((ASSETS / "page.html").read_text(encoding="utf-8"))
_UNSAFE = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def render_page(page: PageRows) -> str:
    """Return the HTML of a review page; nothing of the page stands in it but as data."""
    data = {
        "page_id": page.page_id,
        "rows": {name: rows for name, rows in page.rows.items() if rows and name != "texts"},
        "text": page.rows["texts"][0][0] if page.rows["texts"] else None,
        "kept": [asdict(each) for each in page.kept],
    }
    return _SHELL.substitute(title=escape(find_title(page)), data=dump(data))


def find_title(page: PageRows) -> str:
    """Return what to call a page: its title, else how its text begins, else its source."""
    at = list_columns("articles").index("title")
    titles = (row[at] for row in page.rows["articles"] if row[at])
    text = page.rows["texts"][0][0].strip() if page.rows["texts"] else ""
    return next(titles, None) or text[:60].split("\n")[0] or find_source(page)


def find_source(page: PageRows) -> str:
    """Return where a page came from."""
    for dataset in ("pages", "rejects"):
        at = list_columns(dataset).index("source_uri")
        for row in page.rows[dataset]:
            return str(row[at])
    return page.page_id


def dump(data: Any) -> str:
    """Return data as JSON that is harmless within a script element and as a script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    for character, code in _UNSAFE:
        text = text.replace(character, code)
    return text
