"""`articles`: one row is an article on a page."""

import pyarrow as pa

from schemas.columns import PAGE_ID, PAGE_PARENT
from schemas.dataset import SEOUL_SECONDS, Column, Dataset
from schemas.expectation import between, claim, matches, not_null, one_of, ordered, true_flag
from schemas.guarantees import ARTICLE_ID_REGEX, OF_PAGE, OF_REGISTRIES, key_of

KINDS = ("news_article", "press_release", "brief", "notice", "other")
PUBLISHED_PRECISIONS = ("minute", "second", "day", "month")
REDISTRIBUTIONS = ("prohibited", "kogl_1", "kogl_2", "kogl_3", "kogl_4", "unknown")

ARTICLES = Dataset(
    name="articles",
    description="One row is an article on a page.",
    columns=(
        Column("article_id", pa.string(), "`<page_id>:<n>`, n from 0"),
        PAGE_ID,
        Column("kind", pa.string(), "news_article, press_release, brief, notice or other"),
        Column("title", pa.string(), "Title without the site's name or badges"),
        Column("subtitle", pa.string(), "Subtitle; several lines joined by a newline"),
        Column("sections", pa.list_(pa.string()), "Sections of the site, outermost first"),
        Column("outlet", pa.string(), "Name of the outlet"),
        Column("outlet_domain", pa.string(), "Host name of the outlet"),
        Column("issuer", pa.string(), "Body that issued a press release"),
        Column("issuer_code", pa.string(), "Code of the issuer"),
        Column("reporters", pa.list_(pa.string()), "Names of the reporters"),
        Column("published_at", SEOUL_SECONDS, "When it was published"),
        Column(
            "published_precision",
            pa.string(),
            "minute, second, day or month: how much of published_at the page states",
        ),
        Column("modified_at", SEOUL_SECONDS, "When it was last changed"),
        Column("dateline_place", pa.string(), "Place in the dateline or sign-off"),
        Column(
            "body_char_count",
            pa.int32(),
            "Length of the body paragraphs joined by one newline",
            "code points",
        ),
        Column("paragraph_count", pa.int32(), "Number of body paragraphs"),
        Column("copyright_text", pa.string(), "The rights line as written"),
        Column(
            "redistribution",
            pa.string(),
            "What the rights line allows: prohibited, kogl_1 to kogl_4, unknown",
        ),
    ),
    key=("article_id",),
    parents=(PAGE_PARENT,),
    expectations=(
        *key_of("article_id"),
        matches("article_id", ARTICLE_ID_REGEX, "`<page_id>:<n>`"),
        *OF_PAGE,
        true_flag("is_of_its_page", "`article_id` begins with the row's `page_id`."),
        OF_REGISTRIES,
        not_null("kind"),
        one_of("kind", KINDS),
        one_of("published_precision", PUBLISHED_PRECISIONS),
        true_flag(
            "is_precision_stated", "`published_precision` is filled just where `published_at` is."
        ),
        between(
            "published_year",
            1988,
            2100,
            "the oldest articles that outlets keep online are of the late 1980s",
            severity="warning",
        ),
        ordered(
            "published_at", "modified_at", "it cannot change before it is out", severity="warning"
        ),
        ordered(
            "published_day",
            "page_rendered_after",
            "modules older than the article tell nothing of when the page was rendered",
            severity="warning",
        ),
        not_null("body_char_count"),
        between("body_char_count", 0, None, "a length"),
        ordered("body_char_count", "page_char_count", "the body is part of the page's text"),
        not_null("paragraph_count"),
        between("paragraph_count", 0, None, "a count"),
        ordered("paragraph_count", "body_char_count", "no paragraph is empty"),
        not_null("redistribution"),
        one_of("redistribution", REDISTRIBUTIONS),
        matches(
            "outlet_domain",
            "^[0-9a-z가-힣-]+(?:[.][0-9a-z가-힣-]+)+$",
            "a host name in lower case, without scheme or path",
            severity="warning",
        ),
        claim("announcement_day", "The lead's day is that of the stamp or up to a month before."),
        claim("parts_of_total", "Parts that are told beside a total add up to it."),
        claim("streak_counts", "No more bodies have a longer streak than have a shorter one."),
    ),
)
