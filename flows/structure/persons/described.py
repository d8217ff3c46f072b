"""The body in what is said of a person right before the name.

나루연구소 소장을 맡고 있는 표다온 교수   whom the person leads
물길시에서 사업을 맡아 온 표다온 과장    where the person works
모임 ‘물결무늬’의 표다온 대표          a name in quote marks
물길중 3학년 표다온 군                the school of a pupil
"""

from __future__ import annotations

import re

from flows.structure.persons.scenes import PersonPhrase
from flows.structure.persons.surroundings import Surroundings, name_in_text

_LED = re.compile(
    r"(?:[ \xa0](?:초대[ \xa0])?(?:소장|회장|위원장|단장|대표|사무국장|관장|원장|센터장|이사장"
    r"|본부장)[을를][ \xa0]맡(?:은|고[ \xa0]있는)"
    r"|[을를][ \xa0]이끄는"
    r"|[ \xa0](?:(?:집행|운영|추진|자문|전문|심의)?위원장?|회장|대표|이사장|이사|고문|감사"
    r"|대변인)인)[ \xa0]$"
)
_MEMBER = "의원"
_LONGEST_LED = 24
_QUOTED = re.compile(r"[‘'“\"](?P<name>[^‘’'“”\"\n]{2,20})[’'”\"](?:의)?[ \xa0]$")
_LAW_FIRM = re.compile(
    r"(?P<name>(?:법무법인|세무법인|회계법인|특허법인) [가-힣]{1,8}?)(?:의)?[ \xa0]$"
)
_LONGEST_QUOTED = 26
_PUPIL = re.compile(
    r"(?<![가-힣])(?P<school>[가-힣]{2,10}(?:초|중|고|학교))[ \xa0][1-6]학년(?:생|인)?[ \xa0]$"
)
_LONGEST_PUPIL = 20
_WORKED = re.compile(
    r"에서(?:[ \xa0][^\s.,“”\"]{1,12}){0,3}[ \xa0]"
    r"(?:(?:일|근무)(?:하는|한|하고[ \xa0]있는|해[ \xa0]온)|(?:재직|근무)[ \xa0]중인"
    r"|맡(?:은|아[ \xa0]온)|가르치는|가르쳐[ \xa0]온)[ \xa0]$"
)
_LONGEST_WORKED = 60
_PLANT = re.compile(
    r"(?<![가-힣])(?P<plant>[0-9A-Za-z가-힣]{2,12}[ \xa0][가-힣]{2,5}(?:공장|사업장|지점))$"
)
_ESTATE = re.compile(r"[가-힣]{2}(?:공단|산단)")  # 나루공단: where firms are
OF_GROUPS = frozenset([
    "대표", "공동대표", "이사장", "회장", "단장", "감독", "사무국장", "운영위원장", "활동가",
    "사무처장", "집행위원장", "위원장", "간사",
])  # fmt: skip


def read_described(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the body that the words right before a person tell, or None."""
    return (
        _read_led(text, phrase, around)
        or _read_worked(text, phrase, around)
        or _read_quoted(text, phrase)
        or _read_school(text, phrase, around)
    )


def _read_led(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the body in 나루연구소 소장을 맡고 있는 표다온 교수, 나루모임을 이끄는 표다온 씨."""
    led = _LED.search(text, max(0, phrase.first - _LONGEST_LED), phrase.first)
    is_member = phrase.base == _MEMBER  # of a council, whatever committee the member chairs
    body = around.by_end.get(led.start()) if led and not is_member else None
    is_body = body is not None and body.kind == "organization"
    return name_in_text(text, body, around) if body and is_body else None


def _read_quoted(text: str, phrase: PersonPhrase) -> str | None:
    """Return the body in 모임 ‘물결무늬’의 표온유 대표, 법무법인 다솔의 우정택 변호사."""
    least = max(0, phrase.first - _LONGEST_QUOTED)
    law_firm = _LAW_FIRM.search(text, least, phrase.first)
    if law_firm:
        return law_firm["name"]
    quoted = _QUOTED.search(text, least, phrase.first)
    return quoted["name"] if quoted and phrase.base in OF_GROUPS else None


def _read_school(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return the school of 물길중 3학년 표다온 군."""
    pupil = _PUPIL.search(text, max(0, phrase.first - _LONGEST_PUPIL), phrase.first)
    return around.by_text.get(pupil["school"], pupil["school"]) if pupil else None


def _read_worked(text: str, phrase: PersonPhrase, around: Surroundings) -> str | None:
    """Return where somebody works: 물길시에서 사업을 맡아 온 표다온 과장."""
    worked = _WORKED.search(text, max(0, phrase.first - _LONGEST_WORKED), phrase.first)
    if worked is None:
        return None
    body = around.by_end.get(worked.start())
    if body is not None:
        is_body = body.kind == "organization" and not _ESTATE.fullmatch(body.text)
        return name_in_text(text, body, around) if is_body else None
    plant = _PLANT.search(text, max(0, worked.start() - _LONGEST_WORKED), worked.start())
    return plant["plant"] if plant else None
