"""Who may win besides the bodies named in full: their parts, and their short names.

`가조면이` in a county's story is the county's (거창군 가조면); `대덕면 주민자치회` takes its place
along; `충북은` after 충청북도교육청 has won stands for it, as `남원은` for 남원시치매안심센터.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flows.records import Mention, Sentence
from flows.signs import holds_between
from flows.structure.alternatives import any_of
from flows.structure.awards.joined import find_joined, replace_by
from flows.structure.awards.placed import (
    find_firms,
    find_schools,
    find_universities,
    find_utilities,
    find_villages,
    make_part,
)
from flows.structure.awards.topics import name_body, same_body
from flows.structure.awards.wordings.grade_patterns import HINT
from flows.structure.awards.wordings.grade_words import POINTS
from flows.structure.bodies.registry import is_province_code
from flows.structure.lexicon import read_lexicon

_NOT_UNITS = frozenset(read_lexicon("not_units"))
_WORDS = frozenset(read_lexicon("stem_homographs"))
_PART = r"(?:(?P<county>[가-힣]{1,3}[시군구])\s)?(?P<unit>[가-힣]{1,4}[0-9]?[읍면동])"
UNIT_NAME = re.compile(
    rf"(?<![0-9A-Za-z가-힣]){_PART}"
    r"(?=(?:은|는|이|가|도|만|과|와|을|를|에게|에|이다)?(?:[\s,.·(]|$))"
)
PARENT = re.compile(rf"(?<![0-9A-Za-z가-힣]){_PART}\s$")
OFFICE_BEFORE = re.compile(r"(?<![가-힣])[가-힣]{2,8}(?:교육청|보건소)\s$")
OF_OFFICE = ("센터", "도서관", "연수원", "교육원", "회관", "수련원", "과학관", "정보원")
SHORTEST_KIND = 3  # letters of a kind of body (의료원) that one of the kind may be told by
QUARTER = 3  # letters of most names of a quarter
PARENT_REACH = 14  # code points that a county and its township may take before a name
STEM = re.compile(r"(?<![0-9A-Za-z가-힣])(?P<stem>[가-힣]{2})(?=(?:만)?(?:은|는|이|가|도)[\s,])")
LONG_PROVINCE = re.compile(r"([충전경])[청라상]([남북])도")
EDUCATION = re.compile(r"([가-힣]{2})교육지원청$")
LOCAL = re.compile(r"[가-힣]{2}(?:[시군]|특별|광역)")
OF_KIND = re.compile(r"\s?(?:유형|그룹)(?:의)?\s?평균")  # 도시개발공사 유형 평균 is no one's
SITE = re.compile(
    r"㈜?\s[가-힣]{1,6}"
    + any_of(
        "공장 사업장 사업소 지사 지점 캠퍼스 발전소 발전본부 지역본부 지부 휴게소 물류센터 연구소"
    )
    + r"(?=(?:은|는|이|가|도|을|를|에게|에|과|와)?(?:[\s,.·(]|$))"
)
HEADED_UNIT = re.compile(  # 물길군(군수 표다온) 농업기술센터는
    r"\((?:시장|군수|구청장)\s[가-힣]{2,4}\)(?P<unit>\s[가-힣]{2,8}(?:센터|보건소|사업소|도서관|의회))"
    r"(?=[은는이가도]\s)"
)
GIVER = re.compile(r"\s?(?:이사장|사장|회장|원장|총장)\s?(?:표창|상장|상(?=[을이은\s(,]))")
OVER = re.compile(r"\s?산하\s")  # 물길부 산하 기관이
UNRESOLVED = "anaphor_unresolved"
SOME = (" 한 ", "\n한 ")  # 이웃 군의 한 작은도서관
COUNTED_KIND = re.compile(r"\d여?\s?개\s(?:[가-힣·]{2,6}\s)?$")  # 5개 자치구 보건소: a kind
COUNT_REACH = 12  # code points
GONE_TO = re.compile(
    r"에(?:도)?\s(?:각각\s)?(?:돌아[갔간가]|주어[졌진]|수여|안겼)|에,\s[^.]{2,80}에\s돌아[갔간가]"
)
SCORE_BEHIND_NAME = re.compile(rf"\s?\(?{POINTS}")
OFFICES = ("대표", "이사장", "원장", "관장", "단장", "회장", "위원장")
HEADS = tuple(f"({office}" for office in OFFICES)
HEADED = re.compile(
    r"(?<![0-9A-Za-z가-힣])(?P<name>(?P<kind>[가-힣]{2,6}인\s)?"
    r"(?P<rest>[가-힣A-Za-z0-9]{2,12}(?:(?<=[가-힣]{3})\s[가-힣A-Za-z]{2,8})?))"
    rf"(?=\((?:{'|'.join(OFFICES)})(?:이사)?\s[가-힣]{{2,4}}\)(?:은|는|이|가)\s)"
)
HOME = re.compile(r"[가-힣]{1,3}[시군구](?=$|[가-힣]{2,}(?:센터|소|관|원|단|청|회)$)")


def find_recipients(
    text: str,
    sentence: Sentence,
    mentions: Sequence[Mention],
    winners: Sequence[Mention | None],
    subject: Mention | None,
) -> list[Mention]:
    """Return the bodies of a sentence that can win, in text order.

    `mentions` are the bodies and places named in it, `winners` the recipients so far, `subject`
    the body the article is about, whose townships are its parts.
    """
    able = [each for each in _drop_homes(mentions) if _can_win(text, each)]
    named = [_specify(each, winners) for each in able]
    bodies = [_join_place(text, sentence, _take_site(text, each), subject) for each in named]
    bodies = _merge(bodies, _find_stems(text, sentence, winners))
    bodies = replace_by(bodies, find_joined(text, sentence))
    bodies = _merge(bodies, _find_headed(text, sentence))
    bodies = _merge(bodies, [*find_firms(text, sentence), *find_universities(text, sentence)])
    bodies = _join_units(bodies, find_utilities(text, sentence))
    if HINT.search(text, sentence.start, sentence.end) is None:
        return bodies
    bodies = _merge(bodies, find_schools(text, sentence))
    villages = list(find_villages(text, sentence, winners))
    return _join_units(_join_units(bodies, villages), _find_units(text, sentence, winners, subject))


def _drop_homes(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without provinces that only say where the next one lies."""
    starts = {each.start - 1 for each in mentions if each.kind == "organization"}
    return [m for m in mentions if not (is_province_code(m.code) and m.end in starts)]


