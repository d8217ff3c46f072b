"""The dictionaries in docs/ are those that the schemas give."""

from pathlib import Path

import pytest

from flows.write.dictionary_pages import ENGLISH, KOREAN, Language, render_dictionary
from schemas.catalog import DATASETS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", [ENGLISH, KOREAN], ids=lambda each: each.file_name)
def test_docs_are_up_to_date(language: Language) -> None:
    written = (DOCS / language.file_name).read_text(encoding="utf-8")
    assert written == render_dictionary(language), "run `make dictionary`"


@pytest.mark.parametrize("language", [ENGLISH, KOREAN], ids=lambda each: each.file_name)
def test_every_column_has_a_line(language: Language) -> None:
    lines = render_dictionary(language).splitlines()
    assert sum(line.startswith("| `") for line in lines) == sum(len(d.columns) for d in DATASETS)
    assert sum(line.startswith("## ") for line in lines) == len(DATASETS)


def test_units_are_named_in_each_language() -> None:
    assert "Size of the record (bytes) |" in render_dictionary(ENGLISH)
    assert "레코드의 크기 (바이트) |" in render_dictionary(KOREAN)
