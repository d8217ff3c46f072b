"""The body that an article is about: what 시는, 군은 and an official's position point to."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from flows.structure.bodies.names import STATE_BODY
from flows.structure.bodies.resolution import NamedBody
from flows.structure.lexicon import read_lexicon

_TOPIC = ("은", "는")
_SUBJECT = ("이", "가", "에서", "도")
_REST = re.compile(
    r"(?:\([^()\n]{1,40}\)|(?P<unit>[ \xa0][가-힣]{1,6}[0-9]?[읍면동]))"
    r"(?P<particle>은|는|이|가|에서|도)"
)
_AGENT_FRAMES = read_lexicon("agent_frames")


def choose_subject(
    text: str, headline: list[NamedBody], lead: list[NamedBody], named: list[NamedBody]
) -> NamedBody | None:
    """Return the body an article is about, or None.

    In order: what opens the headline, the topic (은/는) of the first sentence, its subject (이/가)
    unless it acts as organiser (가 주관한), the first of the headline, of the lead, of the body.
    `lead` are the bodies of the first sentence.
    """
    headline, lead, named = (
        list(filter(_can_act, _drop_regions(each))) for each in (headline, lead, named)
    )
    opening = headline and _opens(text, headline[0]) and _is_body(headline[0], named)
    choices = (
        headline[0] if opening else None,
        next((body for body in lead if _read_particle(text, body) in _TOPIC), None),
        next((body for body in lead if _is_subject(text, body)), None),
        _find_first([*headline, *lead, *named], lambda body: body.code is not None),
        _find_first([*headline, *lead, *named], lambda body: True),
        next(chain(headline, lead, named), None),
    )
    return next(filter(None, choices), None)


def _drop_regions(bodies: list[NamedBody]) -> list[NamedBody]:
    """Leave out a city or province that says where the body right behind it lies (대전 서구)."""
    following = {body.start: body for body in bodies}
    return [body for body in bodies if not _is_region_of(body, following.get(body.end + 1))]


def _is_region_of(region: NamedBody, body: NamedBody | None) -> bool:
    own, code = region.code, (body.code if body else None) or ""
    return own is not None and code != own and code.startswith(own)


def _can_act(body: NamedBody) -> bool:
    is_named = body.canonical is not None and body.rule != STATE_BODY
    return is_named and (body.kind == "organization" or body.code is not None)


def _find_first(bodies: list[NamedBody], fits: Callable[[NamedBody], bool]) -> NamedBody | None:
    return next((body for body in bodies if body.kind == "organization" and fits(body)), None)


def _opens(text: str, body: NamedBody) -> bool:
    line = text.rfind("\n", 0, body.start) + 1
    following = text[body.end : body.end + 1]
    return not text[line : body.start].strip("[]<>【】■ㆍ·'\"‘“ ") and (
        following in ("", ",", "\n", "(", " ", "…") or body.particle in (*_TOPIC, *_SUBJECT)
    )


def _is_body(body: NamedBody, named: list[NamedBody]) -> bool:
    """Tell the county in 강진, … from the mere place in 서울 성수동 …."""
    if body.kind == "organization":
        return True
    return any(each.code == body.code and each.kind == "organization" for each in named)


def _is_subject(text: str, body: NamedBody) -> bool:
    return _read_particle(text, body) in _SUBJECT and not _organises(text, body)


def _read_particle(text: str, body: NamedBody) -> str | None:
    """Return the particle of a body, past a bracket (시장 …) or a part of it (남해군 한내면은)."""
    if body.particle and body.kind == "organization":
        return body.particle
    match = _REST.match(text, body.end)
    if match is None or (body.kind == "place" and not match["unit"]):
        return None
    return match["particle"]


def _organises(text: str, body: NamedBody) -> bool:
    after = text[body.end + len(body.particle) : body.end + len(body.particle) + 12]
    return any(frame in after for frame in _AGENT_FRAMES)
