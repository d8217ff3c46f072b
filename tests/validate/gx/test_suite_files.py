"""The exported suites are those of the code and work in Great Expectations alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.validate.frames import make_frame
from flows.validate.rows import Rows
from flows.validate.suite_files import FOLDER, render_suite, write_suites
from schemas.catalog import BY_NAME, DATASETS
from tests.validate.gx import test_mutations as mutating
from tests.validate.gx.doctoring import Mutation


def load(name: str) -> dict[str, Any]:
    suite: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return suite


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
def test_file_is_what_the_code_says(dataset):
    stored = (FOLDER / f"{dataset.name}.json").read_text("utf-8")
    assert stored == render_suite(dataset), "run `make suites`"


def test_there_is_a_file_for_every_dataset_and_no_other(tmp_path: Path):
    write_suites(tmp_path / "suites")
    names = [each.name for each in (tmp_path / "suites").iterdir()]
    assert sorted(names) == sorted(each.name for each in FOLDER.iterdir())


@pytest.mark.parametrize("name", list(BY_NAME))
def test_nothing_is_lost_when_the_library_loads_a_file(name: str):
    import great_expectations as gx

    stored = load(name)
    suite = gx.ExpectationSuite(**stored)
    declared = {each.id: each for each in BY_NAME[name].expectations}
    assert len(suite.expectations) == len(stored["expectations"]) == len(declared)
    for each in suite.expectations:
        expected = declared[each.meta["id"]]
        assert type(each).__name__ == expected.type
        assert each.severity == each.meta["severity"] == expected.severity
        assert each.description == each.meta["description"] == expected.description
        assert (each.meta["reason"], each.meta["scope"]) == (expected.reason, expected.scope)


def test_meta_names_the_columns_that_are_derived():
    assert load("clusters")["meta"]["derived_columns"] == [
        "has_pages",
        "is_like_itself",
        "is_named_after_representative",
    ]


def test_loaded_suite_finds_the_doctored_row():
    import great_expectations as gx

    rows = {each: mutating.sound_rows(each, 4) for each in BY_NAME}
    mutating.mutate(rows, "awards", 2, Mutation("selected_within", {"selected": 227}))
    tables = {each: mutating.to_rows_table(each, rows[each]) for each in rows}
    frame = make_frame(
        BY_NAME["awards"], Rows(tables), tables["awards"], BY_NAME["awards"].expectations
    )
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("tables").add_dataframe_asset("awards")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
    result = batch.validate(gx.ExpectationSuite(**load("awards")), result_format="COMPLETE")
    (failed,) = [each for each in result.results if not each.success]
    assert failed.expectation_config.meta["id"] == "selected_within_selected_of"
    assert failed.result["unexpected_index_list"] == [2]
