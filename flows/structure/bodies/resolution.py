"""From a name in the text to the body it stands for, by the article's day and region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from flows.structure.bodies.names import FIRM_MARK, Name, strip_firm_mark
from flows.structure.bodies.registry import find_by_code, find_province, resolve_body
from flows.structure.reading import Reading
from schemas.reference.bodies import Body, index_names

_LIST_MARKS = " \xa0·,ㆍ‧∙/"
_LOCATIVE = frozenset(["에", "내", "내에", "내에서"])
_SMALLER_PLACE = re.compile(
    r"[ \xa0][가-힣]{1,5}[0-9]?[읍면동리](?:[은는이가을를에의]|에서)?(?![가-힣])"
    r"|[ \xa0](?!시군|자치구)[가-힣]{1,4}[시군구](?:[은는이가을를의도와]|에서)?(?![가-힣])"
)
_WHEREABOUTS = re.compile(
    r"[ \xa0](?:출신|소재|모|(?:지역|일대|일원|해상|전역|곳곳|[동서남북]쪽|인근)"
    r"(?:[은는이가을를의]|에서?)?)(?![가-힣])"
)
_DISTRICTS = frozenset(["중구", "동구", "서구", "남구", "북구"])
_METROPOLIS = "광주광역시"
_OF_DISTRICT = re.compile(r"(?P<district>[중동서남북]구)(?:청|(?P<part>의회|보건소|시설관리공단))?")


class NamedBody(NamedTuple):
    """A body where it is named; `canonical` and `code` are None where nothing decides whose."""

    start: int
    end: int
    particle: str
    canonical: str | None
    code: str | None
    kind: str
    rule: str


class Setting(NamedTuple):
    """The day of an article and the codes of the provinces it speaks of."""

    day: date | None
    home: frozenset[str]
    named: frozenset[str]


def read_setting(reading: Reading, names: Iterable[Name]) -> Setting:
    """Return when and where an article plays; `names` are all that its page text names."""
    article = reading.article
    day = article.published_at.date() if article.published_at else None
    hints = (article.dateline_place, article.issuer)
    home = {_find_own_province(hint, day) for hint in hints if hint}
    listed = list(names)
    named = {_find_own_province(name.base, day) for name in listed if name.base}
    if any(map(_is_of_gwangju, listed, listed[1:])):
        named.add(_find_own_province(_METROPOLIS, day))
    return Setting(day, frozenset(filter(None, home)), frozenset(filter(None, named)))


def _is_of_gwangju(before: Name, name: Name) -> bool:
    """Return whether 광주 stands right before a district: the metropolis, not the city."""
    is_beside = before.end + 1 == name.start and not before.particle
    return before.base == _METROPOLIS[:2] and is_beside and name.base in _DISTRICTS


@lru_cache(maxsize=1 << 14)
def _find_own_province(name: str, day: date | None) -> str | None:
    for form in (name, name + "시", name + "군"):
        if form in index_names():
            body = resolve_body(form, day)
            return find_province(body) if body else None
    return None


def resolve_names(text: str, names: Iterable[Name], setting: Setting) -> list[NamedBody]:
    """Return the bodies that `names`, given in text order, stand for."""
    resolved: list[NamedBody] = []
    province: str | None = None
    before: Name | None = None
    for name in names:
        province = province if before and _is_listed(text, before, name) else None
        body = _resolve(name, setting, province)
        province = find_province(body) if body else province
        named = _name_body(text, name, body)
        resolved.append(_add_city(named, setting))
        before = name
    return resolved


def _add_city(body: NamedBody, setting: Setting) -> NamedBody:
    """Write a district whose name others bear, or a body of it, with its city: 대전 서구의회."""
    match = _OF_DISTRICT.fullmatch(body.canonical or "")
    if match is None:
        return body
    own = find_by_code(body.code, setting.day) if body.code else None
    own = own or resolve_body(match["district"], setting.day, setting.home | setting.named)
    city = find_by_code(own.parent_code or "", setting.day) if own else None
    whole = f"{city.name[:2]} {match['district']}{match['part'] or ''}" if city else body.canonical
    return body._replace(canonical=whole)


def _is_listed(text: str, before: Name, name: Name) -> bool:
    between = text[before.end : name.start]
    return (
        before.particle in ("", "과", "와")
        and len(between) < 4
        and (between.removeprefix(before.particle).strip(_LIST_MARKS) == "")
    )


def _resolve(name: Name, setting: Setting, province: str | None) -> Body | None:
    if name.base is None:
        return None
    body = resolve_body(name.base, setting.day, setting.home, province)
    return body or resolve_body(name.base, setting.day, setting.named, province)


def _name_body(text: str, name: Name, body: Body | None) -> NamedBody:
    written = " ".join(text[name.start : name.end].split())
    if name.rule == FIRM_MARK:
        written = strip_firm_mark(written)
    kind = _tell_kind(text, name, body)
    if name.base is None:
        return NamedBody(name.start, name.end, name.particle, written, None, kind, name.rule)
    if body is None:
        return NamedBody(
            name.start, name.end, name.particle, None, None, kind, "homonym_unresolved"
        )
    return NamedBody(name.start, name.end, name.particle, body.name, body.code, kind, name.rule)


def _tell_kind(text: str, name: Name, body: Body | None) -> str:
    if name.base is None:
        return "organization"
    if name.rule == "short_place" or _is_short_province(name, body):
        return "place"
    is_local = name.base[-1] in "시군구도"
    return "place" if is_local and _is_spoken_of_as_place(text, name) else "organization"


def _is_short_province(name: Name, body: Body | None) -> bool:
    """Tell 충남 and 대구 from 충남도 and 대구시; a short name is all that is two syllables long."""
    is_local = body is None or body.tier in ("province", "municipality")
    return (
        is_local and name.base is not None and len(name.base) == 2 and name.base not in _DISTRICTS
    )


def _is_spoken_of_as_place(text: str, name: Name) -> bool:
    if name.particle in _LOCATIVE:
        return not text.startswith(("따르", "의하"), name.end + len(name.particle) + 1)
    rules = (_SMALLER_PLACE, _WHEREABOUTS)
    return not name.particle and any(rule.match(text, name.end) for rule in rules)
