"""The dictionary describes the files that lie beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from flows.write.dictionary import write_dictionary
from flows.write.merge import merge_batches
from schemas.catalog import BY_NAME
from tests.validate import samples

PAGES = [samples.page(number) for number in range(5)]


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    samples.write_batch(tmp_path / "batch", PAGES)
    merge_batches([tmp_path / "batch"], tmp_path / "staging")
    return tmp_path / "staging"


def describe(staging: Path) -> dict[str, Any]:
    package = json.loads(write_dictionary(staging).read_text(encoding="utf-8"))
    assert package["profile"] == "data-package"
    return {each["name"]: each for each in package["resources"]}


def test_every_dataset_is_a_resource_with_its_file(staging: Path):
    resources = describe(staging)
    assert list(resources) == list(BY_NAME)
    for each in resources.values():
        data = (staging / each["path"]).read_bytes()
        assert each["bytes"] == len(data)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert resources["pages"]["rowCount"] == 5
    assert resources["blocks"]["rowCount"] == 25


def test_several_files_are_listed_in_order(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("flows.parts.PAGES_PER_BUCKET", 2)
    samples.write_batch(tmp_path / "batch", PAGES)
    merge_batches([tmp_path / "batch"], tmp_path / "staging")
    pages = describe(tmp_path / "staging")["pages"]
    assert pages["path"] == [f"datasets/pages/part-0000{n}.parquet" for n in range(4)]
    data = b"".join((tmp_path / "staging" / each).read_bytes() for each in pages["path"])
    assert pages["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert pages["rowCount"] == 5


def test_columns_have_type_meaning_unit_and_constraints(staging: Path):
    resources = describe(staging)
    fields = {each["name"]: each for each in resources["awards"]["schema"]["fields"]}
    assert list(fields) == [each.name for each in BY_NAME["awards"].columns]
    assert fields["year"] == {
        "name": "year",
        "type": "integer",
        "description": "Year the result is for",
        "description_ko": "결과가 해당하는 연도",
        "arrowType": "int32",
        "constraints": {"minimum": 1948, "maximum": 2100},
    }
    assert fields["streak_years"]["unit"] == "years"
    assert fields["evidence"]["type"] == "array"
    assert fields["award_id"]["constraints"]["required"]
    articles = {each["name"]: each for each in resources["articles"]["schema"]["fields"]}
    assert articles["published_at"]["type"] == "datetime"
    assert "news_article" in articles["kind"]["constraints"]["enum"]
    assert "constraints" not in articles["outlet_domain"], "a warning guarantees nothing"


def test_keys_and_references(staging: Path):
    resources = describe(staging)
    assert resources["blocks"]["schema"]["primaryKey"] == ["page_id", "block_no"]
    assert "primaryKey" not in resources["checks"]["schema"], "a key with nulls is none"
    assert resources["awards"]["schema"]["foreignKeys"] == [
        {
            "fields": "article_id",
            "reference": {"resource": "articles", "fields": "article_id"},
        },
        {"fields": "page_id", "reference": {"resource": "pages", "fields": "page_id"}},
    ]


def test_it_is_the_same_every_time_and_korean_stays_readable(staging: Path):
    first = write_dictionary(staging).read_bytes()
    assert write_dictionary(staging).read_bytes() == first
    assert "원" in first.decode()
