"""What an HTML page declares of its article: meta tags and JSON-LD.

Vocabularies: Open Graph (`og:`, `article:`), schema.org NewsArticle, and the names that Korean
outlets add for their aggregators (`dable:`, `dd:`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from flows.markup import Declared

TITLES = ("og:title", "twitter:title", "headline", "title")
OUTLETS = ("og:site_name", "dd:publisher", "publisher")
URLS = ("og:url", "twitter:url")
PUBLISHED = ("article:published_time", "dd:published_time", "og:regdate", "regdate", "pubdate")
MODIFIED = ("article:modified_time", "dd:modified_time", "og:updated_time")
PUBLISHED_TIMES = "time[itemprop='datePublished'], time[pubdate], time.published, time.entry-date"
MODIFIED_TIMES = "time[itemprop='dateModified'], time.updated, time.modified"
AUTHORS = ("dable:author", "dd:author", "og:article:author", "author", "byl", "article:author")
HALL = re.compile(
    r"(?:^|[-|:<>–—·]\s?)(?P<name>[가-힣]{2,10}(?:[시군구도]청|교육청|교육지원청))(?:\s(?:누리집|홈페이지))?$"
)
LICENCES = "img[alt*='공공누리']"
ARTICLE_TYPES = frozenset(("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting"))


def read_declared(tree: LexborHTMLParser) -> Declared:
    """Return what the page's head says; a field that is absent or no text is None or empty."""
    meta = dict(_read_meta(tree))
    article = next(_find_articles(tree), {})
    return Declared(
        title=_choose_title((_text(article.get("headline")), _pick(meta, TITLES)), tree, meta),
        outlet=_pick(meta, OUTLETS) or _name(article.get("publisher")) or _find_hall(tree),
        url=_pick(meta, URLS),
        reporters=tuple(_find_authors(article, meta)),
        published_at=_text(article.get("datePublished"))
        or _pick(meta, PUBLISHED)
        or _read_time(tree, PUBLISHED_TIMES),
        modified_at=_text(article.get("dateModified"))
        or _pick(meta, MODIFIED)
        or _read_time(tree, MODIFIED_TIMES),
        body=_text(article.get("articleBody")),
        licence=_read_licence(tree),
    )


def _choose_title(
    declared: Iterable[str | None], tree: LexborHTMLParser, meta: Mapping[str, str]
) -> str | None:
    """Return the first title that is not the site's name, which some sites give to all pages."""
    site = _pick(meta, OUTLETS)
    titles = [each for each in (*declared, _read_title(tree)) if each]
    return next((each for each in titles if each != site), next(iter(titles), None))


def _read_title(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("title")
    return _text(" ".join(node.text().split())) if node else None


def _find_hall(tree: LexborHTMLParser) -> str | None:
    """Return the town hall or school board whose name ends the title of its page."""
    hall = HALL.search(_read_title(tree) or "")
    return hall["name"] if hall else None


def _read_time(tree: LexborHTMLParser, selector: str) -> str | None:
    node = tree.css_first(selector)
    return _text(node.attributes.get("datetime")) if node else None


def _read_licence(tree: LexborHTMLParser) -> str | None:
    """Return what the pictures of a licence say; None if they differ, as in a legend of all."""
    said = {_text(node.attributes.get("alt")) for node in tree.css(LICENCES)}
    return said.pop() if len(said) == 1 else None


def _read_meta(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and content.strip():
            yield name.lower(), unescape(content).strip()


def _find_articles(tree: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken JSON-LD declares nothing; the page itself is still read
        yield from (each for each in _flatten(data) if _is_article(each))


def _flatten(data: object) -> Iterator[Mapping[str, Any]]:
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            graph = each.get("@graph")
            yield from (
                (node for node in graph if isinstance(node, dict))
                if isinstance(graph, list)
                else ()
            )


def _is_article(node: Mapping[str, Any]) -> bool:
    kind = node.get("@type")
    return any(each in ARTICLE_TYPES for each in (kind if isinstance(kind, list) else [kind]))


def _find_authors(article: Mapping[str, Any], meta: Mapping[str, str]) -> Iterator[str]:
    authors = article.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        name = _name(author)
        if name:
            yield name
    declared = _pick(meta, AUTHORS)
    if declared and not declared.startswith("http"):
        yield declared


def _name(node: object) -> str | None:
    return _text(node.get("name")) if isinstance(node, dict) else _text(node)


def _text(value: object) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None


def _pick(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
