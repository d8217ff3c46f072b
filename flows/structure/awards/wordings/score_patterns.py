"""The patterns of scores: points, and the words that make them a mean, a part's or a difference."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings

_POINTS = r"\d(?<![\d.,].)\d{0,2}(?:,\d{3})?(?:\.\d+)?"
SCORE = re.compile(rf"(?P<span>(?P<value>{_POINTS})\s?점)(?!\s?(?:만점|작|차))")
TOTAL_BEFORE = re.compile(r"(?:총점|종합\s?점수|평점|(?<![가-힣])총|합계)\s$")

# What tells before a score that it is nobody's total
_NORM = (  # 평균 80점, 기준인 80점
    any_of(
        r"평균 만점(?!에\s$|에서\s$|\s중\s$) 전년 년\s전 기준 최저 최저점 배점 가점 감점",
        "하한 상한 커트라인 합격",
    )
    + r"[^\d]{0,6}$"
)
_OF_PART = r"(?<!개\s)(?<!모든\s)(?:분야|항목|영역|지표)(?:에서|에선|는|은)?\s$"
_OF_WEIGHT = r"배점\s?\d+점(?:인|의|짜리)\s[가-힣]+(?:에서|은|는)\s$"
_COMPARED = r"(?:보다|대비|(?:(?<!총)점|균|도|수|해|년)에서)\s?$"  # 지난해보다 3점
NOT_SCORE_BEFORE = re.compile(join_wordings(_NORM, _OF_PART, _OF_WEIGHT, _COMPARED))
IN_BRACKETS = re.compile(  # 주민소통(100점): a part's
    r"(?<!총점)(?<!점수)(?<!평점)(?<!등급)(?<!우수)\($"
)
RISEN = re.compile(r"\d점?\s?(?:오른|높은|상승한|낮은|내린|떨어진|뛴|앞선)\s$")

# What tells it behind: a limit, a difference
_LIMIT = r"만이 만을 만\s더 이상 이하 미만 초과 만점 에서"
_DIFFERENCE = join_wordings(
    "높 낮 앞섰 앞서 앞선 오른 올라 올랐 상승 하락 내려 떨어 차이 차로 뒤 더 씩 가까",
    r"이\s깎 웃돌 웃돈 밑돌 밑돈 못\s?미 모자[라랐란] 부족 (?:[을를]\s)?(?:크게|훨씬)\s",
)
_PASSED = r"[을를]\s" + any_of(  # 80점을 넘겨야
    "앞 웃 밑 뛰어넘 넘겼 넘었 넘긴 넘으면 넘어 넘는 넘지 넘은 넘겨야"
)
NOT_SCORE_AFTER = re.compile(r"\s?" + any_of(_LIMIT, _DIFFERENCE, _PASSED, r"\s기준"))

# Whose score it is by the topic before it
TOPIC_NOUN = re.compile(r"(?P<noun>[가-힣A-Za-z0-9·‧]+)(?:은|는|이|가|도)\s")
DESCRIBING_STEM = re.compile(  # 가장 높은 95.4점, 전문가 심사: no topic
    r"(?:높|낮|많|적|좋|같|받|얻|웃도|밑도|뛰어넘|훌쩍 넘|넘|앞서|앞지르|앞선|상회하|능가하|전문"
    r"|^[평국작농허참추증])$"
)
RELATIVE = re.compile(r"[^\s,.]{1,8}[한은는린던인된]\s")  # 경상남도가 실시한 ‘…’
OWN_SCORE_NOUN = re.compile(
    any_of("총점 점수 평점 종합청렴도 올해 이번 대상작 재단 공사 공단 센터 기관 에서 에")
    + "$|^[시군구도]$"
)
PART_BEFORE = re.compile(r"(?:성|분야|부문|영역|지표|평가단|만족도|체감도)\s$")  # 계획성 점수는
PART_NOUN = re.compile(r"(?:항목|분야|영역|지표)에서$")  # 처리 항목에서는 97.1점을
