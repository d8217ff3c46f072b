"""The data dictionary for people, in English and in Korean.

    python -m flows.write.dictionary_pages [FOLDER]

writes `dictionary.md` and `dictionary.ko.md` into the folder, `docs` unless another is named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.catalog import DATASETS
from schemas.dataset import Column, Dataset
from schemas.korean import describe_column, describe_dataset, translate_unit


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a dictionary in one language."""

    file_name: str
    head: str
    columns: str
    key: str
    describe_dataset: Callable[[Dataset], str]
    describe_column: Callable[[Dataset, Column], str]
    name_unit: Callable[[str], str]


ENGLISH = Language(
    file_name="dictionary.md",
    head="# Data dictionary\n\nWritten by `make dictionary` from `schemas/`; "
    "[한국어](dictionary.ko.md). Spans count code points of `texts.text`, `end` exclusive.",
    columns="| column | type | meaning |",
    key="Key",
    describe_dataset=lambda dataset: dataset.description,
    describe_column=lambda dataset, column: column.description,
    name_unit=str,
)
KOREAN = Language(
    file_name="dictionary.ko.md",
    head="# 데이터 사전\n\n`make dictionary`가 `schemas/`에서 만든다; [English](dictionary.md). "
    "위치는 `texts.text`의 코드 포인트로 세고, `end`는 들어가지 않는다.",
    columns="| 칸 | 형 | 뜻 |",
    key="키",
    describe_dataset=describe_dataset,
    describe_column=describe_column,
    name_unit=translate_unit,
)


def render_dictionary(language: Language) -> str:
    """Return the dictionary of all datasets as Markdown."""
    return "\n\n".join([language.head, *(_render(each, language) for each in DATASETS)]) + "\n"


def _render(dataset: Dataset, language: Language) -> str:
    key = ", ".join(f"`{name}`" for name in dataset.key)
    head = f"## {dataset.name}\n\n{language.describe_dataset(dataset)} {language.key}: {key}."
    return "\n".join(
        [head, "", language.columns, "|---|---|---|", *_list_columns(dataset, language)]
    )


def _list_columns(dataset: Dataset, language: Language) -> Iterator[str]:
    for column in dataset.columns:
        meaning = language.describe_column(dataset, column)
        unit = f" ({language.name_unit(column.unit)})" if column.unit else ""
        yield f"| `{column.name}` | {column.type} | {meaning}{unit} |"


def main() -> None:
    """Write both dictionaries."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    for language in (ENGLISH, KOREAN):
        (folder / language.file_name).write_text(render_dictionary(language), encoding="utf-8")


if __name__ == "__main__":
    main()
