"""`texts`: one row is the canonical text of a page."""

import pyarrow as pa

from schemas.columns import PAGE_ID, PAGE_PARENT
from schemas.dataset import Column, Dataset
from schemas.expectation import not_null, row_floor
from schemas.guarantees import key_of, parent_in

TEXTS = Dataset(
    name="texts",
    description="One row is the canonical text of a page.",
    columns=(
        PAGE_ID,
        Column("text", pa.large_string(), "Canonical text; every span counts in it"),
    ),
    key=("page_id",),
    parents=(PAGE_PARENT,),
    minimum_rows=1,
    expectations=(
        *key_of("page_id"),
        *parent_in("pages"),
        not_null("text_char_count"),
        row_floor(1),
    ),
)
