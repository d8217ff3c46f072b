"""Tables flattened to text: rows of cells belong to the body, menus of words do not."""

import pytest

from flows.clean.zoning import zone_page

HEAD = "가람도, 농정평가 결과 발표\n입력 2024-03-05 09:10\n\n"
FIRST = "가람도는 시군 농정평가에서 온새미시를 대상에 뽑았다고 5일 밝혔다."
LAST = "시상식은 도청에서 열린다. 도는 내년에 지표를 다섯 개 더 넣는다."
TABLE = (
    "구분 | 시군 | 시상금\n대상 | 온새미시 | 5,000만 원\n우수(2) | 누리시, 한빛군 | 각 2,000만 원"
)
HEADED = "구 분 | 최우수 | 우수\n시부 | 온새미시 | 누리시, 한빛시\n군부 | 다솜군 | 두물군, 샛별군"
END = "\n\n한보람 기자 boram@garam.example\n저작권자 © 가람일보 무단전재 금지"


def find_roles(text: str, part: str) -> set[str]:
    """Return the roles of the zones that lie within a part of the text."""
    start = text.index(part)
    inside = range(start, start + len(part))
    return {zone.role for zone in zone_page(text) if zone.start in inside}


@pytest.mark.parametrize("title", ["", "[평가 결과]\n", "< 수상 시군 >\n"])
@pytest.mark.parametrize("last", [f"\n\n{LAST}", ""])
@pytest.mark.parametrize(
    "table", [TABLE, TABLE.replace(" | ", "\t"), TABLE.replace(" | ", " / "), HEADED]
)
def test_table_is_text_in_and_at_the_end_of_a_body(title: str, last: str, table: str) -> None:
    text = f"{HEAD}{FIRST}\n\n{title}{table}{last}{END}"
    assert find_roles(text, table) == {"paragraph"}
    assert find_roles(text, FIRST) == {"paragraph"}
    assert find_roles(text, title.strip() or table) <= {"subheading", "paragraph"}


@pytest.mark.parametrize(
    "rows",
    [
        "전체기사 | 정치 | 자치 | 경제\n로그인 | 구독신청 | 기사제보 | 사회",
        "다음 글 | 온새미시, 마을 축제 열어\n이전 글 | 누리시, 장학금 350명에 전해",
        "누리집 | 가람도청 | 온새미시청",
    ],
)
def test_rows_without_figures_are_no_table(rows: str) -> None:
    text = f"{HEAD}{FIRST}\n\n{LAST}{END}\n{rows}"
    assert "paragraph" not in find_roles(text, rows)


def test_table_without_figures_behind_an_enclosure_is_none() -> None:
    text = f"{HEAD}{FIRST}\n\n{LAST}\n\n붙임 1. 평가 결과 1부.  끝.\n{HEADED}{END}"
    assert find_roles(text, HEADED) != {"paragraph"}


def test_table_above_the_text_is_not_its_body() -> None:
    text = f"{HEAD}날짜 | 기온 | 비\n5일 | 12도 | 0\n\n{FIRST}\n\n{LAST}{END}"
    assert "paragraph" not in find_roles(text, "날짜 | 기온 | 비")


@pytest.mark.parametrize("bullet", ["○", "◦", "□", "①"])
def test_list_at_the_end_of_a_body_is_text(bullet: str) -> None:
    items = f"{bullet} 사과 : 1억 5,400만 원\n{bullet} 쌀·잡곡 : 6,950만 원"
    text = f"{HEAD}{FIRST}\n\n{LAST}\n{items}\n\n문의 : 농정과 (☎ 061-000-0000)"
    assert find_roles(text, items) == {"subheading" if bullet == "□" else "paragraph"}
    assert find_roles(text, "문의 :") == {"contact"}


def test_list_of_other_stories_is_none() -> None:
    items = "· 온새미시, 마을 축제 열어\n· 누리시, 장학금 350명에 전해"
    text = f"{HEAD}{FIRST}\n\n{LAST}\n{items}{END}"
    assert "paragraph" not in find_roles(text, items)
