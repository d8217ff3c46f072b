"""Winners that no name of a body tells: 가람군 나래면 한빛마을, 강릉 물길초, 나루시 상수도."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.records import Mention, Sentence
from flows.structure.awards.topics import name_body
from flows.structure.bodies.names import is_registered
from flows.structure.lexicon import read_lexicon

VILLAGE = re.compile(
    r"(?<![0-9A-Za-z가-힣])(?P<home>[가-힣]{2,4})[ ](?:[가-힣]{1,4}[읍면동][ ])?"
    r"(?:[가-힣]{1,4}[리동][ ])?(?P<name>[가-힣0-9]{2,8}마을)"
    r"(?=(?:은|는|이|가|도|만|과|와|을|를|에게|에|이다)?(?:[\s,.·(]|$))"
)  # 가람군 나래면 한빛마을
WATER_WORKS = "수도"
UTILITY = re.compile(
    rf"(?<![0-9A-Za-z가-힣])(?P<home>[가-힣]{{2,4}}[시군])\s?[상하]{WATER_WORKS}"
    r"(?=(?:은|는|이|가|도|만|과|와)(?:[\s,.·(]|$))"
)  # 나루시 상수도는: a public enterprise of the city's own
SCHOOL = re.compile(
    r"(?<![가-힣])(?P<home>[가-힣]{2,4})\s(?P<name>[가-힣]{2,6}(?:초|중|고|초교|여중|여고|중고))"
    r"(?=(?:는|은|가|이)\s|\([가-힣]{2,3}\s[가-힣]{2,4}\))"
)
UNIVERSITIES = frozenset(read_lexicon("universities"))
UNIVERSITY = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{2,8}대)(?=(?:와|과|는|은|가|이|도|에|를|을|의)?[\s,·(])"
)
KINDS = {"여대": "여자대학교", "교대": "교육대학교", "외대": "외국어대학교"}
HANGUL_BEFORE = re.compile(r"[가-힣]*$")
LONGEST_TOWN = 6  # letters of what a full name has before the short one
NAME_REACH = 3000  # code points around a sentence in which a full name is looked for
FIRM = re.compile(
    r"(?<![가-힣])주식회사\s(?P<name>[가-힣A-Za-z0-9]{2,12}?)(?=(?:은|는|이|가|과|와|을|를|에)?[\s,.·])"
)
FIRM_SIGN = "주식회사"
JOINED_VILLAGE = re.compile(  # 나래군 물길면 한빛마을과 다온면 누리마을이
    r"(?<=[과와,·]\s)[가-힣]{1,4}[읍면동]\s[가-힣0-9]{2,8}마을(?=(?:은|는|이|가|도|에|을|를)?[\s,(])"
)
THIS_VILLAGE = re.compile(r"(?<![가-힣])이\s마을(?=[은이]\s)")
POINTED_REACH = 600  # code points that 이 마을 looks back
VILLAGE_END = "마을"
VILLAGE_ALONE = re.compile(r"(?<![가-힣])(?P<name>[가-힣0-9]{2,8}마을)")


def find_schools(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield schools told by their short names behind the city they are in: 강릉 물길초는."""
    for match in SCHOOL.finditer(text, sentence.start, sentence.end):
        if _is_home(match["home"]):
            yield make_part(sentence, *match.span("name"), match["name"])


def find_universities(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield universities told by their short names, those known and those once told in full."""
    for match in UNIVERSITY.finditer(text, sentence.start, sentence.end):
        name = match["name"]
        near = text[max(0, sentence.start - NAME_REACH) : sentence.end + NAME_REACH]
        full = _write_out(name)
        at = near.find(full)
        if at >= 0 or name in UNIVERSITIES:
            town = HANGUL_BEFORE.search(near[max(0, at - LONGEST_TOWN) : at])
            whole = f"{town.group() if town else ''}{full}"
            yield make_part(sentence, *match.span("name"), whole if at >= 0 else name)


def _write_out(name: str) -> str:
    """Return a university's short name in full: 물길여대, 물길대."""
    kind = next((kind for kind in KINDS if name.endswith(kind)), "대")
    return name.removesuffix(kind) + KINDS.get(kind, "대학교")


def find_firms(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield firms told with their form written out: 주식회사 물길식품이."""
    if text.find(FIRM_SIGN, sentence.start, sentence.end) < 0:
        return
    for match in FIRM.finditer(text, sentence.start, sentence.end):
        yield make_part(sentence, *match.span(), match["name"])


def find_villages(
    text: str, sentence: Sentence, winners: Sequence[Mention | None]
) -> Iterator[Mention]:
    """Yield villages told with their city or county, and winning ones told by name alone."""
    if text.find(VILLAGE_END, sentence.start, sentence.end) < 0:
        return
    names = (name_body(winner) or "" for winner in winners)
    known = {name.rpartition(" ")[2]: name for name in names if name.endswith(VILLAGE_END)}
    placed = [
        m for m in VILLAGE.finditer(text, sentence.start, sentence.end) if _is_home(m["home"])
    ]
    for match in placed:
        full = known.get(match["name"], match.group())
        yield make_part(sentence, match.start(), match.end(), full)
    for match in JOINED_VILLAGE.finditer(text, sentence.start, sentence.end) if placed else ():
        yield make_part(sentence, match.start(), match.end(), match.group())
    yield from _find_pointed(text, sentence)
    for match in VILLAGE_ALONE.finditer(text, sentence.start, sentence.end) if known else ():
        if match["name"] in known:
            yield make_part(sentence, *match.span("name"), known[match["name"]])


def _is_home(word: str) -> bool:
    return is_registered(word) or any(is_registered(word + tier) for tier in "시군")


def _find_pointed(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield the village named last where a sentence says 이 마을."""
    pointed = THIS_VILLAGE.search(text, sentence.start, sentence.end)
    if pointed is None:
        return
    near = max(0, sentence.start - POINTED_REACH)
    named = [m for m in VILLAGE.finditer(text, near, sentence.start) if _is_home(m["home"])]
    if named:
        yield make_part(sentence, *pointed.span(), named[-1].group())


def find_utilities(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield the water works of a city or county, enterprises of its own."""
    if text.find(WATER_WORKS, sentence.start, sentence.end) < 0:
        return
    for match in UTILITY.finditer(text, sentence.start, sentence.end):
        if is_registered(match["home"]):
            yield make_part(sentence, *match.span(), match.group())


def make_part(sentence: Sentence, start: int, end: int, name: str) -> Mention:
    """Return a body of a sentence that is known by what the text calls it only."""
    return Mention(
        sentence.article_id, sentence.page_id, start, end, "part_of_body",
        f"{sentence.page_id}:organization:{start}", "organization", name, name, None, None, None,
    )  # fmt: skip
