"""Programmes that evaluate, award or select: quoted names and bare noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.structure.openings import open_with
from flows.structure.spans import Found, settle_overlaps

KIND = (
    r"평가|품평회|경연|점검|대회|경진|공모전?|공모\s?사업|심사|어워드|어워즈|Awards?|Prize|인증제?|인정제|진단|조사|지수|발표회|포상|콘테스트|챌린지|공시제"
    r"|대상|(?<![영세이정위일환예보향협명비인감최대])상|사례|선도기관|우수기관|시범지역|선도도시|공표"
    r"|(?<=청렴도\s)측정|(?<=청렴도)측정|재정\s?분석|만족도|시상식|(?<=[가-힣]{2})대전|평가회(?=[’'”\"」』》>]에서)"
)
QUOTED = re.compile(
    rf"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>]{{2,60}}?(?:{KIND})(?:\s(?:19|20)\d{{2}})?(?:\([^)]{{1,20}}\))?)[’'”\"」』》>]"
)
SITE = (
    r"(?:해수욕장|해변|축제|관광지|여행지|전통시장|음식점|휴양림"
    r"|수목원|캠핑장|체험마을|어린이집|유치원)"
)
QUOTED_TITLE = re.compile(
    r"[‘'“\"「『《<](?P<span>(?:[^‘’'“”\"「」『』《》<>\n]{2,30}?(?:우수|으뜸|모범|최고|착한|명품)\s?[가-힣·\s]{0,8}?"
    r"(?:기관|기업|학교|마을|도시|시설|단체|농가|지역|센터|시[·‧]?군|지자체|업소|병원|대학|도서관|사업장|부서|상권|시장|특구|단지|조합|위원회|봉사단|의회)"
    rf"|(?:우수|으뜸|모범|최고|착한|명품)\s?[가-힣·\s]{{0,8}}?{SITE}))"
    r"[’'”\"」』》>](?=(?:으?로|에)(?:도)?\s(?:[가-힣]{2,4}\s)?(?:선정|지정|뽑|인증|이름|들었|들며|포함)"
    r"|\s(?:인증[패서]?|현판|지정서)[을를도이]\s"
    r"|에는?\s[^.,]{2,60}[이가]\s(?:[가-힣]{2,4}\s)?(?:선정[됐돼된]|지정[됐돼된]|뽑[혔혀힌]|이름을\s올))"
)
CHOSEN_TITLE = re.compile(
    r"(?:뽑은|뽑는|고른|선정한|선정하는|인증한|인증하는|수여하는|시상하는|주관한|주관하는)\s(?:\d{4}년?\s)?"
    r"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{4,30})[’'”\"」』》>]"
    r"(?=(?:으?로|에)(?:도)?\s(?:[가-힣]{2,4}\s)?(?:선정|지정|뽑|이름을|들었|들며|포함))"
)
CERTIFIED_TITLE = re.compile(  # 환경부의 ‘2025년 물길 선도기업’으로 인증받았다
    r"(?<=의\s)[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{2,30}(?:기업|가게|공장|농장|사업장|업소|식당|상점"
    r"|마을|도시|학교|병원|기관|대학|시장|거리|어린이집|유치원))[’'”\"」』》>]"
    r"(?=(?:으?로|에)(?:도)?\s(?:[가-힣]{2,4}\s)?(?:선정|지정|인증|뽑|이름))"
)
CHOSEN_FOR = re.compile(  # ‘물길 인문학’ 우수도서관에 2년 연속 선정됐다
    r"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{4,30}(?<!분야)(?<!부문))[’'”\"」』》>]\s?"
    r"(?=(?:최?우수|모범|으뜸)\s?(?:기관|도서관|학교|마을|시설|센터|기업|단체|병원|지자체|사업장)(?:으로|로|에)\s"
    r"(?:\d{1,2}년\s연속\s(?:으로\s)?)?(?:선정|지정|뽑|꼽|이름을))"
)
COUNTED_TITLE = re.compile(  # ‘물길 으뜸 기업’ 8개사를 발표했다
    r"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{4,30})[’'”\"」』》>]\s"
    r"\d{1,3}(?:개사|곳|개\s?(?:기업|기관|업체|마을|학교|시설))[을를]\s(?:[가-힣]{2,6}\s){0,2}?"
    r"(?:발표|선정|뽑|확정)"
)
QUOTED_HEAD = re.compile(
    r"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{2,40}[’'”\"」』》>]\s?(?!에서|에게|으로|로\s|에\s|이?라)(?:[가-힣]{2,6}\s)?[가-힣]{0,6}?"
    r"(?:평가|점검|대회|공모전|공모|심사|발표회|포상))(?=[가-힣\s,.])"
)
QUOTED_PRIZE = re.compile(
    r"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{4,40})[’'”\"」』》>]\s?"
    r"(?!분야|부문)(?!(?!대상|(?:최?우수|장려|으뜸|최고|[금은동])상|(?:최?우수|장려)(?:기관|지자체|시군|단체))[가-힣]{0,6}(?:으?로|을|를|이|가|은|는)\s)(?=(?:시상식|(?<=(?:사업|시책|훈련|연습|정책)[’'”\"」』》>]\s)(?:시행|추진|운영)?\s?(?:첫해\s)?[‘'“]?(?:최?우수|장려)[’'”]?\s?(?:기관|지자체|시군|단체|상)"
    r"|(?!으?로\s)[가-힣]{0,8}\s?(?:대상|최우수상|우수상|장려상|으뜸상|최고상)\s?[을를]?\s?(?:수상|받|차지|획득|영예)))"
)
PRIZE_WON = (  # what makes a programme of any event it was won at
    r"에서\s(?:[^.,‘'“\"]{0,20}\s)?[‘'“\"]?(?:(?:최?우수|장려|으뜸|특별|최고|[금은동])상|대상|(?:[가-힣]{0,6}(?:도지사|장관|시장|군수|청장)|단체|기관)\s?표창)[’'”\"]?(?:[을를]|과\s상금[^.,]{0,16}[을를])?\s"
    r"(?:각각\s|동시에\s)?(?:수상|받|차지|거머|획득|안았|따냈|탔)"
)
QUOTED_EVENT = re.compile(
    rf"[‘'“\"「『《<](?P<span>[^‘’'“”\"「」『』《》<>\n]{{4,40}})[’'”\"」』》>](?={PRIZE_WON})"
)
BINDS = re.compile(
    r"(?:\([^)]{1,20}\))?(?:\s?결과)?(?:\s?[=:：]\s(?=[가-힣])|\s수상\s(?:기관|마을|시·?군|단체|지자체|기업|학교|현황|내역)|에서|에는|에도|에(?=[\s,‘“])|로부터|는|은|의(?=\s)|,\s[^,]{0,12}$|이다|이었다"
    r"|\s?[‘'“\"]?(?:최?우수|대상(?!에\s(?:들|오|포함)|기관|지)|장려|금상|은상|동상|미흡|보통|최고|[SA]{1,2}\s?등급|[1-5가나다라마]\s?등급|시상식|[1-3]위|\d{1,2}년\s?(?:연속|내리))"
    r"|[가이]\s[^.,!?\n]{0,40}?(?:열렸|열려|열린\s|개최[됐돼된])|을\s(?:[가-힣]{2,4}\s){0,2}(?:획득|받았|받아|받으며|따냈|따내|취득|통과)|를\s(?:통과))"
)
PART_OF = re.compile(r"(?:대상|상|우수기관|우수지역)$")
GENERIC_PART = re.compile(
    r"^(?:시[·‧]?군(?:[·‧]?구)?|시[·‧]도|지자체|자치단체|기관|보건소|센터|단체|개인)\s?(?:부문\s)?(?:평가|심사|경진)$"
)  # a round of the programme named before it
FIELD_PRIZE = re.compile(r"(?:분야|부문)\s?(?:최?우수상|대상|장려상|금상|은상|동상)$")
NOT_PUBLIC = re.compile(
    r"(?:체육|축구|야구|마라톤|씨름|볼링|배드민턴|탁구|배구|육상|골프|게이트볼|기능경기|국악경연).*(?:대회|대전|챌린지)$"
    r"|선수권|체전|올림픽|리그|가요제|노래자랑|백일장"
)
BARE_TAIL = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<span>[가-힣A-Za-z0-9·‧・]{0,20}"
    r"(?:평가|점검|대회|공모전|공모사업|공모|심사|어워드|어워즈|인증제?|인정제|진단|발표회|유공\s?포상|콘테스트|안전지수|재정분석|청렴도\s측정|경쟁력지수|(?:경영|국토|건축|산업)대전"
    rf"|(?:공유회|박람회|한마당|축전|페스티벌|엑스포|경연|경진|품평회)(?={PRIZE_WON})|(?:표창|포상)(?=\s시상식)))"
    r"(?=(?:\s결과|\s시상식)?(?:\s수상|에서는|에서도|에서|에는|에도|에|의|을|를|으로|로부터|로|도|는|은|이|가|와|과|\()?(?:[\s,.(‘“:：]|$))"
)
BARE_NOUN = re.compile(
    r"평가|점검|측정|대회|공모|심사|어워|인증|진단|발표회|포상|표창|콘테스트|지수|재정분석|대전|회에서|한마당|축전|페스티벌|엑스포|경연|경진|품평회"
)
"""What every bare programme holds: sentences without it, most of them, are passed over."""

WORD_BEFORE = re.compile(r"(?P<word>[^\s,.!?]+)\s?$")
PART_GAP = 40  # code points between a programme and the prize it gave
LONGEST_WORD = 40  # code points looked back for one; what is longer is in no name
NAME_REACH = 6  # words: no bare programme name seen is longer
LEADING_YEAR = re.compile(
    r"^(?:제\s?\d+[회차]\s|올해\s|지난해\s)?"
    r"(?:[’']?(?P<year>(?:19|20)\d{2})\s?(?:(?:학|회계)?년도|회계연도|년)?(?:도)?"
    r"(?:\s?\((?:(?P<fiscal>20\d{2})\s?회계연도|20\d{2}년[^()]{0,8})\))?\s?(?:실적\s)?)?(?:(?:제\s?\d+[회차]|\d{1,2}(?:차|주기))\s)?"
)
OF_ENTERPRISES = ("경영평가", "경영실적평가", "경영실적 평가")
# 282개 지방공기업의 ‘경영평가’: the ministry's name for it has whose they are
OWNED = re.compile(r"(?P<owner>지방공기업|공공기관)(?:의)?\s[‘'“\"「『《<]?$")
TRAILING_YEAR = re.compile(r"\s(?P<year>(?:19|20)\d{2})$")
# ‘… 사업’ 공모, ‘…훈련’ 평가: by what is quoted
CALLED = re.compile(r"[’'”\"」』》>]\s?(?:공모(?:사업)?|심사|평가|점검)$")
BULLETS = "▲△▶▷○●◇◆■□·ㆍ"
LETTER = re.compile(r"[0-9A-Za-z가-힣]")
DATED = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:년도?)?\s$")
GOVERNMENT_ENDS = "도시군구"
EDITION = re.compile(r"제\d+[회차]\s$")
EDITION_REACH = 8  # code points that an edition may take
CEREMONY = re.compile(r"\s?시상식$")
# whose call it is, or whose year: 공모사업(농식품부), 경영평가(2024년 실적)
GLOSS = re.compile(r"\((?:[가-힣]{2,8}[부처청도시원]|\d{4}년(?:도)?\s?실적|\d{4}년?\s?회계연도)\)$")
FISCAL_GLOSS = re.compile(r"\((?P<fiscal>(?P<year>\d{4}))년?\s?회계연도\)$")
OPENING_MARK = re.compile(r"[‘'“\"「『《<]")  # in whatever is quoted
QUOTE_MARKS = re.compile(r"[‘’'“”\"「」『』《》<>]")
PARTICLE_END = re.compile(
    r"(?:[은는을를과와]|이|[^평국물원허증첨여추주전]가|에서|으로|에게|부터|까지|하고|하며|되며|최초로|처음으로|유일하게|[한된될할]|적인|어진|되는|하는|있는|위한|관한|받은|[의와]|며|면서|(?:따르|보|하|되)면|신청해|통해|위해|대해"
    r"|나온|열린|끝난|밝힌|살핀|따진|매긴|견준|겨룬|치른|가린|벌인|펼친|다룬|나눈|들여다본"
    r"|(?<!참)(?<!언)(?<!국)(?<!영)(?<!육)(?<!유)(?<!소)(?<!시)(?<!디)(?<!케)[어여아]|[려져쳐겨켜춰워]서?)$"
)
TEMPORAL = re.compile(
    r"^(?:올해|지난해|작년|재작년|지지난해|그해|당시|당해|연속|내리|연거푸|이번|최근|매년|해마다|처음|지난달?|이달|오는|올|제\d+[회차]|\d\S*|전국|도내|각종"
    r"|해당|이|그|같은|다양한|여러|총|모두|전체|높은|좋은|주관|주최|또한|한편|특히|이어|먼저|이미|다시|나란히|함께|각각|앞서|실시|자체|직전|지난|종전|차기|첫|연|낸|편|여는|뽑는|주는)$"
)
ANAPHOR = re.compile(
    r"^(?:이번|해당|이|동|본|같은|그|올해|지난해|자체|현장|현지|서면|서류|발표|발표자료|중간|종합|실태|성과|실적|최종|본선|예선|예비|사전|사후|외부|내부|정성|정량"
    r"|상대|절대|전문가|온라인|수시|정기|자가|품질|위생|안전|합동|만족도|승진|채용|정밀|긴급|일제|특별|시설물|설문|여론|타당성|환경영향|정책|공개|[1-3]차|면접|서류와|상반기|하반기|좋은|높은|건강|현황|우수사례|우수|최?상위\s?단계|[1-5]단계|기초단계|심화단계)?\s?"
    r"(?:평가|점검|대회|공모전?|공모\s?사업|심사|인증|진단|발표회|포상)$"
)
_POINTED_TO = r"\s?(?:[가-힣]{2,6}\s)?(?:평가|점검|대회|공모전?|심사|인증|진단|조사|상|수상|선정)"
_MEANT = r"(?=에서|에는|는|결과)"
POINTING = ("이번", "해당", "이", "동", "본", "같은", "그", "올해")
CALLED_SO = ("평가", "점검", "대회", "공모전?", "심사", "조사")
POINTER = re.compile(
    open_with(
        [*(word + _POINTED_TO for word in POINTING), *(word + _MEANT for word in CALLED_SO)],
        not_after="가-힣",
    )
)


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as written, without its year, edition (제9회) and quote marks.

    `year_at` is where its year stands.
    """

    name: str
    year: int | None
    year_at: int


