"""`ledger`: one row is a body in a programme and year."""

from dataclasses import replace

import pyarrow as pa

from schemas.dataset import Column, Dataset
from schemas.expectation import between, not_null, one_of, true_flag, unique
from schemas.guarantees import FIRST_YEAR, LAST_YEAR, OF_REGISTRIES

BASES = ("reported", "implied_by_streak")

LEDGER = Dataset(
    name="ledger",
    description="One row is a body in a programme and year.",
    columns=(
        Column("body", pa.string(), "Body that was evaluated"),
        Column("body_code", pa.string(), "Code of the body"),
        Column("programme", pa.string(), "Programme"),
        Column("programme_id", pa.string(), "Programme in the registry"),
        Column("year", pa.int32(), "Year the result is for"),
        Column("grade", pa.string(), "Grade; null where sources disagree or give none"),
        Column("basis", pa.string(), "reported, or implied_by_streak"),
        Column("independent_sources", pa.int32(), "Clusters of pages that say so"),
        Column("page_ids", pa.list_(pa.string()), "Pages that say so, sorted"),
        Column("has_conflict", pa.bool_(), "Whether sources disagree on the grade"),
    ),
    key=(
        "body",
        "body_code",
        "programme",
        "year",
    ),
    parents=(),
    expectations=(
        not_null("body", scope="run"),
        not_null("programme", scope="run"),
        not_null("year", scope="run"),
        between("year", FIRST_YEAR, LAST_YEAR, "the republic was founded in 1948", scope="run"),
        unique("body", "body_code", "programme", "year"),
        not_null("basis", scope="run"),
        one_of("basis", BASES, scope="run"),
        not_null("independent_sources", scope="run"),
        between("independent_sources", 1, None, "a row rests on a page or more", scope="run"),
        true_flag(
            "is_sourced",
            "Its pages are there, and no fewer than its independent sources.",
            reason="missing_parent",
            scope="run",
        ),
        replace(OF_REGISTRIES, id="is_of_registries_in_run", scope="run"),
        not_null("has_conflict", scope="run"),
        true_flag(
            "is_conflict_ungraded",
            "Where sources disagree on the grade no grade is given.",
            scope="run",
        ),
    ),
)
