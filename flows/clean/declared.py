"""What a source declares of its article beside the text: it fills in, and mostly wins.

Declared are the meta tags and the JSON-LD of an HTML page and the fields of a record. They know
moments to the second, and the title where the page has none; of a title that the page shows they
often have a cut copy, or one with the site's name behind it, so the shown one stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flows.clean.lines import NOT_IN_KEY, TRUNCATION
from flows.clean.patterns import BLANKS, TITLE_BADGE
from flows.clean.places import list_places
from flows.clean.reporters import find_reporters
from flows.clean.rights import classify_rights, is_licensed
from flows.clean.stamps import SEOUL, find_stamps
from flows.clean.titles import KIND_OF_PAGE
from flows.markup import Declared
from flows.records import Article

LEAST_SHARE = 0.5
"""Of the declared title's key: less of it on the page is no title but a menu word."""

BARE_NAME = re.compile(r"[가-힣]{2,4}")
BODY_NAME = re.compile(
    r"(?:[시군구도]청|의회|위원회|신문|일보|뉴스|투데이|방송|저널|편집[국부실팀]?|취재[부팀])$"
)
HEADS = ("시장", "군수", "구청장", "도지사")
NAME_BREAK = re.compile(r"\s?[,·/|&;ㆍ、]\s?")
ROLE_BEHIND = re.compile(r"\s?(?:선임|전문|인턴|수습|객원)?\s?(?:기자|특파원|PD|논설위원|에디터)?$")
ADDRESS = re.compile(r"[(<\[]?\s?[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\s?[)>\]]?")
SITE_BREAK = re.compile(rf"{BLANKS}[-|:<>–—·]\s+|(?:{BLANKS})?[|<]\s*")
TRAIL = re.compile(r">.*>")  # a breadcrumb in the place of the title
DOMAIN_NAME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
WORD = re.compile(r"[0-9A-Za-z가-힣]{2,}")
STEM = 2  # code points: what a word has before its particle, at least
ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)

NOTHING = Declared()


def complete_article(
    article: Article, declared: Declared, is_record: bool = False, body: str = ""
) -> Article:
    """Return the article with what is declared of it; `body` is its text.

    `is_record` tells that a record's fields declare it: their moment is often that of the crawl,
    so another day that the page itself prints stands.
    """
    if declared == NOTHING:
        return article
    outlet = _read_outlet(declared.outlet) or article.outlet
    changes: dict[str, Any] = {
        "title": _choose_title(article.title, declared.title, outlet, body, is_record=is_record),
        "subtitle": declared.subtitle or article.subtitle,
        "outlet": outlet,
        "outlet_domain": find_host(declared.url) or article.outlet_domain,
        "reporters": _choose_reporters(article, declared.reporters, outlet, body),
        "redistribution": _choose_rights(article.redistribution, declared.licence),
        **_choose_published(article, declared.published_at, is_record),
    }
    return _choose_modified(replace(article, **changes), declared.modified_at)


def _read_outlet(outlet: str | None) -> str | None:
    return None if outlet is None or DOMAIN_NAME.fullmatch(outlet) else outlet


def find_host(url: str | None) -> str | None:
    """Return the host of a URL in lower case without `www.`, or None."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _choose_title(
    shown: str | None, declared: str | None, outlet: str | None, body: str, *, is_record: bool
) -> str | None:
    """Return the declared title; the shown one where that is all of it, or it without an end.

    The title field of a record stands as it is, cut or not: the text's own first line is no more.
    Some sites declare their own name: of two titles that have nothing in common, the one whose
    words the body uses is the title. Some crawls take a whole entry of a list for the title, with
    teaser, day and views below it: the first line counts.
    """
    if not declared or (shown and (TRAIL.search(declared) or _names_kind_of_page(declared))):
        return shown
    clean = TITLE_BADGE.sub("", _drop_site(declared.strip().partition("\n")[0].rstrip(), outlet))
    if shown is None:
        return clean
    key, declared_key = _make_key(shown), _make_key(clean)
    if not key or not declared_key:
        return clean
    if key in declared_key or declared_key in key:
        return _choose_of_kin(shown, clean, is_record)
    return _choose_apart(shown, clean, body)


def _choose_of_kin(shown: str, clean: str, is_record: bool) -> str:
    """Return one of two titles of which one holds the other."""
    key, declared_key = _make_key(shown), _make_key(clean)
    if declared_key not in key:
        return shown if len(key) >= LEAST_SHARE * len(declared_key) else clean
    is_word = len(declared_key) < LEAST_SHARE * len(key)
    is_cut = not is_record and TRUNCATION.search(clean) and key.startswith(declared_key)
    return shown if is_word or is_cut else clean


def _choose_apart(shown: str, clean: str, body: str) -> str:
    """Return one of two titles that differ, or the part of the declared one that is shown."""
    if part := _find_part(clean, _make_key(shown)):
        return part
    is_shown = _count_words(shown, body) > _count_words(clean, body)
    return shown if is_shown else clean


def _find_part(declared: str, key: str) -> str | None:
    """Return the part of a declared title with a site's names that makes most of the shown one."""
    parts = [part.strip() for part in SITE_BREAK.split(declared)]
    if len(parts) == 1:
        return None
    held = (part for part in parts if _make_key(part) in key)
    return next((part for part in held if len(_make_key(part)) > LEAST_SHARE * len(key)), None)


