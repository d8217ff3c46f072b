"""`awards`: one row is an evaluation result, award or selection of one body, or of a person."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import between, claim, one_of, ordered, true_flag
from schemas.guarantees import OF_ARTICLE, OF_REGISTRIES, id_of, year

# What a claim may state, each with its place in the text; codes and ids come from registries.
STATED_FIELDS = (
    "recipient",
    "evaluator",
    "programme",
    "year",
    "grade",
    "streak_years",
    "streak_first_year",
    "score",
    "assessed_total",
    "selected",
    "selected_of",
    "selected_scope",
    "top_percent",
    "superlative",
    "superlative_scope",
    "field",
)

RECIPIENT_KINDS = ("body", "person")

CLAIMS = (
    claim("selected_share", "A of B is the stated percentage under some way of rounding."),
    claim("streak_span", "The streak fills its years and begins with no round before the first."),
    claim("grade_on_scale", "The grade is on the scale of its programme."),
    claim("grade_of_score", "The grade is the one that the score earns in its programme."),
    claim("printed_total", "As many bodies were assessed as the programme's table has that year."),
    claim("printed_count", "As many bodies got the grade as the programme's table has that year."),
    claim("registry_total", "A nationwide total is that of the registry of bodies on that day."),
    claim("year_not_ahead", "No year lies more than one ahead of the day of publication."),
    claim("mean_against_grade", "A best grade's score is not below the mean printed beside it."),
    claim("title_grade", "The title of an article with one award tells the same grade."),
)

AWARDS = Dataset(
    name="awards",
    description=(
        "One row is an evaluation result, award or selection of one body; "
        "of a person in an article in which no body has won."
    ),
    columns=(
        *FACT,
        Column("award_id", pa.string(), "`<page_id>:award:<start>`"),
        Column("recipient", pa.string(), "Body, or person, that was evaluated or won"),
        Column("recipient_code", pa.string(), "Code of the recipient"),
        Column("evaluator", pa.string(), "Body that evaluated or awarded"),
        Column("evaluator_code", pa.string(), "Code of the evaluator"),
        Column("programme", pa.string(), "Programme as written, without year and quote marks"),
        Column("programme_id", pa.string(), "Programme in the registry"),
        Column("year", pa.int32(), "Year the result is for"),
        Column("grade", pa.string(), "Grade on the programme's scale"),
        Column(
            "streak_years", pa.int32(), "Consecutive years of that grade in that programme", "years"
        ),
        Column("score", pa.float64(), "Score of the recipient", "points"),
        Column("assessed_total", pa.int32(), "Bodies evaluated"),
        Column("selected", pa.int32(), "Bodies selected, A of `A of B`"),
        Column("selected_of", pa.int32(), "Bodies selected from, B of `A of B`"),
        Column("selected_scope", pa.string(), "What `A of B` is about, as written"),
        Column("top_percent", pa.float64(), "Stated top band", "percent"),
        Column("superlative", pa.string(), "first, only, most …, as written"),
        Column("superlative_scope", pa.string(), "Within what the superlative holds"),
        Column(
            "evidence",
            pa.list_(
                pa.struct([("field", pa.string()), ("start", pa.int32()), ("end", pa.int32())])
            ),
            "Where each filled field stands in the text",
        ),
        Column("streak_first_year", pa.int32(), "First year of the streak, where the text says it"),
        Column("field", pa.string(), "Field graded, where the programme gives a grade a field"),
        Column("recipient_kind", pa.string(), "body or person; persons are not in the ledger"),
    ),
    key=("award_id",),
    parents=FACT_PARENTS,
    expectations=(
        *id_of("award_id", "award"),
        *OF_ARTICLE,
        OF_REGISTRIES,
        one_of("recipient_kind", RECIPIENT_KINDS),
        true_flag(
            "is_about_something",
            "It names a recipient, a programme or an evaluator.",
            reason="missing_value",
        ),
        year(),
        year("streak_first_year"),
        ordered("streak_first_year", "year", "a streak begins before it ends"),
        between("streak_years", 1, 60, "no evaluation of public bodies ran for over 60 years"),
        between(
            "score",
            0,
            1000,
            "programmes score out of 100, a few out of 1,000",
            severity="warning",
        ),
        between("assessed_total", 1, None, "an evaluation evaluates a body or more"),
        between("selected", 0, None, "a count"),
        between("selected_of", 1, None, "something is selected from a body or more"),
        ordered("selected", "selected_of", "A of B: a part is no larger than its whole"),
        ordered(
            "selected_of",
            "assessed_total",
            "bodies are selected from those assessed",
            severity="warning",
        ),
        between("top_percent", 0, 100, "a share"),
        true_flag(
            "is_scope_of_something",
            "`selected_scope` and `superlative_scope` stand beside what they are the scope of.",
            severity="warning",
        ),
        true_flag("is_evidence_known", "Evidence is about fields that a claim can state."),
        true_flag(
            "is_evidence_in_page",
            "Evidence spans lie inside the page's text.",
            reason="span_outside_page",
        ),
        true_flag(
            "is_evidence_whole",
            "Every filled field that the text can state has evidence.",
            severity="warning",
        ),
        *CLAIMS,
    ),
)
