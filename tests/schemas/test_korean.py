"""Every dataset, column and unit has its meaning in Korean, and no word is there for nothing."""

import re
import tomllib
from importlib.resources import files

import pytest

from schemas.catalog import DATASETS
from schemas.dataset import Dataset
from schemas.korean import describe_column, describe_dataset, translate_unit

HANGUL = re.compile("[가-힣]")
KOREAN = tomllib.loads(files("schemas").joinpath("korean.toml").read_text(encoding="utf-8"))
ABOUT_SHARED = ("datasets", "shared", "units")


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda each: each.name)
def test_dataset_and_columns_have_a_meaning_in_korean(dataset: Dataset) -> None:
    assert HANGUL.search(describe_dataset(dataset))
    for column in dataset.columns:
        meaning = describe_column(dataset, column)
        assert HANGUL.search(meaning) or re.fullmatch("`<.+>`", meaning)
        assert not column.unit or translate_unit(column.unit)


def test_no_column_is_described_that_is_not_there() -> None:
    columns = {each.name: {column.name for column in each.columns} for each in DATASETS}
    described = {name: set(words) for name, words in KOREAN.items() if name not in ABOUT_SHARED}
    assert {
        name: words - columns[name] for name, words in described.items() if words - columns[name]
    } == {}
    assert set(KOREAN["shared"]) <= set.union(*columns.values())
    assert set(KOREAN["datasets"]) == set(columns)


def test_an_unknown_column_is_an_error() -> None:
    pages, ledger = DATASETS[0], DATASETS[-1]
    with pytest.raises(KeyError):
        describe_column(pages, ledger.columns[0])
