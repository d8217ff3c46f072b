"""`dates`: one row is a date or period."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import between, claim, not_null, one_of, ordered, true_flag
from schemas.guarantees import OF_ARTICLE, VERBATIM, id_of

PRECISIONS = (
    "day",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "period",
)
ANCHORS = ("explicit", "published", "previous", "none")

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
    expectations=(
        *id_of("date_id", "date"),
        *OF_ARTICLE,
        not_null("text"),
        VERBATIM,
        not_null("precision"),
        one_of("precision", PRECISIONS, severity="warning"),
        not_null("anchor"),
        one_of("anchor", ANCHORS),
        ordered("first_day", "last_day", "a period runs from its first day to its last"),
        true_flag("is_as_long_as_precision", "A day is one day, a month or year lies in one."),
        true_flag("is_anchored_if_resolved", "A resolved date says what it was resolved against."),
        between(
            "first_year",
            1392,
            2200,
            "local news reaches back to the foundation of Joseon and plans for decades",
            severity="warning",
        ),
        claim("weekday", "A weekday printed beside a day is that of the calendar."),
    ),
)
