"""Stamps: the printed moments at which an article was published or changed.

Shapes (domain notes, section 4): 승인, 입력, 등록, 수정, 최종수정, 기사입력, 송고 with a date in a
dozen forms: `2025-02-17 07:20`, `2025.02.25 18:31:07`, `2025년 2월 17일 (월) 오전 7:20`, `2023-05`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")

PUBLISHED_LABEL = (
    r"기사\s?(?:입력|등록|작성|승인)|승인|입력|등록|송고|발행|(?<!지면)게재|게시|작성|글\s?쓴\s?(?:때|날)"
    r"|제\s?공|배포|보도|date"
)
MODIFIED_LABEL = r"(?:최종|기사)\s?수정|수정|업데이트|고침"
LABEL = rf"(?P<modified>{MODIFIED_LABEL})|(?P<published>{PUBLISHED_LABEL})"
WEEKDAY = r"(?:\s?[(\[]?[월화수목금토일](?:요일)?[)\]]?(?![가-힣]))?"
DATE = (
    r"(?P<year>(?:19|20)?\d{2})\s?(?:[-./]|년)\s?(?P<month>\d{1,2})"
    rf"(?:\s?(?:[-./]|월)\s?(?P<day>\d{{1,2}})(?!\d)일?\.?{WEEKDAY})?월?"
)
TIME = (
    r"(?P<half>오전|오후|AM|PM)?\s?(?P<hour>\d{1,2})(?::|시\s?)(?P<minute>\d{2})분?"
    r"(?::(?P<second>\d{2}))?"
)
STAMP = re.compile(
    rf"(?<!\d)(?:(?:{LABEL})\s?(?:일시|일자|시간|시각|시점|일)?\s?[:：|]?\s{{0,2}})?{DATE}(?:[\sT,·(\[]{{0,3}}{TIME}[)\]]?)?"
    rf"(?!\d)(?:\s?(?P<label_after>송고|입력|등록|승인|발행))?",
    re.IGNORECASE,
)
DATE_SHAPE = re.compile(r"\d\s?[-./년]\s?\d")
"""What every stamp holds: most lines do not, and to look for it costs next to nothing."""

DATE_BEGINNING = re.compile(r"\d(?=\s?[-./년]\s?\d)")
"""The same for a whole page: every place where one begins."""

LABEL_LINE = re.compile(rf"(?:{LABEL})\s?(?:일시|일자|시간|시각|시점|일)?\s?[:：]?", re.IGNORECASE)
CENTURY = 2000  # of years printed with two digits
STAMP_LINE = 120  # code points
CLOCKS = ("minute", "second")
BARE_REST = 14  # code points around a day that neither label, clock nor place marks as a stamp
STAMP_REST = 20  # code points: an outlet's name or a button may stand beside the stamps
ISSUE = "월호"  # of a monthly: 2025년 3월호 통권 218호
PAPER = re.compile(r"제?\s?\d{1,5}호|(?<!\d)\d{1,2}면")  # issue and page of the printed paper
RELEASED, AT_ONCE = "보도", "즉시"  # one of them is in every embargo
# From when a release may be used: 배포 즉시 사용하여 주시기 바랍니다, 조간부터 보도해 주십시오
EMBARGO = re.compile(
    r"(?:(?:배포\s?)?즉시\s?(?:사용|보도|활용)|(?:이후|후|부터)\s?보도)"
    r"(?:해|하여|하시기|할\s수)?\s?(?:주시기\s)?(?:바랍니다|바람|주십시오|주세요|가능|요망|있습니다)?\.?$"
)
# Beside a stamp with a clock: (a@b.kr), 조회수 12
ADDRESS_OR_VIEWS = re.compile(
    r"(?:\(|(?:편집[국부]|신문|일보|뉴스|통신|저널|방송|투데이|미디어|타임스)\s)"
    r"[^()\s]{3,40}@[A-Za-z0-9.-]{3,40}\)?|조회\s?수?\s?[:：]?\s?[\d,]+"
)
BESIDE = re.compile(r"[가-힣]{2,4}\s?기자|\[[^\[\]]{1,40}\]")
AGO = re.compile(r"(?:[가-힣]{2,4}\s(?:기자\s)?)?\d{1,2}\s?(?:분|시간|일)\s?전")  # 추해솔 3시간 전
NARRATIVE = re.compile(r",\s.{4,}[가-힣]\.$")  # 2023년 2월, 나루군의 한 마을.
PERIOD = re.compile(r"\d\s?\S{0,4}\s?[~∼]\s?\d")  # from when to when something lasts
NOT_LETTERS = re.compile(r"[^0-9A-Za-z가-힣]+")

PRECISIONS = ("second", "minute", "day", "month")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed moment; `kind` is published, modified or bare (no label beside it)."""

    kind: str
    moment: datetime
    precision: str


