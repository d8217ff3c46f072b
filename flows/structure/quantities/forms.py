"""The forms a quantity is written in: ordered rules from a match to an amount.

Native numerals (두 곳, 세 차례) are no quantities: the conventions of the gold count what is
written in digits or Sino-Korean words.
"""

from __future__ import annotations

import re
from decimal import Decimal

from flows.structure.lexicon import read_lexicon
from flows.structure.quantities.amounts import Amount, Outcome
from flows.structure.quantities.guards import choose_kind
from flows.structure.quantities.numerals import (
    DIGITS,
    NOT_INSIDE_NUMBER,
    NUMBER,
    RANGE_SIGN,
    WORD_DIGIT,
    WORDS,
    read_number,
    read_range,
)
from flows.structure.quantities.units import PARTICLE, join_units, list_units
from flows.structure.spans import Rule

_SIGN = r"(?>(?P<sign>(?<![\w%)\]}])[-−–](?=\d)|영하 ?|마이너스 ?)?)"
_WON = r"원(?!칙|화|장실|격|탁|년|도심|주민|가족|도급|료)"
_FOREIGN = (
    r"(?:달러|불(?=[은는이가을를의에 ,.)]|\Z)|유로(?![코파피])|엔(?![진지화터드])|파운드|루피|페소"
    r"|위안(?!부|을 ?주|이 ?되)|루블|프랑(?!스)|링깃|바트)"
)
_ABOUT = r"(?>(?P<about> ?여)?)"
_BETWEEN = rf"(?: ?(?:{_WON}|[%％]p?|[가-힣]{{1,3}}|[A-Za-z㎡㎞㎝㏊℃]{{1,3}}))?"
# 2도에서 3도 높다, 5에서 20밀리미터; 30점에서 45점으로 tells of two figures
_FROM_SAME = (
    r"(?P<same>[도%㎜㎝㎞]|[가-힣]{2,4})에서 (?=\d[\d.,]*+ ?(?P=same)"
    r" ?(?:가량|정도|안팎|내외|쯤|사이|높|낮|많|적|더))"
)
_LOW = (
    rf"(?:(?P<low>{NUMBER})"
    rf"(?:{_BETWEEN} ?{RANGE_SIGN} ?(?=\d)|{_FROM_SAME}|(?P<bare>에서 )(?=\d)))?"
)


def _amount_before(unit: str) -> re.Pattern[str]:
    """Return the pattern of a number or range before one of the alternatives of `unit`."""
    return re.compile(
        rf"{_SIGN}{NOT_INSIDE_NUMBER}{_LOW}(?P<number>{NUMBER}){_ABOUT}(?P<unit>{unit})"
        r"(?(bare)(?!으?로))"
    )


_MONEY_NOUN = "|".join(sorted(read_lexicon("money_nouns"), key=lambda word: (-len(word), word)))
_AFTER_MONEY_NOUN = re.compile(
    rf"(?:{_MONEY_NOUN})[은는이가을를도만]? ?(?:(?:총|약|모두|최대|각각|연|월|매년|연간) ?)?$"
)
_NO_UNIT = rf"(?:{PARTICLE}|(?= ?(?:대(?![가-힣])|씩|상당|규모|가량|이상|미만|이내|초과)))"
_NOT_COUNTED = r"(?! ?(?:명|개|곳|건|그루|마리|포기|㎡|t|톤|[%％]|\d|조|항))"

