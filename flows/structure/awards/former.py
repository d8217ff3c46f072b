"""Results of an earlier year, and streaks that end where the story begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from flows.structure.awards.figures import Slot
from flows.structure.awards.grades import Grade, find_glossed
from flows.structure.awards.results import Result, Tokens
from flows.structure.awards.times import is_past
from flows.structure.spans import Found

NEXT_ROUND = re.compile(
    r"(?<![가-힣])(?:내년|내후년|다음)(?:에는|엔)?\s[^.,]{0,12}(?:에서|에는|에)(?:도|는)?\s$"
)
FORMER_GAP = 14  # code points between a streak and the grade that it was held in
OF_LAST_YEAR = re.compile(r"(?:지난해|작년|전년도?)[^.,]{0,8}$")
FOLLOWED = re.compile(r"[^.,]{0,10}에\s이어")
ENDED = re.compile(  # 3년 연속 지켰던, 3년 연속 선정된 뒤 고배를 마시고
    r"\s(?:[가-힣0-9]{1,8}\s)?"
    r"(?:지[켰키]|받(?:았|아\s[오왔])?|뽑[혔히]|선정[됐되]|유지[했하]|이어[온오왔졌]|차지[했하]"
    r"|머물렀?|들었)던\s"
    r"|[^.,]{0,16}(?:[된힌은]|한)\s(?:뒤|후|이후)\s[^.,]{0,20}?(?:고배|탈락|밀[려렸]|내[줬주]|놓[쳤치])"
)
ADNOMINAL_BEFORE = re.compile(r"(?<=[가-힣\s])(?:한|된|낸|던|친|긴|난|린|킨|룬|준|둔|쓴)\s$")


def is_former(
    text: str,
    result: Result,
    tokens: Tokens,
    printed: Sequence[Grade],
    stated: int | None,
    published: datetime | None,
) -> bool:
    """Return whether a result is not of the year of its programme, `stated`, but of another.

    Only what stands behind the last grade, streak or name before it says so; `printed` are all
    grades of the sentence. What describes the winner (지난해 사고를 낸 ㈜물길은) does not, and a
    streak told behind the grade goes on (지난해에도 대상을 받아 2년 연속 정상을 지켰다).
    """
    grade, streak = result.grade, result.streak
    if grade is not None and NEXT_ROUND.search(text, tokens.start, grade.start):
        return True
    if grade is None or (streak is not None and _goes_on(text, grade, streak)):
        return False
    told = (*printed, *tokens.streaks)
    marks = [each.end for each in told if each.end <= grade.start]
    marks += [end for _, end in tokens.programmes if end <= grade.start]
    owners = (body.start for body in result.recipients if body.start < grade.start)
    marks += [start for start in owners if is_described(text, tokens.start, start)]
    return is_past(text, max([tokens.start, *marks]), grade.start, stated, published)


def _goes_on(text: str, grade: Grade, streak: Slot) -> bool:
    """Return whether a streak behind a grade is of it, and not of what came after (에 이어)."""
    return streak.start >= grade.end and "이어" not in text[grade.end : streak.start]


def is_described(text: str, start: int, position: int) -> bool:
    """Return whether what stands before `position` describes what is named there."""
    return ADNOMINAL_BEFORE.search(text, start, position) is not None


def drop_former_streaks(
    text: str, streaks: Sequence[Slot], printed: Sequence[Grade], kept: Sequence[Grade]
) -> list[Slot]:
    """Return the streaks without those of a former grade, and without those that are over.

    `printed` are all grades of the sentence, `kept` those that may be results. A streak beside a
    former grade goes with it (2년 연속 최우수에 이어 올해 대상); so do one that is over (3년 연속
    지켰던) and one that joins last year's other grade to this year's (지난해 장려상에 이어 2년 연속
    우수기관).
    """
    streaks = [streak for streak in streaks if not ENDED.match(text, streak.end)]
    held = {grade.start for grade in kept} | find_glossed(text, printed)
    former = [grade for grade in printed if grade.start not in held]
    values = {grade.value for grade in kept}
    if any(_is_last_years(text, grade) and grade.value not in values for grade in former):
        return []
    return [streak for streak in streaks if not _belongs(streak, former, kept)]


def _is_last_years(text: str, grade: Found[str]) -> bool:
    is_last = OF_LAST_YEAR.search(text, max(0, grade.start - 12), grade.start)
    return is_last is not None and FOLLOWED.match(text, grade.end) is not None


def _belongs(streak: Slot, former: Sequence[Grade], kept: Sequence[Grade]) -> bool:
    """Return whether the grade next to a streak is a former one."""
    after = [grade for grade in (*former, *kept) if grade.start >= streak.end]
    nearest = min(after, key=lambda grade: grade.start, default=None)
    return nearest in former and nearest is not None and nearest.start - streak.end <= FORMER_GAP
