"""Words in the names of containers that tell what they hold, as sites tend to choose them.

Names are tags with class and id words: `div.view p.sub-title`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from flows.markup import MarkedLine

WORD_BREAK = r"(?:^|[ ._-])"
MACHINE_SUMMARY = r"(?:ai[-_]?sum\w*|\w*autosummary\w*)"
STATED = r"(?<!no[-_])(?<!has[-_])(?<!with[-_])"  # no-sidebar, has-comments: a layout's name
CHROME = re.compile(
    rf"{WORD_BREAK}{STATED}(?:nav|gnb|lnb|snb|footer|aside|sns|share\w*|comments?|reply|replies"
    rf"|cmt\w*|rank\w*|popular"
    r"|related?\w*|relation\w*|recommend\w*|recomm|banner\w*|ad|ads|adv|advert\w*|promotion"
    r"|quick\w*|sitemap|login"
    r"|popup|layer|toast|tooltip|modal|subscribe\w*|subscription|reaction\w*|like|emotion|sticker"
    r"|best\w*|hot\w*"
    r"|most\w*|more\w*|read[-_]?more\w*|prevnext|prev|next|pager|paging|pagination|tags?|keywords?|hashtag\w*"
    r"|toolbar|tool|util\w*"
    r"|survey|satisfaction|skip\w*|menu\w*|search\w*|copyright|foot|side\w*|rside|lside"
    r"|(?<!block-)list|weather|button"
    rf"|{MACHINE_SUMMARY}|interest\w*|newsletter|donate|support|pull[-_]?quote\w*|module-quote"
    r")(?=[ ._-]|$)"
)
# What a machine has summed up, sure chrome though its prose be long.
SUMMED_UP = re.compile(rf"{WORD_BREAK}{MACHINE_SUMMARY}(?=[ ._-]|$)")
CAPTION = re.compile(
    rf"{WORD_BREAK}{STATED}(?:figcaption|figure|caption\w*|photo\w*|img\w*|image\w*|desc_img|thumb\w*"
    r"|(?<!drop[-_])cap|pic\w*)(?=[ ._-]|$)"
)
SUBTITLE = re.compile(
    r"[ ._-](?:\w*sub(?!scri|ject|mit|menu|nav|page)\w*|s_?tit\w*|mid[-_]?(?:tit|ttl)\w*|deck|lead"
    r"|(?:end|view|article|news|art)[-_]sum(?:mary)?|summary[-_]view|sum[-_](?:list|tit\w*|box|txt|wrap))"
    r"(?=[ ._-]|$)"
)
TITLE = re.compile(r" h[1-4](?:[ .]|$)|[ ._-]\w*(?:tit|ttl|title|subject|headline)(?=[ ._-]|$)")
BODY = re.compile(
    r"articlebody|article[-_]?(?:txt|text|view|content|cont)"
    r"|news[-_]?(?:body|txt|text|view|content|cnt|detail)"
    r"|view[-_]?(?:con|cont|content|text|body|txt)|text[-_]?view|art[-_]?(?:body|txt|text)"
    r"|cont[-_]?(?:body|view)"
    r"|(?:board|bbs)[-_]?(?:view|content|cont)|story[-_]?(?:body|news)|content[-_]?(?:body|text|article)"
    r"|(?:post|entry|read|detail)[-_]?(?:body|content|cont)"
)
LOGO = re.compile(r"[ ._-]\w*logo\w*(?=[ ._-]|$)")
KNOWN_NAMES = 1 << 13
"""Containers that are kept: those of menus and lists come again on page after page."""

LINK_SHARE = 0.5  # a line that is link for the greater part leads elsewhere


def is_link(mark: MarkedLine | None) -> bool:
    """Whether a line leads elsewhere: it is link for the greater part."""
    return mark is not None and mark.link_chars > LINK_SHARE * (mark.end - mark.start)


def is_logo(mark: MarkedLine | None) -> bool:
    """Whether a line stands in a logo, which bears the site's name."""
    return mark is not None and names_any(LOGO, mark.names)


@lru_cache(maxsize=KNOWN_NAMES)
def names_any(words: re.Pattern[str], names: str) -> bool:
    """Whether names of containers hold one of the words that a pattern of this module tells."""
    return words.search(names) is not None
