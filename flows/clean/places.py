"""Provinces, cities and counties as the sections and datelines of pages name them."""

from __future__ import annotations

from functools import cache

from schemas.reference.bodies import LOCAL_TIERS, Body, load_bodies


@cache
def list_places() -> frozenset[str]:
    """Return their names and aliases, with and without what they are: 충남, 서산, 서산시."""
    names = {name for body in load_bodies() if body.tier in LOCAL_TIERS for name in _names(body)}
    return frozenset(names | {name[:-1] for name in names if len(name) > 2})


def _names(body: Body) -> tuple[str, ...]:
    return (body.name, *body.aliases)
