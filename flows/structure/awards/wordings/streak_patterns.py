"""The patterns of streaks, of what they are not of, and of when they began."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of

_YEARS = r"(?:\d{1,2}년|[두세네]\s해|다섯\s해)"
_IN_A_ROW = any_of(r"연속 내리 연이어 연달아 잇따라 잇달아 간\s연속 째")
STREAK = re.compile(
    rf"(?<!\d)(?P<span>(?P<value>{_YEARS})(?:\s?\([^)]{{1,20}}\))?\s?{_IN_A_ROW}"
    r"|(?:연속|내리)\s(?P<value2>\d{1,2}년))"
)
STREAK_WORD = re.compile(r"연[속이달]|내리|잇[따달]|째")  # one of them is in every streak

# What a streak is of: a grade, or something else
NO_STREAK = re.compile(
    r"[^.,]{0,12}?"
    + any_of(
        "입상 고배 도전 탈락 참가 참여 출전 목표 적자 흑자 증가 감소 하락 상승 개최 운영 추진 이어",
        "발간 진행 맡 동결 하위권 꼴찌 최하위권 재해 무사고 사고",
    )
)
_GRADE = r"(?:최?우수|대상|장려|최고|S?A{1,2}|[A-E가-마1-5](?=[’'”]?\s?등급))"
STREAK_KEPT = re.compile(rf"\s?[‘'“]?{_GRADE}[^.,]{{0,12}}?[을를]\s이어\s?(?:가|오|왔|갔|받)")
ANY_PRIZE = re.compile(  # 3년 연속 수상: of whatever prize
    r"\s?수상\s?" + any_of(r"권 기록 행진 이다 이며 이고 이자 의 하 했 이라 을 에 , \. $")
)
GRADE_BEFORE = re.compile(r"(?:등급|우수|대상|보통|미흡)[’'”]?[을를]\s$")
GOES_ON = re.compile(r"\s?이어\s?[가오왔갔]")

# Its first year, and the whole phrase that 이는 points back to
STREAK_FIRST = re.compile(
    r"(?P<span>(?P<value>(?:19|20)\d{2})년)\s?(?:이후|이래|부터)[^.]{0,14}?"
    r"\d{1,2}년\s?(?:연속|내리|째)"
)
_TOLD_GRADE = r"(?:최고\s?등급|[‘'“]?(?:최우수|우수|보통|미흡|[1-5]등급|[가-마SA]+\s?등급)[’'”]?)"
STREAK_PHRASE = re.compile(
    rf"(?P<span>\d{{1,2}}년\s?(?:연속|내리)(?:\s{_TOLD_GRADE}(?:\s?등급|기관)?)?)"
)
