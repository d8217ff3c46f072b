"""Bodies and places: who is named in an article, and what points back to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from flows.records import Block, Mention
from flows.structure.bodies.abbreviations import (
    SHORT_ENDINGS,
    find_abbreviations,
    find_short_forms,
)
from flows.structure.bodies.courts import COURT, find_courts
from flows.structure.bodies.names import Name, find_names
from flows.structure.bodies.references import find_references, list_referents
from flows.structure.bodies.registry import AGENCY, find_by_code, find_province, resolve_body
from flows.structure.bodies.resolution import NamedBody, Setting, read_setting, resolve_names
from flows.structure.bodies.shapes import drop_unconfirmed
from flows.structure.bodies.subjects import choose_subject
from flows.structure.bodies.widening import widen_names
from flows.structure.reading import Reading
from flows.structure.spans import Found, settle_overlaps
from flows.structure.words import PARTICLES

__all__ = ["find_bodies", "find_subject", "resolve_body"]

_MOST_NAMED = 200  # bodies looked at for what a short name stands for
_HANGUL = re.compile(r"[가-힣]+")  # a name with a blank has its place apart: nothing to widen by
_SHORTEST_CUT = 4  # syllables of a name that may be the end of another
_REST = re.compile(r"[가-힣]*")


def find_bodies(reading: Reading) -> list[Mention]:
    """Return the bodies and places named in the body of an article, in text order.

    `canonical_name` is the full name on the article's day, or the name as written where the
    registry does not know it; both it and `code` are null where a name stays ambiguous.
    """
    names = _find_names(reading, reading.body)
    heading = _find_names(reading, reading.headline)
    setting = read_setting(reading, (*heading, *names))
    everything = _prefer_named(reading.text, resolve_names(reading.text, names, setting))
    headline = resolve_names(reading.text, heading, setting)
    named = _drop_unbacked([*headline, *everything], everything)
    subject = choose_subject(reading.text, headline, _take_lead(reading, named), named)
    found = [*named, *_find_references(reading, [*headline, *named], subject)]
    kept = settle_overlaps(Found(body.start, body.end, body.rule, body) for body in found)
    return [_make_mention(reading, each.value) for each in kept]


def find_subject(reading: Reading, bodies: list[Mention]) -> Mention | None:
    """Return the body that an article is about, or None.

    It is one of `bodies` where the body of the article names it, else a mention in the headline.
    """
    named = [_recall(reading.text, each) for each in bodies if each.rule != COURT]
    heading = _find_names(reading, reading.headline)
    headline = resolve_names(reading.text, heading, _recall_setting(reading, heading, bodies))
    subject = choose_subject(reading.text, headline, _take_lead(reading, named), named)
    if subject is None:
        return None
    same = (mention for mention in bodies if mention.canonical_name == subject.canonical)
    return next(same, None) or _make_mention(reading, subject)


def find_issuer(reading: Reading) -> Mention | None:
    """Return the local government that issued a press release as a mention without a span."""
    day = reading.article.published_at.date() if reading.article.published_at else None
    body = resolve_body(reading.article.issuer or "", day)
    if body is None:
        return None
    named = NamedBody(0, 0, "", body.name, body.code, "organization", "issuer")
    return _make_mention(reading, named)


def _find_names(reading: Reading, blocks: Iterable[Block]) -> list[Name]:
    spans = [(block.start, block.end) for block in blocks]
    found = [name for start, end in spans for name in find_names(reading.text, start, end)]
    return drop_unconfirmed(reading, widen_names(reading.text, found))


def _take_lead(reading: Reading, named: list[NamedBody]) -> list[NamedBody]:
    told = reading.told
    first = told[0] if told else (reading.body or (None,))[0]
    return [body for body in named if first is not None and first.start <= body.start < first.end]


def _prefer_named(text: str, bodies: list[NamedBody]) -> list[NamedBody]:
    """Take a short name for that of a body named before that ends so.

    환경공단 is 물길환경공단 where the article names that, not the state's; 분청문화박물관 is
    고흥분청문화박물관.
    """
    kept: list[NamedBody] = []
    own: list[str] = []
    for body in bodies:
        written = text[body.start : body.end]
        named = _find_fuller(body, written, own)
        if named:
            kept.append(body._replace(canonical=named, code=None, rule="short_of_named"))
        else:
            kept.append(body)
        if body.code is None and body.canonical:
            own = [*own[-_MOST_NAMED:], body.canonical]
    return kept


def _find_fuller(body: NamedBody, written: str, own: list[str]) -> str | None:
    """Return the name among `own` that `written` is the end of: a short name, or 문화박물관."""
    is_short = (body.code or "").startswith(AGENCY) and written != body.canonical
    is_cut = body.code is None and body.rule == "name_by_suffix" and len(written) >= _SHORTEST_CUT
    if not (is_short or is_cut):
        return None
    endings = (written, *(full for full, short in SHORT_ENDINGS.items() if short == written))
    fuller = (name for name in own if name.endswith(endings) and name != written)
    return next((name for name in fuller if is_short or _HANGUL.fullmatch(name)), None)


def _drop_unbacked(named: list[NamedBody], candidates: list[NamedBody]) -> list[NamedBody]:
    """Keep a short place (남해) only where its full name or its province stands by."""
    full = {body.canonical for body in named if body.rule == "registry_name"}
    kept: list[NamedBody] = []
    for body in candidates:
        if body.rule != "short_place" or body.canonical in full or _follows_province(kept, body):
            kept.append(body)
    return kept


def _follows_province(kept: list[NamedBody], body: NamedBody) -> bool:
    return bool(kept) and kept[-1].end + 1 == body.start and len(kept[-1].code or "") == 2


def _find_references(
    reading: Reading, named: list[NamedBody], subject: NamedBody | None
) -> Iterator[NamedBody]:
    referents = list_referents(named, subject)
    for block in reading.body:
        yield from find_references(reading.text, block.start, block.end, referents)
        yield from find_courts(reading.text, block.start, block.end)
    if reading.body:
        inside = [body for body in named if body.start >= reading.body[0].start]
        end = reading.body[-1].end
        for short in chain(
            find_abbreviations(reading.text, inside, end),
            find_short_forms(reading.text, inside, end),
        ):
            if _is_inside(reading.body, short.start):
                yield short


def _is_inside(blocks: tuple[Block, ...], start: int) -> bool:
    index = bisect_right(blocks, start, key=lambda block: block.start) - 1
    return index >= 0 and start < blocks[index].end


def _recall(text: str, mention: Mention) -> NamedBody:
    rest = _REST.match(text, mention.end)
    particle = rest.group() if rest and rest.group() in PARTICLES else ""
    return NamedBody(
        mention.start, mention.end, particle, mention.canonical_name, mention.code,
        mention.kind, mention.rule,
    )  # fmt: skip


def _recall_setting(reading: Reading, heading: list[Name], bodies: list[Mention]) -> Setting:
    setting = read_setting(reading, heading)
    codes = {mention.code for mention in bodies if mention.code}
    near = {find_province(body) for code in codes if (body := find_by_code(code, setting.day))}
    return setting._replace(named=setting.named | frozenset(filter(None, near)))


def _make_mention(reading: Reading, body: NamedBody) -> Mention:
    return Mention(
        article_id=reading.article.article_id,
        page_id=reading.article.page_id,
        start=body.start,
        end=body.end,
        rule=body.rule,
        mention_id=f"{reading.article.page_id}:{body.kind}:{body.start}",
        kind=body.kind,
        text=reading.text[body.start : body.end],
        canonical_name=body.canonical,
        code=body.code,
        position=None,
        organization=None,
    )