def _can_win(text: str, mention: Mention) -> bool:
    """Return whether a mention can win: a named body, or a place that a prize went to."""
    if mention.rule == UNRESOLVED or OVER.match(text, mention.end):
        return False
    if mention.kind == "organization":
        if GIVER.match(text, mention.end):
            return False
        before = text[max(0, mention.start - COUNT_REACH) : mention.start]
        is_kind = mention.code is None and COUNTED_KIND.search(before) is not None
        is_some = before.endswith(SOME) or is_kind
        return not is_some and OF_KIND.match(text, mention.end) is None
    is_place = mention.kind == "place" and mention.text.endswith(("시", "군", "구", "도"))
    is_winner = GONE_TO.match(text, mention.end) or SCORE_BEHIND_NAME.match(text, mention.end)
    return is_place and is_winner is not None


def _specify(body: Mention, winners: Sequence[Mention | None]) -> Mention:
    """Return a body named in part as the one winner meant: by its kind, or without its site."""
    name = name_body(body) or ""
    if body.code is not None or len(name) < SHORTEST_KIND:
        return body
    meant = {name_body(each): each for each in winners if _is_called(name_body(each) or "", name)}
    winner = next(iter(meant.values())) if len(meant) == 1 else None
    return replace(winner, start=body.start, end=body.end, text=body.text) if winner else body


def _is_called(full: str, name: str) -> bool:
    """Return whether a winner may be told of as 시설관리공단, or as ㈜물길 for ㈜물길 나루공장."""
    return full.endswith(name) or full.replace("㈜", "").startswith(name + " ")


