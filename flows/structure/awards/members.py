"""Whose prize it is if not the body's: persons, members, works and others told of in its story."""

from __future__ import annotations

import re

from flows.records import Sentence
from flows.structure.alternatives import any_of, join_wordings
from flows.structure.awards.masks import NAME_BLANK
from flows.structure.awards.subjects import is_giving
from flows.structure.awards.wordings.marks import CLOSE
from flows.structure.lexicon import read_lexicon

_GLOSS = r"(?:\([^)]{1,20}\))?"
_ANY_GLOSS = r"(?:\([^)]*\))?"
_CITIES = r"시[·‧]?군(?:[·‧]?구)?"

# Others that are only counted as winners
_COUNTED_PRIZES = r"(?:[금은동대]|우수|장려)상\s\d+\s?(?:건|편|팀|명|점)"
_COUNTED_BODIES = (  # 3개 기관이다, 9곳만
    rf"\d+\s?(?:개\s?)?(?:곳|기관|지자체|단체|{_CITIES})"
    r"(?:(?:만)?[이은]?\s(?!가운데|중)|이다|이었|뿐)"
)
_COUNTED_KIND = r"(?:기관|기업|병원|단체|학교|대학|공단|공사)은\s(?:모두\s|전국\s)?\d"
_ONLY_SO_MANY = r"[은는]\s" + any_of(r"\d+ [한두세네]\s (?:다섯|여섯|일곱|여덟|아홉|열)\s") + "곳뿐"
OTHERS = re.compile(join_wordings(_COUNTED_PRIZES, _COUNTED_BODIES, _COUNTED_KIND, _ONLY_SO_MANY))
GOT_BY_OTHERS = re.compile(  # 최고등급을 받은 곳은 물길시다, 우수기관으로 선정된 73곳의 지자체 중
    r"[^.\s]{1,8}(?:\s?등급)?[을를에로]\s(?:받은|든|오른|뽑힌|선정된)\s"
    r"(?:(?:곳|기관|지자체|시군|학교|대학)[은이]\s(?!\S*\d)"
    r"|\d[\d,]*\s?(?:개\s?)?[가-힣]{1,6}(?:의\s[가-힣]{2,6})?\s(?:중|가운데)\s)"
)
OTHERS_REACH = 16  # code points behind the grade: 가’ 등급에 든 기관은 31곳
COUNTED_WINNERS = re.compile(  # 물길도는 기업 9곳이 … 인증을 받았다고: theirs, not the province's
    any_of("기업 기관 업체 단체 학교 병원 시설 마을 공동체 농가 시[·‧]?군")
    + r"(?:과|와)?(?:\s[가-힣]{2,6})?\s(?:\d+|[한두세네])\s?(?:(?:개\s?)?곳|개소)[이가]\s"
)
PRIZE_GONE_TO = re.compile(r"상[’'”]?[은는]\s[^.]{2,100}?에(?:게)?\s돌아[갔간가]")
GONE_REACH = 120  # code points
AS_SUBJECT = ("이 ", "은 ")

# Persons and works
_PERSON_OR_WORK = any_of(
    "교사 학생 선수 시인 작가 교장 교감 주무관 팀장 과장 의원 교수 씨 농가 농업인 청소년 공무원",
    "직원 부부 봉사자 회원 단원 명인 작품 원고 제품 선생",
)
PERSONS = (
    rf"{_PERSON_OR_WORK}(?:들|팀|단)?(?:\s?\d*\s?명)?{_GLOSS}(?:이|가|은|는)(?=\s)"
    r"|\d\s?명[이은]\s"
)
PERSON = re.compile(PERSONS)

