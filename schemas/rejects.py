"""`rejects`: one row is something that was held back."""

import pyarrow as pa

from schemas.dataset import Column, Dataset
from schemas.expectation import matches, not_null, one_of, true_flag, unique
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
    "unknown_fields": "None of the record's fields is one that sacho knows.",
    "truncated": "Its compressed bytes end before they should.",
    "broken_container": "The archive, table or compressed file cannot be read.",
    "encrypted": "It is encrypted.",
    "decompression_bomb": "It unpacks to far more than text would.",
    "unsafe_path": "Its name in the archive leads out of the archive, or it is a link.",
    "link_loop": "It is a link that leads back to where it stands.",
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

# What to do about a reject of ingest, the end of its message.
ADVICE: dict[str, str] = {
    "empty_input": "leave it out or fetch it again",
    "unreadable": "check that it is a file that may be read",
    "undecodable": "fetch it again from its source, as bytes",
    "not_text": "leave it out, or give it the suffix of its format",
    "too_large": "split it into pages",
    "unsupported_format": "convert it to a format that sacho reads",
    "malformed_record": "correct the record or leave it out",
    "unknown_fields": "name them, as in --field content=본문",
    "truncated": "fetch the file again",
    "broken_container": "fetch or pack it again",
    "encrypted": "unpack it first",
    "decompression_bomb": "unpack it yourself if you trust it",
    "unsafe_path": "unpack the archive and give the folder",
    "link_loop": "remove the link",
    "duplicate_page": "nothing needs doing",
    "stage_failed": "report it with the file",
}

REJECTS = Dataset(
    name="rejects",
    description="One row is something that was held back.",
    columns=(
        Column("source_uri", pa.string(), "Where the bytes came from"),
        Column("page_id", pa.string(), "The page, if its bytes could be read"),
        Column("dataset", pa.string(), "Dataset of the row; null for a whole input"),
        Column(
            "row_id",
            pa.string(),
            "Key of the row; of a record of an input its number; null for a whole input",
        ),
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
        true_flag(
            "is_kept",
            "What the row gate held back names its dataset and row, and where the row is kept.",
            reason="missing_value",
            scope="run",
        ),
        unique("source_uri", "dataset", "row_id", severity="warning"),
    ),
)
