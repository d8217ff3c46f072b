"""The mutation table: for every expectation one doctored row on which exactly it fails.

A mutation changes columns of one sound row, or the rows around it (`around`: a dataset, and the
columns to change in its row of the same page, or None to take the row away). `also` names the
expectations that cannot but fail with it: a row without its page has no length to lie within.
"first" as a value repeats that of the first row. Those of the run are in `run_mutations.py`.
"""

from __future__ import annotations

import math
from datetime import date, datetime

from tests.validate.gx.doctoring import (
    LOST_ID,
    NO_ARTICLE,
    VERBATIM_FACT,
    Mutation,
    ids,
    nulls,
    spans,
    without,
)
from tests.validate.samples import SEOUL

ROW_MUTATIONS: dict[str, list[Mutation]] = {
    "pages": [
        Mutation(
            "page_id_not_null",
            {"page_id": None},
            also=("is_id_of_bytes", "text_char_count_not_null"),
        ),
        Mutation(
            "page_id_well_formed",
            {"page_id": "GARAM"},
            also=("is_id_of_bytes", "text_char_count_not_null"),
        ),
        Mutation("is_first_of_key", {"page_id": "first", "sha256": "first"}),
        Mutation("sha256_not_null", {"sha256": None}, also=("is_id_of_bytes",)),
        Mutation("sha256_well_formed", {"sha256": "XYZ"}, also=("is_id_of_bytes",)),
        Mutation("is_id_of_bytes", {"sha256": "0" * 64}),
        *nulls("source_uri", "record_no", "media_type", "byte_count", "encoding"),
        *nulls("encoding_evidence", "is_normalized", "char_count"),
        Mutation("record_no_in_range", {"record_no": -1}),
        Mutation("media_type_well_formed", {"media_type": "text"}),
        Mutation("byte_count_in_range", {"byte_count": 0}),
        Mutation(
            "char_count_in_range", {"char_count": 0}, also=("text_char_count_equals_char_count",)
        ),
        without("texts", "text_char_count_not_null", also=("is_tiled",)),
        Mutation("text_char_count_equals_char_count", {"char_count": 7}),
        Mutation("rendered_year_in_range", {"rendered_after": date(1980, 1, 1)}),
        Mutation("is_tiled", around=("blocks", {"end": 100})),
    ],
    "texts": [
        Mutation("page_id_not_null", {"page_id": None}, also=("has_pages",)),
        Mutation("is_first_of_key", {"page_id": "first"}),
        without("pages", "has_pages"),
        Mutation("text_char_count_not_null", {"text": None}),
    ],
    "blocks": [
        *spans(),
        Mutation("page_id_not_null", {"page_id": None}, also=("has_pages", "is_of_its_page")),
        without("pages", "has_pages"),
        *nulls("block_no", "role"),
        Mutation("block_no_in_range", {"block_no": -1}),
        Mutation(
            "is_first_of_key",
            {"page_id": "first", "block_no": "first", "article_id": None},
        ),
        Mutation("role_known", {"role": "headline"}),
        Mutation("is_module_named", {"role": "module_item"}),
        Mutation("article_id_well_formed", {"article_id": "12"}, also=("is_of_its_page",)),
        Mutation("is_of_its_page", {"article_id": f"{LOST_ID}:0"}),
    ],
    "articles": [
        Mutation("article_id_not_null", {"article_id": None}),
        Mutation("is_first_of_key", {"article_id": "first", "page_id": "first"}),
        Mutation("article_id_well_formed", {"article_id": "12"}, also=("is_of_its_page",)),
        Mutation("page_id_not_null", {"page_id": None}, also=("has_pages", "is_of_its_page")),
        without("pages", "has_pages"),
        Mutation("is_of_its_page", {"article_id": f"{LOST_ID}:0"}),
        *nulls("kind", "body_char_count", "paragraph_count", "redistribution"),
        Mutation("kind_known", {"kind": "column"}),
        Mutation("published_precision_known", {"published_precision": "century"}),
        Mutation("is_precision_stated", {"published_precision": None}),
        Mutation("published_year_in_range", {"published_at": datetime(1899, 1, 1, tzinfo=SEOUL)}),
        Mutation(
            "published_at_within_modified_at", {"modified_at": datetime(2024, 1, 1, tzinfo=SEOUL)}
        ),
        Mutation("is_of_registries", {"issuer_code": "kr-nowhere"}),
        Mutation(
            "published_day_within_page_rendered_after",
            around=("pages", {"rendered_after": date(2025, 2, 16)}),
        ),
        Mutation(
            "body_char_count_in_range",
            {"body_char_count": -1, "paragraph_count": None},
            also=("paragraph_count_not_null",),
        ),
        Mutation("body_char_count_within_page_char_count", {"body_char_count": 100_000}),
        Mutation("paragraph_count_in_range", {"paragraph_count": -1}),
        Mutation("paragraph_count_within_body_char_count", {"paragraph_count": 100_000}),
        Mutation("redistribution_known", {"redistribution": "free"}),
        Mutation("outlet_domain_well_formed", {"outlet_domain": "https://www.garam.example/"}),
    ],
    "sentences": [
        *spans(("is_in_its_block",), ("is_in_its_block",)),
        *NO_ARTICLE,
        without("pages", "has_pages"),
        Mutation(
            "page_id_not_null",
            {"page_id": None},
            also=("has_pages", "is_of_its_page", "is_in_its_block"),
        ),
        Mutation(
            "is_first_of_key",
            {"article_id": "first", "page_id": "first", "start": "first", "end": "first"},
        ),
        Mutation("sentence_no_not_null", {"sentence_no": None}),
        Mutation("sentence_no_in_range", {"sentence_no": -1}),
        Mutation("block_no_not_null", {"block_no": None}, also=("is_in_its_block",)),
        Mutation("is_in_its_block", {"block_no": 0}),
    ],
    "quotations": [
        *ids("quotation_id"),
        *VERBATIM_FACT,
        *nulls("utterance_no", "is_anonymous"),
        Mutation("text_not_null", {"text": None}, also=("is_verbatim",)),
        Mutation("is_verbatim", {"text": "군민 탓"}),
        Mutation("utterance_no_in_range", {"utterance_no": -1}),
        Mutation("speaker_start_in_range", {"speaker_start": -1}),
        Mutation("speaker_start_before_speaker_end", {"speaker_start": 9, "speaker_end": 9}),
        Mutation("speaker_end_within_page_char_count", {"speaker_end": 100_000}),
        Mutation("is_speaker_span_whole", {"speaker_end": None}),
        Mutation("is_speaker_placed", {"speaker_start": None, "speaker_end": None}),
        Mutation(
            "is_anonymous_if_unnamed", {"speaker": None, "speaker_start": None, "speaker_end": None}
        ),
    ],
    "mentions": [
        *ids("mention_id", "person"),
        *VERBATIM_FACT,
        Mutation("kind_not_null", {"kind": None}, also=("is_named_by_place",)),
        Mutation("kind_known", {"kind": "animal"}, also=("is_named_by_place",)),
        Mutation("text_not_null", {"text": None}, also=("is_verbatim",)),
        Mutation("is_verbatim", {"text": "김가람"}),
        Mutation("is_of_registries", {"code": "kr-nowhere"}, also=("is_described_by_kind",)),
        Mutation("is_described_by_kind", {"code": "26"}),
    ],
    "quantities": [
        *ids("quantity_id"),
        *VERBATIM_FACT,
        *nulls("value", "unit", "unit_kind", "is_approximate"),
        Mutation("text_not_null", {"text": None}, also=("is_verbatim",)),
        Mutation("is_verbatim", {"text": "227개"}),
        Mutation("is_finite", {"value": math.inf}),
        Mutation("is_in_range_of_kind", {"value": -1.0}),
        Mutation("value_within_value_max", {"value_max": 5.0}),
        Mutation("unit_kind_known", {"unit_kind": "luck"}),
        Mutation("bound_known", {"bound": "roughly"}),
        Mutation("change_known", {"change": "none"}),
    ],
    "dates": [
        *ids("date_id"),
        *VERBATIM_FACT,
        *nulls("precision", "anchor"),
        Mutation("text_not_null", {"text": None}, also=("is_verbatim",)),
        Mutation("is_verbatim", {"text": "2025년"}),
        Mutation("precision_known", {"precision": "moment"}),
        Mutation("anchor_known", {"anchor": "guess"}),
        Mutation(
            "first_day_within_last_day", {"first_day": date(2025, 1, 1), "precision": "period"}
        ),
        Mutation("is_as_long_as_precision", {"precision": "day"}),
        Mutation("is_anchored_if_resolved", {"anchor": "none"}),
        Mutation("first_year_in_range", {"first_day": date(918, 1, 1), "precision": "period"}),
    ],
    "awards": [
        *ids("award_id"),
        *spans(("is_named_by_place",)),
        *NO_ARTICLE,
        without("pages", "has_pages", also=("is_evidence_in_page",)),
        Mutation(
            "page_id_not_null",
            {"page_id": None},
            also=("has_pages", "is_of_its_page", "is_evidence_in_page", "is_named_by_place"),
        ),
        Mutation("is_of_registries", {"evaluator_code": "kr-nowhere"}),
        Mutation("selected_of_in_range", {"selected_of": 0, "selected": 0}),
        Mutation("recipient_kind_known", {"recipient_kind": "animal"}),
        Mutation("is_about_something", {"recipient": None, "programme": None}),
        Mutation("year_in_range", {"year": 1899}),
        Mutation(
            "streak_first_year_in_range", {"streak_first_year": 1899}, also=("is_evidence_whole",)
        ),
        Mutation(
            "streak_first_year_within_year",
            {"streak_first_year": 2025},
            also=("is_evidence_whole",),
        ),
        Mutation("streak_years_in_range", {"streak_years": 61}, also=("is_evidence_whole",)),
        Mutation("score_in_range", {"score": -0.5}, also=("is_evidence_whole",)),
        Mutation(
            "assessed_total_in_range",
            {"assessed_total": 0, "selected_of": None},
            also=("is_evidence_whole",),
        ),
        Mutation("selected_in_range", {"selected": -1}),
        Mutation("selected_within_selected_of", {"selected": 227}),
        Mutation(
            "selected_of_within_assessed_total",
            {"assessed_total": 225},
            also=("is_evidence_whole",),
        ),
        Mutation("top_percent_in_range", {"top_percent": 100.5}, also=("is_evidence_whole",)),
        Mutation(
            "is_scope_of_something", {"superlative_scope": "도내"}, also=("is_evidence_whole",)
        ),
        Mutation(
            "is_evidence_known",
            {"evidence": "first", "selected": None},
            also=("is_evidence_whole",),
        ),
        Mutation("is_evidence_in_page", {"evidence": "second"}, also=("is_evidence_whole",)),
        Mutation("is_evidence_whole", {"evidence": []}),
    ],
    "initiatives": [
        *ids("initiative_id"),
        *VERBATIM_FACT,
        Mutation("is_of_registries", {"actor_code": "kr-nowhere"}),
        Mutation("name_not_null", {"name": None}, also=("is_verbatim",)),
        Mutation("is_verbatim", {"name": "샛길 분석"}),
        Mutation("kind_not_null", {"kind": None}),
        Mutation("kind_known", {"kind": "war"}),
        Mutation("year_in_range", {"year": 1899}),
    ],
    "module_items": [
        *spans(("is_verbatim",), ("is_verbatim",)),
        without("pages", "has_pages"),
        Mutation("page_id_not_null", {"page_id": None}, also=("has_pages", "is_verbatim")),
        Mutation("is_first_of_key", {"page_id": "first", "start": "first", "end": "first"}),
        Mutation("article_id_well_formed", {"article_id": "12"}, also=("is_of_its_page",)),
        Mutation("is_of_its_page", {"article_id": f"{LOST_ID}:0"}),
        *nulls("module", "list_no"),
        Mutation("title_not_null", {"title": None}, also=("is_verbatim",)),
        Mutation("list_no_in_range", {"list_no": 0}),
        Mutation("rank_in_range", {"rank": 0}),
        Mutation("is_verbatim", {"title": "나래시 축제 안 연다"}),
    ],
}
# A span of evidence of a field that is no claim, and one that lies outside the page.
ROW_EVIDENCE = {
    "first": [{"field": "weather", "start": 0, "end": 1}],
    "second": [{"field": "year", "start": 0, "end": 100_000}],
}
