"""The lines above a body: mastheads, menus and buttons are not the title, nor is it their deck."""

import pytest

from flows.clean.page import clean_page
from flows.clean.zoning import zone_page
from flows.records import Article, Page

TITLE = "가람도, 2025년 시군 농정평가 결과 발표…온새미시 대상"
DECK = "우수 4곳, 장려 3곳 등 10개 시군 시상"
BODY = (
    "가람도는 도내 22개 시군의 농정을 평가해 온새미시를 대상에 뽑았다고 22일 밝혔다.\n\n"
    "올해로 27회째인 이 평가는 4개 분야 46개 지표를 외부위원 9명이 심사했다.\n\n"
    "시상식은 오는 29일 도청에서 열린다. 상금은 모두 2억 원이다."
)
TAIL = "담당 : 농정기획팀장 한보람 054-000-3366\n이전글 가람도, 재난관리 합동점검"


def read(text: str) -> Article:
    page = Page("0" * 32, "page.txt", 0, "text/plain", 0, "", "utf-8", "", False, len(text), text)
    (article,) = clean_page(page).articles
    return article


@pytest.mark.parametrize(
    "above",
    [
        "가람도 누리집\n새소식 > 보도자료",
        "HOME > 대학소식 > 보도자료\n국립가람대학교 대외협력본부",
        "Language KOR ENG\n가람군청 누리집에 오신 것을 환영합니다\n군정 > 보도자료 > 상세보기",
        "가람군청 | 군정홍보 | 보도자료\n페이지 공유하기 프린트",
        "Breaking News  온새미제철소 냉각탑 보수 완료\n전체기사 | 정치 | 자치 | 경제 | 사회",
        "가람교육청 소통홍보과\n공유 인쇄",
    ],
)
@pytest.mark.parametrize("deck_is_below", [True, False])
def test_masthead_is_not_the_title(above: str, deck_is_below: bool) -> None:
    stamp = "제공일자 2025년 12월 22일(월)\n제공부서 농업정책과"
    deck = f"- {DECK} -"
    head = [TITLE, stamp, deck] if deck_is_below else [TITLE, deck, stamp]
    article = read("\n".join([above, *head, "트위터 페이스북 밴드 인쇄"]) + f"\n\n{BODY}\n\n{TAIL}")
    assert (article.title, article.subtitle) == (TITLE, DECK)
    assert article.body_char_count == len(BODY.replace("\n\n", "\n"))


@pytest.mark.parametrize(
    "series", ["[폐교를 걷다] ③", "기획특집 「폐교, 다시 문을 열다」 ③", "[폐교를 걷다] (3) 일자리"]
)
def test_number_of_a_series_is_not_the_title(series: str) -> None:
    article = read(
        f"{series}\n가람시, 옛 학교에 새 도서관 문 연다\n입력 2024-03-05 09:10\n\n{BODY}"
    )
    assert (article.title, article.subtitle) == ("가람시, 옛 학교에 새 도서관 문 연다", None)


@pytest.mark.parametrize(
    "above",
    [
        "재 너머 ③\n\n",
        "[현장에서] 시리즈 31\n",
        "종합 상수도 하수도 수자원 기업 입찰\n\n",
        "가람도농업기술공사\n뉴스룸 > 보도자료 > 상세\n",
    ],
)
def test_series_menu_or_name_of_the_body_is_not_the_title(above: str) -> None:
    title = "가람도농업기술공사, 시군 농정평가 ‘대상’"
    text = f"{above}{title}\n{DECK}\n표다온 기자\n입력 2025.12.22 10:00\n\n{BODY}"
    article = read(text)
    assert (article.title, article.subtitle) == (title, DECK)


def test_headline_above_the_clock_goes_before_a_menu_printed_twice() -> None:
    menu = "전체기사\n뉴스 브리핑\n가람 사람들"
    above = f"{menu}\n가람타임스 메뉴닫기\n{menu}\n이전 기사\n{TITLE}\n스크롤 이동 상태바"
    stamp = "기자명 한보람 기자   입력 2025.12.22 18:05  댓글 0"
    article = read(f"{above}\n{TITLE}\n{stamp}\n\n{BODY}")
    assert (article.title, article.subtitle) == (TITLE, None)


def test_headline_may_begin_with_a_call() -> None:
    title = "농정은 약속입니다! 온새미시, 시군 농정평가 대상"
    article = read(f"{title}\n작성일 2025-12-22 09:20\n\n{BODY}")
    assert article.title == title


def test_title_that_bears_the_number_of_its_series_stays() -> None:
    title = "[폐교를 걷다] ③ 옛 학교에 새 도서관 문 연다"
    assert read(f"{title}\n책 4만 권 갖춰\n입력 2024-03-05 09:10\n\n{BODY}").title == title


def test_buttons_between_title_and_deck_keep_them_together() -> None:
    text = f"가람일보\n{TITLE}\n페이스북 카카오스토리\n- {DECK} -\n입력 2025-12-22 09:00\n\n{BODY}"
    article = read(text)
    assert (article.title, article.subtitle) == (TITLE, DECK)


