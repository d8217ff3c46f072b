"""Invented pages for the benchmarks: the shape of a Korean local news dump, no two alike.

Every name but those of the places is invented. The same number gives the same page, anywhere.
"""

from __future__ import annotations

import random
from pathlib import Path

PLACES = ("당진시", "서산시", "영암군", "장성군", "구리시", "예산군", "김제시", "단양군")
BODIES = ("행정안전부", "보건복지부", "국민권익위원회", "한국지역정보개발원", "환경부")
PROGRAMMES = ("맑은물 관리 평가", "민원서비스 종합평가", "열린행정 실태점검", "적극행정 종합평가")
FIELDS = ("교육", "복지", "교통", "관광", "농업", "안전", "환경", "문화")
SURNAMES, GIVEN = "김이박최정강조윤장임", ("서윤", "도현", "하준", "지우", "예린", "민재")
POSITIONS = ("기획예산담당관", "자치행정과장", "보건소장", "농업정책과장", "부시장")
OUTLETS = (("가람일보", "www.garam.example"), ("한들신문", "news.handeul.example"))


def make_page(number: int) -> str:
    """Return page `number`: some 1,300 characters, of which about half are the article."""
    pick = random.Random(number)
    place, body, programme = pick.choice(PLACES), pick.choice(BODIES), pick.choice(PROGRAMMES)
    year, month, day = pick.randint(2021, 2025), pick.randint(1, 12), pick.randint(1, 28)
    reporter, official, mayor = (_name(pick) for _ in range(3))
    outlet, domain = pick.choice(OUTLETS)
    head_of = "시장" if place.endswith("시") else "군수"
    title = f"{place}, '{programme}' {pick.randint(2, 6)}년 연속 우수기관 선정"
    paragraphs = [
        f"{place}({head_of} {mayor}){_topic(place)} {month}월 {day}일 {body} 주관 "
        f"'{year}년 {programme}'에서 우수기관으로 선정됐다고 밝혔다.",
        f"이번 평가는 전국 {pick.randint(200, 700)}개 기관을 대상으로 {pick.randint(3, 9)}개 영역 "
        f"{pick.randint(10, 40)}개 지표를 점검했다.",
        *(_paragraph(pick, place) for _ in range(pick.randint(3, 6))),
        f'{official} {pick.choice(POSITIONS)}은 "{pick.choice(FIELDS)} 분야에서 거둔 결실"이라며 '
        f'"시민이 체감하는 행정을 펼치겠다"고 말했다. {place[:-1]}={reporter} 기자',
    ]
    head = (
        f"{title}\n\n  • 전국\n  • {place}\n\n{title}\n\n  • 승인 {year}-{month:02}-{day:02} 07:20"
    )
    ranking = "\n".join(f"  {rank}. {_headline(pick)}" for rank in range(1, 11))
    return (
        f"{head}\n  • {reporter} 기자{reporter} 기자\n\n" + "\n\n".join(paragraphs) + "\n\n"
        f"{outlet}({domain}), 무단전재 및 재배포 금지\n\n랭킹뉴스\n\n{ranking}\n"
    )


def write_pages(folder: Path, count: int) -> int:
    """Write pages 0 to `count` - 1, every tenth of them in CP949; return their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return sum(
        (folder / f"{number:06}.txt").write_bytes(
            make_page(number).encode("utf-8" if number % 10 else "cp949", "replace")
        )
        for number in range(count)
    )


def _paragraph(pick: random.Random, place: str) -> str:
    field, other = pick.sample(FIELDS, 2)
    rise, score = pick.randint(1, 200) / 10, pick.randint(600, 990) / 10
    return (
        f"{place}{_topic(place)} {pick.randint(2020, 2025)}년부터 {field} 분야에 "
        f"{pick.randint(2, 90)}억 {pick.randint(1, 9)}천만 원을 들여 "
        f"{pick.randint(3, 60)}개 사업을 추진해 왔다. "
        f"{other} 만족도는 전년 대비 {rise}점 오른 {score}점, "
        f"참여 인원은 약 {pick.randint(1, 9)}만 {pick.randint(1000, 9999):,}명이다."
    )


def _topic(place: str) -> str:
    return "는" if place.endswith("시") else "은"


def _headline(pick: random.Random) -> str:
    place, field = pick.choice(PLACES), pick.choice(FIELDS)
    return f"{place} {field} 사업 {pick.randint(2, 30)}건 {_name(pick)} 점검"


def _name(pick: random.Random) -> str:
    return pick.choice(SURNAMES) + pick.choice(GIVEN)
