"""Cities and counties that the registry does not know, told by more than the shape of the word.

`가람시` counts where the page also has its mayor, citizens, hall or council (가람시장, 가람시민 …),
where it opens the headline or the body, or where it follows another in a list; else 시 and 군 end
too many other words.
"""

from __future__ import annotations

import re
from itertools import islice

from flows.structure.bodies.names import LOCAL_BY_SHAPE, Name
from flows.structure.reading import Reading

_KIN = r"(?:청|의회|민|정)(?![가-힣]{3})"
_HEADS = {"시": r"장|\(시장", "군": r"수|\(군수"}
_OPENING = re.compile(r"[\[<【■·'\"‘“\s]*")
_OPENED = re.compile(r"(?:은|는|이|가|와|과|의)?(?:[\s,(…·]|$)")
_MOST_SHAPES = 20  # distinct ones looked at; each costs a pass over the article


def drop_unconfirmed(reading: Reading, names: list[Name]) -> list[Name]:
    """Return `names` without those that only look like a city or county."""
    shaped = {
        reading.text[name.start : name.end]: name for name in reversed(names) if _is_shape(name)
    }
    if not shaped:
        return names
    confirmed = {written for written in islice(shaped, _MOST_SHAPES) if _confirm(reading, written)}
    kept: list[Name] = []
    for name in names:
        written = reading.text[name.start : name.end]
        if _is_shape(name) and kept and _is_listed(reading.text, kept[-1], name):
            confirmed.add(written)
        if not _is_shape(name) or written in confirmed:
            kept.append(name)
    return kept


def _is_listed(text: str, before: Name, name: Name) -> bool:
    """Return whether a name follows a city or county in a list (가람시와 누리군)."""
    is_local = _is_shape(before) or (before.base or "")[-1:] in ("시", "군")
    return is_local and text[before.end : name.start].strip("와과,·ㆍ \xa0") == ""


def _is_shape(name: Name) -> bool:
    return name.rule == LOCAL_BY_SHAPE


def _confirm(reading: Reading, written: str) -> bool:
    blocks = (*reading.headline[:1], *reading.body[:1])
    if any(_opens(reading.text, block.start, written) for block in blocks):
        return True
    kin = re.compile(rf"(?<![가-힣]){written}(?:{_KIN}|{_HEADS[written[-1]]})")
    spans = ((block.start, block.end) for block in (*reading.headline, *reading.body))
    return any(kin.search(reading.text, *span) for span in spans)


def _opens(text: str, start: int, written: str) -> bool:
    opening = _OPENING.match(text, start)
    at = opening.end() if opening else start
    return text.startswith(written, at) and _OPENED.match(text, at + len(written)) is not None