def find_stamps(text: str) -> list[Stamp]:
    """Return the stamps in `text` in order; impossible dates such as month 13 are left out."""
    if DATE_SHAPE.search(text) is None:
        return []
    return [stamp for match in STAMP.finditer(text) if (stamp := _read(match))]


def is_stamp_line(text: str) -> bool:
    """Whether a line holds a stamp, or the label of one, and hardly anything else."""
    if (LABEL_LINE.fullmatch(text) and len(text) > 2) or AGO.fullmatch(text):
        return True
    stamps = find_stamps(text) if len(text) <= STAMP_LINE else []
    if not stamps:
        return False
    is_marked = any(stamp.kind != "bare" or stamp.precision in CLOCKS for stamp in stamps)
    if not is_marked and NARRATIVE.search(text):
        return False
    is_day = any(stamp.precision != "month" for stamp in stamps)
    is_dated = is_day or ISSUE in text
    is_clear = is_marked or (is_dated and STAMP.match(text) is not None)
    rest = STAMP_REST if is_clear else BARE_REST if is_day else 0
    bare = EMBARGO.sub("", PAPER.sub("", STAMP.sub("", text)))
    if any(stamp.precision in CLOCKS for stamp in stamps):
        bare = ADDRESS_OR_VIEWS.sub("", bare)
    if any(stamp.kind != "bare" and stamp.precision in CLOCKS for stamp in stamps):
        bare = BESIDE.sub("", bare)
    return len(NOT_LETTERS.sub("", bare)) <= rest and PERIOD.search(text) is None


def is_embargo(text: str) -> bool:
    """Whether a line begins with a stamp and says in a sentence from when a release may be used."""
    begins = (RELEASED in text or AT_ONCE in text) and STAMP.match(text) is not None
    return begins and EMBARGO.search(text) is not None and is_stamp_line(text)


def find_days(text: str) -> list[date]:
    """Return the full days that `text` prints with year, month and day, labelled or not."""
    return [stamp.moment.date() for stamp in find_stamps(text) if stamp.precision != "month"]


def _read(match: re.Match[str]) -> Stamp | None:
    if len(match["year"]) == 2 and not match["minute"]:
        return None  # 24.5.10 alone may be anything
    try:
        moment = datetime(
            int(match["year"]) + (CENTURY if len(match["year"]) == 2 else 0),
            int(match["month"]),
            int(match["day"] or 1),
            _hour(match) if match["day"] else 0,
            int(match["minute"] or 0),
            int(match["second"] or 0),
            tzinfo=SEOUL,
        )
    except ValueError:
        return None
    return Stamp(_kind(match), moment, _precision(match))


def _hour(match: re.Match[str]) -> int:
    hour = int(match["hour"] or 0)
    half = (match["half"] or "").upper()
    if half in ("오후", "PM") and hour < 12:
        return hour + 12
    return 0 if half in ("오전", "AM") and hour == 12 else hour


def _kind(match: re.Match[str]) -> str:
    if match["modified"]:
        return "modified"
    return "published" if match["published"] or match["label_after"] else "bare"


def _precision(match: re.Match[str]) -> str:
    if not match["day"]:
        return "month"
    if not match["minute"]:
        return "day"
    return "second" if match["second"] else "minute"
