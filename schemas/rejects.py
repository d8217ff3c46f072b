"""`rejects`: one row is something that was held back."""

import pyarrow as pa

from schemas.dataset import Column, Dataset

REJECTS = Dataset(
    name="rejects",
    description="One row is something that was held back.",
    columns=(
        Column("source_uri", pa.string(), "Where the bytes came from"),
        Column("page_id", pa.string(), "The page, if its bytes could be read"),
        Column("dataset", pa.string(), "Dataset of the row; null for a whole input"),
        Column("row_id", pa.string(), "Key of the row; null for a whole input"),
        Column("stage", pa.string(), "Stage that held it back"),
        Column("reason", pa.string(), "Reason code, from a closed list"),
        Column("detail", pa.string(), "The reason in a sentence"),
        Column(
            "quarantine_uri",
            pa.string(),
            "Where the bytes or the row are kept, relative to the output folder",
        ),
    ),
    key=(
        "source_uri",
        "dataset",
        "row_id",
    ),
    parents=(),
    expectations=(),
)
