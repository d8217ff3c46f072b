"""Lines: hard wraps are undone, lists and headlines of one width are left alone."""

import pytest

from flows.clean.lines import split_lines

WRAPPED = """가람시, 새 도서관 문 열어
가람시는 오는 12일 중앙동에 새 도서관을 연다고 5일 밝혔
다. 도서관은 지하 1층 지상 3층 규모로 책 4만 권을 갖췄으며
어린이 자료실과 강당을 따로 두었다.
도하늘 관장은 “아이들이 걸어서 올 수 있는 도서관을 만들겠
다”고 말했다."""

HEADLINES = """가람시, 새 도서관 문 연다…책 4만 권 갖춰 시민 맞이
누리군, 마을버스 노선 열두 곳 고쳐 새벽 첫차 앞당겨
다솜군, 겨울 축제 사흘간 열려…눈 조각 서른 점 선보여
가람시의회, 예산안 심사 마무리하고 본회의로 넘겨"""

HEAD_OVER_SUMMARY = """굴 껍데기로 길을 놓는다…통영의 새 실험
올봄 2.4㎞ 먼저, 내년엔 섬까지 넓힌다
등록 : 2025-04-12 08:05:33   한보람 기자
AI 요약
▶ 바닷가 마을 세 곳에서 한 해 동안 시험
요약은 기사 전체 내용을 담지 못할 수 있습니다."""

SHORT_PARAGRAPHS = """가람군 보도자료

가람군(군수 한도현)은 오는 7일부터 9월 30일까지 마을 회관을
활용한 쉼터 88곳을 연다고 2일 밝혔다.

군은 지난달 냉방기 214대를 점검했고 낡은 것은 바꿔 달았다.
사업비는 도비 1억 2천만 원을 포함해 모두 3억 8,500만 원이며
쉼터마다 얼음물과 부채를 갖추고 어르신이 쉬어 가실 수 있는
자리를 마련했다.

가람군, 마을 회관 쉼터 88곳 새로 문 열어
한도현 군수 “어르신 모시겠다”"""

LIST = """○ 신청 기간은 3월 5일부터 4월 12일까지이며 방문 접수한다.
○ 대상은 시에 주소를 둔 열아홉 살 이상의 주민 모두
○ 문의는 각 읍면동 행정복지센터 총무팀으로 하면 된다"""

ATTACHED = """2. 붙임 없음
4. [보도자료] 가람시, 물길 수업 유공자에게 상을 전하다.hwp (347.00 Kb) Hit: 0
가람시(시장 한도현)가 15일 시청에서 물길 수업 유공자 표창 시상식을 열었다.
한도현 시장은 학교와 마을이 함께 아이들을 키웠다고 말했다."""


def test_hard_wrapped_paragraphs_become_one_line_each() -> None:
    lines = [line.text.replace("\n", "") for line in split_lines(WRAPPED)]
    assert lines == [
        "가람시, 새 도서관 문 열어",
        "가람시는 오는 12일 중앙동에 새 도서관을 연다고 5일 밝혔다. 도서관은 지하 1층 지상 3층"
        " 규모로 책 4만 권을 갖췄으며어린이 자료실과 강당을 따로 두었다.",
        "도하늘 관장은 “아이들이 걸어서 올 수 있는 도서관을 만들겠다”고 말했다.",
    ]


def test_short_paragraph_of_a_wrapped_page_is_one_line_and_its_title_stays_apart() -> None:
    lines = [line.text.replace("\n", " ") for line in split_lines(SHORT_PARAGRAPHS)]
    assert lines[1].endswith("마을 회관을 활용한 쉼터 88곳을 연다고 2일 밝혔다.")
    assert lines[-2:] == SHORT_PARAGRAPHS.split("\n")[-2:]


@pytest.mark.parametrize("text", [HEADLINES, LIST, HEAD_OVER_SUMMARY, ATTACHED])
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert [line.text for line in split_lines(text)] == text.split("\n")


@pytest.mark.parametrize(
    ("text", "is_prose", "is_truncated", "rank"),
    [
        ("가람시는 새 도서관을 열었다고 밝혔다.", True, False, None),
        ("가람시는 새 도서관을 열었다고 밝혔다. 이어 다음 달에는..", False, True, None),
        ("밝혔다.", False, False, None),
        ("3. 가람시, 새 도서관 문 연다", False, False, 3),
        (
            "가람시는 새 도서관을 열고 책을 빌려주며 마을마다 작은 책방을 하나씩 더 두기로 했다",
            True,
            False,
            None,
        ),
    ],
)
def test_line_is_seen_for_what_it_is(
    text: str, is_prose: bool, is_truncated: bool, rank: int | None
) -> None:
    (line,) = split_lines(text)
    assert (line.is_prose, line.is_truncated, line.rank) == (is_prose, is_truncated, rank)
