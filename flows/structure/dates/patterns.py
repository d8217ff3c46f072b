"""Pattern fragments for the parts of a date: years, months, days, weekdays and their ends.

A fragment names the groups that `flows.structure.dates.forms` reads; a pattern uses each once.
"""

from __future__ import annotations

import re
from importlib.resources import files


def _read_shifts() -> dict[str, dict[str, int]]:
    lexicon = files("flows.structure") / "lexicons" / "relative_dates.txt"
    shifts: dict[str, dict[str, int]] = {}
    for line in lexicon.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, shift, words = (part.strip() for part in line.split("|"))
            table = shifts.setdefault(kind, {})
            table.update((word.strip(), int(shift)) for word in words.split(","))
    return shifts


SHIFTS = _read_shifts()
DIRECTIONS = {"지난": "past", "오는": "future", "다가오는": "future", "돌아오는": "future"}


def any_of(kind: str) -> str:
    """Return the alternation of the relative words of a kind, longest first."""
    return "|".join(sorted(SHIFTS[kind], key=lambda word: (-len(word), word)))


FREE = r"(?<![가-힣A-Za-z\d])"
NO_DIGIT = r"(?<!\d)(?<!\d[./:,-])"
APOSTROPHES = "’‘`´′'"
APOSTROPHE = f"[{APOSTROPHES}]"
TILDE = "[~∼～〜˜–—-]"
DIRECTION = rf"(?:{FREE}(?P<direction>지난|오는|다가오는|돌아오는) ?)?"
WEEKDAY = r"(?: ?[(（] ?[월화수목금토일](?:요일)? ?[)）])"
MONTH_NO = "(?:1[0-2]|0?[1-9])"
DAY_NO = "(?:[12][0-9]|3[01]|0?[1-9])"

HALVES = ("상반기", "하반기")
NAMED_SEASON = "(?:봄|여름|가을|겨울)(?!꽃|철|방|배|나|옷|이불|맞이)"
_HALF = "[상하]반기|[1-4](?:/4)? ?분기"
_EDGE = r"(?![가-힣])|(?=[에부까은는이로의])(?!이[나후]|은[행])"
PART_OF_YEAR = (
    rf"(?P<year_part>{_HALF}|{NAMED_SEASON}|연말|연초|[초말](?:{_EDGE})|(?:(?<=올 )|(?<=올))한 ?해)"
)
PART_ALONE = (
    rf"(?P<year_part>{'|'.join(HALVES)}|[1-4]분기)"
    r"(?= ?(?:중|내|안)(?:에(?:는|도)?)?(?![가-힣])|까지|부터|에(?:는|도|만)?(?![가-힣])| 동안)"
)
PART_OF_MONTH = rf"(?P<month_part>초순|중순|하순|[초말](?:{_EDGE}))"

