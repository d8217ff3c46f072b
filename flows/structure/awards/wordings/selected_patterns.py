"""The patterns of numbers selected: A of B, those chosen in the end, shortlists, top bands."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of
from flows.structure.awards.wordings.counted_bodies import BODY_UNIT, COUNT, NUMBER, UNIT, WORK_UNIT

# A of B
SET = re.compile(  # 31개 시군 가운데
    rf"{NUMBER}\s?(?P<unit>{UNIT})(?:\([^()]{{1,30}}\))?\s?(?:중|가운데)(?:에서|서)?(?:는|만)?(?=[\s,])"
)
_TOP_GRADE = r"[1-5]등급(?=[은을이])"
_TOP_BAND = r"(?<=상위\s)\d{1,2}(?=\s?%(?:인|에\s(?:드는|든|속한|해당하는))\s)"
_WHAT = r"개\s?(?:기관|시[·‧]?군|지자체|시|군|구)|곳|개|건|팀|위|등|%"
PART_OF_SET = re.compile(  # … 5곳
    rf"(?:[^.\d]|{_TOP_GRADE}|{_TOP_BAND}){{0,40}}"
    rf"(?P<span>(?P<part>{COUNT})\s?(?P<what>{_WHAT}))(?!이\s(?:\S{{1,4}}\s)?우수사례)"
    r"(?!\s?(?:모든\s)?(?:그룹|유형|분야|부문|권역|영역|지표|항목|단계|등급))"
)
NOT_SELECTED = ("위", "등", "%")  # what ranks instead of counting
APPLIED = re.compile(r"[이가]\s(?:모두\s)?(?:응모|신청|참여|참가|출품|도전|지원|접수|나[섰선])")

# Those chosen
_IS_CHOSEN = any_of(
    r"뽑 선정 수상 입상 인증(?:했|하) (?:[가-힣]{2,4}\s)?(?:포)?상을\s(?:받|가져) 실었 시상 선발",
    r"심사를\s통과 통과[했해] 관문을 문턱을\s넘 이름을\s올 명단에\s(?:올|들)",
    "가려 가렸 추렸 골랐 고른 발표했",
)
COUNT_CHOSEN = re.compile(  # 사례 5건을 최종 선정
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{BODY_UNIT}|{WORK_UNIT}|종))[을를이가]?\s?"
    rf"(?:모두\s)?(?:최종\s?)?(?:[가-힣]+로\s)?{_IS_CHOSEN}"
)
COUNT_GOT_IT = re.compile(  # 이 상을 받은 기초단체는 전국에서 5곳
    rf"이\s(?:상|등급)을\s받은\s[가-힣]{{2,8}}[은는이]\s(?:전국에서\s|전국\s)?(?P<span>{NUMBER}\s?곳)"
)
COUNT_ONLY = re.compile(rf"(?P<span>{NUMBER}\s?곳)만\s(?:추려|골라|뽑아)\s주는\s상")
COUNT_ALL_CHOSEN = re.compile(
    rf"모두\s(?P<span>{NUMBER}\s?(?:{WORK_UNIT}|종|곳))(?![을를이가]\s(?:[냈낸]|제출|접수|응모|출품|모[였인]))"
)
CHOSEN_PATTERNS = (COUNT_CHOSEN, COUNT_GOT_IT, COUNT_ONLY, COUNT_ALL_CHOSEN)  # the first that fits

# Those not chosen yet
SHORTLIST = re.compile(r"(?:1차|서류|예선|예비|먼저|후보|본선|압축|추려(?!\s주)|추린|추렸)")
AFTER_PART = 8  # code points: 10건이 본선에
FIRST_ROUND = re.compile(r"(?:1차|서류|예선|예비|먼저|후보)(?:심사)?(?:로|에서|에)?\s$")
FINALISTS = re.compile(
    r"(?:본선|결선|최종\s심사|2차\s심사)에\s(?:오른|진출한|나선|올라온)\s(?:전국\s)?$"
)
FINALISTS_REACH = 16  # code points
FINAL = "최종"

# Top bands
_NO_RULE = r"(?!에(?:만)?\s(?:주[는어]|돌아가|부여))"
TOP_PERCENT = re.compile(
    rf"상위\s?(?P<span>(?P<value>\d{{1,2}}(?:\.\d+)?)\s?(?:%|퍼센트|％)){_NO_RULE}"
)
ALL_BODIES = re.compile(  # 두 시군 모두 상위
    r"(?:[두세네]|\d+)\s?(?:개\s?)?(?:기관|도서관|센터|시군|시|군|구|보건소|학교|재단|지자체)"
    r"(?:은|는)?\s모두\s(?:전국\s)?상위\s?$"
)
WHOLE_BAND = re.compile(  # 4곳(상위
    any_of(
        r"전체(?:의|에서|\s가운데|\s중)?\s \d\s?(?:개\s?)?(?:곳|기관|지자체|시군|팀|건)\(",
        r"모두\s(?:전국\s)?",
    )
    + r"상위\s?$"
)
