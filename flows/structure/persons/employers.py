"""The body that a person acts for, as the text writes it beside the name."""

from __future__ import annotations

import re

from flows.structure.bodies.names import COUNCIL, is_built, is_council, is_registered
from flows.structure.bodies.registry import resolve_body
from flows.structure.persons.branches import place_glued
from flows.structure.persons.described import OF_GROUPS, read_described
from flows.structure.persons.gap_words import MODIFIERS, TIERS
from flows.structure.persons.names import CANDIDATES, Likeness, judge_name
from flows.structure.persons.pointed import read_anaphor, read_pointed
from flows.structure.persons.scenes import PersonPhrase, is_school
from flows.structure.persons.surroundings import (
    LONGEST_BRACKET,
    LONGEST_UNKNOWN,
    Surroundings,
    find_inside,
    is_government,
    is_province,
    list_governments,
    name_in_text,
    write_name,
)
from flows.structure.persons.townships import read_residence
from flows.structure.persons.units import (
    VILLAGE_HEADS,
    find_county,
    find_village,
    is_village,
    name_committee,
    place_association,
    read_bracket_behind,
    read_bracket_between,
    read_unit,
    read_village,
)
from flows.structure.persons.unknown_bodies import (
    heads,
    is_department,
    is_kind_of_body,
    is_party,
    may_specify,
)
from flows.structure.words import Word, follows_directly, scan_words

_LINKS = ("", "의", "소속")
_SMALL_UNIT = re.compile(r"^[가-힣]+[0-9]*[읍면동]$")
_LONGEST_BEFORE = 5
_LONGEST_TEXT = 40_000  # code points in which a township's county is looked for
_TRAINERS = ("감독", "코치", "선수", "공격수", "수비수", "투수", "포수")
_SHORT_SCHOOLS = ("초", "중", "고", "대", "여상", "공고", "상고", "농고", "고교")
_SHORTEST_SCHOOL = 3
_GROUPS = ("연대", "연합", "모임", "행동", "네트워크", "시민회의", "포럼", "평의회", "동맹")
_SHORTEST_GROUP = 4
_SHORT_COMMITTEES = {"예결특위": "예산결산특별위원회", "예결위": "예산결산특별위원회"}
_RESIDENTS = ("주민", "상인")
_GOVERNED = {"군수": "군", "부군수": "군", "시장": "시", "부시장": "시"}
_CREW = ("선장", "선원", "기관장", "항해사", "갑판장")
_SHIP = "호"  # 나루호 선장
_SHORTEST_SHIP = 3
_FIRM_MARKS = ("㈜", "(주)")


