"""The run gate: outcomes of every expectation as rows, and nothing published when one is fatal."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from flows.errors import GateError
from flows.findings import Check, Reject
from flows.parts import find_parts, part_path, read_part, write_part
from flows.tables import to_records, write_records
from flows.validate.row_gate import check_batch
from flows.validate.run_gate import check_run
from flows.validate.thresholds import Drift, Limits
from flows.write.aggregates import add_aggregates
from flows.write.merge import merge_batches
from schemas.catalog import BY_NAME
from tests.validate import samples

PAGES = [samples.page(number) for number in range(3)]
NOT_TEXT = Reject("bad.txt", None, None, None, "ingest", "not_text", "a NUL byte", None)


def stage(folder: Path, batches: list[list], rejects: tuple[Reject, ...] = ()) -> Path:
    accepted = []
    for number, pages in enumerate(batches):
        batch = folder / f"batch-{number}"
        samples.write_batch(batch, pages)
        write_records(batch, "rejects", rejects if number == 0 else ())
        accepted.append(folder / f"accepted-{number}")
        check_batch(batch, accepted[-1], folder / "staging" / "rejects")
    merge_batches(accepted, folder / "staging")
    add_aggregates(folder / "staging")
    return folder / "staging"


@pytest.fixture(scope="module")
def sound_run(tmp_path_factory) -> Path:
    return stage(tmp_path_factory.mktemp("sound"), [PAGES])


@pytest.fixture
def staging(sound_run: Path, tmp_path: Path) -> Path:
    """A copy of the sound run: the row gate takes a second, so it is run once."""
    return shutil.copytree(sound_run, tmp_path / "staging")


def replace_count(page):
    """A page that the row gate holds back: its length is not that of its text."""
    return replace(page, char_count=5)


def rewrite(staging: Path, dataset: str, table: pa.Table) -> None:
    write_part(part_path(staging, dataset, 0), dataset, table)


def outcomes(staging: Path) -> dict[str, Check]:
    checks = to_records(read_part(find_parts(staging, "checks")[-1]), Check)
    return {f"{each.dataset}.{each.check}": each for each in checks if each.row_id is None}


def test_sound_run_passes_and_tells_every_outcome(staging: Path):
    verdict = check_run(staging)
    assert verdict.failed == ()
    assert verdict.rows["pages"] == 3
    declared = {f"{d.name}.{e.id}" for d in BY_NAME.values() for e in d.expectations}
    assert {f"{each.dataset}.{each.check}" for each in verdict.checks} == declared
    told = outcomes(staging)
    assert set(told) == {each for each in declared if not each.startswith("checks.")}
    assert told["pages.row_floor"].observed == "3 rows"
    assert told["awards.year_in_range"].observed == "0 of 3 rows fail"
    assert told["rejects.reason_known"].outcome == "not_applicable"


def test_rows_held_back_are_counted_with_the_expectation(tmp_path: Path):
    bad = samples.page(7)
    staging = stage(tmp_path, [[*PAGES, replace_count(bad)]])
    verdict = check_run(staging)
    told = outcomes(staging)["pages.text_char_count_equals_char_count"]
    assert told.outcome == "fail"
    assert told.observed == "1 of 4 rows fail"
    assert bad.page_id in told.message
    assert outcomes(staging)["blocks.role_known"].observed == "0 of 15 rows fail"
    assert [each.check for each in verdict.failed] == ["text_char_count_equals_char_count"]


def test_duplicate_over_batches_is_fatal_and_named(tmp_path: Path):
    staging = stage(tmp_path, [PAGES, PAGES[:1]])
    with pytest.raises(GateError) as caught:
        check_run(staging)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("nothing was published: pages.page_id_unique: 2 of 4 rows fail (")
    assert PAGES[0].page_id in message
    assert (staging / "data_docs" / "index.html").is_file(), "the docs show what failed"


def test_lost_parent_is_fatal(staging: Path):
    articles = read_part(part_path(staging, "articles", 0))
    rewrite(staging, "articles", articles.slice(1))
    lost = articles["article_id"][0].as_py()
    with pytest.raises(GateError) as caught:
        check_run(staging)
    assert f"sentences.has_articles_in_run: 1 of 3 rows fail ({lost}:0)." in str(caught.value)
    assert str(caught.value).endswith(" And 2 more.")


def test_run_without_rows_where_rows_are_certain_is_fatal(staging: Path):
    for dataset in ("blocks", "articles", "module_items", *samples.FACT_KINDS):
        rewrite(staging, dataset, BY_NAME[dataset].schema().empty_table())
    with pytest.raises(GateError, match=r"blocks\.row_floor: 0 rows"):
        check_run(staging)


def test_run_of_which_every_page_was_held_back_is_fatal(tmp_path: Path):
    staging = stage(tmp_path, [[replace_count(PAGES[0])]])
    with pytest.raises(GateError, match=r"pages\.row_floor: 0 rows"):
        check_run(staging)


def test_run_of_which_every_page_failed_a_stage_is_fatal(tmp_path: Path):
    failed = Reject("a.txt", "0" * 32, None, None, "clean", "stage_failed", "KeyError", None)
    staging = stage(tmp_path, [[]], (failed,))
    with pytest.raises(GateError, match=r"pages\.row_floor: 0 rows"):
        check_run(staging)


def test_run_whose_inputs_ingest_held_back_has_no_floor(tmp_path: Path):
    staging = stage(tmp_path, [[]], (NOT_TEXT,))
    verdict = check_run(staging)
    assert verdict.failed == ()
    assert verdict.rows["rejects"] == 1
    assert outcomes(staging)["pages.row_floor"].outcome == "not_applicable"


def test_outcomes_do_not_depend_on_the_batches(tmp_path: Path):
    extra = [samples.page(5), replace_count(samples.page(6))]
    one = stage(tmp_path / "one", [PAGES + extra], (NOT_TEXT,))
    many = stage(tmp_path / "many", [extra, PAGES[2:], PAGES[:2]], (NOT_TEXT,))
    for staging in (one, many):
        check_run(staging)
    for dataset in BY_NAME:
        left, right = (find_parts(each, dataset)[-1] for each in (one, many))
        assert left.read_bytes() == right.read_bytes(), dataset
    docs = "data_docs/index.html"
    assert (one / docs).read_bytes() == (many / docs).read_bytes()
    kept = [{p.name: p.read_bytes() for p in (each / "rejects").iterdir()} for each in (one, many)]
    assert kept[0] == kept[1]


def test_gating_twice_tells_each_outcome_once(staging: Path):
    check_run(staging)
    first = part_path(staging, "checks", 1).read_bytes()
    check_run(staging)
    assert part_path(staging, "checks", 1).read_bytes() == first


def test_several_buckets_are_gated_like_one(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("flows.parts.PAGES_PER_BUCKET", 2)
    pages = [samples.page(number) for number in range(7)]
    staging = stage(tmp_path, [pages[:4], pages[4:]])
    verdict = check_run(staging)
    assert len(find_parts(staging, "pages")) == 4
    assert verdict.failed == ()
    assert outcomes(staging)["pages.has_texts_in_run"].observed == "0 of 7 rows fail"


def test_data_docs_load_nothing_from_outside(staging: Path):
    check_run(staging)
    page = (staging / "data_docs" / "index.html").read_text(encoding="utf-8")
    assert 'id="awards.year_in_range"' in page
    assert not re.search(r"(?:src|href|url\()\s*=?\s*[\"'(]?\s*(?:https?:)?//", page)
    assert "<script" not in page
    assert "<link" not in page


def drifting(published: Path, monkeypatch) -> None:
    """Judge three rows, and let the run published before have no anchors."""
    monkeypatch.setattr("flows.validate.run_gate.read_thresholds", lambda: STRICT)
    dates = read_part(part_path(published, "dates", 0))
    anchors = pa.array([None] * dates.num_rows, pa.string())
    place = dates.column_names.index("text")
    rewrite(published, "dates", dates.set_column(place, "text", anchors))


STRICT = Drift(1, *(Limits(0.1, 0.5),) * 3)


def test_critical_drift_is_fatal_and_can_be_accepted(
    staging: Path, sound_run, tmp_path, monkeypatch
):
    published = shutil.copytree(sound_run, tmp_path / "published")
    drifting(published, monkeypatch)
    with pytest.raises(GateError) as caught:
        check_run(staging, published / "datasets")
    assert str(caught.value) == (
        "nothing was published: dates.text_null_rate_drift: null in 0.0% of the rows, "
        "100.0% in the last published run. --accept-drift publishes it all the same."
    )
    verdict = check_run(staging, published / "datasets", is_drift_accepted=True)
    assert [each.check for each in verdict.failed] == ["text_null_rate_drift"]
    told = outcomes(staging)["dates.text_null_rate_drift"]
    assert (told.severity, told.outcome) == ("critical", "fail")
    docs = (staging / "data_docs" / "index.html").read_text("utf-8")
    assert 'id="dates.text_null_rate_drift" class="fail"' in docs


def test_without_drift_the_run_published_before_leaves_no_trace(staging: Path, tmp_path: Path):
    alone = shutil.copytree(staging, tmp_path / "alone")
    published = shutil.copytree(staging, tmp_path / "published")
    check_run(alone, tmp_path / "nothing here")
    check_run(staging, published / "datasets")
    for name in ("datasets/checks/part-00001.parquet", "data_docs/index.html"):
        assert (alone / name).read_bytes() == (staging / name).read_bytes()
