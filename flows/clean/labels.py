"""What a line is by itself: the first layer of zoning, independent of where the line stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from flows.clean.bylines import ADDRESS_LINE
from flows.clean.lexicons import read_lexicon
from flows.clean.lines import Line, find_repeated_half, make_line
from flows.clean.stamps import is_stamp_line
from flows.clean.widgets import (
    HEADING_MARKS,
    MARKS_ONLY,
    is_byline,
    is_signed_list,
    is_signed_stamp,
    is_widget,
)
from schemas.reference.bodies import LOCAL_TIERS, Body, load_bodies

RIGHTS = re.compile(
    r"무단\s?(?:전재|복제|배포|사용)|재\s?배포\s?(?:및\s?DB\s?)?(?:를\s?)?금지|재판매\s?및|저작권자"
    r"|All\s?rights\s?reserved|Copyright|ⓒ\s?\S+.{0,30}금지|공공누리|공공저작물",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<!\d)(?:0\d{1,2}[-)]\s?)?\d{3,4}-\d{4}(?!\d)")
CONTACT_WORD = re.compile(
    r"☎|☏|전화|문의|연락처|자료\s?제공|보도자료\s?제공|담당|관련\s?부서|과장|팀장|주무관|제공\s?[:：]"
)
ATTACHMENT = re.compile(
    r"첨부\s?파일|^\d+\s?hits?\s?/\s?[\d.,]+\s?[KM]B$|\.(?:hwpx?|pdf|jpe?g|png|gif|zip|xlsx?|docx?|pptx?)\b",
    re.I,
)
ATTACHED_FILE = re.compile(
    r"\.(?:hwpx?|pdf|jpe?g|png|gif|zip|xlsx?|docx?|pptx?)\s?(?:[\[(]\s?[\d.,]+\s?[KMG]?B[^\])]*[\])])?$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"[\[(<]?\s?(?:사진|자료|그래픽|영상)\s?(?:제공|출처)?\s?[=:ⓒ©]|[ⓒ©]\s?[가-힣A-Za-z]"
    r"|(?:^|[\[(※*]\s?)사진\s?(?:설명|있음|\()|사진\s?\([\d,]+\)"
    r"|(?:사진|자료)?\s?제공\s?[\])]?\.?$|/\s?[가-힣A-Za-z]{2,12}\s?DB\s?\.?$|(?:/|=|<|\[)\s?(?:사진|[가-힣]{2,8})\s?(?:제공|캡처|갈무리)"
)
CREDIT_LINE = re.compile(
    r"[\[(<]?\s?(?:[가-힣A-Za-z]{2,14}\s){1,2}제공\s?[\])>]?|[ⓒ©]\s?[가-힣A-Za-z]{2,14}"
)
CAPTION_ENDING = re.compile(
    r"(?:전경|모습|장면|현장|조감도|투시도|포스터|안내문|기념촬영|기념사진|단체사진|사진|홍보물|이미지)\s?[.\])]?$"
)
SECTION_TAG = re.compile(r"\[[^\[\]]{2,15}\]")
MENU = re.compile(
    r"[^\s|·/]{1,8}(?:\s?[|/]\s?[^\s|/]{1,8}|\s·\s[^\s·]{1,8}){2,12}"
    r"|[가-힣A-Za-z ]{2,12}+(?>\s?\|\s?[가-힣A-Za-z ]{2,12}+){2,12}"  # atomic: it has no way back
)
BOARD_FIELD = re.compile(
    r"(?:작성자|글쓴이|등록자|조회수?|추천수?|담당\s?부서|부서명?|글번호|번호|분류|파일)\s?[:：]?\s?\S{0,20}(?:\s\S{1,12}){0,2}"
)
PHOTO_RIGHTS = re.compile(
    r"[\[(<][^\[\]()<>]{0,40}(?:제공|자료\s?사진|촬영|캡처|갈무리|DB)[^\[\]()<>]{0,50}[\])>]\s?\.?$"
    r"|제공\s?[\[(<][^\[\]()<>]{2,30}기자[\])>]$"
    r"|^[\[(<][가-힣]{2,8}\s?=[^\[\]()<>]{2,20}[\])>].*재판매\s?및\s?DB\s?금지"
)
NUMBERED_PHOTO = re.compile(r"사진\s?\d{1,2}\s?[.:)]")
ENCLOSURE = re.compile(r"(?:붙임|별첨|첨부)\s")
RELATED_LINK = re.compile(r"☞|▶\s?관련|\[관련\s?기사\]|관련\s?기사\s?[:：]")
BROADCAST = re.compile(r"[◀<]\s?(?:리포트|앵커|인터뷰|기자|녹취|스탠드업|VCR)\s?[▶>].{0,40}")
AFTERWORD = re.compile(r"덧붙이는\s?글|\*\s?이\s?기사는")
MASTHEAD = re.compile(
    r"발행인|편집인|등록\s?번호|사업자|청소년\s?보호|대표\s?전화|제호|통신판매|우편\s?번호|\(우\)|주소\s?[:：]|고충처리인|팩스"
)
COMMENTS = re.compile(r"(?:전체\s?)?(?:댓글|의견|한줄평)\s?\(?\d+\)?\s?개?")
COUNTS = re.compile(
    r"(?:(?:댓글|공감|비공감|좋아요|추천|조회|응원|답글|구독|공유|찬성|반대)\s?수?\s?[\d,]+\s?){1,5}"
)
RELEASE_FIELD = re.compile(
    r"(?:보\s?도\s?일\s?시|배\s?포\s?일\s?시|사\s?진|담\s?당\s?부\s?서|책\s?임\s?자|담\s?당\s?자|쪽\s?수|문\s?의\s?처|엠바고)\s?[:：]"
)
SITE_NOTICE = re.compile(
    r"요약(?:된|한|봇)\s?(?:내용|결과)|자동\s?(?:추출|번역|생성|추천)|알고리즘|AI(?:가|로|를\s활용)\s?(?:만든|요약|번역|생성)"
    r"|(?:기사|서비스|페이지)(?:는|를|의)\s.{0,30}(?:언론사|회원|구독자|섹션|이용자).{0,40}(?:니다|세요|요)\."
    r"|(?:로그인|회원\s?가입|구독)(?:이|을|하시면|해야|하면|\s?뒤|\s?후).{0,30}(?:니다|세요|요)\."
    r"|(?:AI|인공지능|자동)\s?(?:요약|번역|음성)(?:은|는|이|가|본|문)\s.{0,60}(?:니다|세요)\."
    r"|(?:버튼|아이콘|화면|링크)(?:을|를)\s(?:누르|눌러|클릭|선택)"
    r"|인공지능(?:이|으로|을\s활용해)\s?(?:만든|만들|요약|번역|생성)|글자\s?크기(?:로|가|를)\s|(?:읽|남)으셨습니다"
)
APPEAL = re.compile(
    r"(?:후원|구독|기부|제보|응원).{0,14}(?:해\s?주세요|하세요|하기|부탁드립니다|바랍니다|기다립니다)"
)
NOTICE_NUMBER = re.compile(r"[가-힣 ]{2,20}(?:공고|고시)\s?제?\s?\d{4}\s?-\s?\d{1,6}\s?호")
END_MARK = re.compile(r"[(<\[]?\s?끝\s?[)>\]]?\.?")
HASHTAGS = re.compile(r"(?:#\S+[\s,]*)+")
WEATHER = re.compile(r"-?\d{1,2}(?:\.\d)?\s?(?:℃|°C)|기상청\s?제공")
BREADCRUMB = re.compile(r"\S.{0,20}(?:\s?[>›»]\s?\S.{0,20}){1,6}")
ADVERTISEMENT = re.compile(
    r"(?:광고|AD|ADVERTISEMENT|스폰서\s?링크|Sponsored)|[\[(<【](?:광고|AD|PR|협찬)[\])>】].{0,80}",
    re.IGNORECASE,
)
HEADING_SHAPE = re.compile(
    r"(?:가장)?(?:많이|댓글|공감|추천|인기|랭킹|실시간|관련|주요|최신|헤드라인|포토|핫|베스트|이시각|오늘의|종합|섹션별|분야별|지역별|TOP)"
    r"[가-힣A-Za-z]{0,6}(?:뉴스|기사|순위|랭킹|동영상|영상|콘텐츠|헤드라인|화보)(?:TOP)?\d{0,3}"
)
PAGE_NUMBERS = re.compile(r"[\d\s|<>«»‹›.·-]+|\d+\s?/\s?\d+")

TRAIL_MARK = re.compile(r"[|>]")
TRAIL_BREAK = re.compile(r"\s*[|>·/,]\s*|\s+")
OUTLET_NAME = re.compile(
    r"[가-힣A-Za-z0-9]{0,8}(?:신문|일보|뉴스|투데이|타임스|저널|통신|방송|데일리|미디어|매일|경제|시보|주간)"
    r"|(?:뉴스|뉴)[가-힣A-Za-z0-9]{1,6}"
)
TRAIL_LENGTH = 80  # code points
LEAST_SECTIONS = 3  # known words that make a line with unknown ones a menu
SECTION_SHARE = 0.6  # of its words
# Words, in lower case, of which a pattern needs one; to look for them costs a tenth of its search.
RIGHTS_WORDS = ("무단", "배포", "재판매", "저작", "rights", "copyright", "ⓒ", "공공누리")
CAPTION_WORDS = ("사진", "자료", "그래픽", "영상", "제공", "캡처", "갈무리", "db", "ⓒ", "©")
PHOTO_WORDS = ("제공", "사진", "촬영", "캡처", "갈무리", "db")
NOTICE_WORDS = (
    *("요약", "자동", "알고리즘", "ai", "인공지능", "글자", "으셨습", "니다", "세요", "요."),
    *("버튼", "아이콘", "화면", "링크"),
)
KNOWN_LINES = 1 << 16
"""Lines whose label is kept: menus, footers and module headings come again on page after page."""

SHORT = 40  # code points: longer lines are never interface words or module headings
RIGHTS_LENGTH = 300  # code points: a rights line may be a sentence, not a paragraph


@dataclass(frozen=True, slots=True)
class Label:
    """The role a line has by itself and the rule that says so."""

    role: str
    rule: str


@dataclass(frozen=True, slots=True)
class LineRule:
    """A named rule that gives a line its role from the line alone.

    Only rules with `takes_prose` are tried on running text.
    """

    name: str
    role: str
    applies: Callable[[Line], bool]
    takes_prose: bool = False


def label_line(line: Line) -> Label | None:
    """Return the label of the first rule that applies, or None."""
    return _apply(PROSE_RULES, line) if line.is_prose else _label_text(line.text)


@lru_cache(maxsize=KNOWN_LINES)
def _label_text(text: str) -> Label | None:
    return _apply(LINE_RULES, make_line(0, text, 0, len(text), False))


def _apply(rules: Iterable[LineRule], line: Line) -> Label | None:
    for rule in rules:
        if rule.applies(line):
            return Label(rule.role, rule.name)
    return None


def _bare(line: Line) -> str:
    return HEADING_MARKS.sub("", line.content)


def _is_contact(line: Line) -> bool:
    if len(line.text) > 200:
        return False
    return bool(PHONE.search(line.text) and CONTACT_WORD.search(line.text))


def _is_heading(line: Line) -> bool:
    bare = _bare(line)
    if len(line.text) > SHORT or line.marker:
        return False
    return bare in read_lexicon("module_headings") or HEADING_SHAPE.fullmatch(bare) is not None


def _is_section_heading(line: Line) -> bool:
    first, _, rest = line.text.partition(" ")
    is_list = bool(rest) and not set(rest) & set(".,…\"'“”‘’")
    return len(line.text) <= SHORT and is_list and HEADING_SHAPE.fullmatch(first) is not None


def _is_interface(line: Line) -> bool:
    return len(line.text) <= SHORT and _bare(line).upper() in read_lexicon("interface_words")


def _is_titled_caption(line: Line) -> bool:
    is_short = len(line.text) <= 60
    return is_short and CAPTION_ENDING.search(line.text) is not None


def _is_doubled_caption(line: Line) -> bool:
    return not line.marker and find_repeated_half(line.text) is not None


def _is_section_trail(line: Line) -> bool:
    words = TRAIL_BREAK.split(line.content) if len(line.text) <= TRAIL_LENGTH else []
    if len(words) < 2 or not all(words):
        return False
    known = sum(_names_section(word) for word in words)
    if known and TRAIL_MARK.search(line.text) and len(line.text) <= SHORT / 2:
        return True
    return known == len(words) or known >= max(LEAST_SECTIONS, SECTION_SHARE * len(words))


@lru_cache(maxsize=KNOWN_LINES)
def _names_section(word: str) -> bool:
    is_section = word in read_lexicon("section_words") or word in list_places()
    return is_section or OUTLET_NAME.fullmatch(word) is not None


@cache
def list_places() -> frozenset[str]:
    """Return provinces, cities and counties as sections are named: 충남, 서산, 서산시."""
    names = {name for body in load_bodies() if body.tier in LOCAL_TIERS for name in _names(body)}
    return frozenset(names | {name[:-1] for name in names if len(name) > 2})


def _names(body: Body) -> tuple[str, ...]:
    return (body.name, *body.aliases)


def _search(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.search(line.text) is not None


def _short(pattern: re.Pattern[str], *words: str) -> Callable[[Line], bool]:
    """Search lines that are no paragraphs, and of these only what holds one of `words`, if any."""

    def applies(line: Line) -> bool:
        text = line.text
        if len(text) > RIGHTS_LENGTH or (words and not _holds(text.lower(), words)):
            return False
        return pattern.search(text) is not None

    return applies


def _holds(text: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110  # any() takes twice the time
        if word in text:
            return True
    return False


def _begins(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.match(line.text) is not None


def _whole(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.fullmatch(line.text) is not None


LINE_RULES: tuple[LineRule, ...] = (
    LineRule("marks_only", "other", _whole(MARKS_ONLY)),
    LineRule("masthead_line", "navigation", _short(MASTHEAD)),
    LineRule("stamp_line", "stamp", lambda line: is_stamp_line(line.content)),
    LineRule("signed_stamp", "stamp", lambda line: is_signed_stamp(line.content)),
    LineRule("page_numbers", "navigation", _whole(PAGE_NUMBERS)),
    LineRule("byline_line", "byline", lambda line: is_byline(line.content)),
    LineRule("address_line", "byline", _whole(ADDRESS_LINE)),
    LineRule("signed_list", "byline", lambda line: is_signed_list(line.content)),
    LineRule("comment_heading", "comment", _whole(COMMENTS)),
    LineRule("counts", "navigation", _whole(COUNTS)),
    LineRule("release_field", "contact", _begins(RELEASE_FIELD)),
    LineRule("enclosure", "attachment", _begins(ENCLOSURE)),
    LineRule("attached_file", "attachment", _search(ATTACHED_FILE), takes_prose=True),
    LineRule("attachment_line", "attachment", _search(ATTACHMENT)),
    LineRule("contact_line", "contact", _is_contact),
    LineRule("photo_rights", "caption", _short(PHOTO_RIGHTS, *PHOTO_WORDS), takes_prose=True),
    LineRule("numbered_photo", "caption", _begins(NUMBERED_PHOTO), takes_prose=True),
    LineRule("broadcast_mark", "other", _whole(BROADCAST)),
    LineRule("afterword", "other", _begins(AFTERWORD), takes_prose=True),
    LineRule("site_notice", "other", _short(SITE_NOTICE, *NOTICE_WORDS), takes_prose=True),
    LineRule("rights_line", "copyright", _short(RIGHTS, *RIGHTS_WORDS), takes_prose=True),
    LineRule("notice_number", "other", _whole(NOTICE_NUMBER)),
    LineRule("end_mark", "other", _whole(END_MARK)),
    LineRule("hashtags", "other", _whole(HASHTAGS)),
    LineRule("weather_line", "navigation", _search(WEATHER)),
    LineRule("advertisement_line", "advertisement", _whole(ADVERTISEMENT)),
    LineRule(
        "appeal", "advertisement", lambda line: _is_short_match(APPEAL, line), takes_prose=True
    ),
    LineRule("interface_word", "navigation", _is_interface),
    LineRule("menu_line", "navigation", _whole(MENU)),
    LineRule("interface_list", "navigation", lambda line: is_widget(line.content)),
    LineRule("module_heading", "module_heading", _is_heading),
    LineRule("section_heading", "navigation", _is_section_heading),
    LineRule("related_link", "navigation", _begins(RELATED_LINK)),
    LineRule("board_field", "navigation", _whole(BOARD_FIELD)),
    LineRule("breadcrumb_line", "breadcrumb", lambda line: _is_trail(line)),
    LineRule("credit_line", "caption", _whole(CREDIT_LINE)),
    LineRule("credited_caption", "caption", _short(CAPTION, *CAPTION_WORDS), takes_prose=True),
    LineRule("titled_caption", "caption", _is_titled_caption),
    LineRule("doubled_caption", "caption", _is_doubled_caption),
    LineRule("section_trail", "breadcrumb", _is_section_trail),
    LineRule("section_tag", "breadcrumb", _whole(SECTION_TAG)),
)
PROSE_RULES = tuple(rule for rule in LINE_RULES if rule.takes_prose)


def _is_short_match(pattern: re.Pattern[str], line: Line) -> bool:
    return len(line.text) <= SHORT and pattern.search(line.text) is not None


def _is_trail(line: Line) -> bool:
    return len(line.text) <= 80 and BREADCRUMB.fullmatch(line.text) is not None