def _find_headed(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Yield what a head in brackets makes a body: 슬로우 그라운드(대표 표다온)는."""
    if not holds_between(text, sentence.start, sentence.end, HEADS):
        return
    for match in HEADED.finditer(text, sentence.start, sentence.end):
        first = match.start("rest" if match["kind"] else "name")
        yield make_part(sentence, first, match.end("name"), text[first : match.end("name")])


def _find_stems(
    text: str, sentence: Sentence, winners: Sequence[Mention | None]
) -> Iterator[Mention]:
    """Yield the winners that a sentence speaks of by the place their name begins with."""
    if not winners:
        return
    meant = _list_stems(winners)
    for match in STEM.finditer(text, sentence.start, sentence.end):
        winner = meant.get(match["stem"])
        if winner is not None:
            start, end = match.span("stem")
            yield replace(winner, start=start, end=end, text=match["stem"], rule="place_of_winner")


def _list_stems(winners: Sequence[Mention | None]) -> dict[str, Mention | None]:
    """Return which winner each place stands for; None where two are named after it."""
    meant: dict[str, Mention | None] = {}
    for winner in winners:
        name = name_body(winner) or ""
        home = LONG_PROVINCE.match(name)
        office = EDUCATION.search(name)
        stem = office[1] if office else home[1] + home[2] if home else name[:2]
        is_place = (office or home or LOCAL.match(name)) and stem not in _WORDS
        if winner is not None and is_place:
            other = meant.setdefault(stem, winner)
            meant[stem] = other if same_body(other, winner) else None
    return meant


def _join_place(text: str, sentence: Sentence, body: Mention, subject: Mention | None) -> Mention:
    """Return a body told only by its ending with the township or office before its name."""
    if body.code is not None or body.rule not in ("name_by_suffix", "office_of_body"):
        return body
    office = OFFICE_BEFORE.search(text, max(sentence.start, body.start - PARENT_REACH), body.start)
    if office is not None and body.text.endswith(OF_OFFICE):
        name = text[office.start() : body.end]
        return replace(body, start=office.start(), text=name, canonical_name=name)
    match = PARENT.search(text, max(sentence.start, body.start - PARENT_REACH), body.start)
    if match is None or not _is_unit(match["unit"], match["county"]):
        return body
    whole = replace(body, start=match.start(), text=text[match.start() : body.end])
    name = whole.text if match["county"] else _name_part(whole.text, subject)
    return replace(whole, canonical_name=name)


def _take_site(text: str, body: Mention) -> Mention:
    """Return a firm or institution with the site of it that is told of (㈜물길 나루공장).

    Of a city it is the office named behind its head.
    """
    office = HEADED_UNIT.match(text, body.end)
    if office is not None:
        name = body.text + office["unit"]
        return replace(body, end=office.end(), text=name, canonical_name=name, code=None)
    site = SITE.match(text, body.end) if body.code is None else None
    if site is None:
        return body
    name = text[body.start : site.end()]
    return replace(body, end=site.end(), text=name, canonical_name=name)


def _name_part(part: str, subject: Mention | None) -> str:
    """Return a part with the city or county it belongs to, where the article is about one."""
    home = HOME.match(name_body(subject) or "")
    return f"{home.group()} {part}" if home else part


def _find_units(
    text: str, sentence: Sentence, winners: Sequence[Mention | None], subject: Mention | None
) -> Iterator[Mention]:
    for match in UNIT_NAME.finditer(text, sentence.start, sentence.end):
        if _is_unit(match["unit"], match["county"]):
            name = match.group() if match["county"] else _name_unit(match["unit"], winners, subject)
            yield Mention(
                sentence.article_id, sentence.page_id, match.start(), match.end(),
                "township_of_subject", f"{sentence.page_id}:organization:{match.start()}",
                "organization", match.group(), name, None, None, None,
            )  # fmt: skip


def _is_unit(unit: str, county: str | None) -> bool:
    """Return whether a word names a township; behind its city 덕연동 does, 봉사활동 never."""
    is_quarter = county is not None and len(unit) == QUARTER and unit.endswith("동")
    return is_quarter or unit[-2:] not in _NOT_UNITS


def _name_unit(unit: str, winners: Sequence[Mention | None], subject: Mention | None) -> str:
    """Return a township as the one winner of that name, else as the subject's part."""
    names = {name_body(each) or "" for each in winners}
    meant = [name for name in names if name.endswith(f" {unit}")]
    return meant[0] if len(meant) == 1 else _name_part(unit, subject)


def _join_units(bodies: list[Mention], units: Iterable[Mention]) -> list[Mention]:
    """Return bodies and townships in text order; 거창군 goes where 거창군 북상면 is told of."""
    found = list(units)
    left = [body for body in bodies if not any(_is_inside(body, unit) for unit in found)]
    return _merge(left, found)


def _is_inside(body: Mention, unit: Mention) -> bool:
    is_part = unit.start <= body.start and body.end <= unit.end
    return is_part and body.end - body.start < unit.end - unit.start


def _merge(bodies: list[Mention], units: Iterable[Mention]) -> list[Mention]:
    merged = list(bodies)
    for unit in units:
        at = bisect_left(merged, unit.start, key=lambda each: each.start)
        is_free = not any(each.start < unit.end and unit.start < each.end for each in merged)
        if is_free:
            merged.insert(at, unit)
    return merged
