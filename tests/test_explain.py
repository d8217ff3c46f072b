"""`sacho explain`: every block and fact with its rule, harmless to the terminal."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from flows.errors import InputError
from flows.explain import DATASETS, Explanation, escape, explain, render, show
from flows.parts import write_part
from flows.records import Award, Block, DateMention, Evidence, Quantity, Sentence
from flows.tables import to_table
from schemas.catalog import BY_NAME
from tests.structure.readings import PAGE_ID

TEXT = "가람시 소식\n가람시는 3일 문을 열었다.\n40석이다."
ARTICLE = f"{PAGE_ID}:0"
BLOCKS = (
    Block(PAGE_ID, None, 0, 0, 6, "navigation", "menu", "menu_line"),
    Block(PAGE_ID, ARTICLE, 1, 7, 29, "paragraph", None, "prose"),
)
SENTENCE = Sentence(ARTICLE, PAGE_ID, 7, 22, "stop", 0, 1)
DAY = DateMention(
    ARTICLE, PAGE_ID, 12, 14, "day.past", f"{PAGE_ID}:date:12", "3일", date(2025, 3, 3),
    date(2025, 3, 3), "day", "published",
)  # fmt: skip
SEATS = Quantity(
    ARTICLE, PAGE_ID, 23, 26, "count", f"{PAGE_ID}:quantity:23", "40석", 40.0, None, "석", "count",
    None, False, None, None,
)  # fmt: skip


def make(text: str = TEXT, **facts: tuple[object, ...]) -> Explanation:
    empty: dict[str, tuple[object, ...]] = dict.fromkeys(DATASETS, ())
    return Explanation(PAGE_ID, "page.txt", text, BLOCKS, empty | facts)


def lines(explanation: Explanation) -> list[str]:
    return [line.plain for line in render(explanation)]


def test_every_block_has_its_role_rule_and_text() -> None:
    assert lines(make()) == [
        f"{PAGE_ID}  page.txt",
        "   0  0–6         navigation (menu)  menu_line",
        "        가람시 소식",
        "   1  7–29        paragraph  prose",
        "        가람시는 3일 문을 열었다.",
        "        40석이다.",
    ]


def test_facts_stand_below_their_block_with_rule_and_values() -> None:
    shown = lines(make(sentences=(SENTENCE,), dates=(DAY,), quantities=(SEATS,)))
    assert shown[6:] == [
        "        • sentences 7–22  stop  sentence_no=0  block_no=1",
        "        • quantities 23–26  count  40석  value=40.0  unit=석  unit_kind=count",
        "        • dates 12–14  day.past  3일  first_day=2025-03-03  last_day=2025-03-03"
        "  precision=day  anchor=published",
    ]


def test_evidence_of_an_award_is_told() -> None:
    award = Award(
        ARTICLE, PAGE_ID, 7, 10, "r", f"{PAGE_ID}:award:7", "가람시", *[None] * 16,
        (Evidence("recipient", 7, 10),),
    )  # fmt: skip
    assert lines(make(awards=(award,)))[-1].endswith("recipient=가람시  evidence.recipient=7–10")


def test_escapes_of_a_page_are_shown_not_sent(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b[31m가람시\x07 [bold]소식[/]\u202e\r 문을 열었다."
    page = Explanation(
        PAGE_ID, "\x1b]0;x\x07.txt", hostile,
        (Block(PAGE_ID, ARTICLE, 0, 0, len(hostile), "paragraph", None, "prose"),),
        dict.fromkeys(DATASETS, ()),
    )  # fmt: skip
    show([page])
    printed = capsys.readouterr().out
    assert not set("\x1b\x07\u202e\r") & set(printed)
    assert "\\x1b[31m가람시\\x07 [bold]소식[/]\\u202e\\x0d 문을 열었다." in printed


def test_escape_keeps_newlines_and_letters() -> None:
    assert escape("가\n나\x00\x9b\u2066ab") == "가\n나\\x00\\x9b\\u2066ab"


def test_a_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "가람시, 문을 열다\n\n가람시는 새 도서관을 열고 자리 40석을 놓았다고 밝혔다.\n", "utf-8"
    )
    (page,) = explain(str(path), tmp_path)
    assert [block.role for block in page.blocks] == ["title", "paragraph"]
    assert [each.text for each in page.facts["quantities"]] == ["40석"]


def test_a_page_id_is_looked_up_as_published(tmp_path: Path) -> None:
    publish(tmp_path)
    page = explain(PAGE_ID, tmp_path)[0]
    assert page == make(sentences=(SENTENCE,), dates=(DAY,))


def publish(out: Path) -> None:
    rows = {"blocks": list(BLOCKS), "sentences": [SENTENCE], "dates": [DAY]}
    tables = {name: to_table(name, rows.get(name, [])) for name in ("blocks", *DATASETS)}
    tables["texts"] = fill("texts", page_id=[PAGE_ID, "f" * 32], text=[TEXT, "다른 글"])
    tables["pages"] = fill(
        "pages", page_id=[PAGE_ID, "f" * 32], source_uri=["page.txt", "other.txt"]
    )
    for name, table in tables.items():
        write_part(out / "datasets" / name / "part-00000.parquet", name, table)


def fill(dataset: str, **columns: list[str]) -> pa.Table:
    """Return a table with the given columns, all else null."""
    schema = BY_NAME[dataset].schema()
    arrays = [pa.array(columns.get(field.name, [None, None]), field.type) for field in schema]
    return pa.Table.from_arrays(arrays, names=schema.names)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("gone.txt", "no such file, and no page id"),
        ("\x1b[2J", r"\\x1b\[2J: no such file"),
        ("0" * 32, "holds no datasets"),
    ],
)
def test_neither_file_nor_page(tmp_path: Path, target: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        explain(target, tmp_path)


def test_an_unknown_page_id_is_an_error(tmp_path: Path) -> None:
    publish(tmp_path)
    with pytest.raises(InputError, match="has no page 0000"):
        explain("0" * 32, tmp_path)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "가람시, 문을 열다\n\n" + "가람시는 길 3곳을 열었다고 밝혔다.\n" * 2_000, "utf-8"
    )
    command = [sys.executable, "-c", "from flows.cli import main; main()", "explain", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
