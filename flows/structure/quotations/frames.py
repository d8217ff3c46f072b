"""What follows a quote and makes it speech: 고/라고/라며/면서 and a verb of saying.

Quote marks also hold names of programmes, grades, slogans and irony; these lack such a frame, or
have a verb that names instead of says ('…'라고 불린다).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from flows.structure.lexicon import read_lexicon
from flows.structure.words import CACHED_WORDS, scan_words

_FRAME = re.compile(
    r"[ \xa0]?"
    r"(?P<frame>이?라고[도만]|고[도만]|이?라고|고|이?라며|며|이?라면서도?|면서도?|이?라는|는|하고|라)"
    r"(?![가-힣])"
)
_SPEECH_NOUN = re.compile(
    r"(?:[가-힣]+[ \xa0]){0,2}?(?:말|입장|뜻|의견|소감|의지|포부|각오|당부|인사|설명|소망|바람"
    r"|점|생각|방침|메시지|입장문|성명|성명서|마음|다짐|주장|평가|우려|반응|취지|견해|답|답변|답장"
    r"|논평)(?:을|를|도|만|씀을|까지)(?![가-힣])"
    r"|(?:한마디|말|대답|설명)로(?![가-힣])"
    r"|(?:것이|게)[ \xa0][^.“”]{1,30}의[ \xa0]"
    r"(?:입장|설명|주장|판단|지적|전망|분석|말|얘기|이야기)이?다"
    r"|(?:입장|설명|주장|반응|의견|지적|분석|방침|목소리|이유|취지|것)(?:이?다|입니다)(?![가-힣])"
    r"|것\.?[ \xa0]*$"
    r"|(?:답이|답변이|답만|말이)[ \xa0](?:돌아왔|나왔|이어졌)"
)
_IN_WORDS = re.compile(r"[ \xa0](?:한마디|말)로(?![가-힣])")
_DIALECT = "[겠했었았]나|이여|거든|잖아|는데|구먼|구만|랑께|[었았했없]제|[어아해]유"
_CLAUSE_END = re.compile(
    rf"(?:[다까요죠자네냐라군]|음|함|됨|길|것|{_DIALECT})[ \xa0]?[.!?…~)”\"’']*[ \xa0]*$"
)
RESUMING = (
    "이어", "또", "그러면서", "그러고",
    "아울러", "특히", "계속해서", "더불어", "끝으로", "마지막으로",
)  # fmt: skip
_WRITTEN = re.compile(
    r"[ \xa0]?(?:적[힌혀혔은었]|쓰[인여였]|쓴(?!소리)|새[긴겨]|불[리린렸]|부[르른]|이름|명명)"
)
_STEMS = frozenset(read_lexicon("reporting_verbs"))
_LONGEST_STEM = max(map(len, _STEMS))
_LIGHT_VERB = re.compile(r"(?:했|한다|하[며고면였]|해)[가-힣]*")
_TAIL = 400  # code points after a frame in which its verb may stand
_NEAR = 90  # code points that hold these words
_VERB_REACH = 6  # words between 고 and its verb: 고 이날 열린 회의에서 거듭 강조했다
_SHORTEST_SINGLE = 12  # code points of a single-quoted piece that is speech without a clause


class Frame(NamedTuple):
    """The word that ties a quote to its verb: `kind` is quoting, linking, naming or none.

    `is_bare` says that it is 고 alone, which ties a predicate, where 라고 may tie a name.
    """

    kind: str
    end: int
    is_bare: bool = False


def read_frame(text: str, start: int, end: int) -> Frame:
    """Return the frame that follows a quote which ends at `start`; `end` is its sentence's."""
    match = _FRAME.match(text, start, end)
    if match is None:
        return Frame("none", start)
    return Frame(_tell_kind(match["frame"]), match.end(), match["frame"] in ("고", "고도"))


def _tell_kind(frame: str) -> str:
    if frame.endswith(("며", "면서", "면서도")):
        return "linking"
    return "naming" if frame.endswith("는") else "quoting"


def find_verb(text: str, frame: Frame, end: int, *, is_last: bool = False) -> str | None:
    """Return the verb of saying, as written, that follows a frame before `end`.

    After 고 it is the first one within a few words; after 라며 (`is_last`) that of the sentence.
    """
    reach = min(end, frame.end + _TAIL)
    is_near = frame.kind == "quoting" and not is_last
    if is_near:
        reach = min(reach, frame.end + _NEAR)
    words = [word.text for word in scan_words(text, frame.end, reach)]
    if is_near:
        words = words[:_VERB_REACH]
        if words and _LIGHT_VERB.fullmatch(words[0]):
            return words[0]
    verbs = filter(reports_speech, reversed(words) if frame.kind == "linking" else words)
    return next(verbs, None)


@lru_cache(maxsize=CACHED_WORDS)
def reports_speech(word: str) -> bool:
    """Return whether a word is a form of a verb of saying."""
    return any(word[:length] in _STEMS for length in range(1, _LONGEST_STEM + 1))


def is_written(text: str, frame: Frame) -> bool:
    """Return whether what was quoted is said to be written or called so (라고 적힌, 라고 부른)."""
    return _WRITTEN.match(text, frame.end) is not None


def names_speech(text: str, frame: Frame, end: int) -> bool:
    """Return whether …는 is followed by what was said, as in …는 뜻을 전했다."""
    blank = text[frame.end : frame.end + 1] in (" ", "\xa0")
    return blank and _SPEECH_NOUN.match(text, frame.end + 1, end) is not None


def is_in_words(text: str, frame: Frame) -> bool:
    """Return whether …라는 말로 or 한마디로 follows: what was said, a sentence or not."""
    return frame.kind == "naming" and _IN_WORDS.match(text, frame.end) is not None


def is_clause(quoted: str) -> bool:
    """Return whether the quoted words end like a sentence."""
    return _CLAUSE_END.search(quoted[-12:]) is not None


def is_speech_like(quoted: str, family: str, verb: str | None, frame: Frame) -> bool:
    """Tell speech from what single marks and corners mostly hold: names and emphasis."""
    if family == "double":
        return True
    if verb is None:
        return False
    if _LIGHT_VERB.fullmatch(verb):
        return frame.is_bare and verb.startswith("했") and is_clause(quoted)
    return is_clause(quoted) or len(quoted) >= _SHORTEST_SINGLE
