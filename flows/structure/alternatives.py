r"""Alternatives of a pattern, written as lists of wordings.

    any_of("받 얻", r"손에\s쥐") → (?:받|얻|손에\s쥐)

A wording is a pattern of its own; blanks part it from the next, so its own blanks are `\s`.
"""

from __future__ import annotations


def any_of(*lists: str) -> str:
    """Return a group of all wordings of `lists`; the first that fits is taken."""
    return f"(?:{join_wordings(*lists)})"


def join_wordings(*lists: str) -> str:
    """Return all wordings of `lists` as alternatives without a group around them."""
    return "|".join(wording for each in lists for wording in each.split())
