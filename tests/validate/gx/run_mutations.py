"""The mutations on which expectations over the whole run fail; see `mutations.py`."""

from __future__ import annotations

from flows.validate.article_checks import ARTICLE_CHECKS
from flows.validate.award_checks import AWARD_CHECKS
from tests.validate.gx.doctoring import LOST_ID, Mutation, failed_claim, nulls, without

CLAIMS = {
    "awards": [name for name, _, _ in AWARD_CHECKS if name != "selected_within"],
    "dates": ["weekday"],
}
RUN_MUTATIONS: dict[str, list[Mutation]] = {
    "pages": [
        Mutation("page_id_unique", {"page_id": "first"}),
        without("texts", "has_texts_in_run"),
        without("clusters", "has_clusters_in_run"),
    ],
    "texts": [
        Mutation("page_id_unique", {"page_id": "first"}),
        without("pages", "has_pages_in_run"),
    ],
    "blocks": [
        Mutation("page_id_block_no_unique", {"page_id": "first", "block_no": "first"}),
        without("articles", "is_article_there_in_run"),
        without("pages", "has_pages_in_run"),
    ],
    "articles": [
        Mutation("article_id_unique", {"article_id": "first"}),
        *(failed_claim("articles", each) for each, _, _ in ARTICLE_CHECKS),
        without("pages", "has_pages_in_run"),
    ],
    "module_items": [
        Mutation("page_id_start_unique", {"page_id": "first", "start": "first"}),
        without("pages", "has_pages_in_run"),
    ],
    "sentences": [
        Mutation("article_id_sentence_no_unique", {"article_id": "first", "sentence_no": "first"}),
        without("pages", "has_pages_in_run"),
        without("articles", "has_articles_in_run"),
    ],
    **{
        dataset: [
            Mutation(f"{key}_unique", {key: "first"}),
            without("pages", "has_pages_in_run"),
            without("articles", "has_articles_in_run"),
            *(failed_claim(dataset, each) for each in CLAIMS.get(dataset, ())),
        ]
        for dataset, key in (
            ("quotations", "quotation_id"),
            ("mentions", "mention_id"),
            ("quantities", "quantity_id"),
            ("dates", "date_id"),
            ("awards", "award_id"),
            ("initiatives", "initiative_id"),
        )
    },
    "checks": [
        *nulls("check", "dataset", "severity", "outcome", "message"),
        Mutation("dataset_known", {"dataset": "weather"}),
        Mutation("severity_known", {"severity": "grave"}),
        Mutation("outcome_known", {"outcome": "maybe"}),
        Mutation("dataset_check_row_id_unique", {"row_id": "first"}),
    ],
    "rejects": [
        *nulls("source_uri", "stage", "reason", "detail"),
        Mutation("page_id_well_formed", {"page_id": "GARAM"}),
        Mutation("stage_known", {"stage": "write"}),
        Mutation("reason_known", {"reason": "dislike"}),
        Mutation("is_kept_in_run", {"stage": "validate"}),
        Mutation("quarantine_uri_well_formed", {"quarantine_uri": "/tmp/x"}),
        Mutation("source_uri_dataset_row_id_unique", {"source_uri": "first", "row_id": "first"}),
    ],
    "clusters": [
        Mutation(
            "page_id_not_null",
            {"page_id": None},
            also=("has_pages_in_run", "is_named_after_representative_in_run"),
        ),
        Mutation("page_id_unique", {"page_id": "first", "cluster_id": "first"}),
        without("pages", "has_pages_in_run"),
        Mutation(
            "cluster_id_not_null",
            {"cluster_id": None},
            also=("is_named_after_representative_in_run",),
        ),
        Mutation(
            "cluster_id_well_formed",
            {"cluster_id": "12"},
            also=("is_named_after_representative_in_run",),
        ),
        Mutation("similarity_not_null", {"similarity": None}),
        Mutation("similarity_in_range", {"similarity": 1.5}, also=("is_like_itself_in_run",)),
        Mutation(
            "is_representative_not_null",
            {"is_representative": None},
            also=("is_named_after_representative_in_run",),
        ),
        Mutation("is_like_itself_in_run", {"similarity": 0.9}),
        Mutation("is_named_after_representative_in_run", {"is_representative": False}),
    ],
    "ledger": [
        *nulls("body", "programme", "year", "basis", "has_conflict"),
        Mutation("year_in_range", {"year": 1899}),
        Mutation("body_body_code_programme_year_unique", {"body": "first"}),
        Mutation("basis_known", {"basis": "rumour"}),
        Mutation("independent_sources_not_null", {"independent_sources": None}),
        Mutation("independent_sources_in_range", {"independent_sources": 0}),
        Mutation("is_of_registries_in_run", {"programme_id": "luck"}),
        Mutation("is_sourced_in_run", {"page_ids": [LOST_ID]}),
        Mutation("is_conflict_ungraded_in_run", {"has_conflict": True}),
    ],
}
