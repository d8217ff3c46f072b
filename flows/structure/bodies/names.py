"""Names of bodies as they stand in the text, before anybody asks whose they are.

A name of the registry counts where it fills its word up to a particle, so 남해군민 holds no 남해군.
Other bodies are told by how their names end (한국물길재단, 남해군의회, 남해군청).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from flows.structure.bodies.registry import (
    PLACE_HOMOGRAPHS,
    index_stems,
    list_names_at,
    list_spaced_heads,
    names_its_place,
)
from flows.structure.lexicon import read_lexicon
from flows.structure.words import (
    CACHED_WORDS,
    PARTICLES,
    Judge,
    Word,
    agrees,
    find_suffix,
    follows_directly,
    judge_words,
    read_words,
    scan_words,
    strip_particle,
)
from schemas.reference.bodies import index_names

_SUFFIXES = frozenset(read_lexicon("organization_suffixes"))
_COMMON = frozenset(read_lexicon("common_organizations"))
_STATE = frozenset(read_lexicon("state_bodies"))
STATE_BODY = "state_body"
_LAST_LETTERS = frozenset(suffix[-1] for suffix in _SUFFIXES)
_INDEPENDENT = ("한국", "대한", "전국", "국립", "(")  # bodies that belong to no city or county
_SCHOOLS = ("초등학교", "중학교", "고등학교")  # go by their own name: 물길시 한빛초등학교
LOCAL_BY_SHAPE = "local_by_shape"
_LOCAL_SHAPE = re.compile(r"[가-힣]{2,3}[시군]")
_FIRM_MARKS = ("㈜", "(주)")
FIRM_MARK = "firm_mark"
_FIRM = re.compile(
    r"(?P<before>[0-9A-Za-z가-힣&]{2,20})(?:㈜|\(주\))|(?:㈜|\(주\))(?P<after>[0-9A-Za-z가-힣&]{2,20})"
)
_NOT_PLACES = frozenset(read_lexicon("not_places"))
_NOT_PLACE_ENDINGS = frozenset(read_lexicon("not_place_endings"))
BRANCHES = ("지부", "지회", "지청", "본부", "지역위원회", "지사")
_OUTPOSTS = ("사무소", "사업단", "관리소", "출장소")  # of an agency of the state
_HALLS = ("시청", "군청", "구청", "도청")
_AGENCIES = ("공사", "공단", "청")
_OFFICE = "지사"  # of a body at a place (나루지사); 충남지사, of a province, is a governor
_GOVERNOR = "제주지사"  # 제주 is a city and a province
_PARENTS = (
    "노조", "노동조합", "연맹", "협회", "연합회", "중앙회", "노총", "전교조", "연합", "연대",
)  # fmt: skip
COUNCIL = "의회"
_OF_PLACES = ("시회", "도회", "군회")  # 대한건축사협회 물길시회
_CHAPTERS = ("연합회", "협의회")
_NATIONAL = ("한국", "대한", "전국", "새마을", "바르게살기")
_SHORTEST_STEM = 2
_LONGEST_NAME = 24


class Name(NamedTuple):
    """A name in the text: `base` is its registry name, None for one that is only built like one."""

    start: int
    end: int
    particle: str
    base: str | None
    rule: str


def find_names(text: str, start: int, end: int) -> list[Name]:
    """Return the names of bodies and places in `text[start:end]`, without overlaps."""
    names: list[Name] = []
    reached = start
    words = read_words(text, start, end)
    for number in judge_words(_may_name, words):
        word = words[number]
        if word.start < reached:
            continue
        name = _read_name(text, word, end, names[-1] if names else None)
        if name is not None and number and name.start == word.start:
            name = _join_parent(text, words[number - 1], names[-1] if names else None, name)
        if name is not None and text[name.start : name.end] != _GOVERNOR:
            reached = name.end
            _append(names, name)
    return names


def _append(names: list[Name], name: Name) -> None:
    if names and names[-1].end > name.start:
        names.pop()
    names.append(name)


def _read_name(text: str, word: Word, end: int, before: Name | None) -> Name | None:
    if word.text in list_spaced_heads():
        spaced = _read_spaced(text, word, end)
        if spaced is not None:
            return spaced
    parsed = _parse_word(word.text)
    if parsed is None:
        return None
    start = word.start + parsed.start
    name = Name(start, word.start + parsed.end, *parsed[2:])
    is_part = name.base is None and before is not None and _is_local_parent(text, before, start)
    is_school = text.endswith(_SCHOOLS, name.start, name.end)
    is_own = word.text.startswith(_INDEPENDENT) or is_school
    is_own = is_own or (before is not None and names_its_place(word.text, before.base or ""))
    if before is not None and is_part and not is_own:
        return name._replace(start=before.start, rule="office_of_body")
    return None if name.rule == "office_of_body" else name


def _join_parent(text: str, before: Word, last: Name | None, name: Name) -> Name:
    """Widen a branch by the body right before it: 공무원노조 강원교육지부, 고용노동부 물길지청."""
    is_branch = text.endswith(BRANCHES, name.start, name.end)
    is_branch = is_branch or _is_outpost(text, name, last) or _is_local_chapter(text, name, before)
    is_branch = name.base is None and is_branch
    if not is_branch or not follows_directly(text, before.end, name.start):
        return name
    if last is not None and last.end == before.end and _may_have_branches(text, last):
        return name._replace(start=last.start)
    is_parent = before.text.endswith(_PARENTS) and len(before.text) > _SHORTEST_STEM
    is_bare = last is None or not before.start < last.end < before.end
    is_parent = is_parent or (is_bare and before.text.startswith(_NATIONAL))
    return name._replace(start=before.start) if is_parent else name


def _is_local_chapter(text: str, name: Name, before: Word) -> bool:
    """Tell the chapter of a county in 한국농업인 물길군연합회, 대한약사협회 물길시회."""
    if _is_of_place(text[name.start : name.end]):
        return True
    is_chapter = text.endswith(_CHAPTERS, name.start, name.end)
    is_national = is_chapter and before.text.startswith(_NATIONAL)
    return is_national and read_glued_body(text[name.start : name.end]) is not None


def _is_outpost(text: str, name: Name, last: Name | None) -> bool:
    """Tell 국립공원공단 물길사무소, 물길지방해양수산청 나루사무소 from an office of a city hall."""
    if last is None or text.endswith(_HALLS, last.start, last.end):
        return False
    is_of_state = text.endswith(_AGENCIES, last.start, last.end)
    return is_of_state and text.endswith(_OUTPOSTS, name.start, name.end)


def _is_of_place(core: str) -> bool:
    return core.endswith(_OF_PLACES) and is_registered(core[:-1])


def _may_have_branches(text: str, name: Name) -> bool:
    """Tell a body of the state or an association from a place (광주 동부지부)."""
    if name.base is not None:
        return name.base[-1] in "부처청" or name.base.endswith(_AGENCIES)
    return text.endswith((*_PARENTS, *BRANCHES, *_AGENCIES), name.start, name.end)


@Judge
def _may_name(word: str) -> bool:
    """Return whether a name may begin with a word."""
    return _parse_word(word) is not None or word in list_spaced_heads()


@lru_cache(maxsize=CACHED_WORDS)
def _parse_word(word: str) -> Name | None:
    """Return the name that a word holds, its offsets counting within the word."""
    named = _parse_registered(word) or _parse_state(word) or _parse_firm(word)
    named = named or _parse_built(word)
    return named or _parse_stem(word) or _parse_shape(word)


def _parse_registered(word: str) -> Name | None:
    shift = 1 if word[0] == "㈜" else 0
    for base in list_names_at(word, shift):
        rest = word[shift + len(base) :]
        if rest == "" or rest in PARTICLES:
            homograph = base == "경기" and rest
            name = Name(shift, shift + len(base), rest, base, "registry_name")
            return None if homograph else name
    return None


def _read_spaced(text: str, word: Word, end: int) -> Name | None:
    for base in list_spaced_heads()[word.text]:
        after = word.start + len(base)
        if text.startswith(base, word.start) and after <= end:
            following = scan_words(text, after, min(end, after + _LONGEST_NAME))
            rest = following[0].text if following and following[0].start == after else ""
            if rest == "" or rest in PARTICLES:
                return Name(word.start, after, rest, base, "registry_name")
    return None


def _parse_firm(word: str) -> Name | None:
    """Read a name with the mark of a firm (한빛가스㈜가, ㈜한빛가스는); ㈜나루명가 keeps its 가."""
    for core, particle in reversed(strip_particle(word)):
        fits = not particle or core.endswith(_FIRM_MARKS) or agrees(core, particle)
        if fits and _FIRM.fullmatch(core):
            return Name(0, len(core), particle, None, FIRM_MARK)
    return None


def strip_firm_mark(name: str) -> str:
    """Return a firm's name without the mark: 한빛가스 of ㈜한빛가스."""
    match = _FIRM.fullmatch(name)
    return match[match.lastgroup or 0] if match else name


