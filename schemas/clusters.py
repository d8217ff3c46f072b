"""`clusters`: one row is a page in a group of copies."""

import pyarrow as pa

from schemas.columns import PAGE_ID, PAGE_PARENT
from schemas.dataset import Column, Dataset

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
    expectations=(),
)
