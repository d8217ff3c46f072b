"""The forms a date is written in: ordered rules from a match to its parts, not yet resolved."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.structure.dates.patterns import (
    APOSTROPHE,
    DAY,
    DAY_NO,
    DIRECTION,
    DIRECTIONS,
    FREE,
    MONTH,
    MONTH_NO,
    NAMED_SEASON,
    NO_DIGIT,
    PART_ALONE,
    PART_OF_MONTH,
    PART_OF_YEAR,
    SHIFTS,
    SINCE,
    TILDE,
    UNTIL,
    WEEKDAY,
    YEAR,
    any_of,
)
from flows.structure.spans import Rule


class DateParts(NamedTuple):
    """What a date says; None is what it leaves open.

    The shifts count from the anchor: the date mentioned before if `from_previous`, else the
    publication. `direction` is the stated one (지난, 오는), `part` a part of year or month,
    `years` the length in years (a decade has 10), `printed` the weekday beside a day alone
    (23일(토)). `until` is the other end of a range, `is_open` marks an open one (이후). What is
    recurring (매년 3월) is no date, but hides its parts.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    day_shift: int | None = None
    week_shift: int | None = None
    weekday: int | None = None
    printed: int | None = None
    from_previous: bool = False
    direction: str | None = None
    part: str | None = None
    years: int = 1
    until: DateParts | None = None
    is_open: bool = False
    is_recurring: bool = False

    @property
    def needs_direction(self) -> bool:
        """Whether only the predicate can tell which way the date looks."""
        is_named = self.month is not None or self.day is not None or self.part is not None
        is_relative = self.year_shift is not None or self.month_shift is not None
        return is_named and not (self.year or self.direction or is_relative)


_WEEKDAYS = "월화수목금토일"
_PRINTED_WEEKDAY = re.compile(r"[(（] ?([월화수목금토일])(?:요일)? ?[)）]|([월화수목금토일])요일")
_CENTURY_PIVOT = 50  # '25 is 2025, '88 is 1988

_COUNTED = (
    "명|개|곳|건|원|가구|세대|여|만|천|억|조|톤|마리|그루|대|회|권|점|부|편|인|필지|평"
    "|박스|포기|장|배"
)

YEAR_LED = re.compile(
    rf"{DIRECTION}{YEAR}"
    rf"(?: ?{MONTH}(?: ?(?:{DAY}|{PART_OF_MONTH}))?{UNTIL}| ?{PART_OF_YEAR})?{SINCE}"
)
MONTH_LED = re.compile(rf"{DIRECTION}{MONTH}(?: ?(?:{DAY}|{PART_OF_MONTH}))?{UNTIL}{SINCE}")
DAY_LED = re.compile(rf"{DIRECTION}{DAY}{UNTIL}{SINCE}")
_DOTTED_YEAR = (
    rf"(?:{NO_DIGIT}(?P<year>[12]\d{{3}})|{APOSTROPHE} ?(?P<short_year>\d\d)"
    rf"|{NO_DIGIT}(?P<bare_year>\d\d)(?=\. ?\d{{1,2}}\. ?\d))"
)
_DOTTED_UNTIL = (
    rf"(?: ?{TILDE} ?(?:(?:20|{APOSTROPHE})?\d\d\. ?(?=\d{{1,2}}\. ?\d))?"
    rf"(?:(?P<until_month>{MONTH_NO})[./] ?)?(?P<until_day>{DAY_NO})(?![\d가-힣]"
    rf"|[.:]\d)\.?{WEEKDAY}?)?"
)
DOTTED = re.compile(
    rf"{_DOTTED_YEAR}(?P<sign>[./-]) ?(?P<month>{MONTH_NO})(?P=sign) ?(?P<day>{DAY_NO})(?!\d)"
    rf"(?:\.(?!\d))?{WEEKDAY}?{_DOTTED_UNTIL}"
)
DOTTED_MONTH = re.compile(
    rf"(?:{NO_DIGIT}(?P<year>[12]\d{{3}})|{APOSTROPHE} ?(?P<short_year>\d\d))"
    rf"\. ?(?P<month>{MONTH_NO})(?: ?월|\.(?! ?\d))"
)
DOTTED_DAY = re.compile(
    rf"{NO_DIGIT}(?P<month>{MONTH_NO})[./] ?(?P<day>{DAY_NO})(?!\d)\.?{WEEKDAY}{_DOTTED_UNTIL}"
)
YEAR_RANGE = re.compile(
    rf"{DIRECTION}(?:{NO_DIGIT}(?P<year>[12]\d{{3}})|{APOSTROPHE} ?(?P<short_year>\d\d)"
    rf"|{NO_DIGIT}(?P<bare_year>\d\d)(?= ?{TILDE} ?{APOSTROPHE}?\d\d년))(?: ?년)? ?(?:{TILDE}|·"
    rf"|, ?) ?"
    rf"(?:(?P<until_year>[12]\d{{3}})|{APOSTROPHE}?(?P<until_short_year>\d\d)) ?(?:년도?"
    rf"|학년도)(?!간)"
    rf"(?: ?{PART_OF_YEAR})?"
)
HALF_OR_QUARTER = re.compile(rf"{FREE}{NO_DIGIT}{PART_ALONE}")
DECADE = re.compile(rf"{NO_DIGIT}(?P<decade>(?:1[0-9]|20)\d0|[3-9]0)년대")
NAMED_YEAR = re.compile(
    r"(?<![가-힣A-Za-z\d.,/~∼:–-])(?P<year>199\d|20[0-4]\d)"
    rf"(?= [가-힣A-Z])(?! (?:{_COUNTED})(?![가-힣]{{2}}))"
)
YEARS_AGO = re.compile(
    rf"{NO_DIGIT}(?P<years>\d{{1,2}}) ?년 전(?! ?(?:대비|수준|보다))"
    r"(?=[ ,.]|에|부터|까지|만|의|인|$)"
)
RELATIVE_DAY = re.compile(rf"{FREE}(?P<day_word>{any_of('day')})(?=[ ,(]|부터|까지|은 |\Z|$)")
PREVIOUS_DAY = re.compile(
    rf"{FREE}(?P<day_word>{any_of('previous_day')})(?:(?![가-힣])|(?=[은는이의과도에까부]))"
)
_WORD_END = r"(?:(?![가-힣])|(?=[에은는의][도는서]?(?![가-힣])|부터|까지))"
WEEK = re.compile(
    rf"{FREE}(?:(?P<week>{any_of('week')})(?: ?(?P<weekday>[월화수목금토일])요일| ?말{_WORD_END}"
    rf"|{_WORD_END})"
    r"|(?P<direction>지난|오는|다가오는|돌아오는) (?P<named_day>[월화수목금토일])요일)(?!간)"
)
SEASON = re.compile(rf"{FREE}(?P<direction>지난|오는) ?(?P<year_part>{NAMED_SEASON})(?!학기|방학)")

