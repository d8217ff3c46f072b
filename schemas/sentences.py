"""`sentences`: one row is a sentence of the body."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import between, not_null, true_flag, unique
from schemas.guarantees import OF_ARTICLE

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
    expectations=(
        *OF_ARTICLE,
        not_null("sentence_no"),
        between("sentence_no", 0, None, "sentences count from 0"),
        not_null("block_no"),
        true_flag(
            "is_in_its_block", "It lies inside the block that `block_no` names.", severity="warning"
        ),
        true_flag("is_first_of_key", "No row before it has the same key.", reason="duplicate_key"),
        unique("article_id", "sentence_no"),
    ),
)