def find_programmes(
    text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]
) -> list[Found[Programme]]:
    """Return the programmes named in `text[start:end]`; `bodies` are spans of named bodies.

    A bare name reaches back to the first word that cannot belong to it: a body, a time, a word
    with a particle. An anaphor such as 이번 평가 is no name.
    """
    found = [
        *_find_quoted(text, start, end),
        *_find_bare(text, start, end, bodies),
    ]
    return list(_drop_parts(text, settle_overlaps(found)))


def _drop_parts(text: str, found: Sequence[Found[Programme]]) -> Iterator[Found[Programme]]:
    """Drop a prize or title named within a programme (‘…대회’에서 ‘…대상’을), and sports."""
    last: Found[Programme] | None = None
    for each in found:
        name = each.value.name
        gap = text[last.end : each.start] if last else ""
        is_part = last is not None and len(gap) < PART_GAP and "에서" in gap and ("," not in gap)
        is_prize = each.rule == "quoted_programme" and PART_OF.search(name)
        if is_part and (is_prize or each.rule == "quoted_prize" or GENERIC_PART.match(name)):
            continue
        if not NOT_PUBLIC.search(name) and not FIELD_PRIZE.search(name):
            yield each
        last = each


def is_generic(name: str) -> bool:
    """Return whether a bare name ends as an anaphor does: 기간 정기 점검, 하반기 현장 평가."""
    return ANAPHOR.match(" ".join(name.split()[-2:])) is not None