_NO_ERA = (
    r"(?!간|생(?=[ ,.)인이은의]|$)|식|형|대(?!비)|산(?![가-힣])"
    r"|(?<=1[0-8]\d\d년) ?(?:된|넘|이상|역사|전통|고찰|세월|만에|뒤|은행|전 |동안))"
)
_YEAR_WITHOUT_CENTURY = (
    rf"\d\d)년(?:(?= ?{MONTH_NO}(?: ?{TILDE} ?\d{{1,2}})? ?월)|도(?=[ 의에])"
    rf"|(?= ?(?:{_HALF}|{NAMED_SEASON}|말[까에 ])))"
)
_THIS_YEAR = (
    rf"올(?= ?(?:{MONTH_NO}월|{_HALF}|{NAMED_SEASON}|[초말](?:{_EDGE})|한 ?해|연말|연초)"
    r"| (?:시즌|들어))"
)
YEAR = (
    rf"(?:{NO_DIGIT}(?P<year>[12]\d{{3}}) ?(?:년도?|학년도|회계연도){_NO_ERA}"
    rf"|{APOSTROPHE} ?(?P<short_year>\d\d) ?년도?(?!간)"
    rf"|{NO_DIGIT}(?P<bare_year>{_YEAR_WITHOUT_CENTURY}"
    rf"|{FREE}(?P<year_word>(?:{any_of('year')})(?!의 [가-힣]{{2,6}} ?상)"
    rf"|{_THIS_YEAR})(?:(?<=[년])도(?=[ 의에,]))?"
    rf"|{FREE}(?P<previous_year>{any_of('previous_year')}))"
)
_MONTH_END = r"(?:(?![가-힣])|(?=[은는에의부까이말초중하과도보로을만들]))"
MONTH = (
    rf"(?:{NO_DIGIT}(?<!\d년)(?P<month>{MONTH_NO})"
    rf"(?:(?: ?월)? ?(?:{TILDE}|·|,) ?(?P<month2>{MONTH_NO})(?= ?월(?! ?\d)))?"
    r" ?월(?!회|급|세|액|드|째|령|평균|별)"
    rf"|(?:{FREE}|(?<=[년해]))(?P<month_word>{any_of('month')})"
    rf"(?!의 [가-힣]{{2,6}} ?상){_MONTH_END}"
    rf"|{FREE}(?P<previous_month>{any_of('previous_month')}){_MONTH_END})"
)
_NO_DURATION = (
    r"(?!간|째|차|장(?!에서)|대|정(?![에이오])|보|괄|당|치|분[ 의을]|평균"
    r"|(?:에서 [^.\n]{0,8})?(?:으?로|까지) (?:대폭 |크게 |각각 )?"
    r"(?:줄|단축|늘[었어려릴린]|연장|앞당긴 )"
    r"|에 (?:이(?:를|른|르[는렀고며])|달[하한해했]|육박|그[치쳤친]|불과|걸쳐(?! 있))"
    r"| ?(?:동안|이내|안에|안으로|이나(?! ?\d)|연속|이상|이하|미만|초과|만에|만이|내내|가량|남짓"
    r"|안팎|내외|격리|휴가|소요|걸[려린리]|전까지|전에|뒤(?!로)|후(?=[ 에까,.])))"
)
DAY = (
    rf"{NO_DIGIT}(?<!일 가운데 )(?<!일 중 )(?<!한 달 )(?P<day>{DAY_NO})"
    rf"(?:일?{WEEKDAY}? ?(?:{TILDE}|[·,/]) ?(?P<day2>{DAY_NO})(?= ?일))?"
    rf" ?일{_NO_DURATION}{WEEKDAY}?"
)
UNTIL = (
    rf"(?: ?{TILDE} ?(?=\d|내|다|이)(?:(?P<until_year>[12]\d{{3}})년 ?)?"
    rf"(?:(?P<until_month>{MONTH_NO}) ?월|(?P<until_month_word>{any_of('month')}))?"
    rf"(?: ?(?P<until_day>{DAY_NO}) ?일{_NO_DURATION}{WEEKDAY}?)?(?<=[월일달)）]))?"
)
SINCE = r"(?P<since> ?(?:이후|이래)(?![가-힣]{2}))?"

# A set comes first, so that the search skips to it.
NUMBER_START = re.compile(
    rf"[0-9{APOSTROPHES}](?:(?<![0-9]) ?(?=\d\d(?!\d))|(?<=[0-9])(?<!\d\d)[0-9]{{0,3}}+"
    r"(?= ?[년월일.,/~∼～〜˜–—·(학회-]|분기|(?<=\d{4}) [가-힣A-Z]))"
)
_WORDS = sorted(
    {*DIRECTIONS, *(word for table in SHIFTS.values() for word in table), "올", *HALVES},
    key=lambda word: (-len(word), word),
)
_TAILS = "|".join(rf"(?<={word[0]}){word[1:]}" for word in _WORDS if len(word) > 1)
_FIRST = "".join(sorted({word[0] for word in _WORDS}))
WORD_START = re.compile(rf"[{_FIRST}](?<![가-힣A-Za-z\d].)(?:(?<=올)|{_TAILS})")
