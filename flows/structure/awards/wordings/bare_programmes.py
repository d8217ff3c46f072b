"""The patterns of programmes named without quotes: a noun that tells one, and its bounds.

A bare name counts where what stands behind binds it to a result; it reaches back to the first
word that belongs to no name.
"""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.quoted_programmes import PRIZE_WON
from flows.structure.openings import open_with

# What tells a programme
_KIND = join_wordings(
    r"평가 점검 대회 공모전 공모사업 공모 심사 어워드 어워즈 인증제? 인정제 진단 발표회",
    r"유공\s?포상 콘테스트 안전지수 재정분석 청렴도\s측정 경쟁력지수 (?:경영|국토|건축|산업)대전",
)
_EVENT = any_of("공유회 박람회 한마당 축전 페스티벌 엑스포 경연 경진 품평회")
_NAME_ENDS = (  # with a particle behind at most: 물길 평가 결과에서
    r"(?:\s?결과|\s시상식)?"
    r"(?:\s수상|에서는|에서도|에서|에는|에도|에|의|을|를|으로|로부터|로|도|는|은|이|가|와|과|입니다|이다|\()?"
    r"(?:[\s,.(‘“:：]|$)"
)
BARE_TAIL = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<span>[가-힣A-Za-z0-9·‧・]{0,20}"
    rf"(?:{_KIND}|{_EVENT}(?={PRIZE_WON})|(?:표창|포상|대상|어워드)(?=\s시상식)))"
    rf"(?={_NAME_ENDS})"
)
_WORD_OF_NAME = (
    r"(?!\S*(?:에서|[을를은는의과와]|대회|공모전?|평가|축제)\s)[가-힣A-Za-z0-9·]{2,12}\s"
)
_WON_AT = join_wordings(
    r"\s(?:종합대상|대상|본상|최고상|시상식) \s[가-힣]{2,10}\s?부문",
    r"\s[가-힣]{2,6}상[을에의] 에서 [의을]\s \s수상자 [과와]\s제\s?\d",
)
EDITION_TAIL = re.compile(  # 제26회 물길지방자치대상 종합대상을
    rf"(?P<span>제\s?\d{{1,3}}회\s(?:{_WORD_OF_NAME}){{0,3}}?"
    rf"[가-힣A-Za-z0-9·]{{2,16}}?(?:대상|대전|어워드|[가-힣]{{2}}상))(?={_WON_AT})"
)
HOSTED_TAIL = re.compile(  # 환경부 주관 2023년 전국 물길 대상에서
    r"주[관최]한?\s(?P<span>(?:(?:19|20)\d\d년?도?\s)?"
    rf"(?:{_WORD_OF_NAME}){{0,4}}?[가-힣A-Za-z0-9·]{{2,14}}\s?대상)(?=에서\s)"
)
BARE_NOUN = re.compile(
    join_wordings(
        "평가 점검 측정 대회 공모 심사 어워 인증 진단 발표회 포상 표창 콘테스트 지수 재정분석 대전",
        "회에서 한마당 축전 페스티벌 엑스포 경연 경진 품평회 시상식",
    )
)
"""What every bare programme holds: sentences without it, most of them, are passed over."""

# What binds a bare name to a result
_BY_LIST = join_wordings(  # 평가: 물길시, 평가 수상 기관
    r"\s?[=:：]\s(?=[가-힣])",
    r"\s수상\s(?:기관|마을|시·?군|단체|지자체|기업|학교|현황|내역)",
)
_AT_END = r"\.?$"  # … 물길 진단. 나루시에는 E등급이 매겨졌다
_BY_PARTICLE = (  # 평가에서, 평가는
    r"에서|에는|에도|에(?=[\s,‘“])|로부터|는|은|의(?=\s)|,\s[^,]{0,12}$|이다|이었다|입니다"
)
_BY_GRADE = r"\s?[‘'“\"]?" + any_of(  # 평가 최우수
    r"최?우수 대상(?!에\s(?:들|오|포함)|기관|지) 장려 금상 은상 동상 미흡 보통 최고",
    r"[SA]{1,2}\s?등급 [1-5가나다라마]\s?등급 시상식 [1-3]위 \d{1,2}년\s?(?:연속|내리)",
)
_BY_EVENT = r"[가이]\s[^.,!?\n]{0,40}?(?:열렸|열려|열린\s|개최[됐돼된])"
_BY_PASSING = join_wordings(  # 인증을 처음 획득
    r"을\s(?:[가-힣]{2,4}\s){0,2}(?:획득|받았|받아|받으며|따냈|따내|취득|통과)",
    r"를\s(?:통과)",
)
_BY_RESULT = (  # 평가 결과, 전국 최우수기관에
    r"(?<=결과),?\s(?=[^.]{0,60}?(?:최?우수|장려|[SA]{1,2}\s?등급|[1-5가나다라마]\s?등급|최고등급))"
)
_BY_HOLDING = r"[을를]\s(?:[가-힣\d]{1,6}\s)?(?:(?:실시|시행|진행)?한|벌인|마친)\s결과"
BINDS = re.compile(
    r"(?:\([^)]{1,20}\))?(?:\s?결과)?"
    + any_of(
        _AT_END, _BY_LIST, _BY_PARTICLE, _BY_HOLDING, _BY_RESULT, _BY_GRADE, _BY_EVENT, _BY_PASSING
    )
)

