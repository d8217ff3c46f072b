"""The patterns of who evaluates: hosts, organisers, owners, and those who only tell of results."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.marks import ABBREVIATION, CLOSE, OPEN

_OPENED = rf"(?:(?:19|20)\d{{2}}년도?\s)?(?:제\s?\d{{1,3}}[회차]\s?)?{OPEN}?"  # up to a name
_BY = rf"{ABBREVIATION}(?:이|가|에서|의)?\s?(?:공동\s|전국적으로\s|매년\s|해마다\s)?"

# Hosts and organisers
HOST = re.compile(
    rf"{_BY}(?:으로\s)?"
    + any_of("주최 시행 실시 개최 선정 고른 뽑은 견준 평가 발표 시상 인증 추진")
)
LEADING = re.compile(
    rf"{ABBREVIATION}[이가]\s주관하고\s[^.,]{{2,20}}?[이가]\s(?:실시|시행|수행|평가)"
)
ORGANISER = re.compile(rf"{_BY}주관")
HOST_PATTERNS = (LEADING, HOST, ORGANISER)  # the first that fits
JOINT_HOST = re.compile(
    rf"{ABBREVIATION}\s?(?:와|과|·)\s?[가-힣A-Za-z]{{2,20}}(?:이|가)?\s"
    r"(?:공동\s?(?:으로\s)?|함께\s)?(?:주최|주관|실시|시행|개최)"
)
HOSTING = re.compile(
    rf"{ABBREVIATION}(?:이|가)\s(?:[가-힣]{{2,5}}\s)?(?:주최|실시|시행|개최|마련)(?:하|한|했)"
)
ORGANISING = re.compile(rf"{ABBREVIATION}(?:이|가)\s(?:[가-힣]{{2,5}}\s)?주관(?:하|한|했)")
HOST_BEHIND = re.compile(rf"{CLOSE}?\s?\(")  # ‘…대상’(물길협회 주최)
HOST_BEHIND_END = re.compile(r"\s?(?:주최|주관|시행|선정)?\s?\)")
AS_TOPIC = re.compile(rf"{CLOSE}?(?:은|는)\s")

# Owners: what stands between a body and the name of its programme
OWNER = re.compile(
    rf"{ABBREVIATION}의?\s?(?:\d{{4}}년도?\s)?(?:[1-4]분기\s|[상하]반기\s|올해\s)?{OPEN}?$"
)
_NOT_OF_HOST = (  # 나선 ‘…’: what a winner does
    r"(?<!받)(?<!선정된)(?<!나선)(?<!도전한)(?<!참여한)(?<!참가한)(?<!신청한)(?<!응모한)(?<!수상한)"
    r"(?<!출전한)(?<!출품한)"
)
ADNOMINAL = re.compile(
    rf"{ABBREVIATION}(?:이|가|에서)\s(?:(?![가-힣][이가]\s)[^,.!?]){{0,40}}?[가-힣]\s?"
    rf"{_NOT_OF_HOST}(?:[은한던]|준|낸|(?<!열)린|운|는|[본핀진룬잰친든])\s?{_OPENED}$"
)
_HELD = any_of("벌인 펼친 치른 꾸린 매긴 연 낸 편 (?<![가-힣])한")
HELD = re.compile(rf"{ABBREVIATION}(?:이|가|에서)\s[^,.!?]{{0,30}}?{_HELD}\s?{_OPENED}$")
WIDELY_HELD = re.compile(  # with a list of whom it was held for, commas and all
    rf"{ABBREVIATION}(?:이|가)\s(?:[^.!?은는]|[은는](?!\s)){{0,110}}?(?:대상으로|상대로|놓고|나눠)\s"
    rf"[^.,!?]{{0,20}}?(?:벌인|펼친|치른|한|연)\s?{_OPENED}$"
)
HELD_OF_TOPIC = re.compile(  # 물길소방본부는 8개 소방서를 대상으로 추진한 ‘…’에서 나루소방서가
    rf"{ABBREVIATION}(?:은|는)\s[^.!?]{{0,60}}?(?:대상으로|상대로)\s(?:[가-힣\d]{{1,6}}\s){{0,2}}?"
    rf"(?:추진|실시|시행|진행|개최)한\s?{_OPENED}$"
)
HELD_AFTER = re.compile(  # 환경부가 … ‘물길 평가’를 실시한 결과, ‘물길상’을 열고
    rf"{CLOSE}?[을를]\s(?:[가-힣\d]{{1,8}}\s){{0,2}}?"
    r"(?:(?:실시|시행|진행|개최)(?:한|해|했|하고)|(?:한|벌인|마친)\s결과|갖고|열고|가졌|열었)"
)
COMPARED_CITIES = re.compile(
    r"[이가]\s(?:[^,.]{0,12}\s)?(?:도내|전국)?\s?(?:\d+\s?개\s?)?"
    + any_of("시[·‧]?군(?:[·‧]?구)? 지자체 지방자치단체 자치구")
    + r"[을를]\s"
)
VENUE = re.compile(r"(?:\s[가-힣]{1,8}){0,2}에서\s")
FROM_AGENCY = re.compile(rf"{ABBREVIATION}(?:에서(?:는|도)?|로부터(?:는|도)?)\s{OPEN}?$")

# Evaluators that no list has, by the shape of their names
_KIND_OF_EVALUATOR = join_wordings(
    r"\s매거진 협회 진흥회 연구회 학회 위원회 재단 본부 연합회? 중앙회 진흥원 연구원 개발원 인증원",
    "평가원 관리원 표준원 방송 신문 일보 매거진 센터 공사 공단 협의회 조합 은행",
)
_DOES_IT = any_of("주최 주관 시행 선정 매년 해마다 뽑 고른 개최 주는 여는 연 발표")
UNLISTED = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?P<span>[가-힣A-Za-z0-9]{{2,20}}(?:{_KIND_OF_EVALUATOR}))"
    r"(?:\([^)]{1,20}\))?"
    rf"(?:의|(?:으)?로부터\s[^.,]{{0,30}}?|[이가]\s?{_DOES_IT}[^.,]{{0,30}}?|\s(?:주최|주관))"
    rf"\s?{_OPENED}$"
)

# Those who give, judge or tell in the sentence
GRANTING = re.compile(
    rf"{ABBREVIATION}\s?(?:(?:최?우수|장려)\s?(?:기관|사례|지자체)(?:에|으로)?\s"
    r"|(?:최?우수|장려)상\((?:사|이사|원|회)장상\))"
)
AWARDED_BY = re.compile(  # 환경부로부터, 환경부 심사에서, 환경부가 90개 기관을 살핀 결과
    rf"{ABBREVIATION}(?:(?:으)?로부터\s|\s(?:심사|평가|점검)에서\s"
    r"|[이가]\s[^.,]{0,40}?(?:매긴|살핀|따진|견준|겨룬|(?:평가|심사|조사|점검)한)\s결과\s)"
)
SOURCE = re.compile(rf"{ABBREVIATION}에\s(?:따르면|의하면)\s")
REPORTED = re.compile(r"(?:집계|조사|분석)됐다고|나타났다고")
SUBJECT = re.compile(rf"{ABBREVIATION}(?:은|는|이|가)(?=[\s,])")

# Those beside the body that a story is about
_OF_GROUP = r"(?:그룹|유형|권역|체급)(?:의|인|에\s(?:속한|든|묶인))"
NEIGHBOUR = re.compile(
    rf"(?:이웃한?|인근|인접한?|옆|같은\s(?:{_OF_GROUP}|[가-힣]{{2,8}}\s산하(?:인|의)))\s"
)
BESIDES = re.compile(r"[가-힣]{3,}\s외에\s(?:[가-힣]{2,4}\s)?$")  # 물길도서관 외에 나루도서관이
