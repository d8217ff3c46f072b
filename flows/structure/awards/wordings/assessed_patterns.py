"""The patterns of totals: how many bodies or works were assessed, or applied."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.counted_bodies import BODY_UNIT, NUMBER, UNIT
from flows.structure.awards.wordings.marks import CLOSE, OPEN

_BODIES = rf"{NUMBER}\s?(?P<unit>{BODY_UNIT})"
_BODIES_OR_WORKS = rf"{NUMBER}\s?(?P<unit>{UNIT})"
_JUDGING = any_of(
    "대상으로 견[준줬줘주] 겨[루룬뤘뤄] 살[피핀폈펴] 들여다[보본봤봐] 따[지진졌져] 채점",
    r"매[기긴겼겨] 합산 나[누눈눴눠] 묶어\s(?:벌|치|평|실) 갈라 가른 상대로 더[하한해] 합[한해]",
    r"(?<![가-힣])재[어고]\s 줄\s?세[운워웠] (?<![가-힣])본\s(?:평가|조사|심사|결과)",
    r"(?:심사|점검|평가|진단|조사|비교)(?:한|했|하[는여]|해)",
)

# 31개 시군을 …: what is said of those counted
_AS_OBJECT_OF = (  # 대상으로, 참가, 가 응모
    r"(?:[을를이가의은는]|\s등)?\s?(?:모두\s?|함께\s?|서로\s)?"
    + any_of(
        r"대상 놓고 참[여가](?!하는\s(?!평가|대회|공모|심사)) 응모 신청 경쟁 출품 접수",
        r"견준 견줘 겨룬 겨뤘 평가(?!\s?(?:위원|단|그룹)) 심사\s?대상 나[선섰] 뛰어들 도전장",
        "점검한 살폈 상대로",
    )
)
_AS_TARGETS = r"으로\s(?:평가|점검|심사)\s?대상"
_OF_A_NAMED_ONE = join_wordings(  # 31개 시군을 살핀 ‘…’에서
    rf"[을를의이가]\s[^.,]{{0,40}}?[는은한준룬진본낸핀른잰친긴]\s{OPEN}?Ｐ",
    r"[이가]\s(?:공모|대회|심사|평가)에\s(?:참[여가]|응모|신청|나[서섰]|뛰어)",
    rf"에서\s(?:뽑은|고른|가린)\s{OPEN}?Ｐ",
)
_BY_REPORT = join_wordings(  # 31개 시군의 성적표를
    r"의\s성적표[가를]\s",
    r"[,]\s(?!\d[\d,]*\s?(?:개|곳|기관))[^.]{1,16}?[을를]\s대상으로",
    r"의\s[^.,]{0,12}?통계를\s(?:썼|쓰|활용|분석)",
    rf"\s(?:누리집|홈페이지)[^.]{{2,40}}?자료를\s[^.]{{0,90}}?{_JUDGING}",
)
_JUDGED = join_wordings(
    rf"[을를의]\s[^.,]{{1,40}}?{_JUDGING}",
    rf"[을를]\s[^.]{{0,80}}?{_JUDGING}",
)
_SORTED = r"(?:\([^()]{1,60}\))?[이가]\s[^.,]{0,20}?등급으로\s(?:나뉘|갈리|매겨)"
_TOOK_PART = r"[이가]\s(?:모두\s)?" + any_of(  # 31개 시군이 치른, 45건이 몰려
    r"치른 치렀 성적표를\s받 (?:서류|신청서|계획서)를\s[냈낸내]",
    r"(?:\d+건씩\s)?(?:모두\s)?\d+\s?건을\s[냈낸] 낸\s(?!\d) 나왔 나와 들어왔 들어와 ",
    r"몰렸 몰려 모였 지원[했해] (?:평가|심사|점검)를?\s받",
)
_WORK_JUDGED = join_wordings(  # 31개 시군이 추진한 사업을 따져
    r"[이가]\s(?:[^.]{0,24}\s)?(?:거둔|올린|펼친|추진한|쌓은|처리한|제출한)\s"
    rf"[^.]{{2,90}}?{_JUDGING}",
    rf"[이가]\s[^.]{{1,50}}?(?:놓고|토대로|바탕으로)\s[^.]{{0,50}}?{_JUDGING}",
    r"[이가의]\s[^.,]{1,50}?(?:실적|역량|성과|수준|운영|실태|행정|자료)[을를]\s[^.,]{0,30}?"
    + any_of("재 평가 점검 심사 진단 따 살 견 대상으로 모니터링 분석 검증"),
)
ASSESSED = re.compile(
    rf"{NUMBER}여?\s?(?P<unit>{UNIT})(?![을를]\s(?:뺀|제외))(?:\([^()]{{1,40}}\))?"
    r"(?:[과와]\s[가-힣]{2,10}(?:기관|단체|기업|사업자))?"
    + any_of(
        _AS_OBJECT_OF,
        _AS_TARGETS,
        _OF_A_NAMED_ONE,
        _BY_REPORT,
        _JUDGED,
        _SORTED,
        _TOOK_PART,
        _WORK_JUDGED,
    )
)
ASSESSED_WIDE = re.compile(
    rf"{NUMBER}\s?(?P<unit>{BODY_UNIT})(?<!곳)의\s[^.]{{1,80}}?[을를]\s[^.]{{0,90}}?{_JUDGING}"
)

# 이번 평가는 31개 시군이 …: what is said of the round
RECEIVED_IT = re.compile(
    r"(?:평가|점검|진단|심사|조사|Ｐ)[’'”\"」]?(?:는|은|에는)\s"
    rf"[^.\d]{{0,60}}?{_BODIES}[이가]\s받"
)
_THOSE_ASSESSED = join_wordings(  # 평가 대상, 심사를 받은 기관
    r"(?:평가|심사|점검|조사|공모|참가|참여)\s?(?:대상|기관)",
    r"(?:평가|심사|점검)[을를]?\s받은\s(?:곳|기관|지자체|시군)",
)
ASSESSED_ARE = re.compile(
    rf"(?:{_THOSE_ASSESSED})(?:(?:은|이|는|인)\s[^.\d]{{0,60}}?|\s(?:전국\s)?){_BODIES_OR_WORKS}"
)
_THIS_ROUND = join_wordings(
    r"(?:(?:이번|올해)\s|(?<![가-힣]))[가-힣]{0,8}(?:평가|조사|점검|심사)",
    rf"Ｐ{CLOSE}?",
)
OF_ROUND = re.compile(  # 이번 평가는 전국 460개 기관에서 설문을 받아
    rf"(?:{_THIS_ROUND})[는은]\s[^.\d]{{0,50}}?{_BODIES}(?=에서|[의을를이가])"
)

OF_HEADS = re.compile(  # 전국 시·군·구청장 226명의 공약을
    rf"(?:단체장|구청장|군수|교육감)\s{NUMBER}\s?(?P<unit>명)(?=[의을])"
)

# Sums, and means of all
SUMMED = re.compile(  # 사업자 161곳과 광역 1곳을 합친 162곳
    r"[을를]\s(?:합친|합쳐|합해|합한|더한|더해|아우른)\s(?:모두\s|총\s|전국\s)?"
    rf"{_BODIES}(?!\s(?:중|가운데)|[이을]\s(?:뽑|선정|수상|우수|(?!대상)[가-힣]+상))"
)
ASSESSED_BY_NAME = re.compile(rf"{_BODIES}의\s(?:{OPEN}?Ｐ|[가-힣]{{0,6}}(?:평가|점검|심사)\s결과)")
MEAN_OF_ALL = re.compile(rf"전국\s{_BODIES}(?:의)?\s(?:전체\s)?평균(?:\s점수)?[이은을가]\s")

ASSESSED_RULES = (  # in order of precedence
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

# What is counted
COUNT_OF = re.compile(r"\d[\d,천]*\s?[가-힣]")  # in whatever counts something
CITIES = re.compile(r"시[·‧]?\s?군|자치구|기초")
PLACES = re.compile(r"곳의\s")
KIND_OF_PLACES = re.compile(  # 기관 31곳의: the places are bodies
    any_of(
        "기관 단체 지자체 시군구? 도서관 센터 학교 대학 기업 업체 보건소 병원 전국 모두 총 도내 등"
    )
    + r"\s$"
)

ONE_OF_COUNTS = re.compile(  # 44개 부처, 17개 시·도를: the second is not the total
    r"\d\s?(?:개\s?)?[가-힣·‧ㆍ]{1,10}(?:,|와|과|및)\s$"
)

# Those of one place only
FROM_REGION = re.compile(r"(?<!전국)(?<![가-힣])[가-힣]{2,5}에서는\s$")
PROVINCE_BEFORE = re.compile(
    any_of(
        "전[남북] 경[남북] 충[남북] 전라[남북]도 경상[남북]도 충청[남북]도 강원 경기 제주",
        "[가-힣]{2}특별자치도 [가-힣]{2}광역시",
    )
    + r"(?:도)?\s(?:지역\s|도내\s)?$"
)
OF_ANOTHER = re.compile(r"(?<!Ｐ)[’'”\"]에(?:는|도)?\s[^.]{0,40}$")  # ‘녹색마을’에 9개 마을이
HERE = re.compile(r"[도시군관]내\s(?:[시군구]\s지역에서는\s)?$")
HERE_ONLY = re.compile(r"[가-힣]{2,}(?:에서는|에서만|에선|서는)\s[^,.]{0,30}$")
