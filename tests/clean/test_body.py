"""What stands between the paragraphs: captions, calls to the reader and words of the site."""

import pytest

from flows.clean.zoning import zone_page

HEAD = "가람시, 새 도서관 문 연다\n입력 2024-03-05 09:10\n\n"
FIRST = "가람시는 중앙동에 새 도서관을 열었다고 5일 밝혔다."
MIDDLE = "도서관은 책 4만 권을 갖추고 저녁 열 시까지 문을 연다."
LAST = "시는 내년까지 걸어서 닿는 도서관을 두 곳 더 짓는다. 사업비는 12억 원이다."


def find_role(line: str, gap: str = "\n\n") -> tuple[str, str]:
    """Return role and rule of a line between the paragraphs of a story."""
    text = HEAD + gap.join((FIRST, MIDDLE, line, LAST)) + "\n\n한보람 기자 boram@garam.example"
    zone = next(each for each in zone_page(text) if each.start == text.index(line))
    return zone.role, zone.rule


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("책방지기 도하늘 씨가 낡은 교탁 앞에 앉아 있다.", ("caption", "scene")),
        ("어린이들이 새 도서관에서 그림책을 들여다보고 있다.", ("caption", "scene")),
        ("주민이 비탈길 손잡이를 잡고 오르고 있다.", ("caption", "scene")),
        (
            "지난 2일 도서관을 찾은 가족이 나무길을 걷고 있다. 이날 하루 1천 명이 다녀갔다.",
            ("caption", "scene"),
        ),
        ("누리시 간호사가 29일 다솜읍 한 어르신의 혈압을 재고 있다.", ("caption", "scene")),
        ("누리시 주민이 20일 넘게 군청 앞에서 목소리를 높이고 있다.", ("paragraph", "prose")),
        ("17일 누리군민회관에서 한 주민이 발언하고 있다.", ("caption", "scene")),
        ("누리시 주민이 29일 현재 700명까지 서명에 이름을 올리고 있다.", ("paragraph", "prose")),
        ("지난해부터 이 마을을 찾는 관광객이 줄어들고 있다.", ("paragraph", "prose")),
        ("주민들이 반년째 버스를 놓고 어려움을 겪고 있다.", ("paragraph", "prose")),
        ("상인들은 손님을 기다리며 골목을 쓸고 있다.", ("paragraph", "prose")),
        ("[사진] 어린이들이 책을 고르는 모습 /가람시", ("caption", "photo_mark")),
        ("한보람(오른쪽 두 번째) 관장이 서고를 보여 주고 있다.", ("caption", "pointed_out")),
        ("▲ 도서관이 내놓은 공책 3종. 이달 말 판매를 앞두고 있다.", ("caption", "lone_mark")),
        ("▲ 분야별로 보면", ("paragraph", "list_item")),
        ("▲책 4만 권 ▲의자 300개 ▲책상 120개를 갖췄다.", ("paragraph", "prose")),
        ("도서관은 산 아래 언덕에 홀로 서 있다.", ("paragraph", "prose")),
        ("주민들은 “책이 모자란다”며 서고 앞에 서 있다.", ("paragraph", "prose")),
        ("새 도서관 앞마당. 봄꽃을 심었다. 한보람 기자", ("caption", "credited_text")),
        (
            "책은 주민이 골랐다. 돈은 시가 냈다. 둘 다 넉넉했다. (한보람 기자)",
            ("paragraph", "prose"),
        ),
        ("※ 가람 소식은 누리톡에서!", ("advertisement", "exclaimed_line")),
        ("도서관이 멀다던 마을에도 이제 책이 온다", ("subheading", "short_line")),
        ("이번 소식을 편지로 보내 드립니다. 지금 신청하세요.", ("other", "site_voice")),
        ("여러분의 동네에는 도서관이 있나요? 투표하러 가기", ("other", "site_voice")),
        ("한 주민은 “책을 보내 드립니다”라는 쪽지를 남겼다.", ("paragraph", "prose")),
        ("꼭 필요한 책부터 산다. 나머지는 이웃에서 빌린다.", ("paragraph", "prose")),
    ],
)
def test_line_between_paragraphs(line: str, found: tuple[str, str]) -> None:
    assert find_role(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("내 나이에 맞는 보험, 1분 만에 확인", ("advertisement", "offer")),
        ("가람 생굴 특가", ("advertisement", "offer")),
        ("▶ 가람일보 카카오채널 추가하고 소식 받아보기 ◀", ("advertisement", "offer")),
        ("‘반값 특가’에 몰린 주민들", ("subheading", "short_line")),
        ("○ 누리집에서 신청하세요", ("paragraph", "list_item")),
    ],
)
def test_offer_is_no_heading(line: str, found: tuple[str, str]) -> None:
    assert find_role(line) == found


