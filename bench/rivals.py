"""What a user might run instead of sacho, each as one function over an input, and the floors.

A rival is loaded first (imports and models are no part of its time) and then given the input.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.pages import make_html

Work = Callable[[Path, Path], int]
"""Take the input and a folder to write to; return how many documents were done."""

Extract = Callable[[bytes], str]
WARM_UP = range(-3, 0)
"""Pages that no input holds: what is built on first use is no part of the time."""

GX_DOCUMENTS = 20
"""Validating one document at a time costs a tenth of a second each: more would show no more."""


def load_trafilatura(fast: bool = False) -> Extract:
    """Return trafilatura's extractor, with or without its fallbacks."""
    extract = importlib.import_module("trafilatura").extract
    return lambda data: extract(data, fast=fast) or ""


def load_trafilatura_fast() -> Extract:
    """Return trafilatura's extractor without its fallbacks."""
    return load_trafilatura(fast=True)


def load_resiliparse() -> Extract:
    """Return resiliparse's main-content extractor on its own decoding."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    encoding = importlib.import_module("resiliparse.parse.encoding")

    def run(data: bytes) -> str:
        charset = encoding.detect_encoding(data, html5_compatible=False)
        return str(extract(encoding.bytes_to_str(data, charset), main_content=True))

    return run


def load_justext() -> Extract:
    """Return jusText's extractor as it is meant for languages whose words bear particles.

    Its Korean stop words hardly ever stand alone in a text, and a Korean paragraph is half as long
    as an English one: with its own stop words or lengths (70, 200) it finds next to nothing.
    """
    justext = importlib.import_module("justext").justext

    def run(data: bytes) -> str:
        paragraphs = justext(data, frozenset(), 35, 100, stopwords_low=0, stopwords_high=0)
        return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)

    return run


def load_newspaper() -> Extract:
    """Return newspaper4k's extractor, for Korean; it raises where it lacks its language data."""
    article_class = importlib.import_module("newspaper").Article

    def run(data: bytes) -> str:
        article = article_class("https://page.example/", language="ko")
        article.download(input_html=data.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    run(b"<html><body><p>.</p></body></html>")
    return run


EXTRACTORS: dict[str, Callable[[], Extract]] = {
    "trafilatura": load_trafilatura,
    "trafilatura fast": load_trafilatura_fast,
    "resiliparse": load_resiliparse,
    "jusText": load_justext,
    "newspaper4k": load_newspaper,
}


def extract_files(load: Callable[[], Extract]) -> Work:
    """Return the work of an extractor on a folder of HTML files."""
    extract = load()
    for number in WARM_UP:
        extract(make_html(number).encode())

    def work(folder: Path, _: Path) -> int:
        paths = [path for path in list_files(folder) if path.suffix == ".html"]
        return sum(extract(path.read_bytes()) is not None for path in paths)

    return work


def load_kiwi() -> Work:
    """Return kiwipiepy tokenizing the bodies of a JSONL, one at a time."""
    kiwi = importlib.import_module("kiwipiepy").Kiwi(num_workers=1)
    kiwi.tokenize("당진시가 밝혔다.")
    return lambda path, _: sum(bool(kiwi.tokenize(body)) for body in read_bodies(path))


def load_datatrove() -> Work:
    """Return a local datatrove pipeline from JSONL to Parquet, in this process."""
    readers = importlib.import_module("datatrove.pipeline.readers")
    writers = importlib.import_module("datatrove.pipeline.writers")
    executor = importlib.import_module("datatrove.executor").LocalPipelineExecutor

    def work(path: Path, out: Path) -> int:
        steps = [
            readers.JsonlReader(str(path.parent), text_key="content", glob_pattern=path.name),
            writers.ParquetWriter(str(out / "parquet"), compression="zstd"),
        ]
        done = executor(steps, tasks=1, workers=1, logging_dir=str(out / "logs")).run()
        return int(done.stats[0].stats["documents"].total)

    return work


def load_expectations() -> Work:
    """Return pandas and Great Expectations on one document at a time, of a few documents."""
    pandas = importlib.import_module("pandas")
    gx = importlib.import_module("great_expectations")
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("rival").add_dataframe_asset("document")
    batch_of = asset.add_batch_definition_whole_dataframe("whole").get_batch
    suite = gx.ExpectationSuite(name="document", expectations=_list_expectations(gx.expectations))

    def work(path: Path, _: Path) -> int:
        bodies = [body for body, _ in zip(read_bodies(path), range(GX_DOCUMENTS), strict=False)]
        for no, body in enumerate(bodies):
            row = {"id": no, "chars": len(body), "words": len(body.split())}
            batch_of({"dataframe": pandas.DataFrame([row])}).validate(suite)
        return len(bodies)

    return work


def _list_expectations(stock: Any) -> list[Any]:
    columns = ("id", "chars", "words")
    return [
        *(stock.ExpectColumnValuesToNotBeNull(column=each) for each in columns),
        *(stock.ExpectColumnValuesToBeBetween(column=each, min_value=0) for each in columns),
    ]


def load_reading() -> Work:
    """Return the floor: reading the bytes."""
    return lambda path, _: sum(path.read_bytes() is not None for path in list_files(path))


def load_decoding() -> Work:
    """Return the floor: reading the bytes and decoding them."""
    return lambda path, _: sum(_decode(path.read_bytes()) for path in list_files(path))


def _decode(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        data.decode("cp949", "replace")
    return True


def load_parquet() -> Work:
    """Return the floor: reading the Parquet files of a run's folder and writing them, zstd again.

    A document is a row of `pages`.
    """
    parquet = importlib.import_module("pyarrow.parquet")

    def work(run: Path, out: Path) -> int:
        tables = {path: parquet.read_table(path) for path in run.rglob("datasets/*/part-*.parquet")}
        for no, table in enumerate(tables.values()):
            parquet.write_table(table, out / f"{no}.parquet", compression="zstd")
        return sum(table.num_rows for path, table in tables.items() if path.parent.name == "pages")

    return work


def list_files(path: Path) -> list[Path]:
    """Return the files of a folder in order, or the one file."""
    return sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]


def read_bodies(path: Path) -> Iterator[str]:
    """Yield the contents of the records of a JSONL that can be read."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                yield json.loads(line)["content"]
            except (ValueError, KeyError):
                continue
