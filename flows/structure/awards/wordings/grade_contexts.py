"""What stands around the word of a grade and makes it none, or not the one that was given."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of
from flows.structure.awards.wordings.grade_words import LABEL, LABELLED, PART_OF_INTEGRITY, SCALE
from flows.structure.awards.wordings.marks import CLOSE, OPEN

_LABEL_END = rf"{LABELLED}"

# 대상 before which a noun tells that it is a target: 심사 대상
TARGET_BEFORE = re.compile(
    any_of(
        "지원 사업 심사 평가 점검 조사 교육 정비 수사 모집 단속 관리 감면 접종 신청 보호 검토 이용",
        "참가 참여 투자 공모 선정 우선 주요 지급 견학 방문 장비 [을를] Ｐ에?",
    )
    + r"\s?$"
)
TARGET_REACH = 6  # code points before 대상 that tell it is a target
OBJECT = re.compile(r"[을를]\s")
GIVEN_AS = re.compile(r"[,·]|에\s|으로\s(?:각각\s)?(?:선정|뽑)")  # 유성구를 대상, 대덕구를 우수로
PRIZE_TAKEN = re.compile(r"대상을?\s?수상")

# The scale's own letter behind the word: 최우수(SA) 등급
LETTER_OF = re.compile(r"\s?\((?:S?A{1,3}|[SBCDE])\)")
GLOSS_END = re.compile(r"\)\s?등급")
GLOSSED = (
    re.compile(  # 우수등급인 ‘나’등급, 우수 ‘나’등급: the label of the programme's own scale counts
        rf"{CLOSE}?\s?(?:{LABEL}{CLOSE}?\s?)?(?:(?:인|에\s해당하는|에\s속하는)\s{OPEN}?|\(|[‘'“])$"
    )
)

# Grades of before, which the text moves on from
_NOW_ANOTHER = r"은\s(?:올해|이번에(?:는)?)\s(?=[^.,]{0,16}(?:등급|최?우수|보통|미흡|장려))"
_UNTIL_LOST = r"[을를]\s(?:받다가|놓치고|잃고|내주고|반납하고)(?=\s)"
_AFTER = r"(?:(?:으로|로|을|를)?\s?(?:선정|수상))?에\s이어"  # 우수 수상에 이어
_STUCK_AT = (  # 미흡에 머물다가
    r"에\s(?:묶여|묶이|머물러|머물|그쳐|그치|있)"
    r"(?:\s있)?(?:다가?|던|는데)(?=\s)"
)
FROM = re.compile(
    _LABEL_END
    + any_of(
        _NOW_ANOTHER,
        _UNTIL_LOST,
        r"(?:\([^)]{1,12}\))?(?:에서|부터) 보다",
        _AFTER,
        r"\s?이상 \s?이하 \s?미만",
        _STUCK_AT,
    )
    + r"(?![는도])(?!\s(?:벗어나|헤어나))"
)
BRACKETED = re.compile(  # 우수(지난해 보통)
    rf"(?:{SCALE}|대상|[A-E가나다라마1-5])\s?{LABEL}?{CLOSE}?\s?"
    r"\((?:(?:전년|지난해|작년|직전)(?:도|에는)?\s)?$"
)
TOP_BRACKET = re.compile(r"최(?:고|상위)\s?등급\($|최우수\($")

# What a grade takes or is worth, and whom it only counts
COUNTED_PEOPLE = re.compile(rf"{LABEL}?\s?(?:에\s)?\d+\s?명|상?\s수상자(?:에게|들|는)")
PRIZE_MONEY = re.compile(  # 최우수 마을에는 각 500만 원: what the grade is worth, nobody's
    rf"{_LABEL_END}(?:에는|에게는|에|은|는)?\s(?:각각?|곳당|최대)\s?[\d,]+\s?[천백만억]"
)
THRESHOLD = re.compile(  # A등급 예상 기준인 88점: what it takes, not what was reached
    rf"{_LABEL_END}(?:의)?\s(?:예상\s)?(?:기준|커트라인|하한|문턱|요건|조건)"
)
SCALE_END = re.compile(  # A등급에서 E등급(하위 10%)까지 있다, 우수·장려로 나눈: the scale, nobody's
    rf"{_LABEL_END}(?:\([^)]{{1,12}}\))?"
    r"(?:까지\s(?:있|나뉘|나눠|나눈|매기|매겨|매긴|구분|\d|[두세네다여]\S{0,3}\s단계)|으?로\s(?:나뉘|나눈|나눠|구분))"
)
STEP = re.compile(  # 1등급 상승해 2등급에: by how much
    rf"{_LABEL_END}\s?(?:상승|하락|올라|오른|올랐|내려|내린|떨어[졌져진]|뛰어|높아|낮아)"
)
OR_MORE = re.compile(rf"{_LABEL_END}(?:\([^()]{{1,12}}\)|\))?\s?(?:이상|이하|미만)[은는인을이의에]")
IN_A_SUM = re.compile(  # 대상, 특별상을 포함한 14명이: one of all that are counted
    rf"{_LABEL_END}(?:(?:,|과|와)\s[가-힣]{{2,6}}상){{0,6}}[을를]\s(?:포함|비롯)"
)
PART_BEFORE = re.compile(  # 청렴노력도에서 유일하게 1등급: of a part of what is measured
    rf"{PART_OF_INTEGRITY}[’'”\"]?(?:\([^()]{{1,20}}\))?(?:\s?(?:부문|분야|평가))?"
    r"(?:에서(?:는|도)?|[은는이가도])?\s"
    r"(?:(?!종합|\S*[어아여해며고라]\s)[가-힣]{1,10}\s|\d+개\s){0,6}$"
)
PART_REACH = 60  # code points
CHOOSING = re.compile(rf"{_LABEL_END}[을를]\s(?:선정|선발|뽑아)[․·‧ㆍ,\s]{{1,2}}(?:시상|포상|표창)")
"""우수기관을 선정․시상함으로써: what a scheme does."""
OF_CLASS = re.compile(  # 우수지자체 부문 대상
    r"\s?(?:지자체|기관|사례|단체)\s(?:부문|분야)[의에\s]"
)
CHOSEN_AND_GIVEN = re.compile(  # 우수기관으로 선정돼 장려상을 수상: the prize is the grade
    rf"{_LABEL_END}(?:으로|로|에)\s(?:선정|뽑)[가-힣]{{1,3}},?\s"
    rf"(?:[^.,‘“「Ｐ]{{0,24}}\s)?[‘'“]?(?:대상|(?:최우수|우수|장려)상?|[금은동]상)"
    rf"[’'”]?[을를]\s(?:수상|받|차지|거머|안)"
)
SET_OF = re.compile(  # 우수 기관 가운데
    rf"{_LABEL_END}(?:을|를)?\s?(?:받은\s)?(?:[가-힣\d]{{1,8}}\s)?(?:가운데|중)(?:에서)?\s"
)

NOBODYS = (PRIZE_MONEY, THRESHOLD, SCALE_END, OF_CLASS, IN_A_SUM, STEP, OR_MORE, CHOOSING)
"""What stands behind a grade that the text only speaks of, and gives to nobody."""
