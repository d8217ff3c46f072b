"""Names of initiatives where the text says that they are carried out.

A name counts in four shapes: between quote marks, of a list before 등, bare where an edition or a
year makes it a name (제12회 물길축제), and bare as an agreement or an analysis of something. It is
the object of a verb such as 개최하다, or what is held (열린다), or stands right behind such a verb
(추진한 ‘…’). What is planned, applied for, won or used for something else is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.records import Sentence
from flows.structure.lexicon import read_table
from flows.structure.spans import Found

KIND_OF_NOUN = {
    noun: kind for kind, nouns in read_table("initiative_nouns").items() for noun in nouns
}


def _any_of(*kinds: str) -> str:
    """Return the alternation of the nouns of these kinds, or of all, longest first."""
    nouns = (noun for noun, kind in KIND_OF_NOUN.items() if not kinds or kind in kinds)
    return "|".join(sorted(nouns, key=lambda noun: (-len(noun), noun)))


_NOUN = _any_of()
_STEMS = (
    "추진|운영|시행|실시|개최|도입|구축|개발|진행|체결|수행|제공|마련|전개|완료|착수|출시|조성|개소|개관|개막"
    "|개강|출범|가동|오픈|마무리|활용"
)
_DONE = (
    rf"(?:{_STEMS})(?:했(?!으면)|하였|한다(?!는|면)|하고\s있|하며|하고(?![자\s])|하고\s[가-힣]"
    r"|해\s|해왔|하는\s가운데|\s?중이|됐|된다(?!는|면)|[합됩]니다)"
    r"|(?:열었|연다(?!는|면)|열고|펼쳤|펼친다(?!는|면)|펼치고|선보였|선보인다(?!는|면)|선보이고|벌였|벌인다|벌이고"
    r"|맺었|맺고|마쳤)"
)
_HELD = (
    r"(?:개최|진행|실시|운영|추진|시행|개막|개관|개소|체결)(?:됐|된다(?!는|면)|되었|되고\s있|됩니다|했|한다(?!는|면))"
    r"|열렸|열린다(?!는|면)|열립니다|펼쳐졌|펼쳐진다(?!는|면)|문을\s(?:열었|연다)|막을\s(?:올렸|올린다)"
)
_SPAN = r"[^\s.!?“”\"]{1,20}\s"
_OWN_OBJECT = (
    r"(?![^\s]{0,20}(?:을|를|통해|위해|계기로|앞두고|중심으로|비롯|관람|방문|신청|위한)[\s,])"
)
_CLAIM = (
    rf"(?:(?:을|를)\s(?:{_OWN_OBJECT}{_SPAN}){{0,5}}?(?:{_DONE})"
    rf"|(?:이|가|은|는)\s(?:{_SPAN}){{0,6}}?(?:{_HELD}))"
)
_OPEN, _CLOSE = "‘'「『《<", "’'」』》>"
_INSIDE = rf"[^{_OPEN}{_CLOSE}“”\"\n]{{2,50}}"
_QUOTED = re.compile(
    rf"[{_OPEN}](?P<name>{_INSIDE})[{_CLOSE}]"
    rf"(?:\s?(?P<outer>(?:[가-힣]{{1,10}}\s)?(?P<noun>{_NOUN}))(?=[을를이가은는도의에\s,]))?"
)
_OWN_NOUN = re.compile(rf"(?P<noun>{_NOUN})$")
_OTHERS = (
    rf"(?:(?:,|·|과|와|\s및|에\s이어)\s?[{_OPEN}]{_INSIDE}[{_CLOSE}]){{0,6}}"
    r"(?:\s?등(?:\s[가-힣]{1,8})?)?"
)
_SAID = re.compile(_OTHERS + _CLAIM)
_DOING = re.compile(
    r"(?:추진|운영|시행|개최|실시|진행|도입|구축|개발|조성|전개)"
    r"(?:한|하는|하고\s있는|해\s?온|중인)\s(?:특화\s)?$"
)
_WORD = r"[가-힣A-Za-z0-9·]+"
_NAMED = rf"(?:{_WORD}\s){{0,3}}(?:{_WORD})?(?:{_NOUN})"
_LISTED = re.compile(
    rf"(?:(?<=[은는,을를]\s)|(?<=동안\s)|(?<=\A))(?P<items>{_NAMED}(?:,\s?{_NAMED}){{1,8}})\s?등"
    r"(?:을|를|의|\s(?:[가-힣]{1,8}\s){0,2}[가-힣]{1,8}[을를])"
)
_ITEM = re.compile(rf"(?:{_WORD}\s){{0,3}}(?:{_WORD})?(?P<noun>{_NOUN})(?=,|\s?등|$)")
_PLAIN = (
    r"(?![가-힣A-Za-z0-9·]{0,12}(?:은|는|을|를|에서|으로|에|와|과|한|된|할|하는|위한|위해|이|가|의|등|대상)\s)"
    r"(?!(?:지난|오는|올|이번|최근|이날|당시)(?:해|달|주)?\s|\d{1,4}[년월일]\s)[가-힣A-Za-z0-9·]{1,14}\s"
)
_EDITION = re.compile(
    rf"(?<![가-힣A-Za-z0-9‘'「『《<])(?P<name>(?:제\s?\d{{1,3}}회|20\d\d년?(?!도))\s(?:{_PLAIN}){{0,4}}?"
    rf"[가-힣A-Za-z0-9·]{{0,14}}?(?P<noun>{_any_of('event', 'training')}))(?={_CLAIM})"
)
_SUBJECT_MATTER = re.compile(
    rf"(?<=[은는와과]\s)(?P<name>(?:{_PLAIN}){{1,4}}?[가-힣A-Za-z0-9·]{{0,10}}?"
    rf"(?P<noun>{_any_of('agreement', 'analysis')}))(?={_CLAIM})"
)
_CARRIED_OUT = re.compile(rf"{_DONE}|{_HELD}|{_DOING.pattern[:-1]}")
_ANY_OPEN = re.compile(f"[{_OPEN}]")
_ANY_LIST = re.compile(r",(?=[^,]*등(?:[을를의]|\s))")
_ANY_EDITION = re.compile(r"회\s|20\d\d")
_ANY_MATTER = re.compile(_any_of("agreement", "analysis"))


def find_names(text: str, sentence: Sentence) -> Iterator[Found[str]]:
    """Yield the names of a sentence with their kind, overlaps not settled."""
    start, end = sentence.start, sentence.end
    if _ANY_OPEN.search(text, start, end):
        yield from _find_quoted(text, start, end)
    if _ANY_LIST.search(text, start, end) and _CARRIED_OUT.search(text, start, end):
        yield from _find_listed(text, start, end)
    if _ANY_EDITION.search(text, start, end):
        yield from _find_bare(_EDITION, "edition_or_year", text, start, end)
    if _ANY_MATTER.search(text, start, end):
        yield from _find_bare(_SUBJECT_MATTER, "subject_matter", text, start, end)


def _find_quoted(text: str, start: int, end: int) -> Iterator[Found[str]]:
    for match in _QUOTED.finditer(text, start, end):
        noun = match["noun"] or _read_own_noun(match["name"])
        if noun and _is_said(text, match, start, end):
            yield Found(*match.span("name"), "quoted_initiative", KIND_OF_NOUN[noun])


def _read_own_noun(name: str) -> str | None:
    own = _OWN_NOUN.search(name)
    return own["noun"] if own else None


def _is_said(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if _SAID.match(text, match.end(), end):
        return True
    return _DOING.search(text, max(start, match.start() - 14), match.start()) is not None


def _find_listed(text: str, start: int, end: int) -> Iterator[Found[str]]:
    for match in _LISTED.finditer(text, start, end):
        for item in _ITEM.finditer(text, *match.span("items")):
            yield Found(item.start(), item.end(), "listed_initiative", KIND_OF_NOUN[item["noun"]])


def _find_bare(
    pattern: re.Pattern[str], rule: str, text: str, start: int, end: int
) -> Iterator[Found[str]]:
    for match in pattern.finditer(text, start, end):
        yield Found(*match.span("name"), rule, KIND_OF_NOUN[match["noun"]])
