"""`quotations`: one row is one quoted piece of direct speech."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset

QUOTATIONS = Dataset(
    name="quotations",
    description="One row is one quoted piece of direct speech.",
    columns=(
        *FACT,
        Column("quotation_id", pa.string(), "`<page_id>:quotation:<start>`"),
        Column("utterance_no", pa.int32(), "Pieces of one utterance share it, from 0"),
        Column("text", pa.string(), "The words between the quote marks"),
        Column("speaker", pa.string(), "Who said it: full name, body, or role as written"),
        Column("position", pa.string(), "Position of the speaker"),
        Column("organization", pa.string(), "Body the speaker speaks for"),
        Column("is_anonymous", pa.bool_(), "Whether no name is given"),
        Column("verb", pa.string(), "Reporting verb as written"),
        Column(
            "speaker_start", pa.int32(), "First character of the speaker as written", "code points"
        ),
        Column(
            "speaker_end", pa.int32(), "One past the last character of the speaker", "code points"
        ),
    ),
    key=("quotation_id",),
    parents=FACT_PARENTS,
    verbatim="text",
    expectations=(),
)
