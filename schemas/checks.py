"""`checks`: one row is one check on one row, or on a whole dataset."""

import pyarrow as pa

from schemas.dataset import Column, Dataset
from schemas.expectation import not_null, one_of, unique

SEVERITIES = ("critical", "warning")
OUTCOMES = ("pass", "fail", "not_applicable")
CHECKED = (
    "pages",
    "texts",
    "blocks",
    "articles",
    "sentences",
    "quotations",
    "mentions",
    "quantities",
    "dates",
    "awards",
    "initiatives",
    "module_items",
    "rejects",
    "clusters",
    "ledger",
)

CHECKS = Dataset(
    name="checks",
    description="One row is one check on one row, or on a whole dataset.",
    columns=(
        Column("check", pa.string(), "Name of the check or id of the expectation"),
        Column("dataset", pa.string(), "Dataset of the row"),
        Column("row_id", pa.string(), "Key of the row; null for a whole dataset"),
        Column("severity", pa.string(), "critical or warning"),
        Column("outcome", pa.string(), "pass, fail or not_applicable"),
        Column("observed", pa.string(), "What was seen"),
        Column("expected", pa.string(), "What was expected"),
        Column("message", pa.string(), "The outcome in a sentence"),
    ),
    key=(
        "dataset",
        "check",
        "row_id",
    ),
    parents=(),
    expectations=(
        not_null("check", scope="run"),
        not_null("dataset", scope="run"),
        one_of("dataset", CHECKED, scope="run"),
        not_null("severity", scope="run"),
        one_of("severity", SEVERITIES, scope="run"),
        not_null("outcome", scope="run"),
        one_of("outcome", OUTCOMES, scope="run"),
        not_null("message", scope="run"),
        unique("dataset", "check", "row_id", severity="warning"),
    ),
)
