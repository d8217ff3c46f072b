"""What the zones around an article's body say about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from flows.clean.bylines import find_outlet, find_place
from flows.clean.lines import NOT_IN_KEY
from flows.clean.patterns import BLANKS, TITLE_BADGE
from flows.clean.reporters import NAME_ABOVE_STAMP, find_reporters
from flows.clean.rights import classify_rights, find_domain, find_owner
from flows.clean.stamps import CLOCKS, STAMP, Stamp, find_stamps
from flows.clean.zoning import Zone
from flows.records import Article

BODY_ROLES = frozenset(("paragraph", "subheading"))
BRIEF_HEADINGS = frozenset(("marked_subheading", "brief_heading"))
SIGNED_ROLES = frozenset(("byline", "stamp", "dateline", "signoff"))
PLACED_ROLES = SIGNED_ROLES - {"stamp"}
RELEASE_ROLES = frozenset(("contact",))
RELEASE_WORD = re.compile(r"보도\s?자료|자료\s?제공|제\s?공\s?일|공공누리|<끝>")
BRIEF_WORD = re.compile(r"단신|브리핑|\[인사\]|\[부고\]|\[게시판\]")
NOTICE_WORD = re.compile(
    r"^\s*\[?(?:공고|고시|알림|입법예고)\]?|(?:공고|입법예고|고시|알림)$|공고\s?제?\s?\d{4}\s?-\s?\d+\s?호"
)
LEAST_PART = 8  # letters of a line that is a piece of the title
DECK_FRAME = re.compile(rf"^[-–—―▷]\s+|{BLANKS}[-–—―]$")  # how releases set their decks apart
SITE_SUFFIX = re.compile(rf"{BLANKS}[-|:<]\s+(?P<site>[가-힣A-Za-z0-9. ]{{2,20}})$")
MARK = re.compile(r"^[^0-9A-Za-z가-힣\[(‘“'\"]+")
SECTION_SEPARATOR = re.compile(r"\s?[>›»]\s?")


def describe_article(article_id: str, page_id: str, text: str, zones: Sequence[Zone]) -> Article:
    """Return the article that `zones` (those of one article, in page order) make up."""
    body = _texts(text, zones, BODY_ROLES)
    rights_lines = _texts(text, zones, ("copyright",))
    rights = _first(rights_lines)
    published, modified = _choose_stamps(text, zones)
    outlet = _find_article_outlet(text, zones, rights)
    title = _first(_texts(text, zones, ("title",)))
    decks = _texts(text, zones, ("subtitle",))
    subtitles = [DECK_FRAME.sub("", each) for each in decks if not _is_part(each, title)]
    return Article(
        article_id=article_id,
        page_id=page_id,
        kind=_classify(text, zones, title),
        title=_clean_title(title, outlet) if title else None,
        subtitle="\n".join(subtitles) or None,
        sections=tuple(_find_sections(text, zones)),
        outlet=outlet,
        outlet_domain=find_domain(rights) if rights else None,
        issuer=None,
        issuer_code=None,
        reporters=tuple(_find_article_reporters(text, zones)),
        published_at=published.moment if published else None,
        published_precision=published.precision if published else None,
        modified_at=modified.moment if modified else None,
        dateline_place=_find_dateline_place(text, zones, outlet),
        body_char_count=len("\n".join(body)),
        paragraph_count=sum(zone.role == "paragraph" for zone in zones),
        copyright_text=rights,
        redistribution=classify_rights("\n".join(rights_lines)),
    )


def _is_part(deck: str, title: str | None) -> bool:
    """Return whether a line below a title is a piece of it, printed again over two lines."""
    key = NOT_IN_KEY.sub("", deck)
    return len(key) >= LEAST_PART and key in NOT_IN_KEY.sub("", title or "")


def describe_brief(article_id: str, page_id: str, text: str, zones: Sequence[Zone]) -> Article:
    """Return one of several briefs: its own heading is its title, the page's title a section."""
    article = describe_article(article_id, page_id, text, zones)
    heading = _first([text[each.start : each.end] for each in zones if each.rule in BRIEF_HEADINGS])
    sections = (*article.sections, *filter(None, (article.title,)))
    title = MARK.sub("", heading) if heading else article.title
    return replace(article, kind="brief", title=title, subtitle=None, sections=sections)


