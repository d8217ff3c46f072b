"""The names of the reporters in bylines, datelines and sign-offs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from flows.clean.bylines import (
    ADDRESS,
    COMPOUND_NAME,
    DESK,
    HANDLE,
    NAME,
    NAMES,
    OPEN,
    OUTLET_ENDING,
    QUALIFIER,
    ROLE,
    ROLES,
    ROW_NAME,
    STATION,
    SURNAME,
    WRITER,
    WRITTEN,
)
from flows.clean.lexicons import read_lexicon
from flows.clean.places import list_places
from flows.signs import holds

REPORTER = re.compile(
    rf"(?:(?<![가-힣])|(?<=[가-힣]\s기자))(?:(?P<full>{SURNAME}[가-힣]{{2}})\s{DESK}\s[가-힣]{{1,8}}(?:팀|부|국|실|센터)\s{ROLE}"
    rf"|(?P<names>{NAMES})\s?(?:(?P<second>(?!기자)[가-힣A-Za-z0-9]{{2,8}})\s)?{ROLE})"
)
NAME_ABOVE_STAMP = "name_above_stamp"
"""The rule of a line that is a reporter's name alone, which only what stands around it tells."""

FULL_NAME = re.compile(rf"{SURNAME}[가-힣]{{2}}")
ADDRESS_REPORTER = re.compile(rf"(?:[=/]|^글(?:\s?·\s?사진)?\s)\s?(?P<names>{NAMES})\s{ADDRESS}")
LED_REPORTER = re.compile(
    rf"(?:^{OPEN}?|[\d)|]\s+)(?:{QUALIFIER})?기자\s?:?\s(?P<names>{SURNAME}[가-힣]{{1,3}})(?![가-힣]|\s?{ROLE})"
)
SHARED_MAILBOX = r"(?:webmaster|admin|master|news|editor|desk|jebo)\d*@"
MAILED_REPORTER = re.compile(
    rf"^(?P<names>{SURNAME}[가-힣]{{1,3}})\s\(?(?!{SHARED_MAILBOX}){ADDRESS}\)?(?=$|\s?\|)"
)
STAMPED_REPORTER = re.compile(  # 표다온 승인 2024.09.26, 글 표다온 · 2025. 9. 22. 07:15
    rf"^(?P<names>{SURNAME}[가-힣]{{2}})(?:\s?[|·]\s?|\s)(?:기사\s?)?(?:입력|승인|등록|송고)\s?:?\s?\d{{4}}"
    rf"|^글\s(?P<full>{WRITER})\s?[|·]\s?\d{{4}}"
    rf"|\d:\d\d\s?[l|]\s?(?P<last>{SURNAME}[가-힣]{{2}})\s?\({HANDLE}\)$"
)
NAMED_REPORTER = re.compile(
    rf"^기자명\s?:?\s(?P<names>{NAMES})(?=$|\s?[/|·]?\s?(?:(?:기사)?입력|승인|등록)\s)"
)
SPOKEN_REPORTER = re.compile(
    rf"{STATION}\s(?P<names>{SURNAME}[가-힣]{{1,3}})(?:입니다|\[)"
    r"|[A-Z]{2,5}\s?뉴스\s(?P<full>(?!앵커|기자)[가-힣]{3})입니다"
)
POSTED_REPORTER = re.compile(rf"글쓴이\s?:?\s(?P<names>{SURNAME}[가-힣]{{2}})(?![가-힣])")
WRITTEN_REPORTER = re.compile(rf"^{WRITTEN}$")
ANGLE_REPORTER = re.compile(rf"<(?P<names>{NAME})(?:\s?{ROLE})?>$")
REPORTERS = (  # each with words of which one is in all that it matches
    (("기자명",), NAMED_REPORTER),
    (("기자",), LED_REPORTER),
    (ROLES, REPORTER),
    (("@",), ADDRESS_REPORTER),
    (("@",), MAILED_REPORTER),
    ((">",), ANGLE_REPORTER),
    (("입니다", "["), SPOKEN_REPORTER),
    (("글",), WRITTEN_REPORTER),
    (("글쓴이",), POSTED_REPORTER),
    (("입력", "승인", "등록", "송고", "글", ")"), STAMPED_REPORTER),
)
NAME_SEPARATOR = re.compile(rf"\s?[·,∙ㆍ、]\s?|(?<=[가-힣]{{3}})\s(?={ROW_NAME}(?![가-힣]))")
COMPOUND = re.compile(COMPOUND_NAME)
TEAM = "팀"  # no name ends so
LONGEST_NAME = 3  # syllables of all but a few: what is longer before a short one is the outlet


def find_reporters(text: str) -> Iterator[str]:
    """Yield the names of the reporters in a byline, dateline or sign-off, in order."""
    patterns = (pattern for words, pattern in REPORTERS if holds(text, words))
    for match in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        for name in NAME_SEPARATOR.split(_choose_names(match)):
            if _is_name(name):
                yield name.replace(" ", "")


def is_reporter(name: str) -> bool:
    """Return whether a line is a reporter's name and nothing else: a surname and two syllables."""
    return FULL_NAME.fullmatch(name) is not None and _is_name(name)


def _is_name(name: str) -> bool:
    is_place = len(name) >= LONGEST_NAME and name in list_places()
    is_body = is_place or name.endswith(TEAM) or OUTLET_ENDING.search(name)
    return not is_body and name not in read_lexicon("not_names")


def _choose_names(match: re.Match[str]) -> str:
    """Return the names: the word before the role, unless that is a desk and a name precedes it."""
    groups = match.groupdict()
    second = groups.get("second")
    if full := groups.get("full") or groups.get("last"):
        return str(full)
    if not second or FULL_NAME.fullmatch(match["names"]):
        return match["names"]
    is_outlet = len(match["names"]) > LONGEST_NAME and len(second) < LONGEST_NAME
    is_name = (
        FULL_NAME.fullmatch(second)
        or COMPOUND.fullmatch(second)
        or match["names"] in read_lexicon("not_names")
        or is_outlet
    )
    return second if is_name else match["names"]
