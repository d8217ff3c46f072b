"""Whom a sentence speaks of: its subjects, or whom it gives something to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.records import Mention, Sentence
from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.wordings.marks import ABBREVIATION, CLOSE

_KIND_COUNTED = any_of(
    r"곳 (?:공공)?기관 지자체 자치단체 자치구 시[·‧ㆍ]?도 시[·‧ㆍ]?군(?:[·‧ㆍ]?구)? 부처 [시군구]",
    "교육청 대학 학교 병원 보건소 도서관 센터 공사 공단 단체 기업",
)
_SO_MANY = rf"\s(?:[가-힣]{{2,4}}\s)?\d{{1,3}}\s?(?:개\s?)?{_KIND_COUNTED}"
AND_OTHERS = rf"\s?등(?:{_SO_MANY})?"  # 물길시 등 전국 5곳이, 물길시 등이
_SUBJECT = r"(?:은|는|이|가|도)(?=[\s,‘'“\"])"
_SHARE = (
    r"(?:의)?\s(?:차지|몫)(?=가\s[됐되]|였|로\s돌아|이었|이\s[됐되])"  # 우수상은 물길시 차지가 됐다
)
SPOKEN_OF = re.compile(rf"{CLOSE}?{ABBREVIATION}(?:{AND_OTHERS})?(?:{_SUBJECT}|{_SHARE})")
SUMMED_UP = re.compile(rf"{CLOSE}?{ABBREVIATION}{_SO_MANY}{_SUBJECT}")  # 물길시, 나루시 2곳이
GIVEN_TO = re.compile(
    rf"{ABBREVIATION}(?:을|를|에게는|에게|에는|에|\s?등[^.,]{{0,14}}?[을를에])(?=[\s,‘'“\"])"
)
GIVING = re.compile(
    r"(?:선정|인증|시상|수여|선발|지정|표창|공개|공표|발표|확정|의결)(?:했|하고|하였|해\s)|"
    + join_wordings(
        r"뽑았 뽑아\s 꼽았 내놨 내놓았 올렸 매겼 줬다 열었 건넸 가렸 등급을\s(?:매긴|부여한|준)\s"
    )
)
GONE = re.compile(r"(?:상|표창|영예|등급)[’'”]?[이은]\s(?:각각\s)?(?:돌아[갔간]|주어졌|수여[됐되])")
RECEIVED = re.compile(
    join_wordings(
        "선정(?:됐|돼|되|된) 받았 받아 받은 받으 받고 받는 뽑혔 뽑혀 올랐 올라 수상(?:했|하|의)",
        "차지 획득 안았 거머 머물 그쳤 그친 지켰 기록했 이름을",
    )
)
JOINT = re.compile(
    rf"{ABBREVIATION}(?:(?:\s?등)?{_SO_MANY}|[을를]\s포함(?:해|한))?"
    rf"\s?(?:와|과|,|[·∙/]|및|(?<=포함[해한]))\s?(?:[가-힣]{{2,4}}(?:도|광역시|특별자치도|특별시)?\s)?$"
)


def find_spoken_of(
    text: str, sentence: Sentence, bodies: Sequence[Mention]
) -> list[tuple[Mention, ...]]:
    """Return the groups of bodies that a sentence speaks of, joint ones together, in text order.

    They are its subjects; in a sentence that gives something to others, whom it gives to, as
    where a prize goes to them (물길초에는 장관상이 돌아갔다).
    """
    is_given = is_giving(text, sentence) or GONE.search(text, sentence.start, sentence.end)
    pattern = GIVEN_TO if is_given else SPOKEN_OF
    groups: list[tuple[Mention, ...]] = []
    for no, body in enumerate(bodies):
        joint = find_joint(text, bodies[:no], body)
        is_list = bool(joint) and not is_given
        if pattern.match(text, body.end, sentence.end) or (
            is_list and SUMMED_UP.match(text, body.end, sentence.end)
        ):
            groups.append((*joint, body))
    return groups


def is_giving(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence tells from the giver's side: 선정했다, 발표했다, not 받았다."""
    gives = GIVING.search(text, sentence.start, sentence.end) is not None
    return gives and RECEIVED.search(text, sentence.start, sentence.end) is None


def is_joined(text: str, body: Mention, following: Mention) -> bool:
    """Return whether two bodies are told as one (행정안전부와 국민권익위원회는)."""
    return body.end < following.start and JOINT.match(text, body.end, following.start) is not None


def find_joint(text: str, before: Sequence[Mention], last: Mention) -> list[Mention]:
    """Return the bodies of `before` that are joined to `last` (A와 B, C가), in text order."""
    joint: list[Mention] = []
    for body in reversed(before):
        if not JOINT.match(text, body.end, last.start):
            break
        joint.insert(0, body)
        last = body
    return joint
