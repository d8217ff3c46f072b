"""The patterns of what a number is about: results at all, those chosen, one grade, a band."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.grade_words import LABELLED
from flows.structure.awards.wordings.marks import CLOSE

# Sentences about results
RESULT_WORD = re.compile(
    join_wordings(
        r"평가 본선 실적 결과를 모니터링 점검 심사 공모 경진 대회 이\s상 시상 조사 인증 선정 수상",
        r"지표 등급 대상이[었다며] 대상은\s전국 점[을으] 신청 응모 출품 접수 대상작 어워드 분석",
        r"우수 뽑[혔혀힌았] 통과했 살[폈펴] 견[줬줘] 상위\s\d 그룹으로\s나 에만\s(?:주어|돌아)",
        r"개사를\s 곳[이가]\s(?:받|들|이름) 위(?<=[1-9].) 위(?<=[1-9]\d.)",
    )
)
ABOUT_RESULTS = re.compile(rf"{CLOSE}?\s?(?:시상식|결과|발표|를\s(?:공개|발표)|는\s|은\s|\()")

# Bands of the best
_COUNTED = any_of("곳 기관 시·?군·?구 지자체")
BAND_OF_CHOSEN = re.compile(  # 상위 25%인 56곳을 우수 이상으로 뽑았다
    rf"(?:인|에\s(?:드는|속하는))\s\d+\s?(?:개\s?)?{_COUNTED}[을를]\s"
    r"(?:[가-힣]+\s){0,2}?(?:[가-힣]+로\s)?(?:뽑|선정|골)"
)
BAND_REACHED = re.compile(r"에\s(?:들[어었며]|속[하해했]|포함[돼됐되]|올[라랐])")

# Which grade a count is of
TOPIC_GRADE = re.compile(rf"{LABELLED}[은는이가]\s")
GRADE_OF_SET = re.compile(  # 1등급을 받은 기초단체는 226곳 중 9곳
    rf"{LABELLED}(?:을|를|에)\s(?:받은|얻은|기록한|든|오른|속한|그친|머문)\s"
    r"[가-힣·\s]{0,16}[은는이가]\s"
)
