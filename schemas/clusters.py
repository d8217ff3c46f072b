"""`clusters`: one row is a page in a group of copies."""

import pyarrow as pa

from schemas.columns import PAGE_ID, PAGE_PARENT
from schemas.dataset import Column, Dataset
from schemas.expectation import between, matches, not_null, row_floor, true_flag, unique
from schemas.guarantees import PAGE_ID_REGEX

CLUSTERS = Dataset(
    name="clusters",
    description="One row is a page in a group of copies.",
    columns=(
        Column("cluster_id", pa.string(), "Id of the group: its representative's page_id"),
        PAGE_ID,
        Column("similarity", pa.float64(), "Similarity to the representative, 0 to 1"),
        Column("is_representative", pa.bool_(), "Whether it stands for the group"),
    ),
    key=("page_id",),
    parents=(PAGE_PARENT,),
    minimum_rows=1,
    expectations=(
        not_null("page_id", scope="run"),
        unique("page_id"),
        true_flag(
            "has_pages",
            "The row it refers to in `pages` is there.",
            reason="missing_parent",
            scope="run",
        ),
        not_null("cluster_id", scope="run"),
        matches("cluster_id", PAGE_ID_REGEX, "the id of a page", scope="run"),
        not_null("similarity", scope="run"),
        between("similarity", 0, 1, "a Jaccard similarity", scope="run"),
        not_null("is_representative", scope="run"),
        true_flag(
            "is_named_after_representative",
            "The page that the cluster is named after, and no other, represents it.",
            scope="run",
        ),
        true_flag("is_like_itself", "A representative's similarity is 1.", scope="run"),
        row_floor(1),
    ),
)
