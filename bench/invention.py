"""Invented articles: sentences of `sentences.txt` filled with words of `words.txt`.

The same number gives the same article, anywhere; two numbers hardly ever share a sentence.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
BODY_CHARS = 1_150
"""Characters that the paragraphs of an article reach, the last one runs over."""

QUOTE_SHARE, LIST_SHARE, FIGURE_SHARE = 0.25, 0.03, 0.3
PARTICLES = {"eun": ("은", "는"), "iga": ("이", "가"), "reul": ("을", "를"), "euro": ("으로", "로")}
FIRST_SYLLABLE, SYLLABLES_A_VOWEL = 0xAC00, 28


@dataclass(frozen=True, slots=True)
class Story:
    """An article as its author wrote it, before an outlet prints it."""

    place: str
    title: str
    reporter: str
    paragraphs: tuple[str, ...]
    year: int
    month: int
    day: int


def invent_story(number: int) -> Story:
    """Return story `number`: some 1,200 characters in five to nine paragraphs."""
    pick = random.Random(number)
    slots = _choose_words(pick)
    title = _fill(pick, "headline", slots)
    paragraphs = [_fill(pick, "lead", slots)]
    while sum(map(len, paragraphs)) < BODY_CHARS:
        paragraphs.append(_invent_paragraph(pick, slots))
    return Story(
        place=slots["place"],
        title=title,
        reporter=slots["reporter"],
        paragraphs=tuple(paragraphs),
        year=int(slots["year"]),
        month=int(slots["month"]),
        day=int(slots["day"]),
    )


def invent_headlines(pick: random.Random, count: int) -> list[str]:
    """Return so many headlines of other articles."""
    return [_fill(pick, "headline", _choose_words(pick)) for _ in range(count)]


def choose(pick: random.Random, name: str) -> str:
    """Return one of the words of that name."""
    return pick.choice(_words()[name])


def invent_name(pick: random.Random) -> str:
    """Return the name of a person who does not exist."""
    return choose(pick, "surname") + choose(pick, "given")


def _invent_paragraph(pick: random.Random, slots: dict[str, str]) -> str:
    kind = pick.random()
    if kind < QUOTE_SHARE:
        return _fill(pick, "quote", slots)
    if kind < QUOTE_SHARE + LIST_SHARE:
        return _fill(pick, "list", slots)
    kinds = ("body" if pick.random() < FIGURE_SHARE else "prose" for _ in range(pick.randint(1, 3)))
    return " ".join(_fill(pick, kind, slots) for kind in kinds)


def _fill(pick: random.Random, kind: str, slots: dict[str, str]) -> str:
    """Return a sentence of that kind: the article's own words, fresh numbers, right particles."""
    pieces = pick.choice(_sentences()[kind])
    fresh = slots | {name: invent(pick) for name, invent in FRESH.items()}
    said = ""
    for literal, name in pieces:
        said += literal
        if name in PARTICLES:
            said += PARTICLES[name][_ends_open(said)]
        elif name:
            said += fresh[name]
    return said


def _ends_open(word: str) -> bool:
    """Return whether the last syllable has no final consonant."""
    return (ord(word[-1]) - FIRST_SYLLABLE) % SYLLABLES_A_VOWEL == 0


def _choose_words(pick: random.Random) -> dict[str, str]:
    """Return the words that stay the same through an article."""
    slots = {name: pick.choice(words) for name, words in _words().items()}
    slots["head"] = "시장" if slots["place"].endswith("시") else "군수"
    for role in ("mayor", "reporter", "speaker"):
        slots[role] = invent_name(pick)
    slots["year"], slots["year2"] = str(pick.randint(2021, 2024)), str(pick.randint(2025, 2028))
    slots["month"], slots["day"] = str(pick.randint(1, 12)), str(pick.randint(1, 27))
    return slots


def _word(name: str) -> Callable[[random.Random], str]:
    return lambda pick: choose(pick, name)


def _number(low: int, high: int, form: str = "{:,}") -> Callable[[random.Random], str]:
    return lambda pick: form.format(pick.randint(low, high))


def _money(pick: random.Random) -> str:
    hundred_millions, rest = pick.randint(1, 95), pick.randint(0, 9)
    return f"{hundred_millions}억 {rest}000만 원" if rest else f"{hundred_millions}억 원"


def _tenths(low: int, high: int) -> Callable[[random.Random], str]:
    return lambda pick: str(pick.randint(low, high) / 10)


FRESH: dict[str, Callable[[random.Random], str]] = {
    **{
        name: _word(name)
        for name in ("topic", "other", "noun", "village", "weekday", "venue", "people_of", "aim")
    },
    "place2": _word("place"),
    "place3": _word("place"),
    "name": invent_name,
    "streak": _number(2, 9),
    "few": _number(2, 9),
    "count": _number(11, 99),
    "bodies": _number(120, 260),
    "people": _number(1_010, 98_000),
    "people2": _number(1_010, 98_000),
    "score": _tenths(850, 989),
    "score2": _tenths(600, 840),
    "percent": _tenths(11, 989),
    "percent2": _tenths(11, 99),
    "length": _tenths(11, 99),
    "area": _number(310, 9_900),
    "serial": _number(210, 390),
    "small": _number(3, 90),
    "age": _number(31, 84),
    "hour": _number(9, 11),
    "month2": _number(1, 12),
    "day2": _number(1, 28),
    "money": _money,
    "money2": _money,
    "money3": _money,
}


@cache
def _words() -> dict[str, tuple[str, ...]]:
    lines = _read_lines("words.txt")
    named = (line.split(": ", 1) for line in lines)
    return {name: tuple(w.replace("_", " ") for w in words.split()) for name, words in named}


@cache
def _sentences() -> dict[str, tuple[tuple[tuple[str, str], ...], ...]]:
    kinds: dict[str, list[tuple[tuple[str, str], ...]]] = {}
    for line in _read_lines("sentences.txt"):
        if line.startswith("["):
            kind = kinds.setdefault(line.strip("[]"), [])
        else:
            pieces = (piece.rpartition("{") for piece in line.split("}"))
            kind.append(tuple((head, name) if mark else (name, "") for head, mark, name in pieces))
    return {name: tuple(lines) for name, lines in kinds.items()}


def _read_lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
