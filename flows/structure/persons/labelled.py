"""Who a broadcaster's label names before what is said, or a bracket behind it.

[표다온/물길시 복지과장 : "…"]          a person with position and body
[표다온 / 물길시 복지과장] "…"          the same with what is said behind the bracket or below it
표다온/물길시 복지과장 : "…"            or without one, on a line of its own
[인터뷰] 표다온/물길시 복지과장 : "…"     with what it is before
▶ 인터뷰 : 표다온 / 물길시 복지과장       on the line above what is said
[표다온/교수/한빛대 사학과 : "…"]        the body, or a party, in a part of its own
[물길의료원 간호사/음성변조 : "…"]       somebody without a name, as written
"…" (표다온 / 물길시 복지과장)            the same signed
[표다온/물길시 복지과장 : …]            the same without quote marks
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from flows.signs import holds_between
from flows.structure.bodies.names import is_built, is_registered
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.foreign import is_foreign, is_foreign_given
from flows.structure.persons.names import CALLINGS, POSITIONS, judge_name
from flows.structure.persons.positions import Position
from flows.structure.persons.scenes import PersonPhrase, Scene, introduce
from flows.structure.persons.units import read_unit
from flows.structure.words import Word, find_suffix

LABELLED = "labelled"
_ADVOCATES = ("변호인", "대리인", "법률대리인")
_CALLED = CALLINGS | POSITIONS | frozenset((*read_lexicon("lay_speakers"), *read_lexicon("kin")))
_TOWNSHIPS = ("읍", "면", "동", "리")
_WORDS = r"[^\[\]<>/\n:：“”\"]"
_UNMARKED = r"[ \xa0]?[^“”\"\[\]\n]{8,400}\][ \xa0]*(?:\n|$)"
_SAID = r"(?:[:：\]](?=[ \xa0]?[“\"])|\]?(?=[ \xa0]*\n\s{0,3}[-–—]?[ \xa0]?[“\"]))"
_SLASH = "/"
_BELOW = 8  # code points behind a label that tell that what is said begins in the next line
_KINDS = ("인터뷰", "녹취", "싱크", "현장음", "SYNC", "SYN", "INT")
_KIND = rf"(?:(?:전화|화상)[ \xa0]?)?(?:{'|'.join(_KINDS)})"
_NOBODY = re.compile(
    rf"(?:{_KIND}|앵커|기자|리포트|스탠드업|내레이션|자막|화면|클로징|오프닝|CG|VCR)"
    r"(?:[ \xa0]?멘트)?(?![가-힣])"
)
_HEADED = (
    rf"(?:[<\[]{_KIND}[>\]]|[▶◀■●▷]?[ \xa0]?{_KIND}[ \xa0]?[:：]"
    rf"|[<◀]?[ \xa0]?{_KIND}[ \xa0]?[>▶)])[ \xa0]?"
)
_OPENING = rf"(?:\[[ \xa0]?(?:{_HEADED})?|(?<![^\n])(?:{_HEADED})?)"
_NAME = r"[가-힣]{2,5}|[가-힣]{2,7}(?:[ \xa0][가-힣]{1,7}){1,2}"
_AGE = re.compile(r"\(\d{2,3}세?\)$")
_HELD = re.compile(r"(?P<name>[가-힣]{2,4})[ \xa0](?P<position>[가-힣]{2,8})")
_LABEL = re.compile(
    rf"{_OPENING}(?P<name>{_NAME})(?:\(\d{{2,3}}세?\))?[ \xa0]?"
    rf"/[ \xa0]?(?P<what>{_WORDS}{{2,40}}?)[ \xa0]?"
    rf"(?:/[ \xa0]?(?P<more>{_WORDS}{{2,40}}?)[ \xa0]?)?(?:{_SAID}|[:：](?={_UNMARKED}))"
)
_SIGNED = re.compile(
    r"[”\"][ \xa0]?\([ \xa0]?(?P<name>[가-힣]{2,5})[ \xa0]?/[ \xa0]?"
    r"(?P<what>[^()/\n“”\"]{2,40}?)[ \xa0]?(?:/[ \xa0]?(?P<more>[^()/\n“”\"]{2,40}?)[ \xa0]?)?"
    r"\)(?=[ \xa0]*(?:\n|$))"
)
_SPEECH = re.compile(
    r"\[[^\[\]\n:：“”\"/]{2,20}/[^\[\]\n:：“”\"]{2,60}[:：][ \xa0]?"
    r"(?P<said>[^“”\"\[\]\n]{8,400})\][ \xa0]*(?=\n|$)"
)
_UNNAMED = re.compile(
    rf"(?:\[[ \xa0]?(?:{_HEADED})?|(?<![^\n]){_HEADED})"
    rf"(?P<who>{_WORDS}{{2,30}}?)[ \xa0]?"
    rf"(?:(?:/{_WORDS}{{1,20}}){{1,2}}|\([가-힣 ]{{2,8}}\))?[ \xa0]?{_SAID}"
)
_UNNAMED_SIGNS = ("[", *_KINDS)


def read_labelled(scene: Scene, start: int, end: int) -> Iterator[PersonPhrase]:
    """Yield the persons of the labels in a block; what is said of one may be a home alone."""
    for label in _find_labels(scene.text, start, end):
        position = _find_position(scene, label.end("what"))
        held = _read_held(label)
        if held is not None:
            yield held
        elif judge_name(label["name"]) or _is_named_by(label, position):
            name = Word(*label.span("name"), label["name"])
            gap = (label.start("what"), position.start) if position else None
            phrase = introduce(name, position, gap, LABELLED)
            title = phrase.title or _read_calling(label["what"])
            yield phrase._replace(title=title, body=phrase.body or _read_body(label["more"]))


def _read_held(label: re.Match[str]) -> PersonPhrase | None:
    """Return whom a label names with the position before the body: 표다온 과장/나루시."""
    held = _HELD.fullmatch(label["name"])
    if not (held and judge_name(held["name"]) and find_suffix(held["position"], POSITIONS)):
        return None
    first = label.start("name")
    name = Word(first, first + len(held["name"]), held["name"])
    phrase = introduce(name, None, None, LABELLED)
    return phrase._replace(title=held["position"], body=_read_body(label["what"]))


def _find_labels(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if text.find(_SLASH, start, end + _BELOW) < 0:
        return
    yield from _LABEL.finditer(text, start, end + _BELOW)
    yield from _SIGNED.finditer(text, start, end)


def find_unnamed(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the labels without a name in a span: their bounds, and where their colon ends."""
    is_possible = holds_between(text, start, end + _BELOW, _UNNAMED_SIGNS)
    for label in _UNNAMED.finditer(text, start, end + _BELOW) if is_possible else ():
        if not (_is_person(label["who"]) or _NOBODY.match(label["who"])):
            yield label.start("who"), label.end("who"), label.end()