def _names_kind_of_page(declared: str) -> bool:
    """Return whether a title is only what its board calls all of its pages (공고 상세보기 | …)."""
    return KIND_OF_PAGE.fullmatch(SITE_BREAK.split(declared)[0].strip()) is not None


def _count_words(title: str, body: str) -> int:
    return sum(word[:STEM] in body for word in WORD.findall(title))


def _make_key(title: str) -> str:
    return NOT_IN_KEY.sub("", title)


def _drop_site(title: str, outlet: str | None) -> str:
    """Return the title without the site's name, and whatever sections stand before that."""
    breaks = list(SITE_BREAK.finditer(title))
    if not breaks or not outlet or _make_key(outlet) not in _make_key(title[breaks[-1].end() :]):
        return title
    first = next((each for each in breaks if "<" in each.group()), breaks[-1])
    return title[: first.start()].strip() or title


def _choose_reporters(
    article: Article, declared: tuple[str, ...], outlet: str | None, body: str
) -> tuple[str, ...]:
    """Return the declared names; those of the page where the declared are among them.

    Names that are declared without a role may be the site's: they only fill in.
    """
    signed = {name for each in declared for name in find_reporters(each)}
    if article.reporters and signed <= set(article.reporters):
        return article.reporters
    names = (name for each in declared for name in _read_names(each, outlet))
    return tuple(dict.fromkeys(name for name in names if not _is_governed(name, body)))


def _read_names(author: str, outlet: str | None) -> Iterator[str]:
    author = ADDRESS.sub("", author).strip()
    signed = list(find_reporters(author))
    yield from signed
    if signed:
        return
    for part in NAME_BREAK.split(author):
        name = ROLE_BEHIND.sub("", part).strip()
        if BARE_NAME.fullmatch(name) and name != outlet and not _names_body(name):
            yield name


def _is_governed(name: str, body: str) -> bool:
    """Whether the body names the head of a place of that name: 두물군(군수 하다온)."""
    return any(f"{name}({head} " in body for head in HEADS)


def _names_body(name: str) -> bool:
    return BODY_NAME.search(name) is not None or name in list_places()


def _choose_rights(shown: str, licence: str | None) -> str:
    """Return the class of a licence told by its picture only; a printed licence stands."""
    declared = classify_rights(licence or "")
    return declared if is_licensed(declared) and not is_licensed(shown) else shown


def _choose_published(
    article: Article, declared: str | None, is_record: bool
) -> Mapping[str, object]:
    """Return moment and precision: declared, unless the page contradicts its day or its zone.

    Some sites write the time of Seoul and call it UTC: the clock that the page shows tells.
    """
    read = read_moment(declared)
    shown = article.published_at
    if read is None:
        return {}
    moment, precision, clock = read
    if shown and _shows(shown, clock) and not _shows(shown, moment):
        return {}
    is_full_day = shown is not None and article.published_precision != "month"
    if shown and is_full_day and is_record and shown.date() != moment.date():
        return {}
    if shown and article.published_precision == "day" and precision == "day":
        return {}
    return {"published_at": moment, "published_precision": precision}


def _shows(shown: datetime, clock: datetime) -> bool:
    return shown.replace(tzinfo=None, second=0) == clock.replace(tzinfo=None, second=0)


def _choose_modified(article: Article, declared: str | None) -> Article:
    read = read_moment(declared)
    if read is None or article.modified_at is not None:
        return article
    return article if read[0] == article.published_at else replace(article, modified_at=read[0])


def read_moment(declared: str | None) -> tuple[datetime, str, datetime] | None:
    """Return the declared moment in Seoul, its precision, and its clock as written; or None.

    One without a zone is in Seoul; so is every printed shape that stamps have.
    """
    match = ISO.match((declared or "").strip())
    if match is None:
        stamp = next(iter(find_stamps(declared or "")), None)
        return (stamp.moment, stamp.precision, stamp.moment) if stamp else None
    zone = (match["zone"] or "").replace("Z", "+00:00")
    try:
        clock = datetime.fromisoformat(f"{match['day']}T{match['time']}{zone}")
    except ValueError:
        return None
    moment = clock.astimezone(SEOUL) if clock.tzinfo else clock.replace(tzinfo=SEOUL)
    return moment, "second" if len(match["time"]) > 5 else "minute", clock
