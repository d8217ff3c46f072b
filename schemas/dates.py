"""`dates`: one row is a date or period."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset

DATES = Dataset(
    name="dates",
    description="One row is a date or period.",
    columns=(
        *FACT,
        Column("date_id", pa.string(), "`<page_id>:date:<start>`"),
        Column("text", pa.string(), "The date as written"),
        Column("first_day", pa.date32(), "First day of the period"),
        Column("last_day", pa.date32(), "Last day; null while the period is open"),
        Column("precision", pa.string(), "day, month, year, period …: how much the text states"),
        Column(
            "anchor",
            pa.string(),
            "What it was resolved against: explicit, published, previous, none",
        ),
    ),
    key=("date_id",),
    parents=FACT_PARENTS,
    verbatim="text",
    expectations=(),
)
