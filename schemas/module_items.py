"""`module_items`: one row is an entry of a page module."""

import pyarrow as pa

from schemas.columns import FACT, PAGE_PARENT
from schemas.dataset import Column, Dataset
from schemas.expectation import between, matches, not_null, true_flag, unique
from schemas.guarantees import ARTICLE_ID_REGEX, OF_PAGE, SPAN, VERBATIM

MODULE_ITEMS = Dataset(
    name="module_items",
    description="One row is an entry of a page module.",
    columns=(
        *FACT,
        Column("module", pa.string(), "Heading of the module"),
        Column("list_no", pa.int32(), "Number of the list in its module, from 1"),
        Column("rank", pa.int32(), "Printed rank; null where none"),
        Column("title", pa.string(), "Title of the entry"),
        Column("teaser", pa.string(), "Teaser under the title"),
    ),
    key=(
        "page_id",
        "start",
    ),
    parents=(PAGE_PARENT,),
    verbatim="title",
    expectations=(
        *OF_PAGE,
        *SPAN,
        true_flag("is_first_of_key", "No row before it has the same key.", reason="duplicate_key"),
        unique("page_id", "start"),
        matches("article_id", ARTICLE_ID_REGEX, "`<page_id>:<n>`"),
        true_flag("is_of_its_page", "`article_id` begins with the row's `page_id`."),
        not_null("module"),
        not_null("list_no"),
        between("list_no", 1, None, "lists count from 1"),
        between("rank", 1, None, "ranks count from 1"),
        not_null("title"),
        VERBATIM,
    ),
)