def find_anaphors(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans that point back to a programme named before: 이번 평가, 같은 평가에서."""
    return [match.span() for match in POINTER.finditer(text, start, end)]


def _find_quoted(text: str, start: int, end: int) -> Iterator[Found[Programme]]:
    if OPENING_MARK.search(text, start, end) is None:
        return
    for rule, pattern in (
        ("quoted_title", QUOTED_TITLE),
        ("chosen_title", CHOSEN_TITLE),
        ("certified_title", CERTIFIED_TITLE),
        ("counted_title", COUNTED_TITLE),
        ("chosen_for", CHOSEN_FOR),
        ("quoted_programme", QUOTED),
        ("half_quoted_programme", QUOTED_HEAD),
        ("quoted_prize", QUOTED_PRIZE),
        ("quoted_event", QUOTED_EVENT),
    ):
        for match in pattern.finditer(text, start, end):
            first, last = match.span("span")
            call = CALLED.search(text, first, last) if rule == "half_quoted_programme" else None
            yield from _make(text, first, call.start() if call else last, rule)


def _find_bare(
    text: str, start: int, end: int, bodies: Sequence[tuple[int, int]]
) -> Iterator[Found[Programme]]:
    if BARE_NOUN.search(text, start, end) is None:
        return
    ends_of_bodies = {body[1] for body in bodies}
    starts_of_bodies = {body[0] for body in bodies}
    for match in BARE_TAIL.finditer(text, start, end):
        first = match.start("span")
        if first in starts_of_bodies or not BINDS.match(text, match.end("span"), end):
            continue
        first = _reach_back(text, start, first, ends_of_bodies)
        first = _reach_dated(text, start, first, bodies)
        while text[first] in BULLETS:
            first += 1
        if not ANAPHOR.match(text[first : match.end("span")]):
            yield from _make(text, first, match.end("span"), "bare_programme")


def _reach_back(text: str, start: int, first: int, ends_of_bodies: set[int]) -> int:
    for _ in range(NAME_REACH):
        word = WORD_BEFORE.search(text, max(start, first - LONGEST_WORD), first)
        if word is None or _stops_name(word, ends_of_bodies):
            break
        first = word.start()
    edition = EDITION.search(text, max(start, first - EDITION_REACH), first)
    return edition.start() if edition else first


def _reach_dated(text: str, start: int, first: int, bodies: Sequence[tuple[int, int]]) -> int:
    """Take in the government that a year stands before: 2025년 전라남도 농정 평가 is its name."""
    before = next((body for body in bodies if body[1] == first - 1), None)
    is_local = before is not None and text[before[1] - 1] in GOVERNMENT_ENDS
    is_dated = before and is_local and DATED.search(text, start, before[0])
    return before[0] if before and is_dated else first


def _stops_name(word: re.Match[str], ends_of_bodies: set[int]) -> bool:
    held = word["word"]
    if not LETTER.search(held) or (held.endswith(")") and "(" not in held):
        return True
    if word.end("word") in ends_of_bodies or QUOTE_MARKS.search(held):
        return True
    if any(word.start() < end <= word.end("word") for end in ends_of_bodies):
        return True
    if _opens_day(word):
        return False
    return bool(TEMPORAL.match(held) or PARTICLE_END.search(held))


def _opens_day(word: re.Match[str]) -> bool:
    """Return whether a word in 의 belongs to the name of a day (영양의 날)."""
    return word["word"].endswith("의") and word.string.startswith("날", word.end())


def _make(text: str, start: int, end: int, rule: str) -> Iterator[Found[Programme]]:
    written = text[start:end]
    year = LEADING_YEAR.match(written)
    name = QUOTE_MARKS.sub("", written[year.end() :] if year else written)
    name = " ".join(name.split())
    name = GLOSS.sub("", CEREMONY.sub("", name))
    last = TRAILING_YEAR.search(name)
    name = name[: last.start()] if last else name
    owned = OWNED.search(text, max(0, start - 8), start) if name in OF_ENTERPRISES else None
    name = f"{owned['owner']} {name}" if owned else name
    if len(name) > 3:
        fiscal = FISCAL_GLOSS.search(written)
        printed, year_at = _read_year(written, start, fiscal or year, last)
        yield Found(start, end, rule, Programme(name, printed, year_at))


def _read_year(
    written: str, start: int, first: re.Match[str] | None, last: re.Match[str] | None
) -> tuple[int | None, int]:
    """Return the year of a name that it begins or ends with, and where that stands."""
    for group in ("fiscal", "year"):
        if first and first[group]:
            return int(first[group]), start + first.start(group)
    if last:
        return int(last["year"]), start + written.rindex(last["year"])
    return None, start
