"""`blocks`: one row is a piece of a page with one role."""

import pyarrow as pa

from schemas.columns import END, PAGE_ID, PAGE_PARENT, RULE, START
from schemas.dataset import Column, Dataset

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
    expectations=(),
)