def _parse_state(word: str) -> Name | None:
    """Read a body of the state that goes by a common noun (경찰은, 국회에)."""
    for core, particle in strip_particle(word):
        if core in _STATE:
            return Name(0, len(core), particle, None, STATE_BODY)
    return None


def _parse_built(word: str) -> Name | None:
    for core, particle in strip_particle(word):
        if core.endswith(_OFFICE) and core[: -len(_OFFICE)] in index_stems():
            return Name(0, len(core), particle, None, "name_by_suffix")
        if _is_of_place(core):
            return Name(0, len(core), particle, None, "name_by_suffix")
        if core[-1] not in _LAST_LETTERS or len(core) > _LONGEST_NAME or core in _COMMON:
            continue
        suffix = find_suffix(core, _SUFFIXES)
        if suffix is not None and len(core) - len(suffix) >= _SHORTEST_STEM:
            return Name(0, len(core), particle, None, "name_by_suffix")
        if suffix == core:
            return Name(0, len(core), particle, None, "office_of_body")
    return None


def _is_local_parent(text: str, before: Name, start: int) -> bool:
    if before.base is None or before.particle or not follows_directly(text, before.end, start):
        return False
    return before.base[-1] in "시군구도"


def _parse_stem(word: str) -> Name | None:
    stem = word[:2]
    full = index_stems().get(word[:3]) or index_stems().get(stem)
    if full is None:
        return None
    particle = word[len(full) - 1 :]
    if particle and particle not in PARTICLES:
        return None
    if stem in PLACE_HOMOGRAPHS and particle not in ("에서", "에서는"):
        return None
    return Name(0, len(full) - 1, particle, full, "short_place")


