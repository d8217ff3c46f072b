"""The patterns of being chosen without a grade, behind a programme's name."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of
from flows.structure.awards.wordings.marks import BULLET, CLOSE

_WHAT_FOR = any_of(r"공모\s?사업 공모 사업 시상식 수상 대상지 대상")
_PARTICLE = any_of("에서도 에서 에도 에는 에 으로도 로도 으로 로 을 를 은 는")
_CHOSEN = any_of(
    r"(?P<span>선정)(?:됐|돼|되(?!는|면)|되는\s(?:등|쾌거|성과|영예|결실)) 뽑혔 뽑혀",
    r"수상(?:했|하|한다) 획득 얻었 따냈 이름을\s?올(?!리(?:기|려|고자|도록))",
    r"인증(?:을|도)?\s?(?:[가-힣\d]+\s){0,2}(?:받았|취득|획득|땄|따냈) 받았 받아 달성했 차지",
    r"지정(?:됐|돼|되) 실렸 포함됐 (?:(?<=에\s)|(?<=에도\s))(?:들었|들며)",
    r"꼽혔 꼽혀 낙점 채택 땄 손에\s(?:넣|쥐)",
)
CHOSEN = re.compile(  # ‘…’ 공모에 최종 선정됐다
    rf"{CLOSE}?(?:\s?\([^)]{{1,20}}\))?\s?{_WHAT_FOR}?{_PARTICLE}?\s"
    rf"(?:(?!지정|인증)[가-힣\d]+\s){{0,6}}?(?:최종\s)?{_CHOSEN}"
)
ACCORDING = re.compile(  # ‘…인증제’ 심사 결과에 따르면 물길대가 인증을 받았다
    rf"{CLOSE}?\s(?:심사\s)?결과(?:에\s따르면|,)\s[^.]{{2,80}}?[이가]\s(?:[가-힣]+\s){{0,2}}"
    r"(?:인증을\s(?:받|획득|따)|(?P<span>선정)[됐돼])"
)
ITEM_LINE = re.compile(rf"(?:^|\n){BULLET}[^.,\n]*$", re.M)
ITEM_CHOSEN = re.compile(rf"{CLOSE}?\s?(?P<span>선정)\s?(?=[(,]|$)", re.M)

# Open calls know no grade; what judges does, and is won by a rank only
CALL = re.compile(r"공모(?:전|\s?사업)?(?:\([^)]{1,20}\))?$")
CALLED = re.compile(rf"{CLOSE}?\s?공모")
JUDGING = re.compile(r"(?:평가|점검|진단|조사|심사|지수|공표|만족도)(?:\([A-Z]+\))?$")
RANKED = re.compile(
    rf"(?:[^.]|\.(?=\d)){{0,40}}?(?P<span>[1-3]위)(?:,\s[가-힣]{{2,4}}\s\d{{1,3}}위)?{CLOSE}?"
    r"(?:\s(?:지자체|기관|도시|시[·‧]?군))?(?:를|에|으?로)\s?"
    r"(?:차지|올|선정|기록|달성|유지|지켰)"
)
PILOT = re.compile(r"시범|후보|예비|표창\s?대상")