_RECURRING = re.compile(r"(?:매년|매해|해마다|격년|매월|매달|매주|홀수|짝수)(?: |으로 )?$")
_LENGTH_BEFORE = re.compile(
    r"(?:(?<![가-힣])(?:주|연|총|약|단|만|월|최대|최소|법정|평균|연간|모두|무려|각각|불과|하루"
    r"|추가|유급|무급|각)"
    r"|박|휴가|휴일|영업일|유효기간|기간은|이레|연가) ?$"
)


def printed_weekday(text: str) -> int | None:
    """Return the weekday printed in a date's text (0 is Monday), None if there is none."""
    weekday = _PRINTED_WEEKDAY.search(text)
    return _WEEKDAYS.index(weekday[1] or weekday[2]) if weekday else None


def _read_written(match: re.Match[str], text: str) -> DateParts | None:
    """Read a date that is written with 년, 월, 일 or words for them."""
    before = text[max(match.start() - 6, 0) : match.start()]
    if _RECURRING.search(before):
        return DateParts(is_recurring=True)
    groups = match.groupdict()
    parts = DateParts(
        month=_number(groups, "month"),
        day=_number(groups, "day"),
        direction=DIRECTIONS.get(groups["direction"] or ""),
        part=groups.get("year_part") or groups.get("month_part"),
        is_open=bool(groups["since"]),
    )
    return _add_until(_add_shifts(_add_year(parts, groups), groups), groups)


def _read_day(match: re.Match[str], text: str) -> DateParts | None:
    before = text[max(match.start() - 6, 0) : match.start()]
    if match["direction"] is None and _LENGTH_BEFORE.search(before):
        return None
    parts = _read_written(match, text)
    return parts and parts._replace(printed=printed_weekday(match.group()))


def _add_year(parts: DateParts, groups: dict[str, str | None]) -> DateParts:
    word = groups.get("year_word")
    if groups.get("year"):
        return parts._replace(year=_number(groups, "year"))
    if short := groups.get("short_year") or groups.get("bare_year"):
        return parts._replace(year=_with_century(short))
    if word:
        return parts._replace(year_shift=0 if word == "올" else SHIFTS["year"][word])
    if previous := groups.get("previous_year"):
        return parts._replace(year_shift=SHIFTS["previous_year"][previous], from_previous=True)
    return parts