WON = _amount_before(rf" ?{_WON}")
WON_OMITTED = _amount_before(rf"(?<=[억조만천여]){_NO_UNIT}{_NOT_COUNTED}")
WON_AFTER_NOUN = re.compile(
    rf"{NOT_INSIDE_NUMBER}(?P<number>{NUMBER}){_ABOUT}(?P<unit>)(?<=[만억조여])"
    rf"{_NO_UNIT}{_NOT_COUNTED}(?! ?{_FOREIGN})"
)
FOREIGN_MONEY = _amount_before(rf" ?{_FOREIGN}")
MEASURE = _amount_before(
    join_units(
        list_units(
            "percent", "percent_point", "length", "area", "mass", "volume", "temperature", "other"
        )
    )
)
_SPACED = rf" ?개 (?:팀|교){PARTICLE}"  # 8개 팀 counts teams as 8팀 does
COUNT = _amount_before(f"{_SPACED}|{join_units(list_units('count', 'rank', 'ratio', 'score'))}")
DURATION = _amount_before(join_units(list_units("duration")))
MIXED_DURATION = re.compile(
    rf"{NOT_INSIDE_NUMBER}(?:(?P<from_months>\d{{1,2}})개월 ?"
    rf"{RANGE_SIGN} ?(?P<to_years>\d{{1,2}})년"
    rf"|(?P<years>\d{{1,4}})년 ?(?P<months>\d{{1,2}})개월(?!령)"
    r"|(?P<half_past>\d{1,4})시간 ?반(?=(?:이나|동안|가량|정도|[은이을도만에의])?(?![가-힣]))"
    r"|(?P<hours>\d{1,4})시간 ?(?P<minutes>\d{1,2})(?P<about> ?여 ?)?분"
    r"(?: ?(?P<seconds>\d{1,2})초)?"
    r"|(?P<only_minutes>\d{1,4})분 ?(?P<odd_seconds>\d{1,2}(?:\.\d{1,3})?)초)"
)
STREAK = re.compile(
    rf"(?P<span>{NOT_INSIDE_NUMBER}(?P<number>\d{{1,3}})"
    r" ?(?P<unit>개년|년|회|개월|주|분기|학기|차례|시즌|경기|일))"
    r"간? ?(?:연속|내리|연달아|연이어|잇따라)"
)
FRACTION = re.compile(
    rf"{NOT_INSIDE_NUMBER}(?P<whole>\d{{1,5}}) ?(?P<unit>분의) ?(?P<part>\d{{1,5}})"
)
RATIO = re.compile(
    rf"{NOT_INSIDE_NUMBER}(?P<number>{DIGITS})(?P<unit> ?(?:대|:|：) ?1)"
    r"(?![\d.,:]|[가-힣](?<![로의을이를가은는에까으였다])| ?[%개명])"
)
WORD_COUNT = re.compile(
    rf"(?<![가-힣\d])(?P<number>{WORDS}){_ABOUT}(?P<unit> ?{_WON}"
    rf"| ?(?:명|개월|개|곳|건|마리|그루|년|가지|톤|평|달러|배)(?:{PARTICLE}|(?=간)))"
)
WORD_MONTHS = re.compile(rf"(?<![가-힣\d])(?P<number>{WORD_DIGIT})(?P<unit> ?(?:개월|개년))")


def _strip_counter(unit: str) -> str:
    """Return 팀 of 개 팀; 개 교 is 개교, for 교 alone is short for a kind of school."""
    return "개교" if unit == "개 교" else unit.removeprefix("개 ")


def _read_unit(match: re.Match[str], text: str) -> Amount | None:
    ends = _read_ends(match)
    unit = _strip_counter(match["unit"].strip())
    if ends is None:
        return None
    kind = choose_kind(
        unit,
        ends[0],
        text[max(match.start() - 20, 0) : match.start()],
        text[match.end() : match.end() + 20],
    )
    return None if kind is None else Amount(*ends, unit, kind, _is_about(match))


def _read_won(match: re.Match[str], text: str) -> Amount | None:
    ends = _read_ends(match)
    return None if ends is None else Amount(*ends, "원", "money", _is_about(match))


def _read_won_omitted(match: re.Match[str], text: str) -> Amount | None:
    """Read 억 alone, and 조 with 억 below it, as won; 조 or 만 alone may be something else."""
    return _read_won(match, text) if "억" in match["number"] else None


