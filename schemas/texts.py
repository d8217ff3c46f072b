"""`texts`: one row is the canonical text of a page."""

import pyarrow as pa

from schemas.columns import PAGE_ID, PAGE_PARENT
from schemas.dataset import Column, Dataset

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
    expectations=(),
)
