"""The numbers around a result: score, bodies assessed, bodies selected, bands.

A mean, a threshold, a difference and a part's score are nobody's score; a shortlist selects
nobody yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flows.structure.spans import Found

Slot = Found[Any]  # str, int or float, as the field has it

COUNT = r"\d[\d,]{0,10}+(?!\d)"  # what is longer counts no bodies
NUMBER = rf"(?<![\d,천만백])(?<!\d\.)(?<!만\s)(?P<value>{COUNT}(?:천(?:\d{{1,3}})?(?=\s?[가-힣]))?)"
BODY_UNIT = (
    r"(?:개\s?)?(?:(?:시[·‧]?군(?:[·‧]?구)?|자치구|지역|시[·‧]도)\s(?=[가-힣]{0,10}(?:센터|기관|보건소|단체|재단|본부|회)(?=[를가은는와에의\s])))?"
    r"(?:[가-힣·‧]{0,14}(?:기관|단체|지자체|읍[·‧]?면(?:[·‧]?동)?|시군구?|시[·‧]\s?군(?:[·‧]\s?구)?|시[·‧]도|자치구|기초\s?시|부처|공기업|개소|사업자|센터"
    r"|도시|대학|학교|도서관|보건소|소방서|경찰서|의료원|교육청|교육지원청|컨소시엄|업체|기업|재단|마을|농가|박물관|병원|위원회|의회|협의회|자치회|조합|농[·‧]?축협|농협|[국사]립대|시설|점포|업소|봉사단|동아리|새마을회|체육회|공사|공단|어린이집|유치원|본부|군|구)|곳|팀|(?<=개)[사교관](?=[를가이는은와에중의\s])|(?<=개\s)[교관](?=[를가는은와에중의\s])|(?<=\d)개(?=[를을]\s대상)|시(?=[\s를이의은는에중가]))"
)
WORK_UNIT = r"(?:개\s?(?:사업|사례|작품|과제)|건|편|점(?=의?\s(?:작품|사진))|작품)"
UNIT = rf"(?:{BODY_UNIT}|{WORK_UNIT})"
SCORE = re.compile(
    r"(?P<span>(?P<value>\d(?<![\d.,].)\d{0,2}(?:,\d{3})?(?:\.\d+)?)\s?점)(?!\s?(?:만점|작|차))"
)
NOT_SCORE_BEFORE = re.compile(
    r"(?:평균|만점(?!에\s$|에서\s$|\s중\s$)|전년|년\s전|기준|최저|최저점|배점|가점|감점|하한|상한|커트라인|합격)[^\d]{0,6}$|(?<!개\s)(?<!모든\s)(?:분야|항목|영역|지표)(?:에서|에선|는|은)?\s$|배점\s?\d+점(?:인|의|짜리)\s[가-힣]+(?:에서|은|는)\s$|(?:보다|대비|(?:점|균|도|수|해|년)에서)\s?$"
)
NOT_SCORE_AFTER = re.compile(
    r"\s?(?:만이|만을|만\s더|이상|이하|미만|초과|만점|에서|높|낮|앞섰|앞서|앞선|오른|올라|올랐|상승|하락|내려|떨어|차이|차로|뒤|더|씩|가까|웃돌|웃돈|밑돌|밑돈|못\s?미|모자[라랐란]|부족|(?:[을를]\s)?(?:크게|훨씬)\s|[을를]\s(?:앞|웃|밑|뛰어넘|넘겼|넘었|넘긴|넘으면|넘어야|넘는|넘지|넘은|넘겨야)|\s기준)"
)
IN_BRACKETS = re.compile(r"(?<!총점)(?<!점수)(?<!평점)\($")  # 주민소통(100점): a part's
RISEN = re.compile(r"\d점?\s?(?:오른|높은|상승한|낮은|내린|떨어진|뛴|앞선)\s$")
DESCRIBING = re.compile(r"(?:높|낮|많|적|좋|같|받|얻)$")  # 가장 높은 95.4점
TOPIC_NOUN = re.compile(r"(?P<noun>[가-힣A-Za-z0-9·‧]+)(?:은|는|이|가|도)\s")
OWN_SCORE_NOUN = re.compile(
    r"(?:총점|점수|평점|종합청렴도|올해|이번|대상작|재단|공사|공단|센터|기관|에서|에)$|^[시군구도]$"
)
TOTAL_BEFORE = re.compile(r"(?:총점|종합\s?점수|평점|(?<![가-힣])총|합계)\s$")
PART_BEFORE = re.compile(r"(?:성|분야|부문|영역|지표|평가단|만족도|체감도)\s$")  # 계획성 점수는
PART_NOUN = re.compile(r"(?:항목|분야|영역|지표)에서$")  # 처리 항목에서는 97.1점을
RELATIVE = re.compile(r"[^\s,.]{1,8}[한은는린던인된]\s")  # 경상남도가 실시한 ‘…’
JUDGING = (
    r"(?:대상으로|견[준줬줘주]|겨[루룬뤘뤄]|살[피핀폈펴]|들여다[보본봤봐]|따[지진졌져]|채점|매[기긴겼겨]|합산|나[누눈눴눠]|묶어\s(?:벌|치|평|실)|갈라|가른|상대로|더[하한해]|합[한해]|(?<![가-힣])재[어고]\s"
    r"|(?:심사|점검|평가|진단|조사|비교)(?:한|했|하[는여]|해))"
)
ASSESSED = re.compile(
    rf"{NUMBER}여?\s?(?P<unit>{UNIT})(?![을를]\s(?:뺀|제외))(?:\([^()]{{1,40}}\))?(?:[과와]\s[가-힣]{{2,10}}(?:기관|단체|기업|사업자))?(?:"
    r"(?:[을를이가의은는]|\s등)?\s?(?:모두\s?|함께\s?|서로\s)?"
    r"(?:대상|놓고|참[여가](?!하는\s(?!평가|대회|공모|심사))|응모|신청|경쟁|출품|접수|견준|견줘|겨룬|겨뤘|평가(?!\s?(?:위원|단|그룹))|심사\s?대상|나[선섰]|뛰어들|도전장|점검한|살폈|상대로)"
    r"|으로\s(?:평가|점검|심사)\s?대상"
    r"|[을를의이가]\s[^.,]{1,40}?[는은한준룬진본낸핀른]\s[‘'“\"「『《<]?Ｐ"
    r"|[이가]\s(?:공모|대회|심사|평가)에\s(?:참[여가]|응모|신청|나[서섰]|뛰어)"
    r"|에서\s(?:뽑은|고른|가린)\s[‘'“\"「『《<]?Ｐ|의\s성적표[가를]\s|[,]\s[^.]{1,16}?[을를]\s대상으로"
    r"|의\s[^.,]{0,12}?통계를\s(?:썼|쓰|활용|분석)"
    rf"|\s(?:누리집|홈페이지)[^.]{{2,40}}?자료를\s[^.]{{0,90}}?{JUDGING}"
    rf"|[을를의]\s[^.,]{{1,40}}?{JUDGING}|[을를]\s[^.]{{0,80}}?{JUDGING}"
    r"|(?:\([^()]{1,60}\))?[이가]\s[^.,]{0,20}?등급으로\s(?:나뉘|갈리|매겨)"
    r"|[이가]\s(?:모두\s)?(?:치른|치렀|성적표를\s받|\d+\s?건을\s낸|낸\s(?!\d)|나왔|나와|들어왔|들어와|몰렸|몰려|모였|지원[했해]|(?:평가|심사|점검)를?\s받)"
    rf"|[이가]\s(?:[^.]{{0,24}}\s)?(?:거둔|올린|펼친|추진한|쌓은|처리한|제출한)\s[^.]{{2,90}}?{JUDGING}"
    rf"|[이가]\s[^.]{{1,50}}?(?:놓고|토대로|바탕으로)\s[^.]{{0,50}}?{JUDGING}"
    r"|[이가의]\s[^.,]{1,50}?(?:실적|역량|성과|수준|운영|실태|행정|자료)[을를]\s[^.,]{0,30}?(?:재|평가|점검|심사|진단|따|살|견|대상으로|모니터링|분석|검증))"
)
ASSESSED_WIDE = re.compile(
    rf"{NUMBER}\s?(?P<unit>{BODY_UNIT})(?<!곳)의\s[^.]{{1,80}}?[을를]\s[^.]{{0,90}}?{JUDGING}"
)
RECEIVED_IT = re.compile(
    rf"(?:평가|점검|진단|심사|조사|Ｐ)[’'”\"」]?(?:는|은|에는)\s[^.\d]{{0,60}}?{NUMBER}\s?(?P<unit>{BODY_UNIT})[이가]\s받"
)
ASSESSED_ARE = re.compile(
    rf"(?:(?:평가|심사|점검|조사|공모|참가|참여)\s?(?:대상|기관)|(?:평가|심사|점검)를?\s받은\s(?:곳|기관|지자체|시군))"
    rf"(?:(?:은|이|는|인)\s[^.\d]{{0,60}}?|\s(?:전국\s)?){NUMBER}\s?(?P<unit>{UNIT})"
)
OF_HEADS = re.compile(  # 전국 시·군·구청장 226명의 공약을
    rf"(?:단체장|구청장|군수|교육감)\s{NUMBER}\s?(?P<unit>명)(?=[의을])"
)
OF_ROUND = re.compile(  # 이번 평가는 전국 460개 기관에서 설문을 받아
    rf"(?:(?:(?:이번|올해)\s|(?<![가-힣]))[가-힣]{{0,8}}(?:평가|조사|점검|심사)|Ｐ[’'”\"」』》>]?)[는은]\s[^.\d]{{0,50}}?{NUMBER}\s?(?P<unit>{BODY_UNIT})(?=에서|[의을를이가])"
)
FROM_REGION = re.compile(r"(?<!전국)(?<![가-힣])[가-힣]{2,5}에서는\s$")
CITIES = re.compile(r"시[·‧]?\s?군|자치구|기초")
OF_CITIES = "assessed_cities"  # among which no province is
OF_PLACES = re.compile(r"곳의\s")
BODIES = re.compile(
    r"(?:기관|단체|지자체|시군구?|도서관|센터|학교|대학|기업|업체|보건소|병원|전국|모두|총|도내|등)\s$"
)
COUNT_OF = re.compile(r"\d[\d,천]*\s?[가-힣]")
SUMMED = re.compile(
    rf"[을를]\s(?:합친|합쳐|합해|합한|더한|더해|아우른)\s(?:모두\s|총\s|전국\s)?{NUMBER}\s?(?P<unit>{BODY_UNIT})"
    r"(?!\s(?:중|가운데)|[이을]\s(?:뽑|선정|수상|우수|[가-힣]+상))"
)  # 사업자 161곳과 광역 1곳을 합친 162곳
ASSESSED_BY_NAME = re.compile(
    rf"{NUMBER}\s?(?P<unit>{BODY_UNIT})의\s(?:[‘'“\"「『《<]?Ｐ|[가-힣]{{0,6}}(?:평가|점검|심사)\s결과)"
)
MEAN_OF_ALL = re.compile(
    rf"전국\s{NUMBER}\s?(?P<unit>{BODY_UNIT})(?:의)?\s(?:전체\s)?평균(?:\s점수)?[이은을가]\s"
)
ASSESSED_RULES = (
    SUMMED,
    ASSESSED_BY_NAME,
    ASSESSED,
    ASSESSED_ARE,
    ASSESSED_WIDE,
    RECEIVED_IT,
    OF_ROUND,
    OF_HEADS,
    MEAN_OF_ALL,
)
PROVINCE_BEFORE = re.compile(
    r"(?:전[남북]|경[남북]|충[남북]|전라[남북]도|경상[남북]도|충청[남북]도|강원|경기|제주|[가-힣]{2}특별자치도|[가-힣]{2}광역시)(?:도)?\s(?:지역\s|도내\s)?$"
)
HERE = re.compile(r"[도시군관]내\s(?:[시군구]\s지역에서는\s)?$")
HERE_ONLY = re.compile(r"[가-힣]{2,}(?:에서는|에서만|에선|서는)\s[^,.]{0,30}$")
SET = re.compile(
    rf"{NUMBER}\s?(?P<unit>{UNIT})(?:\([^()]{{1,30}}\))?\s?(?:중|가운데)(?:에서)?(?=[\s,])"
)
PART = re.compile(
    r"(?:[^.\d]|[1-5]등급(?=[은을이])|(?<=상위\s)\d{1,2}(?=\s?%(?:인|에\s(?:드는|든|속한|해당하는))\s)){0,40}"
    rf"(?P<span>(?P<part>{COUNT})\s?(?P<what>개\s?(?:기관|시[·‧]?군|지자체|시|군|구)|곳|개|건|팀|위|등|%))"
    r"(?!이\s(?:\S{1,4}\s)?우수사례)"
)
APPLIED = re.compile(r"[이가]\s(?:모두\s)?(?:응모|신청|참여|참가|출품|도전|지원|접수|나[섰선])")
CHOSEN = re.compile(
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{BODY_UNIT}|{WORK_UNIT}|종))[을를이가]?\s?(?:모두\s)?(?:최종\s?)?(?:[가-힣]+로\s)?"
    r"(?:뽑|선정|수상|입상|인증(?:했|하)|(?:[가-힣]{2,4}\s)?(?:포)?상을\s받|실었|시상|선발|심사를\s통과|통과[했해]|관문을|이름을\s올|가려|가렸|추렸|골랐|고른|발표했)"
)
CHOSEN_ALL = re.compile(rf"모두\s(?P<span>{NUMBER}\s?(?:{WORK_UNIT}|종|곳))")
SHORTLIST = re.compile(r"(?:1차|서류|예선|예비|먼저|후보|본선|압축|추려(?!\s주)|추린|추렸)")
FINALISTS = re.compile(
    r"(?:본선|결선|최종\s심사|2차\s심사)에\s(?:오른|진출한|나선|올라온)\s(?:전국\s)?$"
)
FINALISTS_REACH = 16  # code points
FINAL = "최종"
OF_FINALISTS = "a_of_finalists"
AFTER_PART = 8  # code points: 10건이 본선에
FIRST_ROUND = re.compile(r"(?:1차|서류|예선|예비|먼저|후보)(?:심사)?(?:로|에서|에)?\s$")
TOP_PERCENT = re.compile(
    r"상위\s?(?P<span>(?P<value>\d{1,2}(?:\.\d+)?)\s?(?:%|퍼센트|％))(?!에(?:만)?\s(?:주[는어]|돌아가|부여))"
)
ALL_BODIES = re.compile(
    r"(?:[두세네]|\d+)\s?(?:개\s?)?(?:기관|도서관|센터|시군|시|군|구|보건소|학교|재단|지자체)(?:은|는)?\s모두\s(?:전국\s)?상위\s?$"
)
WHOLE_BAND = re.compile(
    r"(?:전체(?:의|에서|\s가운데|\s중)?\s|\d\s?(?:개\s?)?(?:곳|기관|지자체|시군|팀|건)\(|모두\s(?:전국\s)?)상위\s?$"
)


def find_scores(text: str, start: int, end: int, topics: Sequence[int]) -> list[Slot]:
    """Return recipients' scores, the totals only where there are any, in text order.

    `topics` are the ends of the named bodies that may own one.
    """
    found = [each for each in SCORE.finditer(text, start, end) if _is_score(text, start, end, each)]
    totals = [each for each in found if _is_total(text, start, each.start())]
    return [
        Found(*each.span("span"), "stated_score", float(each["value"].replace(",", "")))
        for each in totals or found
        if _is_own(text, start, each.start(), topics)
    ]


def _is_score(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 24) : match.start()]
    if IN_BRACKETS.search(before):
        return False
    if not RISEN.search(before) and NOT_SCORE_BEFORE.search(_cut_fall(before)):
        return False
    return not NOT_SCORE_AFTER.match(text, match.end(), end) or _is_fall(text, match)


def _is_total(text: str, start: int, position: int) -> bool:
    return TOTAL_BEFORE.search(text, max(start, position - 8), position) is not None


def is_of_province(text: str, start: int, position: int, *, is_state: bool) -> bool:
    """Return whether the total at `position` counts the bodies of one province (전남 22개 시군).

    So does 도내 where the evaluator is a body of the state.
    """
    before = (max(start, position - 16), position)
    if is_state and HERE.search(text, *before):
        return True
    return PROVINCE_BEFORE.search(text, *before) is not None


def find_assessed(text: str, start: int, end: int) -> Slot | None:
    """Return how many bodies, or entries, were assessed or applied."""
    if COUNT_OF.search(text, start, end) is None:
        return None
    for match in (m for rule in ASSESSED_RULES for m in rule.finditer(text, start, end)):
        before = text[max(start, match.start() - 12) : match.start()]
        if FROM_REGION.search(before):
            continue
        is_of_things = OF_PLACES.match(text, match.start("unit")) and not BODIES.search(before)
        if not (is_of_things or SHORTLIST.search(before)):
            rule = OF_CITIES if CITIES.search(match["unit"]) else "assessed_institutions"
            span = (match.start("value"), match.end("unit"))
            return Found(*span, rule, read_number(match["value"]))
    return None


def find_set(text: str, start: int, end: int) -> dict[str, Slot]:
    """Return A of B: `selected_of` for B, `selected` for A if it counts those selected."""
    for match in SET.finditer(text, start, end):
        span = (match.start("value"), match.end("unit"))
        is_final = FINALISTS.search(
            text, max(start, match.start() - FINALISTS_REACH), match.start()
        )
        rule = OF_FINALISTS if is_final else "a_of_b"
        whole = Found(*span, rule, read_number(match["value"]))
        part = PART.match(text, match.end(), end)
        is_cut = part is not None and _is_shortlist(text, match.end(), part, end)
        if part is not None and APPLIED.match(text, part.end(), end):
            return {}
        if part is not None and rule == OF_FINALISTS and FINAL not in part.group():
            return {}
        if part is None or is_cut or part["what"] in ("위", "등", "%"):
            return {"ranked_of": whole}
        count = Found(*part.span("span"), "a_of_b", read_number(part["part"]))
        return {"selected_of": whole, "selected": count}
    return {}


def find_chosen(text: str, start: int, end: int) -> Slot | None:
    """Return how many were selected in the end, or None; a shortlist does not count."""
    matches = [*CHOSEN.finditer(text, start, end)] or [*CHOSEN_ALL.finditer(text, start, end)]
    for match in reversed(matches):
        is_first_round = FIRST_ROUND.search(text, max(start, match.start() - 8), match.start())
        is_local = HERE_ONLY.search(text, max(start, match.start() - 40), match.start())
        if not (is_first_round or is_local) and not SHORTLIST.search(match.group()):
            return Found(*match.span("span"), "selected_in_the_end", read_number(match["value"]))
    return None


def find_band(text: str, start: int, end: int) -> Slot | None:
    """Return the top band (상위 7%) that is stated, or None."""
    match = TOP_PERCENT.search(text, start, end)
    return Found(*match.span("span"), "top_band", read_number(match["value"])) if match else None


def is_of_whole(text: str, start: int, position: int) -> bool:
    """Return whether the band at `position` is said of all who were chosen (4곳(상위 22%))."""
    return WHOLE_BAND.search(text, start, position) is not None


def is_of_all(text: str, start: int, position: int) -> bool:
    """Return whether the band at `position` is said of all bodies told of (두 시군 모두 상위 …)."""
    return ALL_BODIES.search(text, start, position) is not None


def _is_shortlist(text: str, start: int, part: re.Match[str], end: int) -> bool:
    around = text[start : min(end, part.end() + AFTER_PART)]
    return SHORTLIST.search(around) is not None


def _is_own(text: str, start: int, position: int, topics: Sequence[int]) -> bool:
    if _is_total(text, start, position):
        return True
    risen = RISEN.search(text, max(start, position - 20), position)
    limit = risen.start() if risen else position
    found = TOPIC_NOUN.finditer(text, max(start, position - 60), limit)
    nouns = [
        each
        for each in found
        if not (RELATIVE.match(text, each.end(), limit) or DESCRIBING.search(each["noun"]))
    ]
    if not nouns:
        return True
    last = nouns[-1]
    if PART_BEFORE.search(text, max(start, last.start() - 6), last.start()) or PART_NOUN.search(
        last["noun"]
    ):
        return False
    return last.end("noun") in topics or bool(OWN_SCORE_NOUN.search(last["noun"]))


def _cut_fall(before: str) -> str:
    return re.sub(r"\d점에서\s$", "", before)


def _is_fall(text: str, match: re.Match[str]) -> bool:
    return text.startswith(("으로", "로"), match.end())


def read_number(digits: str) -> int | float:
    """Return the number that `digits` write, with commas and thousands (1천200)."""
    thousands, sign, rest = digits.replace(",", "").rpartition("천")
    number = float(rest or 0) + (float(thousands) * 1000 if sign else 0)
    return int(number) if number.is_integer() else number
