"""`quantities`: one row is a number with its unit."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset

QUANTITIES = Dataset(
    name="quantities",
    description="One row is a number with its unit.",
    columns=(
        *FACT,
        Column("quantity_id", pa.string(), "`<page_id>:quantity:<start>`"),
        Column("text", pa.string(), "The quantity as written"),
        Column("value", pa.float64(), "Value, or lower end of a range; money in won"),
        Column("value_max", pa.float64(), "Upper end of a range"),
        Column("unit", pa.string(), "Unit as written, money always 원"),
        Column("unit_kind", pa.string(), "What the unit measures"),
        Column("counted", pa.string(), "What is counted or measured"),
        Column("is_approximate", pa.bool_(), "Whether the text says about"),
        Column("bound", pa.string(), "at_least, more_than, at_most or less_than"),
        Column("change", pa.string(), "increase or decrease, if the number is a change"),
    ),
    key=("quantity_id",),
    parents=FACT_PARENTS,
    verbatim="text",
    expectations=(),
)