def test_titles_below_a_heading_of_related_stories_are_no_headings() -> None:
    related = "▶ 관련기사\n가람 도서관 또 최대\n책값 10년 새 39% 올라"
    text = f"{HEAD}\n\n{FIRST}\n\n{related}\n■ 책 4만 권\n{MIDDLE}\n\n{LAST}"
    found = {text[each.start : each.end]: each.role for each in zone_page(text)}
    assert [found[line] for line in related.split("\n")] == ["navigation"] * 3
    assert found["■ 책 4만 권"] == "subheading"


def test_credit_makes_the_line_above_it_a_caption() -> None:
    line = "▲ 새 도서관 열람실. 창으로 들이 보인다."
    assert find_role(f"{line}\nⓒ 한보람") == ("caption", "above_credit")


def test_list_behind_the_mark_of_captions_is_text() -> None:
    line = "▲ 어린이 자료실은 2층에 두고 밤까지 연다."
    assert find_role(f"{line}\n{line.replace('어린이', '어르신')}") == ("paragraph", "prose")


def test_advertisement_in_the_middle_does_not_end_an_interview() -> None:
    parts = [HEAD, FIRST, "― 어떻게 시작했나.", "── 광고문의 031-555-0100 ──", "― 힘든 점은."]
    text = "\n\n".join([*parts, LAST])
    roles = [each.role for each in zone_page(text) if each.start >= text.index(FIRST)]
    assert roles == ["paragraph", "subheading", "advertisement", "subheading", "paragraph"]


def test_dateline_may_stand_before_the_first_marked_heading() -> None:
    dateline, heading = "[가람=누리통신] 한보람 기자 =", "◇가람시, 새 도서관 열어"
    text = f"{HEAD}\n\n{dateline} {heading}\n\n{FIRST}\n\n◇책 4만 권\n\n{LAST}"
    roles = {text[each.start : each.end]: each.role for each in zone_page(text)}
    assert (roles[dateline], roles[heading]) == ("dateline", "subheading")


def test_signed_scene_does_not_end_the_text_that_goes_on_to_its_own_signature() -> None:
    scene = "이른 아침 아이들이 강가에서 연을 날리고 있다. 한보람 기자 a@b.example"
    text = f"{HEAD}\n\n{FIRST}\n\n{scene}\n\n{LAST} 한보람 기자 a@b.example"
    roles = {text[each.start : each.end]: each.role for each in zone_page(text)}
    assert (roles[FIRST], roles[scene]) == ("paragraph", "caption")


def test_polite_text_keeps_its_paragraphs() -> None:
    polite = [
        "가람시가 중앙동에 새 도서관을 열었습니다.",
        "도서관은 책 4만 권을 갖추고 밤까지 문을 엽니다.",
        "주민들은 책 읽는 마을이 되기를 바라고 있습니다.",
    ]
    zones = zone_page(HEAD + "\n\n".join(polite))
    assert sum(zone.role == "paragraph" for zone in zones) == len(polite)


def test_speaker_in_brackets_does_not_end_a_broadcast() -> None:
    speech = '"책을 빌리러 다른 동네까지 걸어 다녔습니다."'
    text = f"{HEAD}\n\n{FIRST}\n[도서관 이용자(음성변조)]\n{speech}\n{MIDDLE}\n{LAST}"
    roles = {text[each.start : each.end]: each.role for each in zone_page(text)}
    assert {roles[line] for line in (FIRST, speech, MIDDLE, LAST)} == {"paragraph"}


def test_bare_month_heads_an_item() -> None:
    assert find_role("2025년 10월") == ("subheading", "short_line")


def test_last_sentence_of_a_few_words_is_text() -> None:
    end = "결과는 오는 12월 가려진다."
    text = f"{HEAD}\n\n{FIRST}\n\n{MIDDLE}\n\n{end}\n\n한보람 기자"
    zone = next(each for each in zone_page(text) if each.start == text.index(end))
    assert (zone.role, zone.rule) == ("paragraph", "short_sentence")


def test_the_file_of_a_picture_ends_no_body() -> None:
    text = HEAD + "\n\n".join((FIRST, "GR-L4.JPG", MIDDLE, LAST))
    roles = {text[zone.start : zone.end]: zone.role for zone in zone_page(text)}
    assert roles[MIDDLE] == roles[LAST] == "paragraph"
    assert roles["GR-L4.JPG"] == "attachment"
