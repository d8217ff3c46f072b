"""The markup of a batch's pages on disk: `<folder>/markup.arrow`, beside the datasets and none.

One JSON text a page, `[containers, lines, declared]`: a container is [number, place of its parent
in this list or -1, name], so that each name is there once; a line is [start, end, place of its
container or -1, the inline name after those of the containers, characters of link].
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.markup import Declared, MarkedLine, Markup
from flows.records import Page

NAME = "markup.arrow"
SCHEMA = pa.schema([("page_id", pa.string()), ("markup", pa.string())])
OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")
PAGES_A_CHUNK = 500
_list_declared = attrgetter(*(each.name for each in fields(Declared)))


def write_markup(folder: Path, pages: Iterable[Page]) -> None:
    """Write the markup of those pages that have one, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{NAME}.part"
    with pa.OSFile(str(part), "wb") as sink, pa.ipc.new_file(sink, SCHEMA, options=OPTIONS) as file:
        marked = ((each.page_id, dump_markup(each.markup)) for each in pages if each.markup)
        for rows in _chunk(marked):
            columns = [pa.array(each, pa.string()) for each in zip(*rows, strict=True)]
            file.write_batch(pa.RecordBatch.from_arrays(columns, schema=SCHEMA))
    part.replace(folder / NAME)


def read_markup(folder: Path) -> dict[str, Markup]:
    """Return the markup of a batch by `page_id`; none if no page has one."""
    path = folder / NAME
    if not path.is_file():
        return {}
    with pa.OSFile(str(path), "rb") as source, pa.ipc.open_file(source) as file:
        table = file.read_all()
    columns: list[list[Any]] = [column.to_pylist() for column in table.columns]
    return {page_id: load_markup(text) for page_id, text in zip(*columns, strict=True)}


def _chunk(rows: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    chunk: list[tuple[str, str]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == PAGES_A_CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def dump_markup(markup: Markup) -> str:
    """Return the markup as compact JSON."""
    containers: list[tuple[int, int, str]] = []
    place_of: dict[tuple[int, ...], int] = {(): -1}
    lines = []
    for line in markup.lines:
        names = line.names.split()
        for depth in range(_known_depth(line.path, place_of), len(line.path)):
            parent = place_of[line.path[:depth]]
            place_of[line.path[: depth + 1]] = len(containers)
            containers.append((line.path[depth], parent, names[depth]))
        inline = " ".join(names[len(line.path) :])
        lines.append((line.start, line.end, place_of[line.path], inline, line.link_chars))
    value = (containers, lines, _list_declared(markup.declared))
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _thaw(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _known_depth(path: tuple[int, ...], known: dict[tuple[int, ...], int]) -> int:
    depth = len(path)
    while path[:depth] not in known:
        depth -= 1
    return depth


def load_markup(text: str) -> Markup:
    """Return the markup that `dump_markup` wrote."""
    containers, lines, declared = json.loads(text)
    paths: list[tuple[tuple[int, ...], str]] = []
    for number, parent, name in containers:
        path, names = paths[parent] if parent >= 0 else ((), "")
        paths.append(((*path, number), f"{names} {name}".lstrip()))
    paths.append(((), ""))  # what place -1 means
    return Markup(
        tuple(
            MarkedLine(start, end, paths[at][0], f"{paths[at][1]} {inline}".strip(), chars)
            for start, end, at, inline, chars in lines
        ),
        Declared(*map(_thaw, declared)),
    )