def _texts(text: str, zones: Iterable[Zone], roles: Collection[str]) -> list[str]:
    return [text[zone.start : zone.end] for zone in zones if zone.role in roles]


def _first(texts: Sequence[str]) -> str | None:
    return texts[0] if texts else None


def _choose_stamps(text: str, zones: Sequence[Zone]) -> tuple[Stamp | None, Stamp | None]:
    above = [zone for zone in zones if zone.role == "stamp"]
    below = [zone for zone in zones if zone.role == "signoff" and zone.rule == "stamp_line"]
    stamps = [
        stamp for zone in above or below for stamp in find_stamps(text[zone.start : zone.end])
    ]
    published = [stamp for stamp in stamps if stamp.kind == "published"]
    bare = [stamp for stamp in stamps if stamp.kind == "bare"]
    modified = [stamp for stamp in stamps if stamp.kind == "modified"]
    first = next(iter(published or bare), None)
    first = _refine(first, [*published, *bare]) if first else None
    return first, modified[-1] if modified else None


def _refine(day: Stamp, stamps: Sequence[Stamp]) -> Stamp:
    """Return the stamp of the same day that has a clock, where the first one has none."""
    same = (
        stamp
        for stamp in stamps
        if stamp.precision in CLOCKS and stamp.moment.date() == day.moment.date()
    )
    return next(same, day) if day.precision == "day" else day


def _find_article_outlet(text: str, zones: Sequence[Zone], rights: str | None) -> str | None:
    """Return the owner of the rights, else who a dateline or a stamp names.

    A name in Latin letters (ONSAEMI) yields to the Korean one of a dateline.
    """
    owner = find_owner(rights) if rights else None
    if owner and not owner.isascii():
        return owner
    datelines = _texts(text, zones, ("dateline",))
    stamps = _texts(text, zones, ("stamp",))
    named = [name for line in datelines if (name := find_outlet(line))]
    beside = [rest for line in stamps if (rest := _stamp_rest(line))]
    return _first(named) or owner or _first(beside)


def _stamp_rest(stamp: str) -> str | None:
    rest = STAMP.sub("", stamp).strip(" |·:•")
    return (
        rest
        if re.fullmatch(r"[가-힣A-Za-z0-9]{2,14}(?:뉴스|일보|신문|투데이|타임스|저널)", rest)
        else None
    )


def _find_sections(text: str, zones: Sequence[Zone]) -> list[str]:
    sections: list[str] = []
    for zone in zones:
        if zone.role == "breadcrumb":
            sections.extend(SECTION_SEPARATOR.split(text[zone.line.content_start : zone.end]))
    return [section.strip() for section in sections if section.strip()]


def _find_article_reporters(text: str, zones: Sequence[Zone]) -> list[str]:
    signed = _texts(text, zones, SIGNED_ROLES)
    alone = [zone.line.content for zone in zones if zone.rule == NAME_ABOVE_STAMP]
    named = (name for line in signed for name in find_reporters(line))
    return list(dict.fromkeys((*alone, *named)))


def _find_dateline_place(text: str, zones: Sequence[Zone], outlet: str | None) -> str | None:
    """Return the place of a dateline; [나루일보=표다온 기자] has the outlet in its place."""
    signed = _texts(text, zones, PLACED_ROLES)
    places = (find_place(line) for line in signed)
    return _first([place for place in places if place and place != outlet])


def _classify(text: str, zones: Sequence[Zone], title: str | None) -> str:
    around = (text[zone.start : zone.end] for zone in zones if zone.role not in BODY_ROLES)
    if title and NOTICE_WORD.search(TITLE_BADGE.sub("", title)):
        return "notice"
    if title and BRIEF_WORD.search(title):
        return "brief"
    own = takewhile(lambda zone: zone.role != "copyright", zones)
    has_contact = any(zone.role in RELEASE_ROLES for zone in own)
    is_release = has_contact or any(RELEASE_WORD.search(line) for line in around)
    return "press_release" if is_release else "news_article"


def _clean_title(title: str, outlet: str | None) -> str:
    title = TITLE_BADGE.sub("", title)
    suffix = SITE_SUFFIX.search(title)
    is_site = suffix and (outlet is None or suffix["site"].strip() == outlet)
    return title[: suffix.start()] if suffix and is_site else title
