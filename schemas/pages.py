"""`pages`: one row is an input record that could be read."""

import pyarrow as pa

from schemas.columns import PAGE_ID
from schemas.dataset import Column, Dataset

PAGES = Dataset(
    name="pages",
    description="One row is an input record that could be read.",
    columns=(
        PAGE_ID,
        Column("source_uri", pa.string(), "Where the bytes came from"),
        Column("record_no", pa.int32(), "Number of the record in its source, from 0"),
        Column("media_type", pa.string(), "IANA media type of the record"),
        Column("byte_count", pa.int64(), "Size of the record", "bytes"),
        Column("sha256", pa.string(), "SHA-256 of the bytes, hexadecimal"),
        Column("encoding", pa.string(), "Encoding the bytes were decoded with"),
        Column("encoding_evidence", pa.string(), "What decided the encoding"),
        Column("is_normalized", pa.bool_(), "Whether newlines or Unicode composition were changed"),
        Column("char_count", pa.int32(), "Length of the canonical text", "code points"),
        Column(
            "rendered_after",
            pa.date32(),
            "Latest date that the page modules give away: the page was rendered on or after it",
        ),
    ),
    key=("page_id",),
    parents=(),
    minimum_rows=1,
    expectations=(),
)
