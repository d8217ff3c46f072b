"""The declared expectations are complete, portable and say what they mean. No suite is run here."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from flows.validate.crosschecks import CHECK_NAMES
from flows.validate.derived import DERIVED
from schemas.articles import KINDS, REDISTRIBUTIONS
from schemas.blocks import ROLES
from schemas.catalog import BY_NAME, DATASETS
from schemas.checks import CHECKED, OUTCOMES
from schemas.dataset import Dataset
from schemas.expectation import (
    Expectation,
    between,
    equal,
    matches,
    not_null,
    one_of,
    ordered,
    row_floor,
    true_flag,
    unique,
)
from schemas.ledger import BASES
from schemas.quantities import UNIT_KINDS
from schemas.rejects import REASONS

EVERY = [(dataset, each) for dataset in DATASETS for each in dataset.expectations]
IDS = [f"{dataset.name}.{each.id}" for dataset, each in EVERY]
NOT_PORTABLE = re.compile(r"\\[dswDSWbB]|\(\?[=!<]|\\[pP]")


@pytest.mark.parametrize(("dataset", "expectation"), EVERY, ids=IDS)
def test_expectation_is_well_declared(dataset: Dataset, expectation: Expectation):
    assert re.fullmatch("[a-z0-9_]+", expectation.id)
    assert expectation.severity in ("critical", "warning")
    assert expectation.scope in ("row", "run")
    assert expectation.reason in REASONS or expectation.reason == "too_few_rows"
    assert expectation.description.endswith(".")
    assert "\n" not in expectation.description
    own = {each.name for each in dataset.columns}
    known = {"has": BY_NAME, "holds": CHECK_NAMES}
    for column in expectation.columns():
        prefix, _, rest = column.partition("_")
        assert column in own or column in DERIVED or rest in known.get(prefix, ())


@pytest.mark.parametrize(("dataset", "expectation"), EVERY, ids=IDS)
def test_regexes_mean_the_same_everywhere(dataset: Dataset, expectation: Expectation):
    regex = dict(expectation.arguments).get("regex")
    if regex is not None:
        assert not NOT_PORTABLE.search(regex)
        assert regex.startswith("^")
        assert regex.endswith("$")


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
def test_suite_covers_the_contract(dataset: Dataset):
    ids = Counter(each.id for each in dataset.expectations)
    assert not [each for each, count in ids.items() if count > 1]
    assert f"{'_'.join(dataset.key)}_unique" in ids
    assert ("row_floor" in ids) == (dataset.minimum_rows > 0)
    assert ("is_verbatim" in ids) == (dataset.verbatim is not None)
    for parent in dataset.parents:
        assert f"has_{parent.dataset}_in_run" in ids


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
def test_what_the_suite_says_of_a_column_has_a_not_null_where_the_key_needs_one(dataset: Dataset):
    nullable = {
        "checks": {"row_id"},
        "rejects": {"dataset", "row_id"},
        "ledger": {"body_code"},
    }
    filled = {each.id.removesuffix("_not_null") for each in dataset.expectations}
    assert set(dataset.key) - nullable.get(dataset.name, set()) <= filled


def test_checks_know_every_dataset_but_themselves():
    assert set(CHECKED) == {each.name for each in DATASETS} - {"checks"}


def test_closed_lists_are_those_of_the_design():
    assert len(ROLES) == 20
    assert KINDS == ("news_article", "press_release", "brief", "notice", "other")
    assert REDISTRIBUTIONS == ("prohibited", "kogl_1", "kogl_2", "kogl_3", "kogl_4", "unknown")
    assert len(UNIT_KINDS) == 15
    assert OUTCOMES == ("pass", "fail", "not_applicable")
    assert BASES == ("reported", "implied_by_streak")


@pytest.mark.parametrize(
    ("built", "id_", "type_", "description"),
    [
        (
            not_null("year"),
            "year_not_null",
            "ExpectColumnValuesToNotBeNull",
            "`year` is filled in every row.",
        ),
        (
            unique("page_id"),
            "page_id_unique",
            "ExpectColumnValuesToBeUnique",
            "No two rows of a run have the same `page_id`.",
        ),
        (
            unique("page_id", "start"),
            "page_id_start_unique",
            "ExpectCompoundColumnsToBeUnique",
            "No two rows of a run have the same `page_id` and `start`.",
        ),
        (
            one_of("kind", ("a", "b")),
            "kind_known",
            "ExpectColumnValuesToBeInSet",
            "`kind` is one of a, b.",
        ),
        (
            between("rank", 1, None, "ranks count from 1"),
            "rank_in_range",
            "ExpectColumnValuesToBeBetween",
            "`rank` is at least 1: ranks count from 1.",
        ),
        (
            between("year", 1948, 2100, "so"),
            "year_in_range",
            "ExpectColumnValuesToBeBetween",
            "`year` lies in 1948 to 2100: so.",
        ),
        (
            matches("code", "^[0-9]+$", "digits"),
            "code_well_formed",
            "ExpectColumnValuesToMatchRegex",
            "`code` is digits.",
        ),
        (
            ordered("start", "end", "so", strictly=True),
            "start_before_end",
            "ExpectColumnPairValuesAToBeGreaterThanB",
            "`start` is less than `end`: so.",
        ),
        (
            ordered("start", "end", "so"),
            "start_within_end",
            "ExpectColumnPairValuesAToBeGreaterThanB",
            "`start` is at most `end`: so.",
        ),
        (
            equal("a", "b", "so"),
            "a_equals_b",
            "ExpectColumnPairValuesToBeEqual",
            "`a` equals `b`: so.",
        ),
        (
            true_flag("is_tiled", "It is tiled."),
            "is_tiled",
            "ExpectColumnValuesToBeInSet",
            "It is tiled.",
        ),
        (
            row_floor(1),
            "row_floor",
            "ExpectTableRowCountToBeBetween",
            "A run that read a page has at least 1 row.",
        ),
    ],
)
def test_builder(built: Expectation, id_: str, type_: str, description: str):
    assert (built.id, built.type, built.description) == (id_, type_, description)


def test_schemas_and_gates_load_without_great_expectations():
    import subprocess
    import sys

    code = (
        "import sys, flows.validate.row_gate, flows.validate.run_gate, flows.write.publish;"
        "sys.exit('great_expectations' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_cross_check_is_an_expectation_too():
    claims = {each.id for _, each in EVERY if each.columns()[:1] == (f"holds_{each.id}",)}
    # The part within its whole is held against its row: `selected_within_selected_of`.
    assert claims == set(CHECK_NAMES) - {"selected_within"}


# An expectation passes on a column that is null throughout. These columns may be null, so that no
# `not_null` guards them; that one went null is for drift to notice (`test_drift.py`).
MAY_BE_NULL = {
    "blocks": {"article_id"},
    "articles": {"modified_at", "outlet_domain", "published_at", "published_precision"},
    "quotations": {"speaker_end", "speaker_start"},
    "quantities": {"bound", "change", "value_max"},
    "dates": {"first_day", "last_day"},
    "awards": {
        "assessed_total",
        "recipient_kind",
        "score",
        "selected",
        "selected_of",
        "streak_first_year",
        "streak_years",
        "top_percent",
        "year",
    },
    "initiatives": {"year"},
    "module_items": {"article_id", "rank"},
    "checks": {"row_id"},
    "rejects": {"dataset", "page_id", "quarantine_uri", "row_id"},
    "ledger": {"body_code"},
}
# On an empty frame every expectation of rows passes; these datasets have a floor, the others may
# be empty, and drift notices where one became so.
HAVE_ROWS = {"pages", "texts", "blocks", "clusters"}


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
def test_what_an_expectation_looks_at_is_guarded_against_nulls(dataset: Dataset):
    ids = {each.id for each in dataset.expectations}
    looked_at = {column for each in dataset.expectations for column in each.columns()}
    own = {each.name for each in dataset.columns}
    unguarded = {each for each in looked_at & own if f"{each}_not_null" not in ids}
    assert unguarded == MAY_BE_NULL.get(dataset.name, set())
    assert ("row_floor" in ids) == (dataset.name in HAVE_ROWS)
