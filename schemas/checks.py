"""`checks`: one row is one check on one row, or on a whole dataset."""

import pyarrow as pa

from schemas.dataset import Column, Dataset

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
    expectations=(),
)
