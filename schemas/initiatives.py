"""`initiatives`: one row is a named analysis, project or service of a body."""

import pyarrow as pa

from schemas.columns import FACT, FACT_PARENTS
from schemas.dataset import Column, Dataset
from schemas.expectation import not_null, one_of
from schemas.guarantees import OF_ARTICLE, OF_REGISTRIES, VERBATIM, id_of, year

KINDS = ("analysis", "project", "service", "event", "facility", "training", "agreement")

INITIATIVES = Dataset(
    name="initiatives",
    description="One row is a named analysis, project or service of a body.",
    columns=(
        *FACT,
        Column("initiative_id", pa.string(), "`<page_id>:initiative:<start>`"),
        Column("name", pa.string(), "Name as written"),
        Column("actor", pa.string(), "Body that carries it out"),
        Column("actor_code", pa.string(), "Code of the actor"),
        Column(
            "kind",
            pa.string(),
            "analysis, project, service, event, facility, training or agreement",
        ),
        Column("year", pa.int32(), "Year it is reported for"),
    ),
    key=("initiative_id",),
    parents=FACT_PARENTS,
    verbatim="name",
    expectations=(
        *id_of("initiative_id", "initiative"),
        *OF_ARTICLE,
        OF_REGISTRIES,
        not_null("name"),
        VERBATIM,
        not_null("kind"),
        one_of("kind", KINDS),
        year(),
    ),
)