def _add_shifts(parts: DateParts, groups: dict[str, str | None]) -> DateParts:
    if word := groups.get("month_word"):
        return parts._replace(month_shift=SHIFTS["month"][word])
    if previous := groups.get("previous_month"):
        return parts._replace(month_shift=SHIFTS["previous_month"][previous], from_previous=True)
    return parts


def _add_until(parts: DateParts, groups: dict[str, str | None]) -> DateParts:
    """Add the other end of a range; it takes over what it does not say."""
    word = groups.get("until_month_word")
    month = _number(groups, "month2") or _number(groups, "until_month")
    day = _number(groups, "day2") or _number(groups, "until_day")
    if not (month or day or word):
        return parts
    shift = SHIFTS["month"][word] if word else None
    until = DateParts(_number(groups, "until_year"), month, day, month_shift=shift)
    return parts._replace(until=until)


def _read_dotted(match: re.Match[str], text: str) -> DateParts | None:
    groups = match.groupdict()
    parts = DateParts(month=_number(groups, "month"), day=_number(groups, "day"))
    return _add_until(_add_year(parts, groups), groups)


def _read_year_range(match: re.Match[str], text: str) -> DateParts | None:
    first = _add_year(DateParts(part=match["year_part"]), match.groupdict())
    last = match["until_year"] or str(_with_century(match["until_short_year"]))
    if first.year is None or not first.year < int(last):
        return None
    return first._replace(until=DateParts(year=int(last), part=match["year_part"]))


def _read_decade(match: re.Match[str], text: str) -> DateParts | None:
    digits = match["decade"]
    return DateParts(year=int(digits) if len(digits) == 4 else 1900 + int(digits), years=10)


def _read_named_year(match: re.Match[str], text: str) -> DateParts | None:
    return DateParts(year=int(match["year"]))


def _read_years_ago(match: re.Match[str], text: str) -> DateParts | None:
    return DateParts(year_shift=-int(match["years"]))


def _read_part(match: re.Match[str], text: str) -> DateParts | None:
    """Read 하반기에, 3분기까지: a part of a year that only the predicate can tell."""
    if _RECURRING.search(text[max(match.start() - 6, 0) : match.start()]):
        return DateParts(is_recurring=True)
    return DateParts(part=match["year_part"])


def _read_season(match: re.Match[str], text: str) -> DateParts | None:
    return DateParts(part=match["year_part"], direction=DIRECTIONS[match["direction"]])


def _read_relative_day(match: re.Match[str], text: str) -> DateParts | None:
    return DateParts(day_shift=SHIFTS["day"][match["day_word"]])


def _read_previous_day(match: re.Match[str], text: str) -> DateParts | None:
    return DateParts(day_shift=SHIFTS["previous_day"][match["day_word"]], from_previous=True)


def _read_week(match: re.Match[str], text: str) -> DateParts | None:
    if match["named_day"]:
        direction = DIRECTIONS[match["direction"]]
        return DateParts(weekday=_WEEKDAYS.index(match["named_day"]), direction=direction)
    weekday = _WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
    return DateParts(week_shift=SHIFTS["week"][match["week"]], weekday=weekday)


def _number(groups: dict[str, str | None], name: str) -> int | None:
    digits = groups.get(name)
    return int(digits) if digits else None


def _with_century(digits: str) -> int:
    return int(digits) + (2000 if int(digits) < _CENTURY_PIVOT else 1900)


NUMBER_FORMS: tuple[Rule[str, DateParts], ...] = (
    Rule("dotted", DOTTED, _read_dotted),
    Rule("dotted_month", DOTTED_MONTH, _read_dotted),
    Rule("dotted_day", DOTTED_DAY, _read_dotted),
    Rule("decade", DECADE, _read_decade),
    Rule("named_year", NAMED_YEAR, _read_named_year),
    Rule("years_ago", YEARS_AGO, _read_years_ago),
)
WRITTEN_FORMS: tuple[Rule[str, DateParts], ...] = (
    Rule("year_range", YEAR_RANGE, _read_year_range),
    Rule("year", YEAR_LED, _read_written),
    Rule("month", MONTH_LED, _read_written),
    Rule("day", DAY_LED, _read_day),
    Rule("part_of_year", HALF_OR_QUARTER, _read_part),
)
WORD_FORMS: tuple[Rule[str, DateParts], ...] = (
    Rule("week", WEEK, _read_week),
    Rule("season", SEASON, _read_season),
    Rule("previous_day", PREVIOUS_DAY, _read_previous_day),
    Rule("relative_day", RELATIVE_DAY, _read_relative_day),
)