# Members and parts of a body
OF_MEMBER = re.compile(  # 시는 한빛마을이 ‘…’에서 대상을: the village's
    any_of("마을 자치회 조합 농장 기업 업체 기동대 경로당 봉사단 동아리 부녀회 청년회 학교")
    + rf"{_ANY_GLOSS}[이가]\s"
    r"(?:[^\s,]+[이가]?\s(?:주관|주최|개최|실시)\S*\s|[^\s,]+\s)?[‘'“\"「]?Ｐ"
)
MEMBER_WINS = re.compile(  # 군은 ‘…’에서 한빛마을이 은상을: the village's too
    rf"Ｐ{CLOSE}?에서\s(?:[^,.]{{0,20}}\s)?[가-힣0-9]+"
    + any_of("마을 조합 농장 기동대 경로당 봉사단 동아리 부녀회 청년회 상인회 학교")
    + rf"{_ANY_GLOSS}[이가]\s"
)
SUBUNIT = re.compile(
    "[가-힣]+"
    + any_of("마을 [읍면동] 고 중 초 대 교 자치회 조합 농장 지구 기업 업체 기동대 경로당")
    + rf"{_ANY_GLOSS}(?:이|가|은|는)(?=\s)"
)

# Topics, and those that are nobody else
TOPIC = re.compile(rf"(?P<noun>[가-힣A-Za-z0-9·]+){_GLOSS}[’'”\"]?(?:은|는)(?=\s)")
_OF_THE_ROUND = join_wordings(
    "이 평가 점검 대회 공모 심사 인증 결과 수상 선정 표창 상 성과 등급",
    "에서 에 으로 로 올해 이번 지난해 부터 까지 [시군구도] 지수 시상 경우 특히 가운데 중에",
)
OWN_TOPIC = re.compile(rf"(?:{_OF_THE_ROUND})$")
_VERB_BEFORE_NEUN = "하되있없받주오가지르치키리기이나서내보쓰뛰뽑열겨려"
_VERB_BEFORE_EUN = join_wordings(
    "높 좋 받 많 낮 넘 같 얻 깊 짧 젊 적 맡 놓 찾 담 읽 입 잡 막 쌓 묻 뽑 심 품 닦 겪 맞 늦 짙",
    "굳 갖 있 없",
)
ADNOMINAL_END = re.compile(rf"(?:[{_VERB_BEFORE_NEUN}]는|(?:{_VERB_BEFORE_EUN})은)$")
GRADED = (*read_lexicon("graded_fields"), "분야", "부문", "영역")


def names_others(
    text: str, sentence: Sentence, position: int, own: str | None, *, is_by_field: bool = False
) -> bool:
    """Return whether a clause without a named body is about somebody else all the same.

    `own` is the name of the body spoken of; its last part (도서관은) is nobody else,
    nor is a field (화재는) where the result `is_by_field`.
    """
    if is_giving(text, sentence):
        return True
    if _counts_others(text, sentence.start, position, sentence.end):
        return True
    if GOT_BY_OTHERS.match(text, position):
        return True
    if PRIZE_GONE_TO.search(text, position, min(sentence.end, position + GONE_REACH)):
        return True
    graded = GRADED if is_by_field else ()
    return _has_own_subject(text, sentence.start, position, own or "", graded)


def _counts_others(text: str, start: int, position: int, end: int) -> bool:
    """Return whether others are counted as winners, not as those whom a programme compares."""
    counts = OTHERS.finditer(text, start, min(end, position + OTHERS_REACH))
    return any(
        each.group().endswith(AS_SUBJECT) or NAME_BLANK not in text[each.end() : position]
        for each in counts
    )


def counts_winners(text: str, start: int, end: int) -> bool:
    """Return whether bodies that are only counted stand as the winners in `text[start:end]`."""
    return start < end and COUNTED_WINNERS.search(text, start, end) is not None


def names_person(text: str, start: int, end: int) -> bool:
    """Return whether a person, a member body or a work is the subject of `text[start:end]`."""
    rules = (PERSON, OF_MEMBER, MEMBER_WINS)
    return any(rule.search(text, start, end) for rule in rules)


def _has_own_subject(text: str, start: int, end: int, own: str, graded: tuple[str, ...]) -> bool:
    if PERSON.search(text, start, end) or SUBUNIT.search(text, start, end):
        return True
    topics = (match for match in TOPIC.finditer(text, start, end))
    return any(
        not (OWN_TOPIC.search(topic["noun"]) or own.endswith((topic["noun"], topic["noun"] + "교")))
        and not topic["noun"].endswith(graded)
        and not ADNOMINAL_END.search(topic.group())
        for topic in topics
    )
