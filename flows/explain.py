"""`sacho explain`: which rule decided what on a page, block by block, with the facts below.

A page comes from a file that sacho reads, cleaned and structured on the spot, or by its id from
the datasets of an output folder, as they were published. Nothing of a page reaches the terminal
as it is: control characters are shown by their code, so a page cannot move the cursor or colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

from rich.text import Text

from flows.console import make_console
from flows.display import escape
from flows.errors import InputError
from flows.records import (
    Award,
    Block,
    DateMention,
    Facts,
    Initiative,
    Mention,
    Quantity,
    Quotation,
    Sentence,
)

DATASETS: dict[str, type[Any]] = {
    "sentences": Sentence,
    "quotations": Quotation,
    "mentions": Mention,
    "quantities": Quantity,
    "dates": DateMention,
    "awards": Award,
    "initiatives": Initiative,
}
"""The datasets of facts, in the order in which the facts of a block are shown."""

_PAGE_ID = re.compile(r"[0-9a-f]{32}")
_COMMON = frozenset(("article_id", "page_id", "start", "end", "rule", "text", "evidence"))
_STYLES = {"title": "bold", "subtitle": "bold", "paragraph": "green", "subheading": "green"}
_INDENT = " " * 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page with its blocks and the facts by dataset, all in text order."""

    page_id: str
    source_uri: str
    text: str
    blocks: tuple[Block, ...]
    facts: dict[str, tuple[Any, ...]]


def explain(target: str, out: Path) -> list[Explanation]:
    """Return the pages of a file, or the page of that id in the datasets of `out`.

    Raises `InputError` if there is neither, or if all that a file holds cannot be read.
    """
    if Path(target).exists():
        return explain_file(target)
    if _PAGE_ID.fullmatch(target):
        return [look_up(target, out)]
    raise InputError(f"{escape(target)}: no such file, and no page id (32 hexadecimal digits)")


def explain_file(path: str) -> list[Explanation]:
    """Return the pages of a file, each cleaned and structured; raises `InputError` for none."""
    from flows.clean.page import clean_page
    from flows.ingest.formats import read_records
    from flows.ingest.intake import HeldBack
    from flows.ingest.inventory import take_inventory
    from flows.structure.facts import structure_page

    explanations: list[Explanation] = []
    held_back: list[str] = []
    for record in chain.from_iterable(map(read_records, take_inventory([path]).sources)):
        if isinstance(record, HeldBack):
            held_back.append(str(record.error))
            continue
        clean = clean_page(record)
        facts = structure_page(record.text, clean)
        explanations.append(
            Explanation(
                record.page_id, record.source_uri, record.text, clean.blocks, _by_dataset(facts)
            )
        )
    if not explanations:
        raise InputError(f"{path}: {held_back[0] if held_back else 'holds no page'}")
    return explanations


def _by_dataset(facts: Facts) -> dict[str, tuple[Any, ...]]:
    return {name: getattr(facts, name) for name in DATASETS}


def look_up(page_id: str, out: Path) -> Explanation:
    """Return a page as it stands in the datasets of an output folder.

    Raises `InputError` if the folder has no datasets or no such page.
    """
    if not (out / "datasets" / "texts").exists():
        raise InputError(f"{out}: holds no datasets; run sacho first, or give their --out")
    texts = _read_rows("texts", page_id, out)
    if not texts.num_rows:
        raise InputError(f"{out}: has no page {page_id}")
    pages = _read_rows("pages", page_id, out)
    return Explanation(
        page_id,
        str(pages["source_uri"][0].as_py()),
        str(texts["text"][0].as_py()),
        tuple(_read_facts("blocks", Block, page_id, out)),
        {name: tuple(_read_facts(name, kind, page_id, out)) for name, kind in DATASETS.items()},
    )


def _read_rows(dataset: str, page_id: str, out: Path) -> Any:
    import pyarrow.parquet as pq

    return pq.read_table(out / "datasets" / dataset, filters=[("page_id", "=", page_id)])


def _read_facts(dataset: str, kind: type[Any], page_id: str, out: Path) -> list[Any]:
    from flows.tables import to_records

    records = to_records(_read_rows(dataset, page_id, out), kind)
    return sorted(records, key=lambda each: (each.start, each.end))


def show(explanations: Iterable[Explanation]) -> None:
    """Print the pages to stdout, coloured in a terminal, plain when piped."""
    console = make_console()
    for explanation in explanations:
        for line in render(explanation):
            console.print(line)


def render(explanation: Explanation) -> Iterator[Text]:
    """Yield the lines on a page: a head, and each block with its text and its facts."""
    yield Text(f"{explanation.page_id}  {escape(explanation.source_uri)}", style="bold cyan")
    for block in explanation.blocks:
        yield _render_head(block)
        for line in explanation.text[block.start : block.end].split("\n"):
            yield Text(_INDENT + escape(line), style=_STYLES.get(block.role, "dim"))
        yield from _render_facts(explanation, block)


def _render_head(block: Block) -> Text:
    module = f" ({block.module})" if block.module else ""
    span = f"{block.start}–{block.end}"
    return Text.assemble(
        f"{block.block_no:>4}  {span:<12}",
        (f"{block.role}{module}", "bold magenta"),
        "  ",
        (block.rule, "yellow"),
    )


def _render_facts(explanation: Explanation, block: Block) -> Iterator[Text]:
    for name, facts in explanation.facts.items():
        for fact in facts:
            if block.start <= fact.start < block.end:
                yield _render_fact(name, fact, explanation.text)


def _render_fact(name: str, fact: Any, text: str) -> Text:
    words = "" if name == "sentences" else f"  {escape(text[fact.start : fact.end])}"
    values = "".join(f"  {key}={escape(str(value))}" for key, value in _list_values(fact))
    return Text.assemble(
        f"{_INDENT}• ", (name, "cyan"), f" {fact.start}–{fact.end}  ",
        (fact.rule, "yellow"), words.replace("\n", "⏎"), (values.replace("\n", "⏎"), "blue"),
    )  # fmt: skip


def _list_values(fact: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a fact that say something, ids and what is shown already left out."""
    for field in fields(fact):
        value = getattr(fact, field.name)
        is_shown = field.name not in _COMMON and field.name != _own_id(fact)
        if is_shown and value is not None and value is not False:
            yield field.name, value
    for evidence in getattr(fact, "evidence", ()):
        yield f"evidence.{evidence.field}", f"{evidence.start}–{evidence.end}"


def _own_id(fact: Any) -> str:
    return next((each.name for each in fields(fact)[5:] if each.name.endswith("_id")), "")
