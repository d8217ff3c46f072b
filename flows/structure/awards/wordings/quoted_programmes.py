"""The patterns of programmes named in quotes: what kind of name it is, and what stands behind."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.marks import CLOSE, OPEN, QUOTED_IN_LINE, UNQUOTED

OPENING_MARK = re.compile(OPEN)  # in whatever is quoted

# Names that end in a kind of programme: ‘2024 물길 평가’
_NO_PRIZE = "영세이정위일환예보향협명비인감최대"  # before 상: 영상, 세상, 이상, 최상 …
_KIND = join_wordings(
    r"평가 품평회 경연 점검 대회 경진 공모전? 공모\s?사업 심사",
    "어워드 어워즈 Awards? Prize 인증제? 인정제 진단 조사 지수 발표회 포상 콘테스트 챌린지 공시제",
    f"대상 (?<![{_NO_PRIZE}])상",
    "사례 선도기관 우수기관 시범지역 선도도시 공표",
    r"(?<=청렴도\s)측정 (?<=청렴도)측정 재정\s?분석 만족도 시상식 (?<=[가-힣]{2})대전",
    rf"평가회(?={CLOSE}에서)",
)
QUOTED_KIND = re.compile(
    rf"{OPEN}(?P<span>{UNQUOTED}{{2,60}}?(?:{_KIND})"
    rf"(?:\s(?:19|20)\d{{2}})?(?:\([^)]{{1,20}}\))?(?:\s?결과)?){CLOSE}"
)
QUOTED_HEAD = re.compile(  # ‘물길 만들기’ 공모전
    rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{2,40}}{CLOSE}\s?(?!에서|에게|으로|로\s|에\s|이?라)"
    r"(?:[가-힣]{2,6}(?<![이가은는을를도의])\s)?[가-힣]{0,6}?"
    r"(?:평가|점검|대회|공모전|공모|심사|발표회|포상))(?=[가-힣\s,.])(?!위원|단[은는이가을\s]|기준|항목)"
)

# Titles that bodies are chosen for: ‘우수 물길마을’로 선정
_FIRST_RATE = r"(?:우수|으뜸|모범|최고|착한|명품)\s?[가-힣·\s]{0,8}?"
_BODY = any_of(
    "기관 기업 학교 마을 도시 시설 단체 농가 지역 센터 시[·‧]?군 지자체 업소 병원 대학 도서관",
    "사업장 부서 상권 시장 특구 단지 조합 위원회 봉사단 의회",
)
_SITE = any_of(
    "해수욕장 해변 축제 관광지 여행지 전통시장 음식점 휴양림 수목원 캠핑장 체험마을 어린이집 유치원"
)
_AS = r"(?:으?로|에)(?:도)?\s"
_CHOSEN_AS = join_wordings(
    rf"{_AS}(?:[가-힣]{{2,4}}\s)?(?:선정|지정|뽑|인증|이름|들었|들며|포함)",
    r"\s(?:인증[패서]?|현판|지정서)[을를도이]\s",
)
_ARE_CHOSEN = r"에는?\s[^.,]{2,60}[이가]\s(?:[가-힣]{2,4}\s)?" + any_of(  # ‘…’에는 세 곳이 뽑혔다
    r"선정[됐돼된] 지정[됐돼된] 뽑[혔혀힌] 이름을\s올"
)
QUOTED_TITLE = re.compile(
    rf"{OPEN}(?P<span>(?:{QUOTED_IN_LINE}{{2,30}}?{_FIRST_RATE}{_BODY}|{_FIRST_RATE}{_SITE}))"
    rf"{CLOSE}(?={_CHOSEN_AS}|{_ARE_CHOSEN})"
)
_CHOOSING = any_of(
    "뽑은 뽑는 고른 선정한 선정하는 인증한 인증하는 수여하는 시상하는 주관한 주관하는"
)
CHOSEN_TITLE = re.compile(  # 물길도가 뽑은 ‘한빛 마을’에 선정
    rf"{_CHOOSING}\s(?:\d{{4}}년?\s)?{OPEN}(?P<span>{QUOTED_IN_LINE}{{4,30}}){CLOSE}"
    rf"(?={_AS}(?:[가-힣]{{2,4}}\s)?(?:선정|지정|뽑|이름을|들었|들며|포함))"
)
_CERTIFIED = any_of(
    "기업 가게 공장 농장 사업장 업소 식당 상점 마을 도시 학교 병원 기관 대학 시장 거리",
    "어린이집 유치원",
)
CERTIFIED_TITLE = re.compile(  # 환경부의 ‘2025년 물길 선도기업’으로 인증받았다
    rf"(?<=의\s){OPEN}(?P<span>{QUOTED_IN_LINE}{{2,30}}{_CERTIFIED}){CLOSE}"
    rf"(?={_AS}(?:[가-힣]{{2,4}}\s)?(?:선정|지정|인증|뽑|이름))"
)
CALLED_SCHEME = re.compile(  # 해양수산부가 공모한 ‘물길 사업’
    rf"공모(?:한|하는|로\s(?:추진|지원)하는)\s(?:\d{{4}}년?도?\s)?"
    rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{4,40}}사업){CLOSE}"
)
CERTIFICATE = re.compile(  # ‘ISO 45001’ 인증을 취득
    rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{2,30}}){CLOSE}"
    r"(?=\s?인증[을도]\s(?:[가-힣\d]+\s){0,2}(?:취득|획득|받|따|얻))"
)
CHOSEN_FOR = re.compile(  # ‘물길 인문학’ 우수도서관에 2년 연속 선정됐다
    rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{4,30}}(?<!분야)(?<!부문)){CLOSE}\s?"
    r"(?=(?:최?우수|모범|으뜸)\s?"
    r"(?:기관|도서관|학교|마을|시설|센터|기업|단체|병원|지자체|사업장)(?:으로|로|에)\s"
    r"(?:\d{1,2}년\s연속\s(?:으로\s)?)?(?:선정|지정|뽑|꼽|이름을))"
)
COUNTED_TITLE = re.compile(  # ‘물길 으뜸 기업’ 8개사를 발표했다
    rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{4,30}}){CLOSE}\s"
    r"\d{1,3}(?:개사|곳|개\s?(?:기업|기관|업체|마을|학교|시설))[을를]\s(?:[가-힣]{2,6}\s){0,2}?"
    r"(?:발표|선정|뽑|확정)"
)

# Names of any kind that a prize was won at: ‘물길 한마당’ 대상을 수상
_NO_OTHER_NOUN = (  # no field (‘…’ 분야), and no noun with a particle (‘…’ 추진을) but a prize
    r"(?!분야|부문)(?!"
    r"(?!대상|(?:최?우수|장려|으뜸|최고|[금은동])상|(?:최?우수|장려)(?:기관|지자체|시군|단체))"
    r"[가-힣]{0,6}(?:으?로|을|를|이|가|은|는)\s)"
)
_GRADE_OF_WORK = (  # ‘물길 사업’ 최우수 기관
    rf"(?<=(?:사업|시책|훈련|연습|정책){CLOSE}\s)(?:시행|추진|운영)?\s?(?:첫해\s)?"
    r"(?:대상\s?기관\s\d[\d,]*개\s중\s)?"
    r"[‘'“]?(?:최?우수|장려)[’'”]?\s?(?:기관|지자체|시군|단체|상)"
)
_PRIZE_TAKEN = (
    r"(?!으?로\s)[가-힣]{0,8}\s?(?:대상|최우수상|우수상|장려상|으뜸상|최고상)\s?"
    r"[을를]?\s?(?:수상|받|차지|획득|영예)"
    r"|(?:[가-힣·]{2,8}\s){0,2}[가-힣·]{0,8}부문[을에]\s(?:수상|선정)"
)
QUOTED_PRIZE = re.compile(
    rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{4,40}}){CLOSE}\s?{_NO_OTHER_NOUN}"
    rf"(?=(?:시상식|{_GRADE_OF_WORK}|{_PRIZE_TAKEN}))"
)
_PRIZE = any_of(
    "(?:최?우수|장려|으뜸|특별|최고|[금은동])상",
    "대상",
    r"(?:[가-힣]{0,6}(?:도지사|장관|시장|군수|청장)|단체|기관)\s?표창",
)
PRIZE_WON = (  # what makes a programme of any event it was won at
    rf"에서\s(?:[^.,‘'“\"]{{0,20}}\s)?[‘'“\"]?{_PRIZE}[’'”\"]?"
    r"(?:[을를]|과\s상금[^.,]{0,16}[을를])?\s"
    r"(?:각각\s|동시에\s)?(?:수상|받|차지|거머|획득|안았|따냈|탔)"
)
QUOTED_EVENT = re.compile(rf"{OPEN}(?P<span>{QUOTED_IN_LINE}{{4,40}}){CLOSE}(?={PRIZE_WON})")

QUOTED_PATTERNS = (  # in order of precedence
    ("quoted_title", QUOTED_TITLE),
    ("chosen_title", CHOSEN_TITLE),
    ("certified_title", CERTIFIED_TITLE),
    ("called_scheme", CALLED_SCHEME),
    ("certificate", CERTIFICATE),
    ("counted_title", COUNTED_TITLE),
    ("chosen_for", CHOSEN_FOR),
    ("quoted_programme", QUOTED_KIND),
    ("half_quoted_programme", QUOTED_HEAD),
    ("quoted_prize", QUOTED_PRIZE),
    ("quoted_event", QUOTED_EVENT),
)