# Words that a name does not reach over: with a particle, with the end of a verb, of time
_WITH_PARTICLE = join_wordings(
    "[은는을를과와] 이 [^평국물원허증첨여추주전]가 에서 으로 에게 부터 까지",
    "하고 하며 되며 최초로 처음으로 유일하게 [한된될할] 적인 어진 되는 하는 있는 위한 관한 받은",
    "(?:훈련|사업|대회|평가|행사|제도)인 [의와] 며 면서 (?:따르|보|하|되)면 신청해 통해 위해 대해",
)
_ADNOMINAL = join_wordings(
    "나온 열린 끝난 밝힌 살핀 따진 매긴 견준 겨룬 치른 가린 벌인 펼친 다룬 나눈 들여다본"
)
_NOUN_IN_EO_A = (  # 참여, 언어, 국어 …: no verbs
    "(?<!참)(?<!언)(?<!국)(?<!영)(?<!육)(?<!유)(?<!소)(?<!시)(?<!디)(?<!케)"
)
_CONVERB = join_wordings(f"{_NOUN_IN_EO_A}[어여아]", "[려져쳐겨켜춰워]서?")
PARTICLE_END = re.compile(rf"(?:{_WITH_PARTICLE}|{_ADNOMINAL}|{_CONVERB})$")
_TIME = join_wordings(
    "올해 내년도? 내후년 지난해 작년 재작년 지지난해 그해 당시 당해 연속 내리 연거푸",
    "이번 최근 매년 해마다 처음",
    r"지난달? 이달 오는 올 제\d+[회차] \d\S*",
)
_EXTENT = join_wordings(
    "전국 도내 각종 해당 이 그 같은 다양한 여러 총 모두 전체 높은 좋은 주관 주최"
)
_LINK = join_wordings(
    "또한 한편 다만 반면 그러나 하지만 따라서 그리고",
    "특히 이어 먼저 이미 다시 나란히 함께 각각 앞서 실시 자체 직전 지난 종전 차기 첫",
    "연 낸 편 여는 뽑는 주는",
)
TEMPORAL = re.compile(rf"^(?:{_TIME}|{_EXTENT}|{_LINK})$")

# What looks like a name and points to one (이번 평가), or to a step of one (서류 심사)
_THIS = "이번 해당 이 동 본 내 같은 그 올해 지난해 내년 다음 자체"
_STEP = join_wordings(
    "현장 현지 서면 서류 발표 발표자료 중간 종합 실태 성과 실적 최종 본선 예선 예비 사전 사후",
    "외부 내부 정성 정량 상대 절대 전문가 온라인 수시 정기 자가",
)
_ORDINARY = join_wordings(
    "품질 위생 안전 합동 만족도 승진 채용 정밀 긴급 일제 특별 시설물 설문 여론 타당성 환경영향",
    "기관장 감사 분야 부문",
    "정책 공개 [1-3]차 면접 서류와 상반기 하반기 좋은 높은 건강 현황 우수사례 우수",
    r"최?상위\s?단계 [1-5]단계 기초단계 심화단계",
)
_ANY_KIND = r"(?:평가|점검|대회|공모전?|공모\s?사업|심사|인증|진단|발표회|포상)"
ANAPHOR = re.compile(rf"^{any_of(_THIS, _STEP, _ORDINARY)}?\s?{_ANY_KIND}$")
_POINTED_TO = r"\s?(?:[가-힣]{2,6}\s)?" + any_of(
    "평가 점검 대회 공모전? 심사 인증 진단 조사 상 수상 선정"
)
_MEANT = r"(?=에서|에는|는|결과)"
_POINTING = ("이번", "해당", "이", "동", "본", "같은", "그", "올해")
_CALLED_SO = ("평가", "점검", "대회", "공모전?", "심사", "조사")
POINTER = re.compile(
    open_with(
        [*(word + _POINTED_TO for word in _POINTING), *(word + _MEANT for word in _CALLED_SO)],
        not_after="가-힣",
    )
)
