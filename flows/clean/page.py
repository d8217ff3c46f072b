"""The clean stage for one page: zones become blocks, an article and module entries."""

from __future__ import annotations

from collections.abc import Sequence

from flows.clean.metadata import BODY_ROLES, describe_article
from flows.clean.modules import find_module_items, find_rendered_after
from flows.clean.zoning import Zone, zone_page
from flows.records import Article, Block, CleanPage, Page


def clean_page(page: Page) -> CleanPage:
    """Return the blocks, the article (none on a page without running text) and the modules.

    The blocks tile the non-blank characters of `page.text`. Pure and linear in its length.
    """
    zones = zone_page(page.text)
    article_id = f"{page.page_id}:0" if any(z.role in BODY_ROLES for z in zones) else None
    blocks = tuple(_make_block(page.page_id, article_id, no, z) for no, z in enumerate(zones))
    return CleanPage(
        page_id=page.page_id,
        blocks=blocks,
        articles=(_describe(article_id, page, zones),) if article_id else (),
        module_items=tuple(find_module_items(page.page_id, page.text, zones)),
        rendered_after=find_rendered_after(page.text, zones),
    )


def _make_block(page_id: str, article_id: str | None, no: int, zone: Zone) -> Block:
    owner = None if zone.is_chrome else article_id
    return Block(page_id, owner, no, zone.start, zone.end, zone.role, zone.module, zone.rule)


def _describe(article_id: str, page: Page, zones: Sequence[Zone]) -> Article:
    own = [zone for zone in zones if not zone.is_chrome]
    return describe_article(article_id, page.page_id, page.text, own)
