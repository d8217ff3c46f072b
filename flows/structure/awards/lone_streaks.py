"""Streaks without a grade in their sentence: of what was told before (4년 연속이다)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.records import Sentence
from flows.structure.awards.figures import Slot
from flows.structure.awards.results import Tokens
from flows.structure.awards.story import Story
from flows.structure.awards.topics import Claim, same_body

TOLD = re.compile(
    r"[^.]{0,24}?(?:이름을|선정|수상|같은|지켰|지키|유지|차지|뽑)"
    r"|\s?(?:이다|입니다|이었다|째다|째입니다)\.?$"
)
LEAD = 20  # code points before a streak alone in its sentence: 2023년 이후 3년 연속이다
OWNER_GAP = 4  # code points between a body and its streak: 가람시는 4년 연속


def take_lone_streaks(story: Story, sentence: Sentence, tokens: Tokens) -> None:
    """Give the streaks of a sentence without a result to the claims that they are about."""
    own = [claim for claim in story.claims if claim.topic is story.current]
    if story.is_elsewhere and not tokens.subjects:
        return  # of somebody told of before whom we do not know
    for streak in tokens.streaks if own else ():
        for claim in _find_claims(story, sentence, tokens, streak, own):
            claim.fill(story.read_streak(streak, sentence))


def _find_claims(
    story: Story, sentence: Sentence, tokens: Tokens, streak: Slot, own: Sequence[Claim]
) -> Sequence[Claim]:
    told_of = [body for group in tokens.subjects for body in group]
    if not told_of and any(grade.value != own[-1].grade for grade in tokens.printed):
        return []  # 장려와 우수에 이어 3년 연속 수상: of several grades
    is_told = TOLD.match(story.masks.plain, streak.end, sentence.end) is not None
    is_own = not told_of or any(same_body(own[-1].recipient, body) for body in told_of)
    is_bare = not told_of and streak.start - sentence.start <= LEAD
    if is_told and is_own and (len(own) == 1 or is_bare):
        return own[-1:]
    owners = [group for group in tokens.subjects if group[-1].end <= streak.start]
    is_near = bool(owners) and streak.start - owners[-1][-1].end <= OWNER_GAP
    named = owners[-1][-1] if owners and (is_near or is_told) else None
    return [claim for claim in own if named and same_body(claim.recipient, named)]
