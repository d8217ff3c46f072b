"""The patterns of how many got a grade, and of the band of the best that it stands for."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.counted_bodies import COUNT, NUMBER
from flows.structure.awards.wordings.grade_words import LABELLED

_LABEL_END = rf"{LABELLED}\s?"
_COUNTED = r"곳|기관|지자체|시[·‧]?군(?:[·‧]?구)?|단체"  # what counts are of, in any place

# Behind the grade: 우수기관으로는 물길시 등 3곳이
_GOT_IT = (  # 받은 곳은, 뽑힌 기초단체는
    r"(?:된|뽑힌|선정된|받은|받아\s든|오른|든)\s"
    + any_of("곳 데 기관 지자체 자치단체 기초단체 기초자치단체 시·?군(?:·?구)? 단체 학교 기업 병원")
    + r"(?:은|는|이)\s"
)
_NAMES = (  # 물길과 나루 등
    r"(?:[가-힣]{2,8}(?:[과와],?|,|·)\s?){0,4}[가-힣]{2,8}\s등\s(?=\d{1,2}\s?곳)"
)
_EACH = r"[가-힣]{2,4}(?:마다|별로?)\s\d+\s?(?:개\s?)?[곳교]씩\s"  # 그룹마다 1곳씩
_BY_KIND = (  # 시 23곳, 군 21곳 등
    r"(?:[가-힣]{1,4}\s\d{1,3}곳(?:,|[과와])?\s){1,5}등\s(?=(?:모두\s)?\d)"
)
_SHARE = join_wordings(
    r"단\s? 겨우\s (?:전체의\s)?\d+(?:\.\d+)?%인\s 모두\s 총\s 전국\s 전국에서\s",
    r"(?:총점\s)?\d+점을?\s(?:넘긴|넘은|넘는|이상인|이상\s받은)\s",
    r"[가-힣]{2,8}[을를]\s포함(?:해|한)\s 상위\s\d+%(?:인|에\s드는|\s안에\s[든드]는?)\s",
)
_KINDS = join_wordings(
    _COUNTED,
    "개소 교육청 학교 대학 병원 센터 보건소 도서관 마을 기업 사업자 팀 편 작품",
    r"개?\s?[교관사](?=[,.(과와이가은는을를]|다\.|\s) (?<=\d)개(?=[,.(]|다\.|이|였)",
)
_OF_OTHER = r"\s?(?:중|가운데|각|씩|에(?:는|게)?\s[^.,]{0,8}\d[^.,]{0,8}원)"  # 3곳에는 각 500만 원
COUNT_AFTER = re.compile(
    rf"{_LABEL_END}(?:은|는|이|가|에|에는|을|를|로|으로)?\s?"
    r"(?:[가-힣]{2,4}별(?:로)?\s)?"
    r"(?:[가-힣]{2,12}(?:[시군구소관원]|센터|공사|공단)\s(?=1\s?곳))?"
    rf"(?:{_GOT_IT})?(?:{_NAMES})?(?:{_EACH})?(?:{_BY_KIND})?(?:{_SHARE})?"
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{_KINDS}))(?!{_OF_OTHER})"
)
COUNT_GIVEN = re.compile(  # 우수기관으로 물길시 등 전국 51곳을 뽑아
    rf"{_LABEL_END}(?:으로|로)\s[^.,]{{2,40}}?등\s(?:전국\s)?"
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{_COUNTED}))[을를]\s(?:선정|뽑|지정)"
)
_UNIT_IN_LIST = any_of("곳 기관 시[·‧]?군 도시 개")
COUNT_IN_LIST = re.compile(  # 우수(4) | 가람시 of a grade that opens a line, 우수(4곳) of any
    rf"{LABELLED}\s?"
    rf"\((?P<span>{NUMBER}\s?(?P<unit>(?:개\s?)?{_UNIT_IN_LIST})?)\)"
)
EACH_COUNT = re.compile(  # 대상과 우수상은 각각 3곳, 7곳
    rf"{_LABEL_END}(?:은|는|이|가)\s각각\s"
    rf"(?P<span1>(?P<value1>{COUNT})\s?(?:곳|개[^,\s]{{0,6}}))(?:,|[과와])\s"
    rf"(?P<span2>(?P<value2>{COUNT})\s?(?:곳|개[^,\s.]{{0,6}}))"
)
GRADE_JOIN = re.compile(rf"{_LABEL_END}(?:과|와)\s[‘'“\"]?")

# Before the grade: 전국 3곳만 대상을
COUNT_BEFORE = re.compile(
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{_COUNTED}|개?교))(?:\(\d+(?:\.\d+)?%\))?"
    rf"(?:[을를이가만에]|에만\s(?:주는|주어지는|돌아가는))\s{_LABEL_END}[‘'“\"]?$"
)

# Counts that are not of all who got that grade
BY_GROUP = re.compile(
    r"(?:그룹|권역|유형|분야|부문|시도|시·도|시군|규모)별로?\s[^.,]{0,6}?"
    r"(?:최우수|대상|우수|[SA가]|1등급)"
)
_PROVINCE = r"(?:[전경충][남북]|강원|경기|제주|부산|대구|인천|광주|대전|울산|세종|서울)(?:도|시)?"
_NO_REGION = join_wordings("전국 올해 이번 평가 심사 대회 공모 조사 점검 분석 진단 경진 선발")
OF_REGION = re.compile(  # 광주·전남에서는 2곳이 ‘가’ 등급에
    rf"(?<![가-힣])(?:{_PROVINCE}에서|(?!{_NO_REGION})[가-힣·]{{2,8}}(?:에서는|에서만|에선))\s"
    r"[^.,]{0,36}$"
)
OF_KIND = re.compile(  # 시·도 중에서는 … 등 4곳이 우수등급을
    r"(?:시[·‧ㆍ]?도|시[·‧ㆍ]?군(?:[·‧ㆍ]?구)?|부처|교육청|자치구|대학|[가-힣]{2,6}(?:단체|기관))\s"
    r"(?:중|가운데)(?:에서는|에선|에는|에서만)\s[^.]{0,60}$"
)
OR_BETTER = re.compile(rf"{_LABEL_END}(?:이상|이하|미만)")  # 우수 이상 56곳

# Bands
_PERCENT = r"(?P<span>(?P<value>\d{1,2}(?:\.\d+)?)\s?(?:%|퍼센트))"
BAND_BEFORE = re.compile(
    rf"상위\s?{_PERCENT}(?:가|는|인|에만?|에\s(?:해당하는|드는|속하는))?\s?[‘'“\"]?$"
)
BAND_AFTER = re.compile(
    rf"{_LABEL_END}(?:(?:은|는|이|가)\s(?:(?:[가-힣]{{2,4}}\s)?[가-힣]{{2,4}}(?:별로?|마다)\s)?"
    rf"(?:\d+곳\s중\s)?(?:\d+곳,\s)?|\()상위\s?{_PERCENT}"
)