def _parse_shape(word: str) -> Name | None:
    """Read a word that may be a city or county unknown to the registry (가람시)."""
    for core, particle in strip_particle(word):
        if has_local_shape(core):
            return Name(0, len(core), particle, None, LOCAL_BY_SHAPE)
    return None


def has_local_shape(core: str) -> bool:
    """Return whether `core` could name a city or county; 신도시 and 위험군 cannot."""
    is_noun = core in _NOT_PLACES or core[-2:] in _NOT_PLACE_ENDINGS
    return _LOCAL_SHAPE.fullmatch(core) is not None and not is_noun


def read_glued_body(core: str) -> str | None:
    """Return the registry name or alias that a word begins with, the longest one."""
    return next((name for name in list_names_at(core, 0)), None) if core else None


def is_registered(core: str) -> bool:
    """Return whether `core` is a name or alias of the registry."""
    return core in index_names()


def is_council(name: str) -> bool:
    """Return whether a name is that of a council; 이장협의회 is none."""
    return name.endswith(COUNCIL) and not name.endswith(_CHAPTERS)


def is_kind_of_body(core: str) -> bool:
    """Return whether `core` is how names of bodies end, with no name before it (협동조합)."""
    return core in _SUFFIXES


def is_built(core: str) -> bool:
    """Return whether `core` ends like the name of a body, or is such an ending."""
    return find_suffix(core, _SUFFIXES) is not None
