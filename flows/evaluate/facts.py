"""The facts of the body: quotes with their speakers, persons, quantities and dates."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from flows.evaluate.gold import IGNORED, Case
from flows.evaluate.tally import Tally, compare_bags, compare_values
from flows.evaluate.wording import close_up, close_up_if, is_ignored
from flows.records import DateMention, Facts, Quantity, Quotation

_SPEAKER = ("speaker", "position", "organization")
_HOLDER = ("position", "organization")
_PERIOD = "/"
_SHAPES = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


def score_facts(case: Case, facts: Facts) -> dict[str, Tally]:
    """Return the tallies of quotes, persons, quantities and dates."""
    return (
        _score_quotes(case.gold["quotes"], list(facts.quotations))
        | _score_persons(case.gold["persons"], facts)
        | _score_quantities(case.gold, facts.quantities)
        | _score_dates(case.gold, facts.dates)
    )


def _score_quotes(gold: list[Mapping[str, Any]], found: list[Quotation]) -> dict[str, Tally]:
    """Pair quotes that begin and end alike; a lone one misses, or has in excess, all its fields."""
    scores = {name: Tally() for name in ("quote span", *(f"quote {each}" for each in _SPEAKER))}

    def count(name: str, tally: Tally) -> None:
        scores[name] = scores[name].plus(tally)

    left = list(found)
    for wanted in gold:
        pair = next((each for each in left if _is_same_quote(wanted, each)), None)
        if pair is not None:
            left.remove(pair)
        count("quote span", Tally(1) if pair else Tally(missed=1))
        for field in _SPEAKER:
            value = getattr(pair, field) if pair else None
            count(f"quote {field}", compare_values(wanted[field], value))
    for excess in left:
        count("quote span", Tally(wrong=1))
        for field in _SPEAKER:
            count(f"quote {field}", compare_values(None, getattr(excess, field)))
    return scores


def _is_same_quote(wanted: Mapping[str, Any], found: Quotation) -> bool:
    text = close_up(found.text)
    return text.startswith(close_up(wanted["text_start"])) and text.endswith(
        close_up(wanted["text_end"])
    )


def _score_persons(gold: list[Mapping[str, Any]], facts: Facts) -> dict[str, Tally]:
    """Compare full names, each once, and what those named on both sides hold where."""
    mentions = [each for each in facts.mentions if each.kind == "person" and each.canonical_name]
    found = {each.canonical_name: each for each in reversed(mentions)}
    scores = {"persons": compare_bags((each["name"] for each in gold), found)}
    for field in _HOLDER:
        tally = Tally()
        for wanted in gold:
            if wanted["name"] in found:
                value = getattr(found[wanted["name"]], field)
                tally = tally.plus(compare_values(wanted[field], value))
        scores[f"person {field}"] = tally
    return scores


def _score_quantities(gold: Mapping[str, Any], found: Iterable[Quantity]) -> dict[str, Tally]:
    """Compare the values, and the values with their units, each once for the whole page."""
    values = {_read_value(each["value"]) for each in gold["quantities"]}
    units = {(_read_value(each["value"]), close_up_if(each["unit"])) for each in gold["quantities"]}
    kept = [(_value_of(each), each) for each in found]
    return {
        "quantity value": compare_bags(values, _keep(kept, values, gold, lambda v, _: v)),
        "quantity unit": compare_bags(units, _keep(kept, units, gold, lambda v, u: (v, u))),
    }


def _keep(
    found: list[tuple[Hashable, Quantity]], wanted: set[Any], gold: Mapping[str, Any], make: Any
) -> set[Any]:
    """Return what counts: all that is wanted, and else what the gold does not ignore."""
    made = ((make(value, close_up(each.unit)), each) for value, each in found)
    return {key for key, each in made if key in wanted or not is_ignored(each.text, gold[IGNORED])}


def _read_value(value: Any) -> Hashable:
    return tuple(map(float, value)) if isinstance(value, list) else float(value)


def _value_of(found: Quantity) -> Hashable:
    return found.value if found.value_max is None else (found.value, found.value_max)


def _score_dates(gold: Mapping[str, Any], found: Iterable[DateMention]) -> dict[str, Tally]:
    """Compare the dates as written, each writing once, and what those of the gold come to.

    Two writings are the same if one holds the other (지난 17일, 17일); each counts once.
    """
    wanted = {close_up(each["text"]): each["resolved"] for each in gold["dates"]}
    got: dict[str, str | None] = {}
    for each in found:
        got.setdefault(close_up(each.text), write_days(each))
    pairs = _pair_writings(list(wanted), list(got))
    taken = set(pairs.values())
    excess = [
        text
        for text in got
        if text not in taken
        and not is_ignored(text, gold[IGNORED])
        and not any(text in each or each in text for each in taken)
    ]
    resolved = Tally(missed=len(wanted) - len(pairs))
    for text, other in pairs.items():
        is_right = _is_resolved(wanted[text], got[other])
        resolved = resolved.plus(Tally(1) if is_right else Tally(wrong=1, missed=1))
    return {
        "date found": Tally(len(pairs), len(excess), len(wanted) - len(pairs)),
        "date resolved": resolved,
    }


def _is_resolved(wanted: str | None, got: str | None) -> bool:
    """Return whether the days are the gold's; of a period the gold gives where it begins."""
    if wanted is None or got is None:
        return wanted == got
    return got == wanted or (_PERIOD in got and got.startswith(wanted))


def _pair_writings(wanted: list[str], got: list[str]) -> dict[str, str]:
    """Return which writing stands for which: the same one, else the first that is part of it."""
    pairs = {text: text for text in wanted if text in got}
    taken = set(pairs)
    for text in wanted:
        free = (each for each in got if each not in taken and (each in text or text in each))
        other = pairs.get(text) or next(free, None)
        if other is not None:
            pairs[text] = other
            taken.add(other)
    return pairs


def write_days(date: DateMention) -> str | None:
    """Return what a date comes to as gold writes it: 2025-02-17, 2025-02, 2025, both ends, None."""
    if date.first_day is None:
        return None
    shape = _SHAPES.get(date.precision)
    if shape is None or (date.precision == "day" and date.first_day != date.last_day):
        return f"{date.first_day}{_PERIOD}{date.last_day or ''}"
    return date.first_day.strftime(shape)
