"""Records go into Parquet and come back as they were."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from pathlib import Path

import pytest

from flows.errors import OutputError
from flows.records import (
    Article,
    Award,
    Block,
    DateMention,
    Initiative,
    Mention,
    ModuleItem,
    Quantity,
    Quotation,
    Sentence,
)
from flows.tables import (
    has_table,
    read_pages,
    read_records,
    read_table,
    write_pages,
    write_records,
)
from schemas.catalog import BY_NAME
from tests.validate import samples

PAGE = samples.page()
CLEANED = samples.cleaned(PAGE)
FACTS = samples.facts(PAGE)


@pytest.mark.parametrize(
    ("dataset", "record_type", "records"),
    [
        ("blocks", Block, CLEANED.blocks),
        ("articles", Article, CLEANED.articles),
        ("module_items", ModuleItem, CLEANED.module_items),
        ("sentences", Sentence, FACTS.sentences),
        ("quotations", Quotation, FACTS.quotations),
        ("mentions", Mention, FACTS.mentions),
        ("quantities", Quantity, FACTS.quantities),
        ("dates", DateMention, FACTS.dates),
        ("awards", Award, FACTS.awards),
        ("initiatives", Initiative, FACTS.initiatives),
    ],
)
def test_records_come_back_as_they_were(tmp_path: Path, dataset, record_type, records):
    assert write_records(tmp_path, dataset, records) == len(records)
    assert read_records(tmp_path, dataset, record_type) == list(records)
    assert read_table(tmp_path, dataset).schema.equals(BY_NAME[dataset].schema())


def test_pages_come_back_with_their_texts(tmp_path: Path):
    pages = [samples.page(1), samples.page(0)]
    assert write_pages(tmp_path, pages) == 2
    assert read_pages(tmp_path) == pages
    assert read_table(tmp_path, "pages")["rendered_after"].to_pylist() == [None, None]


def test_clean_stage_adds_rendered_after_by_page(tmp_path: Path):
    pages = [samples.page(1), samples.page(0)]
    write_pages(tmp_path, pages, [samples.cleaned(pages[1])])
    assert read_table(tmp_path, "pages")["rendered_after"].to_pylist() == [None, date(2025, 11, 25)]
    assert read_pages(tmp_path) == pages


def test_no_records_give_an_empty_table_with_the_schema(tmp_path: Path):
    assert write_records(tmp_path, "awards", []) == 0
    assert read_records(tmp_path, "awards", Award) == []
    assert read_table(tmp_path, "awards").schema.equals(BY_NAME["awards"].schema())


def test_moment_without_time_zone_is_refused(tmp_path: Path):
    naive = dataclasses.replace(CLEANED.articles[0], published_at=datetime(2025, 2, 17, 7, 20))
    with pytest.raises(ValueError, match="published_at has no time zone: 2025-02-17T07:20:00"):
        write_records(tmp_path, "articles", [naive])


def test_missing_table_is_told_from_an_empty_one(tmp_path: Path):
    assert not has_table(tmp_path, "rejects")
    with pytest.raises(OutputError, match="has no table rejects"):
        read_table(tmp_path, "rejects")


def test_folder_name_does_not_become_a_column(tmp_path: Path):
    folder = tmp_path / "batch=3"
    write_records(folder, "blocks", CLEANED.blocks)
    assert read_table(folder, "blocks").column_names == [c.name for c in BY_NAME["blocks"].columns]
