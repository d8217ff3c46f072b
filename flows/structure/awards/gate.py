"""Whether an article may tell of awards at all: most do not, and are passed over at one search."""

from __future__ import annotations

import re

from flows.structure.alternatives import join_wordings
from flows.structure.reading import Reading

# Every alternative begins with letters: a search skips to them.
_MARKS = r"[▲△◇◆■□○●·-]"
_WORDS = join_wordings(
    r"선정[돼되됐된했] 우수\s[|/] 수상 뽑[혀혔힌았] 등급 최우수 우수\s?(?:상|기관|지자체|사례)"
)
_QUOTED = "|".join(rf"{word}(?<=[‘'“\"(]..)" for word in ("우수", "보통", "양호", "탁월", "부진"))
_PRIZES = join_wordings(
    rf"우수[를에로] 대상[’'을의은,)] 대상(?:(?<={_MARKS}..)|(?<={_MARKS}\s..)) 장려 위(?<=[1-3].)",
    r"인증[’'”]?[을를받했] 획득 미흡 상을?\s?(?:받|차지|거머|안) 특별상 상(?<=[금은동].)",
    r"이름을\s?올 표창을\s(?:받|수상)",
)
_SYLLABLES = "|".join(rf"{letter}(?<=[‘'“\"].)[’'”\"]" for letter in "가나다라마")
GATE = re.compile(f"{_WORDS}|{_QUOTED}|{_PRIZES}|{_SYLLABLES}")


def may_tell_awards(reading: Reading) -> bool:
    """Return whether an article has a word without which no award is told."""
    first, last = reading.sentences[0].start, reading.sentences[-1].end
    return GATE.search(reading.text, first, last) is not None
