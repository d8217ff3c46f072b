"""What an article has said so far: the programmes it speaks of and the claims made in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.records import Mention
from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.figures import A_OF_FINALISTS, ASSESSED_CITIES, Slot
from flows.structure.awards.grades import WEAK
from flows.structure.awards.programmes import Programme
from flows.structure.bodies.registry import is_province_code
from flows.structure.spans import Found
from schemas.reference.programmes import find_programme

NAMED_GRADES = ("우수기관 인증", "우수사례", "인증")
NAMED_GRADE = re.compile(  # to be chosen for these is the only grade there is
    r"(?:우수기관 인증|우수사례|(?:우수|으뜸|모범|최고|착한|명품)\s?[가-힣·\s]{2,10}|인증)$"
)
NOT_IN_KEY = re.compile(r"[^0-9A-Za-z가-힣]+")
CONTRACTED = re.compile(r"(?P<head>[가-힣]{2,8}[시군구도])(?P<end>센터|재단|공단|공사|도서관)")
CITY_HALLS = ("시청", "군청", "구청", "도청")
BAND = "top_percent"
BEST, TOP_LETTERS = "최우수", frozenset(("SA", "S", "가", "1등급"))  # two words for one grade
_MATTER, _MANNER = "실태 종합 성과 운영 시책 업무 경영 추진 행정 사업", "관리 혁신 자체 정기"
GENERAL_KIND = re.compile(  # held by many, each with an evaluator of its own
    rf"[^\s]+$|(?:[가-힣]*{any_of(_MATTER, '우수사례', _MANNER)}|전국|우수|최종)\s"
)
SPECIAL_KIND = re.compile(  # the same in one word, of a single evaluator each
    rf"(?!{join_wordings(_MATTER, _MANNER, '합동 정부 국가')})[가-힣]{{3,}}(?:평가|심사)"
)
MINISTERS_HONOUR = re.compile(r"(?<=부)\s?(?P<honour>장관(?:상|\s?표창))$")
LEAST_WORDS = 2  # of a programme's name without its middle
EVALUATION = "평가"
SHORTEST_PART = 4  # letters of a name's end that still point to the whole (종합평가)


@dataclass
class Topic:
    """A programme spoken of, with what holds for all its results or for all of one grade.

    `is_organised` says that its evaluator is known to organise it only; a host goes before.
    `scores` are told of bodies before their results; `alias` is what the text goes on to call it.
    """

    programme: Found[Programme]
    evaluator: Mention | None = None
    year: Slot | None = None
    is_organised: bool = False
    totals: dict[str, Slot] = field(default_factory=dict)
    hosts: list[Mention] = field(default_factory=list)
    shares: dict[str | None, dict[str, Slot]] = field(default_factory=dict)
    scores: list[tuple[Mention, Slot]] = field(default_factory=list)
    alias: str | None = None

    @property
    def key(self) -> str:
        """The name without blanks and marks."""
        return NOT_IN_KEY.sub("", self.programme.value.name)

    @property
    def result_year(self) -> int | None:
        """The year the results are for."""
        return int(self.year.value) if self.year else None

    def answers_to(self, name: str) -> bool:
        """Return whether `name` is this programme's, in full or cut to its head or its end."""
        other, own = NOT_IN_KEY.sub("", name), self.key
        if other.endswith(EVALUATION) != own.endswith(EVALUATION):  # ‘…훈련’, 훈련 평가
            other, own = other.removesuffix(EVALUATION), own.removesuffix(EVALUATION)
        shorter, longer = sorted((other, own), key=len)
        is_part = len(shorter) >= SHORTEST_PART and (
            longer.endswith(shorter) or longer.startswith(shorter)
        )
        own_name = self.programme.value.name
        is_cut = _is_contracted(own_name, name) or _is_contracted(name, own_name)
        is_same = shorter == longer or is_part or is_cut or name == self.alias
        return is_same or self._is_registered_as(name)

    def _is_registered_as(self, name: str) -> bool:
        """Return whether both names are of one programme of the registry."""
        own = find_programme(self.programme.value.name)
        return own is not None and own is find_programme(name)

    def is_cut_from(self, named: Found[Programme]) -> bool:
        """Return whether the name so far is bare, and the end or another form of a longer one."""
        key = NOT_IN_KEY.sub("", named.value.name)
        is_bare = self.programme.rule == "bare_programme" and len(key) > len(self.key)
        return is_bare and (key.endswith(self.key) or self._is_registered_as(named.value.name))

    @property
    def is_of_councils(self) -> bool:
        """Whether councils are evaluated (지방의회 종합청렴도 평가)."""
        return "지방의회" in self.key

    def is_named_in(self, line: str) -> bool:
        """Return whether a headline speaks of the programme, be it by its first word."""
        head = self.programme.value.name.split()[0]
        return len(head) > 2 and head in line

    def is_sister(self, other: Topic) -> bool:
        """Return whether both are of one kind: 폐렴 적정성 평가, 천식 적정성평가."""
        ends = [each.programme.value.name.split()[-2:] for each in (self, other)]
        kinds = {" ".join(end) for end in ends}
        last = {end[-1] for end in ends}
        is_one = len(kinds) == 1 and not GENERAL_KIND.match(kinds.pop())
        return is_one or (len(last) == 1 and SPECIAL_KIND.fullmatch(last.pop()) is not None)

    def share(self, grade: str | None, field_name: str, slot: Slot) -> None:
        """Note a count or band that holds for a grade, or for all who were selected."""
        self.shares.setdefault(grade, {}).setdefault(field_name, slot)

    @property
    def grades(self) -> list[str]:
        """The grades whose bodies are counted or banded."""
        return [grade for grade in self.shares if grade]

    def find_named_grade(self) -> Slot | None:
        """Return the grade that the programme's own name holds, or None."""
        match = NAMED_GRADE.search(self.programme.value.name)
        is_title = self.programme.rule == "quoted_title"
        if match is None or (not is_title and match.group() not in NAMED_GRADES):
            return None
        end = self.programme.end
        return Found(end - len(match.group()), end, "selection_in_name", match.group())


