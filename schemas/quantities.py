"""`quantities`: one row is a number with its unit."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import not_null, one_of, ordered, true_flag
from schemas.guarantees import OF_ARTICLE, VERBATIM, id_of

UNIT_KINDS = (
    "count",
    "money",
    "percent",
    "percent_point",
    "score",
    "rank",
    "grade",
    "ratio",
    "duration",
    "length",
    "area",
    "mass",
    "volume",
    "temperature",
    "other",
)
BOUNDS = ("at_least", "more_than", "at_most", "less_than")
CHANGES = ("increase", "decrease")

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
    expectations=(
        *id_of("quantity_id", "quantity"),
        *OF_ARTICLE,
        not_null("text"),
        VERBATIM,
        not_null("value"),
        true_flag("is_finite", "`value` and `value_max` are finite.", reason="out_of_range"),
        true_flag(
            "is_in_range_of_kind",
            "No count, amount, time, length, area, mass or volume is negative; ranks begin at 1.",
            severity="warning",
            reason="out_of_range",
        ),
        ordered("value", "value_max", "a range runs from its lower end to its upper end"),
        not_null("unit"),
        not_null("unit_kind"),
        one_of("unit_kind", UNIT_KINDS),
        not_null("is_approximate"),
        one_of("bound", BOUNDS),
        one_of("change", CHANGES),
    ),
)
