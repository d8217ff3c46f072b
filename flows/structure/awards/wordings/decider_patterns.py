"""The patterns of who decides, holds or gives, told apart from the programme's own sentence."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.marks import ABBREVIATION

_EVALUATION = any_of("평가 대회 공모전? 조사 점검 심사")

# Who decides and who holds: 환경부가 … 뽑았다, 이 평가는 환경부가 해마다 실시한다
DECIDING = re.compile(
    join_wordings(
        r"(?:선정|인증|지정|시상|발표|평가|공개|확정)(?:했|하고|한\s(?:결과|뒤)|해\s)",
        r"(?:견준|겨룬|살핀|따진|매긴|점검한|심사한)\s결과",
        "뽑았 주관했 주최했 내놨 내놓았 주최하고 나눴 매겼 갈렸",
    )
)
POINTING = re.compile(
    r"(?:이|이번|해당|올해)\s(?:[가-힣]{2,6}\s)?"
    r"(?:평가|대회|공모전?|조사|점검|심사|인증|상)[은는]\s"
)
HOLDING = re.compile(
    rf"{ABBREVIATION}[이가]\s[^.,]{{0,60}}?"
    r"(?:실시|주관|주최|시행|개최)(?:한다|했다|하고\s있다|하는\s|해\s온)"
)
HELD_HERE = re.compile(
    rf"{ABBREVIATION}[이가]\s(?:[가-힣]{{2,4}}\s)?"
    rf"(?:연|여는|주관한|주최한|실시한|개최한|시행한)\s(?:이번|이|올해)\s{_EVALUATION}"
)

# Who holds or gives several
COUNTED_PROGRAMMES = re.compile(  # 환경부가 주관한 평가 두 건에서
    r"(?:[이가]\s(?:공동\s)?(?:주관|주최|실시|시행|개최)한|의)\s(?:[가-힣]{1,8}\s){0,3}?"
    r"(?:평가|대회|심사|점검|공모)\s"
    r"(?P<count>두|세|네|[2-9])\s?(?:건|개(?=[에\s])|곳(?=에서)|가지|개\s?부문)"
)
_GIVES = any_of("주는 준 매기는 매긴 벌인 주관한 주관하는 실시한")
GIVES_MORE = re.compile(  # 물길도가 주는 상도
    rf"(?:[이가]\s{_GIVES}|의?)\s(?:상|평가|표창|심사)(?:도|에서도)\s"
)