@dataclass
class Common:
    """An evaluator named once for several programmes, and how many of them are still to come."""

    evaluator: Mention | None = None
    left: int = 0

    def take(self, topic: Topic) -> None:
        """Give the evaluator to a programme just named, if it has none of its own."""
        if self.left:
            self.left -= 1
            topic.evaluator = topic.evaluator or self.evaluator


@dataclass
class Claim:
    """An award in the making: its programme, its recipient and the slots filled so far.

    `graded` is the field it is about where the programme grades by field.
    """

    topic: Topic | None
    recipient: Mention | None
    position: int
    is_shared: bool = False
    streak_phrase: Slot | None = None
    slots: dict[str, Slot] = field(default_factory=dict)
    graded: Found[str] | None = None

    def fill(self, slots: dict[str, Slot]) -> None:
        """Take what is not yet known; a label takes the place of 최고등급 and the like."""
        for name, slot in slots.items():
            known = self.slots.get(name)
            if known is None or (known.rule in WEAK and slot.rule not in WEAK):
                self.slots[name] = slot

    def takes(self, grade: Found[str] | None) -> bool:
        """Return whether a result with that grade can be another word on this claim."""
        if grade is None or grade.rule in WEAK or grade.value.startswith("같은"):
            return True
        known = self.slots.get("grade")
        return known is None or known.rule in WEAK or known.value == grade.value

    def is_of(self, graded: Found[str] | None) -> bool:
        """Return whether the claim is about that field; one that names none may be about any."""
        if graded is None:
            return True
        return self.graded is not None and self.graded.value == graded.value

    @property
    def grade(self) -> str | None:
        """The grade so far."""
        return str(self.slots["grade"].value) if "grade" in self.slots else None

    @property
    def is_of_province(self) -> bool:
        """Whether a province or a metropolitan city is the recipient."""
        return self.recipient is not None and is_province_code(self.recipient.code)

    def find_shared(self) -> Iterator[tuple[str, Slot]]:
        """Yield what the claim has from its programme: totals, and the counts of its grade."""
        if self.topic is None:
            return
        totals, shares = self.topic.totals, self.topic.shares
        names = (self.grade, _name_honour(self.grade), BEST if self.grade in TOP_LETTERS else None)
        own = next((shares[name] for name in names if name and name in shares), {})
        yield from own.items()
        common = shares.get(None, {})
        is_counted = any(name != BAND for name in own)
        yield from ((n, slot) for n, slot in common.items() if n == BAND or not is_counted)
        scoped = "selected_scope" in self.slots
        total = totals.get("assessed_total") or totals.get("whole")
        if total is None and not scoped:
            total = self.slots.get("selected_of")
        is_other = total is not None and total.rule == ASSESSED_CITIES and self.is_of_province
        if total is not None and total.rule != A_OF_FINALISTS and not is_other:
            yield "assessed_total", total


def _is_contracted(full: str, name: str) -> bool:
    """Return whether `name` is `full` without its middle (귀농귀촌 … 평가, 폐렴 평가)."""
    own, words = full.split(), name.split()
    is_shorter = LEAST_WORDS <= len(words) <= len(own) and len(name) < sum(map(len, own))
    is_framed = is_shorter and words[0] == own[0] and own[-1].endswith(words[-1])
    return is_framed and set(words[:-1]) <= set(own)


def _name_honour(grade: str | None) -> str | None:
    """Return a minister's prize without the ministry: 교육부장관상 is counted as 장관상."""
    match = MINISTERS_HONOUR.search(grade or "")
    return match["honour"] if match else None


def same_body(body: Mention | None, other: Mention | None) -> bool:
    """Return whether two mentions are of one body: by code where both have one, else by name."""
    if body is None or other is None:
        return body is other
    if body.code and other.code:
        return body.code == other.code
    one, two = _name_government(body), _name_government(other)
    return one == two or is_short_for(one, two) or is_short_for(two, one)


def _name_government(body: Mention) -> str:
    """Return the name of a body; of its city hall that of the city (대구 달서구청, 달서구)."""
    name = name_body(body) or ""
    return name.split()[-1].removesuffix("청") if name.endswith(CITY_HALLS) else name


def is_short_for(short: str, full: str) -> bool:
    """Return whether `short` is `full` without its middle (가람군센터, 가람군자원봉사센터)."""
    match = CONTRACTED.fullmatch(short)
    is_cut = match is not None and len(short) < len(full)
    return bool(match and is_cut and full.startswith(match["head"]) and full.endswith(match["end"]))


def name_body(mention: Mention | None) -> str | None:
    """Return the full name of a body, or as written where there is none."""
    return (mention.canonical_name or mention.text) if mention else None
