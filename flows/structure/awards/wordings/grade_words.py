"""The words that grades are printed with: the scales, and what is graded by them."""

from __future__ import annotations

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.marks import CLOSE

SCALE = join_wordings(
    r"최우수 매우\s?우수 우수 보통 매우\s?미흡 미흡 양호 탁월 부진 장려 으뜸 버금",
    r"종합대상 금상 은상 동상 본상 최고상 특별상 입선 발전(?=기관)",
)
LABEL = any_of(  # what makes a grade of a word of the scale: 우수기관, 우수 등급
    r"기관상? 관서 소방서 경찰서 등급 상",
    r"지자체 지방자치단체 자치단체 단체 시[·‧]?군(?:[·‧]?구)? 자치구 기초단체 부서 도시 지역",
    r"센터 대학 학교 교육청 교육지원청 도서관 보건소 기업 마을",
    r"읍[·‧]?면(?:[·‧]?동)? [시군구읍면동](?!인)",
)
LABELLED = rf"{CLOSE}?\s?{LABEL}?{CLOSE}?"  # ’우수’ 기관, ‘우수기관’: up to its last mark
POINTS = r"\d{1,3}(?:\.\d{1,2})?점"
SCORED_BODY = rf"[가-힣]{{2,12}}\s?\(?{POINTS}"  # 최우수 물길시 84.6점

PART_OF_INTEGRITY = r"(?:청렴(?:체감|노력)도|(?:외부|내부)\s?청렴도|정책고객)"
"""What the evaluation of integrity grades beside the whole (종합청렴도)."""

LEVELS = ("우수", "보통", "미흡", "양호", "탁월", "부진")
SCALE_WORDS = (*LEVELS, "장려", "으뜸", "버금", "상", "입선", "발전")
"""Strings of which one is in all that SCALE matches."""
