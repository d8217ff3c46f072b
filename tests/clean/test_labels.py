"""What lines, bylines and stamps are by themselves, from the case files beside this one."""

from datetime import datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.clean import labels
from flows.clean.bylines import find_glued_signoff, find_outlet, find_place
from flows.clean.labels import LINE_RULES, label_line
from flows.clean.lines import find_repeated_half, split_lines
from flows.clean.reporters import find_reporters
from flows.clean.rights import classify_rights, find_domain, find_owner
from flows.clean.stamps import SEOUL, find_stamps

HERE = Path(__file__).parent


def read_cases(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("case", read_cases("labels.txt"))
def test_line_gets_the_label_of_its_rule(case: str) -> None:
    rule, text = case.split("\t")
    label = label_line(split_lines(text)[0])
    assert (label.rule if label else "-") == rule


def test_every_line_rule_has_a_case() -> None:
    shown = {case.split("\t")[0] for case in read_cases("labels.txt")}
    assert {rule.name for rule in LINE_RULES} <= shown


@pytest.mark.parametrize("case", read_cases("bylines.txt"))
def test_byline_names_reporters_place_and_outlet(case: str) -> None:
    names, place, outlet, text = case.split("\t")
    assert list(dict.fromkeys(find_reporters(text))) == names.split(",")
    assert (find_place(text) or "-", find_outlet(text) or "-") == (place, outlet)


@pytest.mark.parametrize(
    "text", ["물길신문 교육팀 기자", "사회부 기자", "한보람 desk2@garam.example"]
)
def test_desk_is_no_reporter(text: str) -> None:
    assert list(find_reporters(text)) == []


@pytest.mark.parametrize("case", read_cases("signoffs.txt"))
def test_signoff_is_cut_where_it_begins(case: str) -> None:
    text = case.replace("[", "").replace("]", "")
    expected = case.index("[") if "[" in case else None
    assert find_glued_signoff(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "moment", "precision"),
    [
        ("승인 2024-03-05 09:10", "published", datetime(2024, 3, 5, 9, 10), "minute"),
        ("등록 2024.03.05 09:10:11", "published", datetime(2024, 3, 5, 9, 10, 11), "second"),
        ("2024년 3월 5일 (화) 오후 3:20", "bare", datetime(2024, 3, 5, 15, 20), "minute"),
        ("입력 2024/3/5 오전 12:05", "published", datetime(2024, 3, 5, 0, 5), "minute"),
        ("수정 2024.3.6", "modified", datetime(2024, 3, 6), "day"),
        ("date 2024-03", "published", datetime(2024, 3, 1), "month"),
        ("가람일보 2024-03-05 12:00 송고", "published", datetime(2024, 3, 5, 12), "minute"),
    ],
)
def test_stamp_is_read(text: str, kind: str, moment: datetime, precision: str) -> None:
    (stamp,) = find_stamps(text)
    assert (stamp.kind, stamp.precision) == (kind, precision)
    assert stamp.moment == moment.replace(tzinfo=SEOUL)


@pytest.mark.parametrize("text", ["2024-13-05", "2024-02-30 10:00", "31일", "12,024-03"])
def test_impossible_stamp_is_none(text: str) -> None:
    assert find_stamps(text) == []


@pytest.mark.parametrize(
    ("text", "owner", "domain", "redistribution"),
    [
        (
            "가람일보(www.garam.example), 무단전재 금지",
            "가람일보",
            "www.garam.example",
            "prohibited",
        ),
        ("저작권자 © 가람일보 무단전재 및 재배포 금지", "가람일보", None, "prohibited"),
        ("<저작권자(c) 가람통신, 무단 전재-재배포 금지>", "가람통신", None, "prohibited"),
        (
            "<저작권자© 눈 밝은 종합신문 가람누리(Garam), 무단 전재 금지>",
            "가람누리",
            None,
            "prohibited",
        ),
        ("공공누리 제2유형 : 출처표시, 상업적 이용금지", None, None, "kogl_2"),
        ("공공누리 출처표시 (상업적 이용 및 변경 가능) 조건", None, None, "kogl_1"),
        ("공공누리 출처표시 + 상업적 이용금지 + 변경금지", None, None, "kogl_4"),
        ("가람일보가 만든 글", None, None, "unknown"),
    ],
)
def test_rights_line_is_read(
    text: str, owner: str | None, domain: str | None, redistribution: str
) -> None:
    assert (find_owner(text), find_domain(text)) == (owner, domain)
    assert classify_rights(text) == redistribution


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("새 도서관 새 도서관", 5),
        ("‘새’ 도서관 '새' 도서관", 7),
        ("새 도서관 문 연다", None),
        ("새", None),
    ],
)
def test_repeated_half_is_found(text: str, length: int | None) -> None:
    assert find_repeated_half(text) == length


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (labels.RIGHTS, labels.RIGHTS_WORDS),
        (labels.CAPTION, labels.CAPTION_WORDS),
        (labels.PHOTO_RIGHTS, labels.PHOTO_WORDS),
        (labels.SITE_NOTICE, labels.NOTICE_WORDS),
    ],
    ids=["rights", "caption", "photo_rights", "site_notice"],
)
@given(data=st.data())
def test_what_a_pattern_matches_holds_one_of_its_words(data, pattern, words):
    text = data.draw(st.from_regex(pattern)).lower()
    assert any(word in text for word in words)


@pytest.mark.parametrize(
    "text",
    [
        " | ".join(["우리 동네"] * 30) + " |",
        "가" + ">" * 54 + "나" * 25,
        "홈 " + "< 나 " * 18 + "<<",
    ],
    ids=["menu", "breadcrumb", "home"],
)
def test_line_that_a_separator_leaves_open_is_told_at_once(text: str) -> None:
    line = split_lines(text)[0]
    started = process_time()
    label_line(line)
    assert process_time() - started < 0.5  # seconds; with a way back it takes hours
