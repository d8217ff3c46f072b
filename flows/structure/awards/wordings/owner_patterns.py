"""The patterns of whose a result is: former ones, those of all bodies, those of another class."""

from __future__ import annotations

import re

from flows.structure.alternatives import any_of, join_wordings

ONCE = re.compile(  # what a body won before
    join_wordings(
        r"(?:지난해|작년|재작년)(?!보다|\s?대비|에\s이[어은]) 지난\s?\d{1,2}월\s",
        r"(?:19|20)\d{2}년(?=\s) (?<![가-힣])(?:최종\s)?후보(?:로|\s|인)",
    )
)
_BODIES = any_of("곳 기관 지자체 시[·‧]?군 시 군 구 도시 학교 병원")
ALL_TOGETHER = re.compile(  # 네 곳 모두, 두 학교는 나란히
    rf"(?<![가-힣\d])(?P<count>[두세네]|[2-9])\s?(?:개\s?)?{_BODIES}(?:은|는|이|가)?\s(?:모두|나란히|함께)\s"
)
# 중학교 부문에서는 물길중이, 공공기관 가운데 나래공단이: another class's winner
_SECTION = (
    r"(?:(?<!같은\s)(?:부문|유형|그룹)에서는|(?:광역단체|기초단체|공공기관|공기업|교육청|의회)"
    r"(?:에서는|\s(?:중|가운데)(?:에서)?는?)|[가-힣·]{2,8}별로는)\s"
)
SECTION = re.compile(rf"{_SECTION}(?:[가-힣]{{2,8}}\s)?$")
SECTION_OPENING = re.compile(rf"(?:[가-힣·]{{1,8}}\s)?{_SECTION}")