def test_second_line_of_a_deck_above_a_picture_is_none_of_its_captions() -> None:
    photo = "▲ 온새미시 들녘. 온새미시 제공"
    text = f"{TITLE}\n입력 2024-03-05 09:10\n\n{DECK}\n상금은 2억 원\n\n{photo}\n\n{BODY}"
    assert read(text).subtitle == f"{DECK}\n상금은 2억 원"


def test_second_line_of_a_deck_below_the_clock_goes_on_with_it() -> None:
    text = (
        f"{TITLE}\n입력 2024-03-05 09:10\n\n{DECK}\n상금은 들녘에 물길을 내는 데 쓰기로\n\n{BODY}"
    )
    assert read(text).subtitle == f"{DECK}\n상금은 들녘에 물길을 내는 데 쓰기로"


def test_decks_behind_a_triangle_stand_without_it() -> None:
    text = (
        f"{TITLE}\n▷ {DECK}\n▷ 상금은 모두 2억 원, 오는 29일 시상\n입력 2025-12-22 09:00\n\n{BODY}"
    )
    article = read(text)
    assert (article.title, article.subtitle) == (
        TITLE,
        f"{DECK}\n상금은 모두 2억 원, 오는 29일 시상",
    )


def test_page_that_lets_know_is_a_notice() -> None:
    assert read(f"온새미시 강사 면접 결과 알림\n작성일 2025-12-22\n\n{BODY}").kind == "notice"


def test_phone_below_an_appeal_is_no_contact_of_a_release() -> None:
    text = f"{TITLE}\n입력 2025-12-22 09:00\n\n{BODY}\n\n■ 제보하기\n전화: 055-555-0142"
    assert read(text).kind == "news_article"


def test_list_right_above_the_body_is_no_heading_of_it() -> None:
    items = "● 온새미시 대상\n● 시상식 29일 도청"
    article = read(f"{TITLE}\n입력 2025-12-22 09:00\n{items}\n\n{BODY}")
    assert article.body_char_count == len(BODY.replace("\n\n", "\n"))


def test_file_named_after_the_title_is_an_attachment() -> None:
    name = f"1.[보도자료] {TITLE}.hwp (136.00 Kb) Hit: 1"
    text = f"{TITLE}\n기관명 : 가람도\n작성일: 2025-12-22\n{name}\n\n{BODY}"
    roles = {text[zone.start : zone.end]: zone.role for zone in zone_page(text)}
    assert (roles[TITLE], roles[name]) == ("title", "attachment")


def test_lines_below_a_body_are_not_taken_for_one_that_was_wrapped() -> None:
    tail = (
        "자료제공: 의회사무과 의사팀 ☎063-000-2417\n"
        "공공누리 제4유형 : 출처표시 + 상업적 이용금지 + 변경금지\n"
        "이 페이지에서 제공하는 정보에 만족하십니까?\n"
        "매우만족 만족 보통 불만족 매우불만족\n"
        "이전글 가람군의회, 지방의회 청렴도 향상 결의대회\n"
        "다음글 의장, 사과 수확 농가 일손돕기"
    )
    text = f"{TITLE}\n작성일 2025-12-22\n\n{BODY}\n\n{tail}"
    zones = {zone.role: text[zone.start : zone.end] for zone in zone_page(text)}
    assert zones["contact"] == "자료제공: 의회사무과 의사팀 ☎063-000-2417"
    assert zones["copyright"] == "공공누리 제4유형 : 출처표시 + 상업적 이용금지 + 변경금지"


def test_agency_rights_line_of_a_picture_does_not_cut_the_body() -> None:
    caption = "고분군 전경. (사진=한빛연구원 제공) p@garam.example *재판매 및 DB 금지"
    first = "[가람=온새미저널] 한보람 기자 = 가람군 고분군에서 금동 말갖춤이 나왔다."
    text = f"{TITLE}\n기사등록 2024/11/12 10:30\n{caption}\n\n{first}\n\n{BODY}"
    article = read(text)
    assert article.dateline_place == "가람"
    assert article.body_char_count == len(BODY.replace("\n\n", "\n")) + 1 + len(
        first[first.index("가람군") :]
    )


@pytest.mark.parametrize(
    "lines",
    [
        [f"[문화/행사] 온새미마을, {number}번째 마을 축제 열어" for number in range(6)],
        ["온새미마을이 축제를 열었다. 주민들은 떡을 나누며 한 해의 농사를 함께 기렸다. " * 3],
    ],
)
def test_list_or_text_below_the_title_is_no_deck(lines: list[str]) -> None:
    stamp = "작성일 2025-12-22"
    between = "\n".join(lines)
    article = read(
        f"{TITLE}\n홈 > 군정소식\n{TITLE}\n{between}\n공공누리 출처표시\n{stamp}\n\n{BODY}"
    )
    assert (article.title, article.subtitle) == (TITLE, None)


def test_item_above_a_stamp_is_the_reporter() -> None:
    article = read(f"{TITLE}\n  • 한보람\n  • 승인 2025.12.22 14:04\n  • 댓글 0\n\n{BODY}")
    assert article.reporters == ("한보람",)


def test_other_items_above_a_stamp_are_no_reporters() -> None:
    article = read(f"{TITLE}\n  • 가람신문\n  • 승인 2025.12.22 14:04\n  • 댓글 0\n\n{BODY}")
    assert article.reporters == ()
