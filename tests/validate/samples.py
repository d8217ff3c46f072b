"""A page of our own and everything read from it, built by hand, for tests of gates and outputs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.findings import Check
from flows.records import (
    Article,
    Award,
    Block,
    CleanPage,
    DateMention,
    Evidence,
    Facts,
    Initiative,
    Mention,
    ModuleItem,
    Page,
    Quantity,
    Quotation,
    Sentence,
)
from flows.tables import write_pages, write_records

SEOUL = ZoneInfo("Asia/Seoul")
FACT_KINDS = (
    "sentences",
    "quotations",
    "mentions",
    "quantities",
    "dates",
    "awards",
    "initiatives",
)
TITLE = "가람군, 민원서비스 평가 2년 연속 우수"
PARAGRAPH = (
    "가람군은 2024년 민원서비스 평가에서 우수 등급을 받았다. 전국 226개 가운데 23개다. "
    '김하늘 군수는 "군민 덕분"이라고 말했다. 새길 분석도 마쳤다.'
)
ITEM = "나래시 축제 연다"


def page_text(number: int) -> str:
    """Return the text of the page with that number; only the last line differs."""
    return f"{TITLE}\n{PARAGRAPH}\n많이 본 뉴스\n{ITEM}\n{number:06}쪽"


def page(number: int = 0) -> Page:
    text = page_text(number)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        page_id=digest[:32],
        source_uri=f"seeds/{number}.txt",
        record_no=0,
        media_type="text/plain",
        byte_count=len(data),
        sha256=digest,
        encoding="utf-8",
        encoding_evidence="valid utf-8",
        is_normalized=False,
        char_count=len(text),
        text=text,
    )


def cleaned(page: Page) -> CleanPage:
    article_id = f"{page.page_id}:0"
    roles = (
        ("title", article_id, None),
        ("paragraph", article_id, None),
        ("module_heading", None, "많이 본 뉴스"),
        ("module_item", None, "많이 본 뉴스"),
        ("other", None, None),
    )
    blocks = []
    start = 0
    for number, (line, (role, owner, module)) in enumerate(
        zip(page.text.split("\n"), roles, strict=True)
    ):
        end = start + len(line)
        blocks.append(Block(page.page_id, owner, number, start, end, role, module, "sample"))
        start = end + 1
    item = blocks[3]
    return CleanPage(
        page_id=page.page_id,
        blocks=tuple(blocks),
        articles=(_article(article_id, page.page_id),),
        module_items=(
            ModuleItem(
                None,
                page.page_id,
                item.start,
                item.end,
                "sample",
                "많이 본 뉴스",
                1,
                1,
                ITEM,
                None,
            ),
        ),
        rendered_after=date(2025, 11, 25),
    )


def _article(article_id: str, page_id: str) -> Article:
    return Article(
        article_id=article_id,
        page_id=page_id,
        kind="news_article",
        title=TITLE,
        subtitle=None,
        sections=("전국", "가람군"),
        outlet="가람일보",
        outlet_domain="www.garam.example",
        issuer=None,
        issuer_code=None,
        reporters=("박별",),
        published_at=datetime(2025, 2, 17, 7, 20, tzinfo=SEOUL),
        published_precision="minute",
        modified_at=None,
        dateline_place=None,
        body_char_count=len(PARAGRAPH),
        paragraph_count=1,
        copyright_text=None,
        redistribution="unknown",
    )


def facts(page: Page) -> Facts:
    """Return one fact of each kind, spans and verbatim texts true to the page."""

    def common(words: str) -> tuple[str, str, int, int, str]:
        start = page.text.index(words, len(TITLE))
        return f"{page.page_id}:0", page.page_id, start, start + len(words), "sample"

    def named(kind: str, words: str) -> str:
        return f"{page.page_id}:{kind}:{common(words)[2]}"

    speaker = common("김하늘")
    evidence = tuple(
        Evidence(name, *common(words)[2:4])
        for name, words in (
            ("recipient", "가람군"),
            ("programme", "민원서비스 평가"),
            ("year", "2024년"),
            ("grade", "우수"),
            ("selected", "23개"),
            ("selected_of", "226개"),
        )
    )
    return Facts(
        sentences=(Sentence(*common(PARAGRAPH), 0, 1),),
        quotations=(
            Quotation(
                *common("군민 덕분"),
                named("quotation", "군민 덕분"),
                0,
                "군민 덕분",
                "김하늘",
                "군수",
                "가람군",
                False,
                "말했다",
                speaker[2],
                speaker[3],
            ),
        ),
        mentions=(
            Mention(
                *common("김하늘"),
                named("person", "김하늘"),
                "person",
                "김하늘",
                "김하늘",
                None,
                "군수",
                "가람군",
            ),
        ),
        quantities=(
            Quantity(
                *common("226개"),
                named("quantity", "226개"),
                "226개",
                226.0,
                None,
                "개",
                "count",
                "기초단체",
                False,
                None,
                None,
            ),
        ),
        dates=(
            DateMention(
                *common("2024년"),
                named("date", "2024년"),
                "2024년",
                date(2024, 1, 1),
                date(2024, 12, 31),
                "year",
                "explicit",
            ),
        ),
        awards=(
            Award(
                *common("민원서비스 평가"),
                named("award", "민원서비스 평가"),
                "가람군",
                None,
                None,
                None,
                "민원서비스 평가",
                None,
                2024,
                "우수",
                None,
                None,
                None,
                23,
                226,
                None,
                None,
                None,
                None,
                evidence,
            ),
        ),
        initiatives=(
            Initiative(
                *common("새길 분석"),
                named("initiative", "새길 분석"),
                "새길 분석",
                "가람군",
                None,
                "analysis",
                2024,
            ),
        ),
    )


def write_batch(folder: Path, pages: Sequence[Page]) -> None:
    """Write a batch folder as ingest, clean and structure leave it."""
    cleaned_pages = [cleaned(each) for each in pages]
    write_pages(folder, pages, cleaned_pages)
    for name in ("blocks", "articles", "module_items"):
        write_records(folder, name, [row for each in cleaned_pages for row in getattr(each, name)])
    for name in FACT_KINDS:
        write_records(folder, name, [row for each in pages for row in getattr(facts(each), name)])


def sample_check(row_id: str | None = None) -> Check:
    return Check("sample", "awards", row_id, "warning", "pass", "1", "1", "It holds.")
