"""The suites as files that Great Expectations loads alone: `schemas/expectations/<dataset>.json`.

`make suites` writes them from the code; a test fails where the two differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import schemas
from flows.validate.suites import build_suite
from schemas.catalog import DATASETS
from schemas.dataset import Dataset

FOLDER = Path(schemas.__file__).parent / "expectations"


def render_suite(dataset: Dataset) -> str:
    """Return the suite of a dataset as JSON.

    Its meta names the columns that Parquet does not have and `flows/validate/frames.py` derives.
    """
    suite: dict[str, Any] = build_suite(dataset.name, dataset.expectations).to_json_dict()
    own = {column.name for column in dataset.columns}
    looked_at = {column for each in dataset.expectations for column in each.columns()}
    suite["meta"] = {
        "description": dataset.description,
        "key": list(dataset.key),
        "derived_columns": sorted(looked_at - own),
    }
    return json.dumps(suite, ensure_ascii=False, indent=2) + "\n"


def write_suites(folder: Path) -> None:
    """Write the suite of every dataset into the folder."""
    folder.mkdir(exist_ok=True)
    for dataset in DATASETS:
        (folder / f"{dataset.name}.json").write_text(render_suite(dataset), encoding="utf-8")


if __name__ == "__main__":
    write_suites(FOLDER)