def _read_won_after_noun(match: re.Match[str], text: str) -> Amount | None:
    """Read 만, 억 or 조 after a noun of money as won."""
    before = text[max(match.start() - 14, 0) : match.start()]
    return _read_won(match, text) if _AFTER_MONEY_NOUN.search(before) else None


def _read_foreign(match: re.Match[str], text: str) -> Amount | None:
    ends = _read_ends(match)
    return None if ends is None else Amount(*ends, match["unit"].strip(), "money", _is_about(match))


def _read_mixed(match: re.Match[str], text: str) -> Amount | None:
    """Read a duration in two units in the smaller one; days in a month are never assumed."""
    groups = match.groupdict()
    is_about = bool(groups.pop("about"))
    part = {name: Decimal(value) for name, value in groups.items() if value}
    if "from_months" in part:
        return Amount(part["from_months"], part["to_years"] * 12, "개월", "duration")
    if "years" in part:
        return Amount(part["years"] * 12 + part["months"], None, "개월", "duration")
    if "only_minutes" in part:
        return Amount(part["only_minutes"] * 60 + part["odd_seconds"], None, "초", "duration")
    if "half_past" in part:
        return Amount(part["half_past"] * 60 + 30, None, "분", "duration")
    minutes = part["hours"] * 60 + part["minutes"]
    if "seconds" in part:
        return Amount(minutes * 60 + part["seconds"], None, "초", "duration")
    return Amount(minutes, None, "분", "duration", is_about)


def _read_streak(match: re.Match[str], text: str) -> Amount | None:
    kind = "count" if match["unit"] in ("회", "차례", "경기", "시즌") else "duration"
    return Amount(Decimal(match["number"]), None, match["unit"], kind)


def _read_fraction(match: re.Match[str], text: str) -> Amount | None:
    if int(match["whole"]) == 0:
        return None
    return Amount(Decimal(match["part"]) / Decimal(match["whole"]), None, "분의", "ratio")


def _read_ratio(match: re.Match[str], text: str) -> Amount | None:
    value = read_number(match["number"])
    return None if value is None else Amount(value, None, match["unit"].strip(), "ratio")


def _read_words_amount(match: re.Match[str], text: str) -> Amount | None:
    if match["unit"].strip() == "원":
        return _read_won(match, text)
    if match["unit"].strip() == "년" and len(match["number"]) == 1:
        return None  # 백년, 천년 are figures of speech
    if match["unit"].strip() == "달러":
        return _read_foreign(match, text)
    return _read_unit(match, text)


def _read_ends(match: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    groups = match.groupdict()
    if groups.get("low"):
        return read_range(groups["low"], match["number"])
    value = read_number(match["number"])
    if value is None:
        return None
    return (-value if groups.get("sign") else value), None


def _is_about(match: re.Match[str]) -> bool:
    return "여" in match["number"] or bool(match.groupdict().get("about"))


FORMS: tuple[Rule[str, Outcome], ...] = (
    Rule("mixed_duration", MIXED_DURATION, _read_mixed),
    Rule("streak", STREAK, _read_streak),
    Rule("fraction", FRACTION, _read_fraction),
    Rule("ratio_to_one", RATIO, _read_ratio),
    Rule("won", WON, _read_won),
    Rule("foreign_money", FOREIGN_MONEY, _read_foreign),
    Rule("won_after_noun", WON_AFTER_NOUN, _read_won_after_noun),
    Rule("won_omitted", WON_OMITTED, _read_won_omitted),
    Rule("measure", MEASURE, _read_unit),
    Rule("duration", DURATION, _read_unit),
    Rule("count", COUNT, _read_unit),
)
WORD_FORMS: tuple[Rule[str, Outcome], ...] = (
    Rule("word_count", WORD_COUNT, _read_words_amount),
    Rule("word_months", WORD_MONTHS, _read_unit),
)
