"""`mentions`: one row is a person, body or place where it is named."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import not_null, one_of, true_flag
from schemas.guarantees import OF_ARTICLE, OF_REGISTRIES, VERBATIM, id_of

KINDS = ("person", "organization", "place")

MENTIONS = Dataset(
    name="mentions",
    description="One row is a person, body or place where it is named.",
    columns=(
        *FACT,
        Column("mention_id", pa.string(), "`<page_id>:<kind>:<start>`"),
        Column("kind", pa.string(), "person, organization or place"),
        Column("text", pa.string(), "The name as written"),
        Column("canonical_name", pa.string(), "One name for all mentions of the same one"),
        Column("code", pa.string(), "Code in the registry of bodies"),
        Column("position", pa.string(), "Position of a person"),
        Column("organization", pa.string(), "Body of a person"),
    ),
    key=("mention_id",),
    parents=FACT_PARENTS,
    verbatim="text",
    expectations=(
        *id_of("mention_id", "|".join(KINDS)),
        *OF_ARTICLE,
        OF_REGISTRIES,
        not_null("kind"),
        one_of("kind", KINDS),
        not_null("text"),
        VERBATIM,
        true_flag(
            "is_described_by_kind",
            "Persons have position and body, bodies and places have codes, never the other way.",
            severity="warning",
        ),
    ),
)
