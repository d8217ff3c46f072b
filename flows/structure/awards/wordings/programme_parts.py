"""The patterns of what a name tells that is only a part of a programme, or no public matter."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of
from flows.structure.awards.wordings.grade_words import PART_OF_INTEGRITY

PART_OF = re.compile(r"(?:대상|상|우수기관|우수지역)$")
GENERIC_PART = re.compile(  # a round of the programme named before it
    r"^(?:시[·‧]?군(?:[·‧]?구)?|시[·‧]도|지자체|자치단체|기관|보건소|센터|단체|개인)\s?"
    r"(?:부문\s)?(?:평가|심사|경진)$"
)
JUDGED = re.compile(r"(?:평가|지수)(?:\([A-Z]+\))?$")  # what has parts that are judged too
BY_CLASS = re.compile(r"^[가-힣·․]{2,10}별\s")  # 시·도별 종합 평가: a part of one named before
PRIZE_ALONE = re.compile(
    r"^(?:(?:종합|영예의)?\s?(?:대상|최우수상|우수상|장려상)|매우\s?(?:우수|미흡))$"
)
PART_OF_MEASURE = re.compile(rf"{PART_OF_INTEGRITY}\s?(?:평가|조사|측정)?$")
FIELD_PRIZE = re.compile(r"(?:분야|부문)\s?(?:최?우수상|대상|장려상|금상|은상|동상)$")
_SPORT = any_of(
    "체육 축구 야구 마라톤 씨름 볼링 배드민턴 탁구 배구 육상 골프 게이트볼 기능경기 국악경연"
)
NOT_PUBLIC = re.compile(
    rf"{_SPORT}.*(?:대회|대전|챌린지)$|선수권|체전|올림픽|리그|가요제|노래자랑|백일장"
)
