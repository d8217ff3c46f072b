"""Every expectation bites: it fails on its doctored row and on that alone, and a sound row passes.

All doctored rows of a dataset stand in one frame, each made from a page of its own, so that a
suite is run once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest

from flows.findings import ClusterMember, LedgerEntry, Reject
from flows.tables import to_table
from flows.validate.frames import make_frame
from flows.validate.rows import Rows
from flows.validate.suites import build_suite, validate_frame
from schemas.catalog import BY_NAME, DATASETS
from schemas.expectation import Expectation
from tests.validate import samples
from tests.validate.gx.doctoring import Mutation
from tests.validate.gx.mutations import ROW_EVIDENCE, ROW_MUTATIONS
from tests.validate.gx.run_mutations import RUN_MUTATIONS

ALL = [
    (scope, name, mutations)
    for scope, table in (("row", ROW_MUTATIONS), ("run", RUN_MUTATIONS))
    for name, mutations in table.items()
]
IDS = [f"{scope}-{name}" for scope, name, _ in ALL]


def suite_of(name: str, scope: str) -> list[Expectation]:
    expectations = BY_NAME[name].expectations
    return [each for each in expectations if each.scope == scope and each.id != "row_floor"]


@pytest.mark.parametrize(("scope", "name", "mutations"), ALL, ids=IDS)
def test_every_expectation_has_a_mutation(scope: str, name: str, mutations: list[Mutation]):
    assert {each.expectation for each in mutations} == {each.id for each in suite_of(name, scope)}


def test_every_suite_is_mutated():
    for scope, table in (("row", ROW_MUTATIONS), ("run", RUN_MUTATIONS)):
        assert set(table) == {each.name for each in DATASETS if suite_of(each.name, scope)}


@pytest.mark.parametrize(("scope", "name", "mutations"), ALL, ids=IDS)
def test_doctored_row_fails_exactly_its_expectation(
    scope: str, name: str, mutations: list[Mutation]
):
    # The first row is sound and serves as the one that a duplicate repeats.
    rows = {each: sound_rows(each, len(mutations) + 1) for each in BY_NAME}
    for number, mutation in enumerate(mutations, start=1):
        mutate(rows, name, number, mutation)
    failed = find_failures(scope, name, rows)
    repeated = {each.expectation for each in mutations if each.expectation.endswith("_unique")}
    assert failed[0] == repeated, "the sound row"
    for mutation, found in zip(mutations, failed[1:], strict=True):
        assert found == {mutation.expectation, *mutation.also}, mutation


@pytest.mark.parametrize(("scope", "name", "mutations"), ALL, ids=IDS)
def test_empty_frame_is_evaluated(scope: str, name: str, mutations: list[Mutation]):
    rows = {each: sound_rows(each, 1) for each in BY_NAME}
    rows[name] = []
    assert find_failures(scope, name, rows) == []


@pytest.mark.parametrize("name", [each.name for each in DATASETS if each.minimum_rows])
def test_row_floor_fails_on_an_empty_frame(name: str):
    floors = [each for each in BY_NAME[name].expectations if each.id == "row_floor"]
    empty = make_frame(BY_NAME[name], Rows({}), BY_NAME[name].schema().empty_table(), floors)
    assert [each.passed for each in validate_frame(name, floors, empty)] == [False]


@pytest.mark.parametrize("name", list(BY_NAME))
def test_all_null_rows_fail_for_every_column_that_must_be_filled(name: str):
    dataset = BY_NAME[name]
    table = pa.Table.from_pylist([{}, {}], schema=dataset.schema())
    around = {each: to_rows_table(each, sound_rows(each, 1)) for each in BY_NAME}
    required = [each for each in dataset.expectations if each.id.endswith("_not_null")]
    frame = make_frame(dataset, Rows(around), table, required)
    assert {each.failing for each in validate_frame(name, required, frame)} == {(0, 1)}


@pytest.mark.parametrize("name", list(BY_NAME))
def test_suite_holds_all_that_was_declared(name: str):
    expectations = BY_NAME[name].expectations
    suite = build_suite(name, expectations)
    built = {each.meta["id"]: each for each in suite.expectations}
    assert list(built) == [each.id for each in expectations]
    for each in expectations:
        assert type(built[each.id]).__name__ == each.type
        assert built[each.id].severity == each.severity
        assert built[each.id].meta["reason"] == each.reason
        assert built[each.id].description == each.description


def test_unknown_type_is_refused():
    odd = replace(BY_NAME["pages"].expectations[0], type="ExpectMiracles")
    with pytest.raises(RuntimeError, match="has no ExpectMiracles"):
        build_suite("pages", [odd])


def test_defective_suite_is_not_taken_for_failing_rows():
    table = to_rows_table("pages", sound_rows("pages", 1))
    lost = [each for each in BY_NAME["pages"].expectations if each.id == "encoding_not_null"]
    frame = make_frame(BY_NAME["pages"], Rows({}), table, lost).rename(columns={"encoding": "x"})
    with pytest.raises(RuntimeError, match=r"pages\.encoding_not_null could not be evaluated"):
        validate_frame("pages", lost, frame)


def find_failures(scope: str, name: str, rows: dict[str, list[dict[str, Any]]]) -> list[set[str]]:
    """Return for each row of the dataset the ids of the expectations that it fails."""
    tables = {each: to_rows_table(each, rows[each]) for each in rows}
    suite = suite_of(name, scope)
    frame = make_frame(BY_NAME[name], Rows(tables), tables[name], suite)
    failed: list[set[str]] = [set() for _ in rows[name]]
    for outcome in validate_frame(name, suite, frame):
        for position in outcome.failing:
            failed[position].add(outcome.expectation.id)
    return failed


def mutate(
    rows: dict[str, list[dict[str, Any]]], name: str, number: int, mutation: Mutation
) -> None:
    page_id = samples.page(number).page_id
    if mutation.around:
        around, changes = mutation.around
        own = [each for each in rows[around] if is_of_page(each, page_id)]
        if changes is None:
            rows[around] = [each for each in rows[around] if not is_of_page(each, page_id)]
        else:
            row_id = rows[name][number][BY_NAME[name].key[0]]
            own[0].update({k: row_id if v == "own" else v for k, v in changes.items()})
    for column, value in mutation.changes.items():
        if column == "evidence" and isinstance(value, str):
            value = ROW_EVIDENCE[value]
        elif value == "first":
            value = rows[name][0][column]
        rows[name][number][column] = value


def is_of_page(row: dict[str, Any], page_id: str) -> bool:
    return row["page_id"] == page_id if "page_id" in row else row["row_id"].startswith(page_id)


def sound_rows(name: str, count: int) -> list[dict[str, Any]]:
    """Return rows of `count` pages; of the dataset under test one a page is enough."""
    records = [record for number in range(count) for record in records_of(name, number)]
    return to_table(name, records).to_pylist() if name not in ("pages", "texts") else records


def to_rows_table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=BY_NAME[name].schema())


def records_of(name: str, number: int) -> list[Any]:
    page = samples.page(number)
    page_id = page.page_id
    cleaned = samples.cleaned(page)
    # One block a page: the paragraph, of a text that is nothing else.
    made: dict[str, list[Any]] = {
        "pages": [{**{each: getattr(page, each) for each in PAGE_COLUMNS}, "rendered_after": None}],
        "texts": [{"page_id": page_id, "text": page.text}],
        "blocks": [replace(cleaned.blocks[1], start=0, end=len(page.text))],
        "articles": list(cleaned.articles),
        "module_items": list(cleaned.module_items),
        "checks": [samples.sample_check(f"{page_id}:award:1")],
        "rejects": [
            Reject(f"{number}.txt", page_id, None, None, "ingest", "not_text", "bytes", "rejects/x")
        ],
        "clusters": [ClusterMember(page_id, page_id, 1.0, True)],
        "ledger": [
            LedgerEntry(
                f"가람{number}군",
                None,
                "평가",
                None,
                2024,
                "우수",
                "reported",
                1,
                (page_id,),
                False,
            )
        ],
    }
    return made[name] if name in made else list(getattr(samples.facts(page), name))


PAGE_COLUMNS = [each.name for each in BY_NAME["pages"].columns if each.name != "rendered_after"]
