"""The manifest of a run: a row for every record of every source, in order, page or not.

From the manifests of this run and of the published one follows which records are pages, which are
duplicates, and which pages are as they were. It is no dataset: it stays in the run's state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.findings import Reject
from flows.holdback import number_record
from flows.records import Page

FILE_NAME = "manifest.parquet"
_COLUMNS: dict[str, pa.DataType] = {
    "source": pa.string(),
    "page_id": pa.string(),
    "digest": pa.binary(16),
    "source_uri": pa.string(),
    "row_id": pa.string(),
    "reason": pa.string(),
    "detail": pa.string(),
    "quarantine_uri": pa.string(),
}
SCHEMA = pa.schema(_COLUMNS)


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the file `source`: a page with its digest, or held back with the reason.

    Pages with the same `digest` were read from the same place with the same outcome.
    """

    source: str
    page_id: str | None
    digest: bytes | None
    source_uri: str
    row_id: str | None
    reason: str | None = None
    detail: str | None = None
    quarantine_uri: str | None = None


def note_page(source: str, page: Page) -> Record:
    """Return the row for a record that is a page."""
    row_id = number_record(page.record_no, page.media_type)
    return Record(source, page.page_id, _digest(source, page), page.source_uri, row_id)


def note_reject(source: str, reject: Reject) -> Record:
    """Return the row for a record that ingest held back."""
    return Record(
        source,
        reject.page_id,
        None,
        reject.source_uri,
        reject.row_id,
        reject.reason,
        reject.detail,
        reject.quarantine_uri,
    )


def write_manifest(folder: Path, manifest: pa.Table) -> None:
    """Write a manifest into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{FILE_NAME}.part"
    pq.write_table(manifest, part, compression="zstd", compression_level=1)
    part.replace(folder / FILE_NAME)


def read_manifest(folder: Path) -> pa.Table:
    """Return the manifest of a folder."""
    with pq.ParquetFile(folder / FILE_NAME) as file:
        return file.read()


def to_manifest(records: Sequence[Record]) -> pa.Table:
    """Return the records as the table that is written."""
    names = [each.name for each in fields(Record)]
    columns = {name: [getattr(each, name) for each in records] for name in names}
    return pa.table(columns, schema=SCHEMA)


def to_records(manifest: pa.Table) -> list[Record]:
    """Return the rows of a manifest as records, in order."""
    columns = (manifest[each.name].to_pylist() for each in fields(Record))
    return [Record(*row) for row in zip(*columns, strict=True)]


def join_manifests(manifests: Iterable[pa.Table], order: Sequence[str]) -> pa.Table:
    """Return the rows of the sources that `order` names, in that order."""
    table = pa.concat_tables([SCHEMA.empty_table(), *manifests])
    sources = pa.array(order, pa.string())
    table = table.filter(pc.is_in(table["source"], value_set=sources))
    places = pc.index_in(table["source"], value_set=sources)
    return table.append_column("place", places).sort_by("place").drop_columns("place")


def _digest(source: str, page: Page) -> bytes:
    """Return the hash of whatever a page's rows follow from: its bytes, and how they were read."""
    declared = page.markup.declared if page.markup else None
    values = [getattr(page, each.name) for each in fields(page) if each.repr]
    told = repr((source, values, declared)).encode(errors="surrogatepass")
    return hashlib.blake2b(told, digest_size=16).digest()
