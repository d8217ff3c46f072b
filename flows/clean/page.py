"""The clean stage for one page: zones become blocks, articles and module entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from flows.clean.briefs import SHARED_ROLES, split_briefs
from flows.clean.declared import complete_article
from flows.clean.issuers import name_issuer
from flows.clean.metadata import BODY_ROLES, describe_article, describe_brief
from flows.clean.modules import find_module_items, find_rendered_after
from flows.clean.zoning import Zone, zone_page
from flows.markup import Declared
from flows.records import Article, Block, CleanPage, Page

HEAD_LINES = 6  # of a page: where a body's site bears its name


def clean_page(page: Page) -> CleanPage:
    """Return the blocks, the articles (none on a page without running text) and the modules.

    The blocks tile the non-blank characters of `page.text`. Pure and linear in its length.
    """
    zones = zone_page(page.text, page.markup)
    articles = split_briefs(page.text, zones)
    owner_of = {
        zone.start: f"{page.page_id}:{no}" for no, own in enumerate(articles) for zone in own
    }
    described = tuple(_name_issuers(page.text, zones, _describe(page, articles)))
    return CleanPage(
        page_id=page.page_id,
        blocks=tuple(_make_block(page.page_id, owner_of, no, z) for no, z in enumerate(zones)),
        articles=described,
        module_items=tuple(find_module_items(page.page_id, page.text, zones)),
        rendered_after=_date_rendering(find_rendered_after(page.text, zones), described),
    )


def _date_rendering(latest: date | None, articles: Sequence[Article]) -> date | None:
    """Return the latest day of the modules, None if it only lies before what the page reports."""
    published = [each.published_at.date() for each in articles if each.published_at]
    return latest if latest and latest >= max(published, default=latest) else None


def _make_block(page_id: str, owner_of: Mapping[int, str], no: int, zone: Zone) -> Block:
    owner = None if zone.is_chrome else owner_of.get(zone.start)
    return Block(page_id, owner, no, zone.start, zone.end, zone.role, zone.module, zone.rule)


def _find_common_signoff(briefs: Sequence[Sequence[Zone]]) -> list[Zone]:
    """Return the sign-offs of the last of several briefs if no other is signed: it is for all."""
    signed = [no for no, own in enumerate(briefs) if any(zone.role == "signoff" for zone in own)]
    is_common = signed == [len(briefs) - 1]
    return [zone for zone in briefs[-1] if zone.role == "signoff"] if is_common else []


def _name_issuers(
    text: str, zones: Sequence[Zone], articles: Iterable[Article]
) -> Iterator[Article]:
    contacts = [text[zone.start : zone.end] for zone in zones if zone.role == "contact"]
    head = [text[zone.start : zone.end] for zone in zones[:HEAD_LINES]]
    yield from (name_issuer(article, contacts, head) for article in articles)


def _describe(page: Page, articles: Sequence[Sequence[Zone]]) -> Iterator[Article]:
    declared = page.markup.declared if page.markup else Declared()
    is_record = page.media_type != "text/html"
    if len(articles) == 1:
        article = describe_article(f"{page.page_id}:0", page.page_id, page.text, articles[0])
        body = [page.text[zone.start : zone.end] for zone in articles[0] if zone.role in BODY_ROLES]
        yield complete_article(article, declared, is_record, "\n".join(body))
        return
    shared = [zone for own in articles for zone in own if zone.role in SHARED_ROLES]
    shared += _find_common_signoff(articles)
    of_page = replace(declared, title=None, subtitle=None, reporters=(), body=None)
    for no, zones in enumerate(articles):
        own = [zone for zone in zones if zone.role not in SHARED_ROLES]
        article_id = f"{page.page_id}:{no}"
        article = describe_brief(article_id, page.page_id, page.text, [*shared, *own])
        yield complete_article(article, of_page, is_record)
