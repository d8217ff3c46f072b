"""`module_items`: one row is an entry of a page module."""

import pyarrow as pa

from schemas.columns import FACT, PAGE_PARENT
from schemas.dataset import Column, Dataset

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
    expectations=(),
)
