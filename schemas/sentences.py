"""`sentences`: one row is a sentence of the body."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset

SENTENCES = Dataset(
    name="sentences",
    description="One row is a sentence of the body.",
    columns=(
        *FACT,
        Column("sentence_no", pa.int32(), "Position in the article, from 0"),
        Column("block_no", pa.int32(), "The paragraph it stands in"),
    ),
    key=(
        "article_id",
        "sentence_no",
    ),
    parents=FACT_PARENTS,
    expectations=(),
)
