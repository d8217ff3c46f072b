"""The patterns of time: marks of a year, former states, days of the news, fiscal years."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings

# Marks of the year that a result is told of
_ROUND_BEFORE = r"(?:직전|종전|이전|지난번)(?=\s(?:평가|점검|조사|심사))"
_WORD = join_wordings("지지난해 재작년 지난해 작년 전년 이듬해 당시 올해 이번 최근", _ROUND_BEFORE)
MARK = re.compile(
    r"(?P<year>(?:19|20)\d{2})년(?!\s?(?:이후|이래|부터|만|째)|[^,.]{1,10}부터\s)"
    rf"|(?P<word>{_WORD})(?!에\s이어|에\s이은|\s?대비|보다|부터)"
)
FROM_STATE = re.compile(  # 지난해 ‘다’에서 ‘나’로, 보통에서 두 단계 올라, E등급에서 C등급으로
    r"\s[SA-E1-5]\s?등급에서\s[SA-E1-5]\s?등급|\s[‘'“]?[가-힣A-E1-5]{1,3}[’'”]?(?:\s?등급)?에서\s"
    r"(?:[‘'“][가-마A-E]|[한두세]\s(?:단계|계단|칸|등급)(?:이?나|씩)?\s(?:올|뛰|내|떨|밀))"
)
SINCE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})년|(?P<word>재작년|지난해|작년))부터\s(?:올해까지\s)?$"
)

# Days of the news, not of what was judged
TOLD_ON = re.compile(
    r"\s?(?:[가-힣]{1,12}에\s(?:따르면|의하면)|(?:발표|공개|공표|공시)(?:된|한)\s)"
)
TELLING = re.compile(r"\s?(?:밝혔|전했|알렸|발표했)")

# Programmes that are of the year they are told in
YEARLESS = re.compile(r"(?:인증|공모(?:전|\s?사업)?)$")
THIS_YEARS = re.compile(
    r"올해\s"
    + any_of(r"공모전? 대회 경진 박람회 축제 행사 시상식? 심사")
    + r"(?:에|은|는|의|에는|에서)"
)

# Analyses of finances, which are of a fiscal year
FINANCE = re.compile(r"재정\s?분석")
THIS_ROUND = re.compile(r"이번\s(?:재정\s?)?(?:분석|평가)")
FISCAL = re.compile(r"(?P<year>20\d{2})(?:년)?\s?회계연도")
FISCAL_BEHIND = re.compile(r"[’'”\"」]?\s?\((?P<year>20\d{2})(?:년)?\s?회계연도")
