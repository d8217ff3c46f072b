"""`ledger`: one row is a body in a programme and year."""

import pyarrow as pa

from schemas.dataset import Column, Dataset

LEDGER = Dataset(
    name="ledger",
    description="One row is a body in a programme and year.",
    columns=(
        Column("body", pa.string(), "Body that was evaluated"),
        Column("body_code", pa.string(), "Code of the body"),
        Column("programme", pa.string(), "Programme"),
        Column("programme_id", pa.string(), "Programme in the registry"),
        Column("year", pa.int32(), "Year the result is for"),
        Column("grade", pa.string(), "Grade; null where sources disagree or give none"),
        Column("basis", pa.string(), "reported, or implied_by_streak"),
        Column("independent_sources", pa.int32(), "Clusters of pages that say so"),
        Column("page_ids", pa.list_(pa.string()), "Pages that say so, sorted"),
        Column("has_conflict", pa.bool_(), "Whether sources disagree on the grade"),
    ),
    key=(
        "body",
        "programme",
        "year",
    ),
    parents=(),
    expectations=(),
)