def _is_person(who: str) -> bool:
    """Return whether a label names a person, with or without an age or a position."""
    held = _HELD.fullmatch(who)
    if held and held["name"].endswith(_TOWNSHIPS) and held["position"] in _CALLED:
        return False  # 나루동 상인
    return judge_name(_AGE.sub("", held["name"] if held else who)) > 0


def _is_named_by(label: re.Match[str], position: Position | None) -> bool:
    """Return whether what follows a word makes it a name: a position or calling, for one of them.

    A name of two words or more is foreign.
    """
    name = label["name"]
    is_other = find_suffix(name, _CALLED) is not None or is_built(name) or is_registered(name)
    if is_other or not (position or _read_calling(label["what"])):
        return False
    return " " not in name or any(
        is_foreign(part) or is_foreign_given(part) for part in name.split()
    )


def _read_calling(what: str) -> str | None:
    """Return 농민 of 물길군 사과 재배 농민: what somebody without an office is called last."""
    last = what.split()[-1]
    return last if last in CALLINGS or last in _ADVOCATES else None


def _read_body(more: str | None) -> str | None:
    is_body = more is not None and (is_built(more) or read_unit(more, 0, len(more)))
    return more if is_body else None


def find_label_end(text: str, name_end: int) -> int:
    """Return where the label goes over to what is said: at its colon."""
    line = text.rfind("\n", 0, name_end) + 1
    label = _LABEL.match(text, max(line, text.rfind("[", line, name_end)))
    return label.end() if label else name_end


def _find_position(scene: Scene, end: int) -> Position | None:
    at = bisect_left(scene.words, end, key=lambda word: word.end)
    return scene.positions[at] if at < len(scene.words) and scene.words[at].end == end else None


def find_unmarked_speech(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is said in the brackets of labels without quote marks, as on television."""
    for speech in _SPEECH.finditer(text, start, end):
        yield speech.span("said")
