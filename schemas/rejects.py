"""`rejects`: one row is something that was held back."""

import pyarrow as pa

from schemas.dataset import Column, Dataset
from schemas.expectation import matches, not_null, one_of, unique
from schemas.guarantees import PAGE_ID_REGEX

STAGES = ("ingest", "clean", "structure", "validate")
# The closed list of reasons. The first group is given by ingest for an input or a record of it,
# the second by any stage for a page, the third by the expectations of the row gate.
REASONS: dict[str, str] = {
    "empty_input": "It holds nothing but blanks.",
    "unreadable": "Its bytes could not be read.",
    "undecodable": "Its bytes are text in no encoding that was tried.",
    "not_text": "Its bytes are not text.",
    "too_large": "It is over 16 MiB decoded.",
    "unsupported_format": "No reader is there for its format.",
    "malformed_record": "It is not a record of the format that its container claims.",
    "duplicate_page": "The same bytes were read before in this run.",
    "stage_failed": "A stage failed on the page: a defect of sacho.",
    "parent_rejected": "The row it refers to was held back.",
    "missing_value": "A value that is certain is missing.",
    "missing_parent": "The row it refers to was never there.",
    "duplicate_key": "A row before it has the same key.",
    "unknown_value": "A word is not from its closed list.",
    "malformed_value": "A value has not the form it must have.",
    "out_of_range": "A number is outside the range that is possible.",
    "inconsistent_values": "Two values of the row contradict each other.",
    "span_outside_page": "A span reaches beyond the page's text.",
    "not_verbatim": "The words are not what the page holds between start and end.",
}

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
    expectations=(
        not_null("source_uri", scope="run"),
        matches("page_id", PAGE_ID_REGEX, "32 lower-case hexadecimal digits", scope="run"),
        not_null("stage", scope="run"),
        one_of("stage", STAGES, scope="run"),
        not_null("reason", scope="run"),
        one_of("reason", tuple(REASONS), scope="run"),
        not_null("detail", scope="run"),
        matches(
            "quarantine_uri",
            "^rejects/[^/]+(?:/[^/]+)*$",
            "a path under `rejects/` of the output folder",
            scope="run",
        ),
        unique("source_uri", "dataset", "row_id", severity="warning"),
    ),
)
