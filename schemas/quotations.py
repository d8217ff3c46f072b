"""`quotations`: one row is one quoted piece of direct speech."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import between, not_null, ordered, true_flag
from schemas.guarantees import OF_ARTICLE, VERBATIM, id_of

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
    expectations=(
        *id_of("quotation_id", "quotation"),
        *OF_ARTICLE,
        not_null("text"),
        VERBATIM,
        not_null("utterance_no"),
        between("utterance_no", 0, None, "utterances count from 0"),
        not_null("is_anonymous"),
        between("speaker_start", 0, None, "offsets count from the start of the page's text"),
        ordered("speaker_start", "speaker_end", "a span holds a character", strictly=True),
        ordered(
            "speaker_end",
            "page_char_count",
            "a span lies inside the page's text",
            reason="span_outside_page",
        ),
        true_flag(
            "is_speaker_span_whole", "`speaker_start` and `speaker_end` are both filled or neither."
        ),
        true_flag("is_speaker_placed", "A speaker stands somewhere on the page.", "warning"),
        true_flag("is_anonymous_if_unnamed", "A quotation without speaker is anonymous."),
    ),
)
