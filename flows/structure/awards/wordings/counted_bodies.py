"""Numbers of bodies and works in words: 31개 시군, 12곳, 45개 사업."""

from __future__ import annotations

from flows.structure.alternatives import any_of

COUNT = r"\d[\d,]{0,10}+(?!\d)"  # what is longer counts no bodies
NUMBER = rf"(?<![\d,천만백])(?<!\d\.)(?<!만\s)(?P<value>{COUNT}(?:천(?:\d{{1,3}})?(?=\s?[가-힣]))?)"

_OF_PLACES = (  # 31개 시군 보건소: the places that the bodies are of
    r"(?:(?:시[·‧]?군(?:[·‧]?구)?|구[·‧]군|자치구|지역|시[·‧]도)\s"
    r"(?=[가-힣]{0,10}(?:센터|기관|보건소|단체|재단|본부|회)(?=[를가은는와에의\s])))?"
)
_GOVERNMENT = (
    r"기관 단체 지자체 읍[·‧]?면(?:[·‧]?동)? 시군구? 시[·‧]\s?군(?:[·‧]\s?구)? 시[·‧]도 자치구"
    r" 기초\s?시 부처"
)
_INSTITUTION = (
    "공기업 개소 사업자 센터 도시 대학 학교 도서관 보건소 소방서 경찰서 의료원 교육청 교육지원청"
)
_ASSOCIATION = (
    "컨소시엄 업체 기업 재단 마을 어촌 농가 박물관 병원 위원회 의회 협의회 자치회 조합"
    " 농[·‧]?축협 농협 [국사]립대"
)
_SITE = "시설 점포 업소 봉사단 동아리 새마을회 체육회 공사 공단 어린이집 유치원 본부 군 구"
_KIND_OF_BODY = any_of(_GOVERNMENT, _INSTITUTION, _ASSOCIATION, _SITE)
_SHORT_UNIT = (  # 9곳, 9개사, 9개 교, 9개를 대상
    r"곳|팀|(?<=개)[사교관](?=[를가이는은와에중의\s])|(?<=개\s)[교관](?=[를가는은와에중의\s])"
    r"|(?<=\d)개(?=(?:\([^()]{1,40}\))?[를을]\s대상|\s(?:중|가운데)\s)|시(?=[\s를이의은는에중가])"
)
_DUTY = r"(?:[가-힣]{2,6}\s(?=책임기관|대상기관))?"  # 338개 재난관리 책임기관
BODY_UNIT = rf"(?:개\s?)?{_OF_PLACES}{_DUTY}(?:[가-힣·‧]{{0,14}}{_KIND_OF_BODY}|{_SHORT_UNIT})"
WORK_UNIT = r"(?:개\s?(?:사업|사례|작품|과제)|건|편|점(?=의?\s(?:작품|사진))|작품)"
UNIT = rf"(?:{BODY_UNIT}|{WORK_UNIT})"