def read_organization(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the body that the text writes beside a person, in its full form, or None."""
    if phrase.body:
        return expand_body(place_glued(text, phrase, around), around)
    written = (
        read_village(text, phrase.first, phrase.title)
        or _read_residence(text, phrase)
        or _read_gap(text, phrase, around)
        or read_pointed(text, phrase.first, around)
        or read_anaphor(text, phrase.first, around)
        or read_described(text, phrase, around)
        or _read_before(text, phrase, around)
        or _read_around(text, phrase, around)
        or read_bracket_between(text, phrase.end)
        or read_bracket_behind(text, phrase.end, phrase.title)
    )
    subject = around.subject.canonical_name if around.subject else None
    if written and _SMALL_UNIT.fullmatch(written) and phrase.title in VILLAGE_HEADS:
        return written
    return written and name_committee(_write_out(text, written, around), subject)


def _write_out(text: str, body: str, around: Surroundings) -> str:
    """Return 나루시의회 예산결산특별위원회 for 예결특위, as far as the text names it."""
    whole = _SHORT_COMMITTEES.get(body)
    named = around.names.get(whole) if whole else None
    return name_in_text(text, named, around) if named else whole or body


def expand_body(written: str, around: Surroundings) -> str:
    """Return the full name of a body written short: that of the text, else of the registry."""
    known = around.by_text.get(written)
    if known:
        return known
    body = resolve_body(written, None)
    return body.name if body else _name_small_unit(written, around)


def _name_small_unit(written: str, around: Surroundings) -> str:
    if not _SMALL_UNIT.match(written):
        return written
    parents = list_governments(around)
    return f"{parents[0]} {written}" if len(parents) == 1 else written


def place_small_unit(text: str, body: str | None) -> str | None:
    """Return 물길시 나래면 for 나래면, 나래면 한빛마을 for 한빛마을, as far as a text has it."""
    text = text[:_LONGEST_TEXT]
    if body is not None and is_village(body):
        return find_village(text, body)
    unit = body.split()[-1] if body else ""
    if body is None or not _SMALL_UNIT.fullmatch(unit) or (body != unit and body in text):
        return body
    county = find_county(text, unit)
    return f"{county} {unit}" if county else body


def _read_residence(text: str, phrase: PersonPhrase) -> str | None:
    return read_residence(text, phrase.first) if phrase.title in _RESIDENTS else None


def _read_gap(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    if phrase.gap is None:
        return None
    if phrase.rule == "foreign_name":
        return text[slice(*phrase.gap)].strip()
    inside = find_inside(*phrase.gap, around)
    unit = read_unit(text, *phrase.gap)
    if unit is not None and not (inside and len(inside[0].text) > len(unit)):
        return _expand_whole(unit, around)
    if inside:
        return write_name(inside[-1])
    words = [word.text for word in scan_words(text, *phrase.gap)]
    if len(words) == 1 and words[0] in TIERS:
        return find_tier(words[0], around)
    written = " ".join(word for word in words if word not in (*MODIFIERS, *TIERS))
    if is_registered(governed := f"{written}{_GOVERNED.get(phrase.base or '', '-')}"):
        return governed
    return written if written and not is_department(written) else None


def find_tier(tier: str, around: Surroundings) -> str | None:
    """Return the home if it is of that tier, else the only body of it that is named."""
    if tier == "도":
        provinces = {name for name, body in around.names.items() if is_province(body)}
        return provinces.pop() if len(provinces) == 1 else None
    home = around.home
    if home and is_government(home) and (home.canonical_name or "")[-1:] == tier:
        return home.canonical_name
    governments = (name for name, body in around.names.items() if is_government(body))
    named = {name for name in governments if name[-1] == tier}
    councils = (name.removesuffix(COUNCIL) for name in around.names if is_council(name))
    named = named or {name for name in councils if name[-1:] == tier}
    return named.pop() if len(named) == 1 else None


def _expand_whole(unit: str, around: Surroundings) -> str:
    """Return 행정안전부 정책과 for 행안부 정책과; what no registry has stays as it is."""
    whole, part = unit.split(" ", 1)
    return f"{expand_body(whole, around)} {part}" if is_registered(whole) else unit


def _read_before(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    unit = read_unit(text, 0, phrase.first)
    if unit is not None:
        return _expand_whole(unit, around)
    for end in range(phrase.first, max(0, phrase.first - _LONGEST_BEFORE) - 1, -1):
        body = around.by_end.get(end)
        is_linked = text[end : phrase.first].strip(" \xa0") in _LINKS
        if body is not None and is_linked and body.kind == "organization":
            return name_in_text(text, body, around)
    return _read_unknown(text, phrase)


def _read_unknown(text: str, phrase: PersonPhrase) -> str | None:
    """Return a body that no list and no shape tells, by what the position is the head of."""
    words = scan_words(text, max(0, phrase.first - LONGEST_UNKNOWN), phrase.first)
    last = words[-1] if words else None
    if last is None or text[last.end : phrase.first].strip(" \xa0"):
        return None
    is_body = is_school(last.text, phrase.base) or heads(phrase.base, last.text)
    if is_body or _trains(phrase.base, last.text) or _serves(phrase.base, last.text):
        return last.text
    if phrase.base in _CREW and last.text.endswith(_SHIP) and len(last.text) >= _SHORTEST_SHIP:
        return last.text
    if phrase.base in CANDIDATES and is_party(last.text):
        return last.text
    if last.text.startswith(_FIRM_MARKS) and last.text.endswith("의"):
        return last.text[:-1]
    return _read_spaced(text, words)


def _trains(base: str | None, word: str) -> bool:
    """Return whether a word before a coach or player is a school written short (물길여상 감독)."""
    is_long = len(word) > _SHORTEST_SCHOOL and judge_name(word) == Likeness.NONE
    return base in _TRAINERS and is_long and word.endswith(_SHORT_SCHOOLS)


def _serves(base: str | None, word: str) -> bool:
    """Return whether a word before an officer of a group names a group (물길시민사회연대)."""
    return base in OF_GROUPS and len(word) > _SHORTEST_GROUP and word.endswith(_GROUPS)


def _read_spaced(text: str, words: list[Word]) -> str | None:
    """피해자 모임, 팜나루 협동조합: the kind of body as a word of its own behind a noun."""
    if len(words) < 2 or not is_kind_of_body(words[-1].text):
        return None
    before, last = words[-2:]
    is_whole = may_specify(before.text) and follows_directly(text, before.end, last.start)
    return text[before.start : last.end] if is_whole else None


def _read_around(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """남해군(군수 표다온): the body stands before the bracket that holds the person."""
    least = max(0, phrase.start - LONGEST_BRACKET)
    opening = text.rfind("(", least, phrase.start)
    if opening < 0 or {")", "\n"} & set(text[opening : phrase.start]):
        return None
    body, unit = around.by_end.get(opening), read_unit(text, 0, opening)
    if unit is not None and (body is None or len(body.text) <= len(unit)):
        return _expand_whole(unit, around)
    if body is not None:
        return name_in_text(text, body, around)
    words = scan_words(text, max(0, opening - LONGEST_BRACKET), opening)
    if not words or words[-1].end != opening or any(map(str.isdigit, words[-1].text)):
        return None
    written = words[-1].text
    parent = words[-2].text if len(words) > 1 else ""
    if _SMALL_UNIT.match(written) and is_registered(parent):
        return f"{parent} {written}"
    is_body = phrase.rule == "title_first" or is_built(written)
    return place_association(text, (words[0].start, words[-1].start), written) if is_body else None
