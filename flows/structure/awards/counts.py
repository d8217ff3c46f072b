"""How many bodies got a grade, and the band of the best that it stands for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from flows.structure.awards.figures import Slot, read_number
from flows.structure.awards.grades import Grade
from flows.structure.awards.wordings.counted_bodies import COUNT, NUMBER
from flows.structure.awards.wordings.grade_words import LABEL
from flows.structure.awards.wordings.marks import CLOSE
from flows.structure.spans import Found

LABEL_END = rf"{CLOSE}?\s?{LABEL}?{CLOSE}?\s?"
_COUNTED = r"곳|기관|지자체|시[·‧]?군(?:[·‧]?구)?|단체"  # what counts are of, in any place
_GOT_IT = (  # 받은 곳은, 뽑힌 기초단체는
    r"(?:된|뽑힌|선정된|받은|받아\s든|오른|든)\s"
    r"(?:곳|데|기관|지자체|자치단체|기초단체|기초자치단체|시·?군(?:·?구)?|단체|학교|기업|병원)(?:은|는|이)\s"
)
_NAMES = (
    r"(?:[가-힣]{2,8}(?:[과와],?|,|·)\s?){0,4}[가-힣]{2,8}\s등\s(?=\d{1,2}\s?곳)"  # 물길과 나루 등
)
_EACH = r"[가-힣]{2,4}(?:마다|별로?)\s\d+\s?(?:개\s?)?[곳교]씩\s"  # 그룹마다 1곳씩
_BY_KIND = (
    r"(?:[가-힣]{1,4}\s\d{1,3}곳(?:,|[과와])?\s){1,5}등\s(?=(?:모두\s)?\d)"  # 시 23곳, 군 21곳 등
)
_SHARE = (
    r"단\s?|겨우\s|(?:전체의\s)?\d+(?:\.\d+)?%인\s|모두\s|총\s|전국\s|전국에서\s"
    r"|(?:총점\s)?\d+점을?\s(?:넘긴|넘은|넘는|이상인|이상\s받은)\s|[가-힣]{2,8}[을를]\s포함(?:해|한)\s|상위\s\d+%(?:인|에\s드는|\s안에\s[든드]는?)\s"
)
_KINDS = (
    rf"{_COUNTED}|개소|교육청|학교|대학|병원|센터|보건소|도서관|마을|기업|사업자|팀|편|작품"
    r"|개?\s?[교관사](?=[,.(과와이가은는을를]|다\.|\s)|(?<=\d)개(?=[,.(]|다\.|이|였)"
)
_OF_OTHER = r"\s?(?:중|가운데|각|씩|에(?:는|게)?\s[^.,]{0,8}\d[^.,]{0,8}원)"  # 3곳에는 각 500만 원
COUNT_AFTER = re.compile(
    rf"{LABEL_END}(?:은|는|이|가|에|에는|을|를|로|으로)?\s?"
    r"(?:[가-힣]{2,4}별(?:로)?\s)?"
    r"(?:[가-힣]{2,12}(?:[시군구소관원]|센터|공사|공단)\s(?=1\s?곳))?"
    rf"(?:{_GOT_IT})?(?:{_NAMES})?(?:{_EACH})?(?:{_BY_KIND})?(?:{_SHARE})?"
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{_KINDS}))(?!{_OF_OTHER})"
)
BY_GROUP = re.compile(
    r"(?:그룹|권역|유형|분야|부문|시도|시·도|시군|규모)별로?\s[^.,]{0,6}?(?:최우수|대상|우수|[SA가]|1등급)"
)
PROVINCE_NAME = (
    r"(?:[전경충][남북]|강원|경기|제주|부산|대구|인천|광주|대전|울산|세종|서울)(?:도|시)?"
)
OF_REGION = re.compile(  # 광주·전남에서는 2곳이 ‘가’ 등급에: no count of all
    rf"(?<![가-힣])(?:{PROVINCE_NAME}에서|(?!전국|올해|이번|평가|심사|대회|공모|조사|점검|분석|진단|경진|선발)[가-힣·]{{2,8}}(?:에서는|에서만|에선))\s[^.,]{{0,36}}$"
)
OR_BETTER = re.compile(rf"{LABEL_END}(?:이상|이하|미만)")  # 우수 이상 56곳: no grade's own count
REGION_REACH = 48  # code points
COUNT_GIVEN = re.compile(  # 우수기관으로 물길시 등 전국 51곳을 뽑아
    rf"{LABEL_END}(?:으로|로)\s[^.,]{{2,40}}?등\s(?:전국\s)?"
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{_COUNTED}))[을를]\s(?:선정|뽑|지정)"
)
GRADE_JOIN = re.compile(rf"{LABEL_END}(?:과|와)\s[‘'“\"]?")
EACH_COUNT = re.compile(
    rf"{LABEL_END}(?:은|는|이|가)\s각각\s(?P<span1>(?P<value1>{COUNT})\s?(?:곳|개[^,\s]{{0,6}}))(?:,|[과와])\s"
    rf"(?P<span2>(?P<value2>{COUNT})\s?(?:곳|개[^,\s.]{{0,6}}))"
)
COUNT_IN_LIST = re.compile(
    rf"{CLOSE}?\s?{LABEL}?{CLOSE}?\s?\((?P<span>{NUMBER}\s?(?P<unit>(?:개\s?)?(?:곳|기관|시[·‧]?군|도시|개))?)\)"
)  # 우수(4) | 가람시 of a grade that opens a line, 우수(4곳) of any
COUNT_BEFORE = re.compile(
    rf"(?P<span>{NUMBER}\s?(?:개\s?)?(?:{_COUNTED}|개?교))(?:\(\d+(?:\.\d+)?%\))?(?:[을를이가만에]|에만\s(?:주는|주어지는|돌아가는))\s{LABEL_END}[‘'“\"]?$"
)
BAND_BEFORE = re.compile(
    r"상위\s?(?P<span>(?P<value>\d{1,2}(?:\.\d+)?)\s?(?:%|퍼센트))(?:가|는|인|에만?|에\s(?:해당하는|드는|속하는))?\s?[‘'“\"]?$"
)
COUNT_REACH = 30  # code points before a grade that its count may take
BAND_REACH = 24  # code points before a grade that its band may take
COUNT_BAND_REACH = 16  # code points before a count that its band may take: 상위 10%인 28곳
BAND_AFTER = re.compile(
    rf"{LABEL_END}(?:(?:은|는|이|가)\s(?:(?:[가-힣]{{2,4}}\s)?[가-힣]{{2,4}}(?:별로?|마다)\s)?(?:\d+곳\s중\s)?(?:\d+곳,\s)?|\()상위\s?(?P<span>(?P<value>\d{{1,2}}(?:\.\d+)?)\s?(?:%|퍼센트))"
)


def count_grades(
    text: str, start: int, end: int, grades: Sequence[Grade]
) -> Iterator[tuple[str, str, Slot]]:
    """Yield (grade, field, slot): bodies that got a grade (selected), and its top_percent band."""
    if BY_GROUP.search(text, start, end):
        return
    yield from _count_each(text, end, grades)
    for grade in grades:
        if _is_of_others(text, start, grade):
            continue
        count = _find_count(text, start, end, grade)
        band = _find_band(text, start, end, grade, count)
        if count:
            yield grade.value, "selected", _read_slot(count, "graded")
        if band:
            yield grade.value, "top_percent", _read_slot(band, "top_band")


def _is_of_others(text: str, start: int, grade: Grade) -> bool:
    """Return whether what is counted is not all who got the grade, or more than those."""
    if OR_BETTER.match(text, grade.end):
        return True
    return OF_REGION.search(text, max(start, grade.start - REGION_REACH), grade.start) is not None


def _find_count(text: str, start: int, end: int, grade: Grade) -> re.Match[str] | None:
    """Return the count of those who got a grade: behind it, before it, given or in brackets."""
    after = COUNT_AFTER.match(text, grade.end, end)
    before = COUNT_BEFORE.search(text, max(start, grade.start - COUNT_REACH), grade.start)
    listed = COUNT_IN_LIST.match(text, grade.end, end)
    is_listed = listed and (grade.rule == "listed_grade" or listed["unit"])
    given = COUNT_GIVEN.match(text, grade.end, end)
    return after or before or given or (listed if is_listed else None)


def _find_band(
    text: str, start: int, end: int, grade: Grade, count: re.Match[str] | None
) -> re.Match[str] | None:
    """Return the band of the best that a grade stands for, told of it or of its `count`."""
    band = BAND_BEFORE.search(text, max(start, grade.start - BAND_REACH), grade.start)
    band = band or BAND_AFTER.match(text, grade.end, end)
    if band or count is None:
        return band
    first = max(start, count.start("span") - COUNT_BAND_REACH)
    return BAND_BEFORE.search(text, first, count.start("span"))


def _read_slot(match: re.Match[str], rule: str) -> Slot:
    return Found(*match.span("span"), rule, read_number(match["value"]))


def _count_each(text: str, end: int, grades: Sequence[Grade]) -> Iterator[tuple[str, str, Slot]]:
    """Yield the counts of grades told together: ‘라’ 등급과 ‘마’ 등급은 각각 24곳, 7곳."""
    for one, two in itertools.pairwise(grades):
        match = EACH_COUNT.match(text, two.end, end)
        if match and GRADE_JOIN.fullmatch(text, one.end, two.start):
            for grade, no in ((one, "1"), (two, "2")):
                count = read_number(match[f"value{no}"])
                yield grade.value, "selected", Found(*match.span(f"span{no}"), "graded", count)
