"""Numbers that are no quantities: they win the characters they stand on and give no row.

An exclusion takes part in the overlap policy like any rule, so `제3회` keeps `3회` from being
read. Conventions: ordinals, labels, ages, clock times, addresses, contacts and fixed terms.
"""

from __future__ import annotations

import re

from flows.structure.quantities.amounts import EXCLUDED, Outcome
from flows.structure.quantities.numerals import RANGE_SIGN
from flows.structure.spans import Rule

_FREE = r"(?<![A-Za-z\d])(?<!\d[.,])"
_LIST = rf"(?:(?:[·,/∼~]|{RANGE_SIGN}) ?\d{{1,4}}){{0,6}}"

WEB_ADDRESS = re.compile(
    r"https?://\S{1,500}|www\.\S{1,500}"
    r"|(?<![A-Za-z\d._%+-])[A-Za-z\d._%+-]{1,64}@[A-Za-z\d.-]{1,100}"
)
PHONE = re.compile(
    r"0\d{1,2}[)–.-]{1,2} ?\d{3,4}[–.-]\d{4}|(?<!\d)1[568]\d\d-\d{4}(?!\d)"
    r"|(?<!\d)\d{3,4}-\d{4}(?!\d)"
)
_AFTER_ORDINAL_MARK = r"(?:(?<=제)(?<![가-힣]제)|(?<=제 )(?<![가-힣]제 ))"
ORDINAL = re.compile(
    rf"{_AFTER_ORDINAL_MARK}\d{{1,4}}{_LIST}(?: ?[가-힣]{{1,2}})?(?:의 ?\d{{1,3}})?"
    rf"|{_FREE}\d{{1,4}}{_LIST} ?(?:번째|회차|회째|일차|주차(?![장면구공])|년 ?차(?!례|이|량)"
    r"|개월 ?차(?![가-힣])|차(?!례|로|선|시|량|종|등)|주년|주기|대손)"
    r"|(?:(?<=민선)|(?<=민선 )|(?<=국회)|(?<=국회 ))\d{1,2} ?(?:기|대)"
)
LAW_ARTICLE = re.compile(
    rf"{_FREE}\d{{1,4}}조(?:의 ?\d{{1,2}})? ?(?:제 ?)?\d{{1,2}}항"
    rf"|{_FREE}\d{{1,2}}항(?![목만공구암의])"
)
LABEL = re.compile(
    rf"{_FREE}\d{{1,4}}{_LIST} ?(?:등급|급(?![식여수증감속])|학년(?!도)|학기|교시|호선|번지|단계"
    rf"|심(?![가-힣])"
    r"|층|호기|호점|번가|번길|번 ?(?:국도|지방도|고속|출구|홈|버스|노선|타자|게이트|창구|문항|홀)"
    r"|단지|공구|관왕|선거구|사단|여단|군단|함대|개년 ?계획|종 ?(?:보통|대형|면허|시설|근린"
    r"|일반주거|전용|지구)"
    r"|길(?![가-힣])|로 ?\d|선(?= ?(?:의원|시장|군수|국회|고지|도전|중진))|세대 ?(?:이동통신|통신"
    r"|원전|네트워크)"
    r"|(?<=\d)분기(?! ?(?:연속|째|만에|동안))|인칭|촌(?![가-힣])|반 ?(?:학생|담임)|개 ?사단)"
)
AGE = re.compile(
    rf"{_FREE}\d{{1,3}}(?: ?[세살])?(?: ?{RANGE_SIGN} ?(?:만 ?)?\d{{1,3}})? ?"
    r"(?:세(?![가-힣])|세(?=[은는이가을를의에와과도로까부여인]|미만|초과|어르|아동|영아|유아|이상"
    r"|이하|대)|살(?![려리았림포]))"
    rf"|{_FREE}[1-9]0{_LIST}대(?= ?(?:남|여|청년|청소년|초반|중반|후반|부부|운전자|직장인|이상"
    rf"|이하|[A-Z]씨|[가-하] ?씨|연령|인구"
    rf"|엄마|자녀|주부|학생|층|환자|투자자|소비자|구직자|시절|젊|가 |는 |이? ?하|들))"
)
CLOCK = re.compile(
    rf"{_FREE}\d{{1,2}} ?시(?!간|[군도]|·|설|민|장|험|의회|즌|점"
    rf"|대[의 ]) ?(?:{RANGE_SIGN} ?\d{{1,2}}시 ?)?(?:\d{{1,2}} ?분)?(?: ?\d{{1,2}} ?초)?"
    rf"|{_FREE}\d{{1,2}}:\d\d(?::\d\d)?(?!\d)"
)
FIXED_TERM = re.compile(
    rf"{_FREE}(?:\d{{1,2}}인 ?(?:가구|가족|세대|1조|1실|시위|미디어|방송|기업|창조|출판|시대|극"
    rf"|체제|자)"
    r"|\d인(?:승|용|실|당|칭|방)|\d{1,3}인승"
    r"|\d{1,2}박 ?\d{1,2}일|\d{1,2}무 ?\d|\d차 ?(?:산업|농업)|\d{1,2}관왕|\d{1,2}일장(?![가-힣]?려)"
    r"|\d{1,2}분 ?(?:자유 ?)?발언|5분 ?대기조"
    r"|1회용|1일 ?1|1사 ?1|1인 ?1|1대 ?1|\d{1,2}전 ?\d{1,2}기|\d교대|\d부제|\d색(?![가-힣])|\d행시"
    r"|100세 ?시대|24시(?!간)|365일|4대강|3무(?![가-힣])|1군 ?사령부"
    r"|\d{1,3}(?:점|번)(?= ?지대)|[12]인자|[1-9]일 ?생활권|\d{1,3}%? ?남짓한 ?세월)"
)
_CLASS = r"(?:[4-9]\d|1[0-3]\d)(?:\.\d)? ?(?:kg|㎏)(?![A-Za-z\d])"
WEIGHT_CLASS = re.compile(
    rf"(?:(?<=[(자부급,·/])|(?<=[자부급전,·/] ))[-–−]{_CLASS}"
    rf"|(?:(?<=[(자부급,·/]\+)|(?<=[자부급전,·/] \+)){_CLASS}"
    rf"|(?<!\d)(?:{_FREE}|[-–−])\d{{2,3}}(?:\.\d)? ?(?:kg|㎏|킬로그램|킬로)급"
)
SCORE_LINE = re.compile(
    rf"{_FREE}\d{{1,3}}(?:\.\d{{1,2}})? ?(?:대|:) ?(?!1(?!\d))\d{{1,3}}(?:\.\d{{1,2}})?(?![\d.,]\d)"
    r"(?=으?로|의 |\Z|[^가-힣\d%])(?! ?(?:명|개|곳|원|만|억|천|%))"
    rf"|{_FREE}\d{{1,3}}-\d{{1,3}}(?= ?(?:로|승|패|으로|완승|역전|무승부))"
)


def _exclude(match: re.Match[str], context: str) -> Outcome:
    return EXCLUDED


EXCLUSIONS: tuple[Rule[str, Outcome], ...] = (
    Rule("phone", PHONE, _exclude),
    Rule("ordinal", ORDINAL, _exclude),
    Rule("law_article", LAW_ARTICLE, _exclude),
    Rule("label", LABEL, _exclude),
    Rule("age", AGE, _exclude),
    Rule("clock", CLOCK, _exclude),
    Rule("fixed_term", FIXED_TERM, _exclude),
    Rule("weight_class", WEIGHT_CLASS, _exclude),
    Rule("score_line", SCORE_LINE, _exclude),
)
WEB_ADDRESSES: tuple[Rule[str, Outcome], ...] = (Rule("web_address", WEB_ADDRESS, _exclude),)
