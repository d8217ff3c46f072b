"""Short forms of bodies named before: KLID once defined, firms by name, schools cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.structure.bodies.names import FIRM_MARK
from flows.structure.bodies.resolution import NamedBody
from flows.structure.words import PARTICLES

_ABBREVIATION = re.compile(
    r"\s?\((?:이하\s*['‘\"“]?(?P<short>[가-힣A-Za-z]{2,12})['’\"”]?"
    r"|(?P<latin>[A-Z][A-Za-z0-9&-]{1,11}))\s*[,)]"
)
_SCHOOL = re.compile(
    r"(?P<primary>[가-힣]{2,8}초)등학교$|(?P<middle>[가-힣]{2,8}중)학교$|(?P<high>[가-힣]{2,8}고)등학교$"
    r"|(?P<university>[가-힣]{2,8}대)학교$"
)
SHORT_ENDINGS = {"선거관리위원회": "선관위", "해양경찰서": "해경"}
_HANGUL = re.compile(r"[가-힣]+")
_MOST_ABBREVIATIONS = 20  # each costs a pass over the article


def find_abbreviations(text: str, named: list[NamedBody], end: int) -> Iterator[NamedBody]:
    """Yield where short forms that the text defines in brackets stand up to `end`."""
    defined: dict[str, tuple[int, NamedBody]] = {}
    for body in named:
        match = _ABBREVIATION.match(text, body.end, end)
        if match and body.canonical and body.kind == "organization":
            group = "short" if match["short"] else "latin"
            defined.setdefault(match[group], (match.start(group), body))
    for short, (start, body) in list(defined.items())[:_MOST_ABBREVIATIONS]:
        yield from _follow_abbreviation(text, start, end, short, body)


def find_short_forms(text: str, named: list[NamedBody], end: int) -> Iterator[NamedBody]:
    """Yield where firms, schools, commissions and coast guards are named again, cut short."""
    seen: dict[str, NamedBody] = {}
    for body in named:
        short = _shorten(body)
        if short and body.canonical:
            seen.setdefault(short, body)
    for short, body in list(seen.items())[:_MOST_ABBREVIATIONS]:
        for again in _follow_abbreviation(text, body.end, end, short, body):
            rest = _HANGUL.match(text, again.end)
            if rest is None or rest.group() in PARTICLES:
                yield again._replace(rule="short_form")


def _shorten(body: NamedBody) -> str | None:
    if body.rule == FIRM_MARK:
        return body.canonical
    name = body.canonical or ""
    for ending, short in SHORT_ENDINGS.items():
        if name.endswith(ending):
            return f"{name.removesuffix(ending)}{short}"
    match = _SCHOOL.search(name)
    return match[match.lastgroup or 0] if match else None


def _follow_abbreviation(
    text: str, start: int, end: int, short: str, body: NamedBody
) -> Iterator[NamedBody]:
    pattern = re.compile(rf"(?<![0-9A-Za-z가-힣]){re.escape(short)}(?![0-9A-Za-z])")
    for match in pattern.finditer(text, start, end):
        yield NamedBody(
            match.start(), match.end(), "", body.canonical, body.code, body.kind, "abbreviation"
        )
