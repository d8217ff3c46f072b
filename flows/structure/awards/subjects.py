"""Whom a sentence speaks of: its subjects, or whom it gives something to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.records import Mention, Sentence
from flows.structure.alternatives import join_wordings
from flows.structure.awards.wordings.marks import ABBREVIATION, CLOSE

AND_OTHERS = (  # 물길시 등 5곳이
    r"\s?등\s(?:전국\s)?\d{1,3}\s?(?:개\s?)?(?:곳|기관|지자체|시[·‧]?[군도]|시|군|구)"
)
SPOKEN_OF = re.compile(rf"{CLOSE}?{ABBREVIATION}(?:{AND_OTHERS})?(?:은|는|이|가|도)(?=[\s,‘'“\"])")
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
    rf"{ABBREVIATION}\s?(?:와|과|,|[·∙/]|및)\s?(?:[가-힣]{{2,4}}(?:도|광역시|특별자치도|특별시)?\s)?$"
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
        if pattern.match(text, body.end, sentence.end):
            groups.append((*find_joint(text, bodies[:no], body), body))
    return groups


def is_giving(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence tells from the giver's side: 선정했다, 발표했다, not 받았다."""
    gives = GIVING.search(text, sentence.start, sentence.end) is not None
    return gives and RECEIVED.search(text, sentence.start, sentence.end) is None


def find_joint(text: str, before: Sequence[Mention], last: Mention) -> list[Mention]:
    """Return the bodies of `before` that are joined to `last` (A와 B, C가), in text order."""
    joint: list[Mention] = []
    for body in reversed(before):
        if not JOINT.match(text, body.end, last.start):
            break
        joint.insert(0, body)
        last = body
    return joint
