"""`blocks`: one row is a piece of a page with one role."""

import pyarrow as pa

from schemas.columns import END, PAGE_ID, PAGE_PARENT, RULE, START
from schemas.dataset import Column, Dataset
from schemas.expectation import between, matches, not_null, one_of, row_floor, true_flag, unique
from schemas.guarantees import ARTICLE_ID_REGEX, OF_PAGE, SPAN

ROLES = (
    "title",
    "subtitle",
    "breadcrumb",
    "stamp",
    "byline",
    "dateline",
    "caption",
    "subheading",
    "paragraph",
    "signoff",
    "contact",
    "copyright",
    "attachment",
    "module_heading",
    "module_item",
    "module_teaser",
    "navigation",
    "advertisement",
    "comment",
    "other",
)

BLOCKS = Dataset(
    name="blocks",
    description="One row is a piece of a page with one role.",
    columns=(
        PAGE_ID,
        Column("article_id", pa.string(), "The article it belongs to; null for page chrome"),
        Column("block_no", pa.int32(), "Position on the page, from 0"),
        START,
        END,
        Column("role", pa.string(), "What the block is on the page"),
        Column("module", pa.string(), "The page module it belongs to, as headed"),
        RULE,
    ),
    key=(
        "page_id",
        "block_no",
    ),
    parents=(PAGE_PARENT,),
    minimum_rows=1,
    expectations=(
        *OF_PAGE,
        not_null("block_no"),
        between("block_no", 0, None, "blocks count from 0"),
        true_flag("is_first_of_key", "No row before it has the same key.", reason="duplicate_key"),
        unique("page_id", "block_no"),
        *SPAN,
        not_null("role"),
        one_of("role", ROLES),
        matches("article_id", ARTICLE_ID_REGEX, "`<page_id>:<n>`"),
        true_flag("is_of_its_page", "`article_id` begins with the row's `page_id`."),
        true_flag("is_module_named", "A block of a module names it.", severity="warning"),
        true_flag(
            "is_article_there",
            "The article it belongs to, if any, is there and was not held back.",
            severity="warning",
            reason="missing_parent",
            scope="run",
        ),
        row_floor(1),
    ),
)
