"""The article as awards are read from it: opinions spoken and programme names blanked out.

The copies have the page's length, so every offset holds. A grade inside a programme's name
(한빛대상) or a quote is none; blanking it once keeps the reading linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.records import Mention, Quotation
from flows.structure.awards.programmes import Programme, find_programmes
from flows.structure.awards.wordings.marks import CLOSE
from flows.structure.reading import Reading
from flows.structure.spans import Found

SPEECH = re.compile(r"“(?P<words>[^“”\n]{4,800})”")
SENTENCE = re.compile(r"[가-힣][.?!](?:\s|$)|[가-힣]{2}[다까요]$")
"""What tells speech, whoever says it, in double marks: a sentence ends in it, or it ends as one."""

REPORTED = re.compile(
    r"(?:평가|심사|공모|공모전|대회|콘테스트|조사|점검|분석|진단|인증|대상|어워즈|시상식)"
    rf"{CLOSE}{{0,2}}에서(?:도|는)?\s[^\n”]{{0,40}}?"
    r"(?:받았|뽑혔|뽑혀|선정됐|선정돼|올랐|탔|머물렀|그쳤|차지했|거머쥐었|획득했)"
)
"""What a speaker tells as done: a result in a programme that the speech itself names."""

PARTS_OF_NAMES = ("마을", "도시", "학교", "기업", "가게")  # 행복마을 만들기 콘테스트
NAME_BLANK = "Ｐ"  # no letter, digit or blank for any rule of ours


@dataclass(frozen=True, slots=True)
class Masks:
    """`plain` is the text without opinions and names; `programmes` are those names, in order."""

    plain: str
    programmes: Sequence[Found[Programme]]
    starts: Sequence[int]

    def is_in_name(self, position: int) -> bool:
        """Return whether a position lies within the name of a programme."""
        return self.plain[position : position + 1] == NAME_BLANK

    def programmes_within(self, start: int, end: int) -> list[Found[Programme]]:
        """Return the programmes named in `start`..`end`."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(self.programmes[first:last])


def mask_article(
    reading: Reading, bodies: Sequence[Mention], quotations: Sequence[Quotation]
) -> Masks:
    """Return the masked copy of the page with the programmes its sentences name."""
    spoken = _blank(reading.text, _list_speech(reading, quotations), " ")
    spans = [(b.start, b.end) for b in bodies if b.code or not b.text.endswith(PARTS_OF_NAMES)]
    programmes: list[Found[Programme]] = []
    index = 0
    for sentence in reading.sentences:
        while index < len(spans) and spans[index][0] < sentence.start:
            index += 1
        last = index
        while last < len(spans) and spans[last][0] < sentence.end:
            last += 1
        programmes += find_programmes(spoken, sentence.start, sentence.end, spans[index:last])
    names = [(each.start, each.end) for each in programmes]
    plain = _blank(spoken, names, NAME_BLANK)
    return Masks(plain, programmes, [each.start for each in programmes])


def _list_speech(reading: Reading, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    first, last = reading.sentences[0].start, reading.sentences[-1].end
    quoted = SPEECH.finditer(reading.text, first, last)
    whole = [match.span() for match in quoted if SENTENCE.search(match["words"])]
    spans = [*((each.start, each.end) for each in quotations), *whole]
    return [span for span in spans if not REPORTED.search(reading.text, *span)]


def _blank(text: str, spans: Iterable[tuple[int, int]], filler: str) -> str:
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if start >= position:
            parts += [text[position:start], filler * (end - start)]
            position = end
    return "".join([*parts, text[position:]])
