"""The dictionary: a Frictionless Data Package that describes the datasets of a run.

See https://specs.frictionlessdata.io for the format. What the format has no word for (`unit`,
`rowCount`, `arrowType`, `description_ko`) stands beside its own properties, as the format allows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.parts import find_parts, read_part
from schemas import korean
from schemas.catalog import DATASETS
from schemas.dataset import Column, Dataset
from schemas.expectation import Expectation

FILE_NAME = "datapackage.json"
_CHUNK_BYTES = 1 << 20
_FRICTIONLESS_TYPES = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
    (pa.types.is_list, "array"),
)


def write_dictionary(staging: Path) -> Path:
    """Write `datapackage.json` beside the staged datasets and return its path.

    Paths in it are relative to it. Row counts, bytes and hashes are those of the part files as
    they lie there, so it is written last.
    """
    package = {
        "profile": "data-package",
        "name": "sacho",
        "title": "Korean local news and press releases as verified, source-linked tables",
        "resources": [_describe(staging, dataset) for dataset in DATASETS],
    }
    path = staging / FILE_NAME
    text = json.dumps(package, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


def _describe(staging: Path, dataset: Dataset) -> dict[str, Any]:
    parts = find_parts(staging, dataset.name)
    paths = [part.relative_to(staging).as_posix() for part in parts]
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "description": dataset.description,
        "description_ko": korean.describe_dataset(dataset),
        "path": paths[0] if len(paths) == 1 else paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "rowCount": sum(read_part(part, ()).num_rows for part in parts),
        "bytes": sum(part.stat().st_size for part in parts),
        "hash": f"sha256:{_hash_files(parts)}",
        "schema": _describe_schema(dataset),
    }


def _hash_files(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the files' bytes, one after another."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
    return digest.hexdigest()


def _describe_schema(dataset: Dataset) -> dict[str, Any]:
    fields = [_describe_column(dataset, column) for column in dataset.columns]
    required = {each["name"] for each in fields if each.get("constraints", {}).get("required")}
    schema: dict[str, Any] = {"fields": fields}
    if required.issuperset(dataset.key):
        schema["primaryKey"] = list(dataset.key)
    schema["foreignKeys"] = [
        {
            "fields": parent.column,
            "reference": {"resource": parent.dataset, "fields": parent.parent_column},
        }
        for parent in dataset.parents
    ]
    return schema


def _describe_column(dataset: Dataset, column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _frictionless_type(column.type),
        "description": column.description,
        "description_ko": korean.describe_column(dataset, column),
        "arrowType": str(column.type),
    }
    if column.unit:
        described["unit"] = column.unit
    if constraints := dict(_find_constraints(dataset, column)):
        described["constraints"] = constraints
    return described


def _frictionless_type(type_: pa.DataType) -> str:
    return next((name for is_type, name in _FRICTIONLESS_TYPES if is_type(type_)), "string")


def _find_constraints(dataset: Dataset, column: Column) -> Iterator[tuple[str, Any]]:
    """Yield what the critical expectations guarantee of a single column."""
    for each in dataset.expectations:
        if each.severity == "critical" and each.columns() == (column.name,):
            yield from _translate(each)


def _translate(expectation: Expectation) -> Iterator[tuple[str, Any]]:
    arguments = dict(expectation.arguments)
    match expectation.type:
        case "ExpectColumnValuesToNotBeNull":
            yield "required", True
        case "ExpectColumnValuesToBeUnique":
            yield "unique", True
        case "ExpectColumnValuesToBeInSet":
            yield "enum", list(arguments["value_set"])
        case "ExpectColumnValuesToMatchRegex":
            yield "pattern", arguments["regex"]
        case "ExpectColumnValuesToBeBetween":
            bounds = (("minimum", "min_value"), ("maximum", "max_value"))
            yield from ((name, arguments[key]) for name, key in bounds if key in arguments)
