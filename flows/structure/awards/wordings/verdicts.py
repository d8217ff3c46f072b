"""The wordings that decide about a grade: it is hoped for or ruled, held, had or missed."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.grade_words import LABELLED

# Future: what somebody aims at, and what holds whenever the programme is held.
_AIMED_AT = any_of(  # 받으려면, 오르기 위해
    "받 얻 거두 차지하 달성하 획득하 선정되 지정되 뽑히 들 오르 따내 수상하 유지하 지키"
) + any_of(r"면 으면 으려 려면 으려면 려고 기\s위해 기\s위한 도록 고자 고\s싶 을\s수 ㄹ\s수")
_WINNING_AIMED_AT = any_of("선정 수상 획득 달성 인증 지정") + any_of(  # 수상을 목표로
    r"될 할 을\s위해 을\s위한 을\s목표 에\s도전 을\s노 을\s기대",
    "되도록 하도록 되면 하면 되려면",
)
_HOPED_FOR = join_wordings(  # 수상이라는 기대, 받게 되면
    r"수상(?:에\s대한\s|이라는\s|을?\s?)(?:기대|가능성|여부|도전)",
    r"넘본 넘보 비워\s[둔두] 면해도 면하면",
    r"받는\s것[을이]\s(?:[가-힣]{1,4}\s)?(?:목표|과제|꿈) 받게\s(?:되면|된다면|될\s)",
)
_TO_COME = join_wordings(  # 우수를 받을, 대상에 오르겠
    r"받는다 받는\s[가-힣]{2,8}[이가]\s되 받을(?!\s(?:때|당시))",
    "오를 오르겠 거두겠 뽑힐 지킬 얻을 이룰",
)
_INTENT = "구상 계획 방침 목표 복안 셈 각오 전략 포부 의지 다짐 뜻 생각 청사진 야심 심산"
_MEANT = r"다는\s(?:[가-힣]{1,4}\s)?" + any_of(_INTENT)  # 1등급으로 끌어올린다는 구상
_GOAL = join_wordings(  # 대상을 노린다
    r"지정을\s신청 목표 도전 노리 노린 노릴 노려 노렸",
    "바라본 바라보 겨눈 겨누 다툰다 다투 기대 겨냥 [가-힣]겠[다습]",
)
_GRANTED_BY_RULE = any_of(  # 시상한다, 지급하는
    "선정 시상 부여 수여 구분 분류 지급 표창 선발 평가 공개"
) + any_of(r"한다 하는 하고\s있 할 되는\s제도 된다 하며")
_RULE = join_wordings(  # 우수 기관을 가린다
    r"선정하여 선정해\s(?:시상|인센|포상|표창) 선정하고",
    "가린다 나뉜다 나눈다 나온다 매긴다 준다 주어진다 돌아간다 수여된다 주는 뽑는",
)
_RULE_TOLD_POLITELY = (  # 우수 기관에는 상장을 줍니다
    any_of(
        "받습 매깁 줍 가립 나뉩 나눕 나옵 주어집 돌아갑 수여됩 떨어집",
        "(?:선정|시상|부여|수여|구분|분류|지급|선발|평가|공개)[합됩]",
    )
    + "니다"
)
FUTURE = join_wordings(
    _AIMED_AT,
    _WINNING_AIMED_AT,
    _HOPED_FOR,
    _TO_COME,
    _MEANT,
    _GOAL,
    _GRANTED_BY_RULE,
    _RULE,
    _RULE_TOLD_POLITELY,
    "떨어진다",
)

# Kept: a loss denied is a grade held.
KEPT = join_wordings(
    r"(?:놓치|잃|내주|빠지|빼앗기|벗어나|떨어지)지\s않",
    r"(?:꼬리표|딱지|오명|불명예|굴레)[을를]\s[가-힣]{1,4}지(?:는|도)?\s못",
    r"(?:벗어나|헤어나)지(?:는|도)?\s못 (?:면치|면하지|피하지)(?:는|도)?\s못",
)

# Bad: what somebody did not get.
BAD = join_wordings("못했 못하 놓쳤 놓친 실패 고배 탈락 불발 무산 떨어졌으 않았 아니라 아닌")

# Done: what somebody got, rose to or fell to.
_GOT = "받아 받았 받은 받고 받는 받으며 받으면서 받게"
_CHOSEN = join_wordings(
    "선정됐 선정돼 선정되 선정된 선정했 선정하 선정하였",
    r"뽑혀 뽑혔 뽑힌 뽑았 뽑아\s 꼽혔 꼽혀",
)
_ROSE = "올라 올랐 오르며 오른 올렸 올리(?!겠|려|기|자|도록) 이름을"
_HELD = "지켰 지키(?!겠|려|기|자|도록) 지켜 유지 기록"
_TOOK = "차지 안았 안으며 안겼 거머 쥐었 쥐며 새겼 꼽았"
_CAME_TO = join_wordings(  # 5등급에 묶여, 우수에 머물
    "묶여 밀렸 올라섰 연장받 획득 수상 영예 달성 머물 그쳤 그쳐 그친 들었 들어 들며"
)
_BECAME = r"됐 돼 된 되며 되었 되어 받을\s(?:때|당시)"
_FELL_OR_ROSE = join_wordings(
    "곤두박질 미끄러[졌진] 내려앉 주저앉 추락했 하락했 상승했 뛰었 뛰어 낮아졌 높아졌"
)
_WON = "따냈 따내 얻었 얻어 얻은 돌아갔 돌아간 주어졌"
_IS = "이다 였다 이었다"
_SECURED = "바로잡 인정 확보 거뒀 거둬 거두며 휩쓸 포함 인증 지정 통과 선정 탔"
_TURNED_OUT = "매겨졌 나타났 확정 판정 주어지 해당 입상 나왔"
DONE = join_wordings(
    _GOT,
    _CHOSEN,
    _ROSE,
    _HELD,
    _TOOK,
    _CAME_TO,
    _BECAME,
    _FELL_OR_ROSE,
    _WON,
    _IS,
    _SECURED,
    _TURNED_OUT,
)

_TO_BE = (
    r"(?!겠|려[고면는\s]|기\s위|도록|고자|야(?:만|지)?[\s,])"  # 따내겠다며: what is not done yet
)
VERDICT = re.compile(rf"(?P<future>{FUTURE})|(?P<done>(?:{KEPT}|{DONE}){_TO_BE})|(?P<bad>{BAD})")
VERDICT_REACH = 160  # code points from a grade to the predicate that decides on it
COPULA = re.compile(rf"{LABELLED}(?:이며|이고|이자)[\s,]")  # A등급이며
OPEN_QUESTION = "는지"  # SA등급에 들었는지
