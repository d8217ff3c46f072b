"""`articles`: one row is an article on a page."""

import pyarrow as pa

from schemas.columns import PAGE_ID, PAGE_PARENT
from schemas.dataset import SEOUL_SECONDS, Column, Dataset

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
    expectations=(),
)
