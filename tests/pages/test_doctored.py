"""Every cross-check fires through the whole run: pages whose only fault is the one it looks for."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from flows.records import Page
from flows.validate.crosschecks import CHECK_NAMES
from tests.pages.corpus import build_datasets, read_rows

HEAD = (
    "누리군은 행정안전부 '2024년 데이터기반행정 실태점검'에서 우수기관으로 선정됐다고 17일 밝혔다."
)
TITLE = "누리군, 데이터기반행정 우수기관 선정"
# check → title, sentences after the lead or in its place
DOCTORED = {
    "selected_share": (TITLE, f"{HEAD} 이는 전국 226개 기초단체 중 40곳, 상위 7%에 해당한다."),
    "streak_span": (TITLE, HEAD.replace("우수기관", "6년 연속 우수기관")),
    "grade_on_scale": (
        "누리군, 데이터기반행정 최우수기관 선정",
        HEAD.replace("우수기관", "최우수기관"),
    ),
    "grade_of_score": (TITLE, f"{HEAD} 군은 총점 71.5점을 받았다."),
    "printed_total": (TITLE, f"{HEAD} 이번 점검은 전국 697개 기관을 대상으로 했다."),
    "printed_count": (
        TITLE,
        f"{HEAD} 이번 점검은 전국 679개 기관을 대상으로 했으며 우수기관은 239곳이다.",
    ),
    "registry_total": (TITLE, f"{HEAD} 이는 전국 262개 기초단체 중 17곳이다."),
    "year_not_ahead": (TITLE, HEAD.replace("2024년", "2042년")),
    "mean_against_grade": (TITLE, f"{HEAD} 군은 81.2점을 얻었다. 평균 91.2점이 나왔다."),
    "title_grade": ("누리군, 데이터기반행정 최우수기관 선정", HEAD),
    "announcement_day": (TITLE, HEAD.replace("17일", "2024년 3월 2일")),
    "parts_of_total": (TITLE, f"{HEAD} 우수기관은 12곳(시도 4, 시군구 9)이다."),
    "streak_counts": (TITLE, f"{HEAD} 2년 연속 우수는 20곳, 3년 연속은 24곳이다."),
    "weekday": (TITLE, f"{HEAD} 시상식은 2025년 3월 5일(목) 열린다."),
}
GUARDED = {"selected_within"}  # the row gate holds such a row back before any cross-check


def make_page(title: str, body: str) -> Page:
    text = f"{title}\n\n우하늘 기자\n승인 2025-02-17 09:10\n\n{body}\n\n저작권자 © 누리일보\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Page(
        digest[:32], "doctored.txt", 0, "text/plain", 1, digest, "utf-8", "", False, len(text), text
    )


def find_failures(work: Path, title: str, body: str) -> set[object]:
    staging = build_datasets(work, [make_page(title, body)])
    return {row["check"] for row in read_rows(staging, "checks") if row["outcome"] == "fail"}


def test_the_page_without_a_fault_fails_nothing(tmp_path: Path) -> None:
    assert find_failures(tmp_path, TITLE, HEAD) == set()


@pytest.mark.parametrize("name", sorted(DOCTORED))
def test_the_check_fires(name: str, tmp_path: Path) -> None:
    assert name in find_failures(tmp_path, *DOCTORED[name])


def test_every_check_has_a_doctored_page() -> None:
    assert set(DOCTORED) | GUARDED == set(CHECK_NAMES)
