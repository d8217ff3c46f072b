"""Speakers that no list knows, as the text writes them right before a quote (표다온은 “…”)."""

from __future__ import annotations

from flows.structure.bodies.names import is_built, is_kind_of_body
from flows.structure.persons.gap_words import ONE
from flows.structure.persons.names import Likeness, judge_name
from flows.structure.quotations.frames import RESUMING
from flows.structure.quotations.role_owners import CONNECTIVES, extend_back
from flows.structure.quotations.speaker_roles import STRENGTH, Speaker, split_topic
from flows.structure.words import scan_words

_NAMED = (None, None, False, "as_written")
_LONGEST_WRITTEN = 60
LEGAL_FORMS = tuple(
    f"{form} "
    for form in (
        "주식회사", "협동조합", "사회적협동조합", "영농조합법인", "농업회사법인", "사회복지법인",
        "사단법인", "재단법인", "의료법인", "학교법인",
    )
)  # fmt: skip
"""What stands before the name of a body that no list knows and no ending tells."""


def read_written_speaker(text: str, start: int, end: int) -> Speaker | None:
    """Return the word with a particle right before a quote at `end` as a speaker as written.

    This is for speakers that no list knows (표다온은 “…”); a likely name is not anonymous.
    """
    words = tuple(scan_words(text, max(start, end - _LONGEST_WRITTEN), end))
    if not words or text[words[-1].end : end].strip(" \xa0,") != "":
        return None
    core, particle = split_topic(words[-1].text)
    if len(core) < 2 or core in RESUMING or core in CONNECTIVES:
        return None
    index = len(words) - 1
    finish = words[index].start + len(core)
    if judge_name(core) == Likeness.LIKELY:
        return Speaker(words[index].start, finish, STRENGTH[particle], core, *_NAMED)
    begin = extend_back(text, words, index, is_office=True)
    written = text[begin:finish]
    if index and words[index - 1].start == begin and _is_full_name(words[index - 1].text):
        named = (words[index - 1].text, core, None, False, "as_written")
        return Speaker(begin, words[index - 1].end, STRENGTH[particle], *named)
    is_body = is_built(core) or written.startswith(LEGAL_FORMS)
    body = written if is_body and _is_named(written) else None
    anonymous = body is None
    return Speaker(begin, finish, STRENGTH[particle], written, None, body, anonymous, "as_written")


def _is_named(written: str) -> bool:
    """Tell 물길권역 운영위원회 from a kind of body and from one of many (한 시민모임)."""
    return ONE not in written.split() and not is_kind_of_body(written)


def _is_full_name(word: str) -> bool:
    return len(word) > 2 and judge_name(word) == Likeness.LIKELY
