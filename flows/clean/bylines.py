"""Bylines, datelines and sign-offs: who wrote an article and from where.

Shapes (domain notes, section 4): `(서울=연합뉴스) 김하나 기자 =`, `[중부매일 김하나 기자]`,
`○○일보 = 김하나 기자 |`, `/김하나기자 a@b`, `가람=김하나 기자`, `<남궁솔>`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.clean.places import list_places

NAME = r"(?!기자|특파원)[가-힣]{2,4}"
SURNAME = (
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용봉빙피감형호화범복부사상초탁물"
    "두좌견음갈간승단팽옹돈탄운뇌궁온묵필목]"
)
SPACED_NAME = rf"{SURNAME} [가-힣]{{1,3}}"
COMPOUND_NAME = r"(?:남궁|황보|제갈|사공|선우|서문|독고|동방|어금|망절)[가-힣]{1,2}"
ROW_NAME = rf"(?!기자)(?:{COMPOUND_NAME}|{SURNAME}[가-힣]{{2}})"
NAMES_IN_ROW = rf"{ROW_NAME}(?: {ROW_NAME}){{1,3}}"
NAMES = (
    rf"(?:{NAMES_IN_ROW}|{SPACED_NAME}|{NAME})(?:\s?[·,∙ㆍ、]\s?(?:{SPACED_NAME}|{NAME})){{0,4}}"
)
QUALIFIER = (
    r"(?:[가-힣]{2,4}전문|객원|인턴|수습|선임|전문|시민|명예|대학생|취재|사진|영상|편집|본지|주재|지역)"
    r"\s?"
)
ROLES = ("기자", "특파원", "통신원", "리포터", "에디터", "논설위원", "편집위원", "PD")
ROLE = rf"(?:{QUALIFIER})?(?:{'|'.join(ROLES)})"
ADDRESS = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{0,255}"
NUMBER = r"0\d{1,2}[-)]\d{3,4}-\d{4}"
HANDLE = r"[A-Za-z][A-Za-z0-9._-]{3,19}"
PLACE = r"(?!(?:사진|취재|영상|그래픽|편집|정리)\s?[=/])[가-힣]{2,5}"
PLACES = rf"{PLACE}(?:·{PLACE}){{0,2}}"
OUTLET = r"[가-힣A-Za-z0-9.○◯]{2,20}(?: [가-힣A-Za-z0-9]{2,10})?"
DESK = r"[가-힣A-Za-z0-9]{2,12}"
CREDIT = r"(?:기자명\s|[Bb]y\s|(?:글|사진|취재)(?:·(?:글|사진))?\s?[=/·:]?\s?)"
DATELINE_STARTS = ("[", "(", "<", "【", "〔", "ㅣ", "│")
TIES = ("=", "|", "＝", "｜")
OPEN, CLOSE = r"[\[(<【〔]", r"[\])>】〕]"

SIGNED = (
    rf"{NAMES}\s?(?:{DESK}\s){{0,2}}{ROLE}(?:\s?[/|·=(]?\s?(?:{ADDRESS}|{HANDLE}|{NUMBER})\)?)?"
)
LED = rf"(?:{QUALIFIER})?기자\s?:?\s{SURNAME}[가-힣]{{1,3}}(?:\s[(<]?{ADDRESS}[)>]?)?"
DESK_NAME = r"(?:편집국|편집부|취재팀|취재부|(?:온라인|디지털|지역)\s?(?:뉴스팀|뉴스부|취재팀))"
STATION = r"(?:[A-Z]{2,5}\s?(?:뉴스)?|[가-힣]{2,6}(?:뉴스|방송|TV)(?:\s뉴스)?)"
CREW = rf"\s?{OPEN}(?:영상|촬영|편집|그래픽)[^)\]>]{{0,60}}{CLOSE}"  # (영상취재: 감무원)
SPEAKS = rf"(?:{STATION}\s{SURNAME}[가-힣]{{1,3}}|[A-Z]{{2,5}}\s?뉴스\s(?!앵커|기자)[가-힣]{{3}})"
SPOKEN = rf"{SPEAKS}입니다\.?(?:{CREW})?"
NAMED = rf"기자명\s?:?\s{NAMES}"
UNIT = (
    rf"(?:{PLACES}\s?[=/]\s?(?:{CREDIT})?|(?<=/){PLACE}\s)?"
    rf"(?:{SIGNED}|{NAMES}\s(?:{ADDRESS}|\({ADDRESS}\))|{LED}|{NAMED}|(?<=[=/]){DESK_NAME}"
    rf"|(?<=[=/]\s){DESK_NAME}|(?:{PLACE}에서\s)?{SPOKEN})"
)
PICTURED = r"(?:사진|그래픽|영상|삽화|일러스트|편집)"
WRITER_FIELD = rf"(?:작성자|글쓴이|등록자|이름)\s?:?\s?(?={NAMES}\s?{ROLE}$)"
BYLINE = (
    rf"(?:{OPEN}|/|\||[-–—](?=\s))?\s?(?:{CREDIT}|{WRITER_FIELD})?(?:{ADDRESS}\s)?"
    rf"{UNIT}(?:\s?[·/,|&]?\s?(?:{CREDIT})?{UNIT}){{0,5}}"
    rf"(?:\s?[·/,|]\s?{PICTURED}\s?[=:]?\s?{SURNAME}[가-힣]{{1,3}})?\s?(?:{CLOSE}|\||[-–—])?"
)
WRITER = rf"(?!공모전|전시회){SURNAME}[가-힣]{{2}}"
OFFICE = r"[가-힣]{2,10}(?:[과실단팀부]|센터)"
OUTLET_END = r"(?:신문|일보|뉴스|투데이|타임[스즈]|저널|통신|방송|데일리|미디어|매일)"
WRITTEN = (  # 글·사진 표다온, 글 = 표다온, 글 홍보담당관실 표다온  사진 시민기자 한보람
    rf"글(?:\s?[·,]\s?사진\s?[=/:]?|\s?[=/:]|(?=\s{WRITER}\s?[/|·,]\s?사진\s)|\s{OFFICE}(?=\s))\s?"
    rf"(?P<names>{WRITER})"
    rf"(?:(?:\s?[/|·,]|\s)\s?{PICTURED}(?:\s?[=:]\s?|\s)(?:{QUALIFIER}기자\s)?{WRITER}){{0,3}}"
)
HOUSE = rf"[가-힣A-Za-z0-9]{{1,10}}{OUTLET_END}"
HOUSE_LINE = (  # 물길신문 news@a.kr, By 물길매일: the outlet signs
    rf"{HOUSE}\s?[|/·(]?\s?{ADDRESS}\)?|[Bb]y\s{HOUSE}"
)
BYLINE_LINE = re.compile(rf"{BYLINE}|{WRITTEN}|{HOUSE_LINE}")
DESK_SIGNS = ("편집", "취재", "뉴스팀", "뉴스부")  # one of them is in every name of a desk
BYLINE_SIGNS = (
    *ROLES,
    *DESK_SIGNS,
    "@",
    "입니다",
    "글",
    "By ",
    "by ",
)  # one of them is in every byline
ADDRESS_LINE = re.compile(rf"/?\s?{ADDRESS}")

SPEAKER = r"[^\[\]\n]{2,40}\]\s?[\"“]"  # [표다온 / 물길시 복지과장] “…”
SIGNER = rf"{NAMES}\s?(?:[가-힣]{{2,6}}\s(?=특파원))?{ROLE}(?:\s{ADDRESS})?"
SIGNERS = rf"{SIGNER}(?:\s?[·,/|∙ㆍ、]?\s?{SIGNER}){{0,4}}"
TIE = f"[{''.join(TIES)}]"
DESK_BEFORE = r"(?!의정부)[가-힣]{1,8}[부팀국]\s?[=＝]"
DATELINE = re.compile(
    rf"{OPEN}\s?(?P<place>{PLACES})\s?(?:[=＝]|/(?!{SPEAKER}))\s?(?P<outlet>{OUTLET})\s?{CLOSE}"
    rf"\s?(?:{SIGNERS})?\s?{TIE}?\s*"
    rf"|{OPEN}\s?(?P<place2>{PLACES})\s?[=＝/]\s?(?P<outlet2>{OUTLET})?\s?"
    rf"(?:{DESK}\s){{0,2}}{SIGNERS}\s?{CLOSE}\s?{TIE}?\s*"
    rf"|{OPEN}\s?(?P<outlet7>[가-힣A-Za-z0-9]{{2,14}})(?:\s?[ㅣ|│｜┃]\s?|\s)(?!{DESK_BEFORE})"
    rf"(?:정리|취재|(?P<place7>{PLACE}))\s?[=＝]\s?"
    rf"{SIGNERS}\s?{CLOSE}\s?{TIE}?\s*"
    rf"|{OPEN}\s?(?:(?P<outlet3>{OUTLET})\s?{TIE}?\s?)?{SIGNERS}\s?{CLOSE}\s?{TIE}?\s*"
    rf"|{OPEN}\s?(?P<outlet8>[가-힣A-Za-z0-9]{{1,10}}{OUTLET_END})\s?{CLOSE}\s*(?=\S)"
    rf"|(?P<outlet4>{OUTLET})\s?{TIE}?\s?{SIGNERS}\s?{TIE}\s*"
    rf"|(?:(?P<place5>{PLACE})\s?[=＝]\s?)?{SIGNERS}\s?{TIE}\s*"
    rf"|[ㅣ|│]?\s?(?P<outlet6>{OUTLET})\s?[=＝]\s?(?P<place6>{PLACE})\s?[ㅣ|│]?\s?{SIGNERS}\s?[ㅣ|│]\s*"
)
PLACED = re.compile(rf"[【\[](?P<place>{PLACE})(?:·{PLACE})?[】\]]\s?(?=\S|$)")
OUTLET_GROUPS = ("outlet", "outlet2", "outlet3", "outlet4", "outlet6", "outlet7", "outlet8")
PLACE_GROUPS = ("place", "place2", "place5", "place6", "place7")

OUTLET_ENDING = re.compile(rf"{OUTLET_END}$")
HOUSE_LENGTH = 4  # code points: what is shorter beside a reporter is a place nobody lists
DESK_OF_OUTLET = re.compile(r"\s[가-힣A-Za-z0-9]*(?:본부|본사|지사|팀|국|부)$")

GLUED_SIGNOFF = re.compile(
    rf"(?:(?<=[.!?])|(?<=[.!?다][\"”’')\]]))\s*"
    rf"(?P<span>{BYLINE}|<{NAME}(?:\s?{ROLE})?>|/?\s?{ADDRESS}|(?<=\s\s){PLACE}\s?[/=]\s?{NAME})$"
)
STRONG_SIGNOFF = re.compile(
    rf"(?:(?<=[.!?])|(?<=[.!?다][\"”’')\]]))\s*(?P<span>/?\s?{PLACE}\s?[=/]\s?(?:{CREDIT})?{NAMES}\s?{ROLE}"
    rf"(?:\s{ADDRESS})?|{NAMES}\s?{ROLE}\s{ADDRESS})(?=\s|$)"
)
# In every sign-off. Every branch begins with a plain letter: the search skips to these.
SIGNED_END = rf"\s?(?:{CLOSE}|\||[-–—])?$"
SIGNATURE = re.compile(
    rf"@|>$|[/=]\s?[가-힣]{{2,4}}$|=\s?{DESK_NAME}{SIGNED_END}|/\s?{DESK_NAME}{SIGNED_END}"
    rf"|입니다\.?(?:{CREW})?{SIGNED_END}|{'|'.join(ROLES)}"
)
SIGNOFF_REACH = 150  # code points: no sign-off is longer, and the search stays linear
SIGNOFF_PLACE = re.compile(
    rf"(?:^|[/\s])(?P<place>(?![가-힣]*(?:기자|특파원)){PLACES})\s?[=/]\s?"
    rf"(?:(?:{CREDIT})?{NAMES}\s?(?:{ROLE}|{ADDRESS})|{DESK_NAME}$)"
)


def find_dateline(text: str) -> int:
    """Return where the dateline that a paragraph begins with ends, 0 if it has none."""
    dateline = _match_dateline(text)
    if dateline is not None:
        return dateline.end()
    placed = PLACED.match(text)
    return placed.end() if placed and placed["place"] in list_places() else 0


def _match_dateline(text: str) -> re.Match[str] | None:
    """Match a dateline: in brackets, or with = or | behind it. Most paragraphs have neither."""
    is_possible = text.startswith(DATELINE_STARTS) or any(tie in text for tie in TIES)
    return DATELINE.match(text) if is_possible else None


def is_dateline(text: str) -> bool:
    """Whether a line is a dateline with nothing behind it."""
    dateline = _match_dateline(text)
    return dateline is not None and dateline.end() == len(text)


def find_place(text: str) -> str | None:
    """Return the place that a dateline or sign-off names, or None."""
    placed = PLACED.match(text)
    if placed and placed["place"] in list_places():
        return placed["place"]
    dateline = _match_dateline(text)
    if dateline:
        place = _read_place(dateline)[0]
        return None if place and OUTLET_ENDING.search(place) else place
    signoff = SIGNOFF_PLACE.search(text)
    return signoff["place"] if signoff else None


def find_outlet(text: str) -> str | None:
    """Return the outlet that a dateline names, or None."""
    dateline = _match_dateline(text)
    place, outlet = _read_place(dateline) if dateline else (None, None)
    if place and OUTLET_ENDING.search(place):
        return place
    return DESK_OF_OUTLET.sub("", outlet) if outlet else None


@lru_cache(maxsize=64)  # the same paragraph is asked about as a caption and as an end
def find_glued_signoff(text: str) -> int | None:
    """Return where in `text` a sign-off after its last sentence begins, or None."""
    reach = max(0, len(text) - SIGNOFF_REACH)
    if not SIGNATURE.search(text, reach):
        return None
    match = GLUED_SIGNOFF.search(text, reach)
    return match.start("span") if match else None


def find_strong_signoff(text: str) -> tuple[int, int] | None:
    """Return the span of a sign-off with place or address after a sentence, wherever it stands.

    What a scraper glued on behind it belongs to another story.
    """
    if "=" not in text and "@" not in text:
        return None
    match = STRONG_SIGNOFF.search(text)
    return match.span("span") if match else None


def is_signed(text: str) -> bool:
    """Whether a sentence of `text` is followed by a sign-off with place or address."""
    return find_strong_signoff(text) is not None


def _read_place(dateline: re.Match[str]) -> tuple[str | None, str | None]:
    """Return place and outlet of a dateline, neither of them a reporter.

    Some print the outlet first, or alone: [물길뉴스=나루], [더물길신보=표다온 기자].
    """
    place = _first_group(dateline, PLACE_GROUPS)
    outlet = _first_group(dateline, OUTLET_GROUPS)
    if outlet and outlet.endswith(ROLES):
        is_house = place is not None and len(place) >= HOUSE_LENGTH and place not in list_places()
        return (None, place) if is_house else (place, None)
    is_turned = outlet in list_places() and place is not None and place not in list_places()
    return (outlet, place) if is_turned else (place, outlet)


def _first_group(match: re.Match[str], groups: tuple[str, ...]) -> str | None:
    return next((match[group] for group in groups if match[group]), None)
