"""`pages`: one row is an input record that could be read."""

import pyarrow as pa

from schemas.columns import PAGE_ID
from schemas.dataset import Column, Dataset
from schemas.expectation import between, equal, matches, not_null, row_floor, true_flag
from schemas.guarantees import PAGE_ID_REGEX, key_of

# A page over 16 MiB decoded is a reject of ingest, so no accepted one has more characters.
MOST_CHARS = 16 * 1024 * 1024

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
    expectations=(
        *key_of("page_id"),
        matches("page_id", PAGE_ID_REGEX, "32 lower-case hexadecimal digits"),
        not_null("sha256"),
        matches("sha256", "^[0-9a-f]{64}$", "64 lower-case hexadecimal digits"),
        true_flag("is_id_of_bytes", "`page_id` is the first half of `sha256`."),
        not_null("source_uri"),
        not_null("record_no"),
        between("record_no", 0, None, "records count from 0"),
        not_null("media_type"),
        matches("media_type", "^[a-z]+/[a-z0-9.+-]+$", "an IANA media type without parameters"),
        not_null("byte_count"),
        between("byte_count", 1, None, "an empty record is a reject of ingest"),
        not_null("encoding"),
        not_null("encoding_evidence"),
        not_null("is_normalized"),
        not_null("char_count"),
        between("char_count", 1, MOST_CHARS, "a page over 16 MiB is a reject of ingest"),
        not_null("text_char_count"),
        equal("text_char_count", "char_count", "every span counts in the text that is kept"),
        between(
            "rendered_year",
            1995,
            2100,
            "the first news sites went online in 1995",
            severity="warning",
        ),
        true_flag(
            "is_tiled",
            "Its blocks are sorted, do not overlap and hold every non-blank character.",
            severity="warning",
        ),
        row_floor(1),
        true_flag("has_texts", "Its text is there.", reason="missing_value", scope="run"),
        true_flag("has_clusters", "It belongs to a cluster.", reason="missing_value", scope="run"),
    ),
)
