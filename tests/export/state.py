"""A state to export from, made of invented pages by the stages themselves, gates left out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from flows.clean.page import clean_page
from flows.ingest.formats import read_records
from flows.ingest.inventory import take_inventory
from flows.records import Page
from flows.structure.facts import structure_page
from flows.tables import write_pages, write_records
from flows.write.aggregates import add_aggregates
from flows.write.dictionary import write_dictionary
from flows.write.merge import merge_batches
from tests.validate.samples import FACT_KINDS

NEWS = """전국 › 가람군
가람군, 주민 손으로 마을 지도 그렸다
승인 2025-03-04 09:10
박별 기자 star.park@garam.example
가람군은 지난해 주민 31명이 참여한 마을 지도 그리기 사업을 마쳤다고 4일 밝혔다.
김하늘 군수는 “지도 한 장에 마을의 기억을 빠짐없이 담으려고 애썼다”고 말했다.
지도를 그린 나무열(61) 씨는 “골목마다 숨은 이야기를 옮기는 데 꼬박 석 달이 걸렸다”고 말했다.
가람군은 2024년 민원서비스 종합평가에서 우수 등급을 받았다.
가람=박별 기자 star.park@garam.example 010-1234-5678
저작권자 © 가람일보 무단전재 및 재배포 금지
많이 본 뉴스
1 나래시 벚꽃 축제 다음 달 첫째 주말에 연다
2 다온군 도서관 밤 열 시까지 문 연다
"""
RELEASE = """나래시 보도자료
나래시, 작은 도서관 열두 곳 밤 열 시까지 연다
등록일 : 2025-03-05
나래시(시장 이슬기)는 4월부터 작은 도서관 12곳을 밤 10시까지 연다고 5일 밝혔다.
이슬기 시장은 “퇴근길에 들를 수 있는 도서관을 늘리겠다”고 말했다.
도서관을 자주 찾는 모세찬(34) 씨는 “아이와 함께 책을 읽을 곳이 생겨 반갑다”고 말했다.
나래시는 이 사업에 3억 5000만 원을 들인다.
담당부서 : 도서관과 (041-123-4567, library@narae.example)
본 저작물은 공공누리 제1유형 조건에 따라 이용할 수 있습니다.
"""
COPY = """다온일보
나래시 작은 도서관, 이제 밤에도 연다
입력 2025-03-06 08:00
나래시(시장 이슬기)는 4월부터 작은 도서관 12곳을 밤 10시까지 연다고 5일 밝혔다.
밤에도 문을 여는 도서관은 시청 누리집에서 찾아볼 수 있다고 시는 덧붙였다.
저작권자 ⓒ 다온일보 무단 전재-재배포 금지
"""
UNCHANGEABLE = """라온군 보도자료
라온군, 봄꽃 심기에 주민 예순 명 나서
등록일 : 2025-03-07
라온군은 하천 둑길 2km에 봄꽃을 심었다고 7일 밝혔다.
봄꽃을 고른 어진솔 녹지과장은 “물을 적게 먹는 꽃을 골랐다”고 설명했다.
본 저작물은 공공누리 제4유형 조건에 따라 이용할 수 있습니다.
"""
SILENT = NEWS.replace("저작권자 © 가람일보 무단전재 및 재배포 금지\n", "").replace("가람", "마루")
PAGES = {
    "news": NEWS,
    "release": RELEASE,
    "copy": COPY,
    "unchangeable": UNCHANGEABLE,
    "silent": SILENT,
}


def make_state(folder: Path, pages: Mapping[str, str] = PAGES) -> Path:
    """Return the folder of a state with those pages, its id its name."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    for name, text in pages.items():
        (inputs / f"{name}.txt").write_text(text, encoding="utf-8")
    sources = take_inventory([str(inputs)]).sources
    records = list(chain.from_iterable(map(read_records, sources)))
    found = [each for each in records if isinstance(each, Page)]
    cleaned = [clean_page(each) for each in found]
    facts = [structure_page(page.text, clean) for page, clean in zip(found, cleaned, strict=True)]
    batch, state = folder / "batch", folder / "0123456789abcdef"
    write_pages(batch, found, cleaned)
    for name in ("blocks", "articles", "module_items"):
        write_records(batch, name, [row for each in cleaned for row in getattr(each, name)])
    for name in FACT_KINDS:
        write_records(batch, name, [row for each in facts for row in getattr(each, name)])
    merge_batches([batch], state)
    add_aggregates(state)
    write_dictionary(state)
    return state
