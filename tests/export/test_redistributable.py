"""What is handed on: no run of a page that forbids it, no private person and no contact."""

from __future__ import annotations

import hashlib
import hmac
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.errors import InputError, OutputError
from flows.export.persons import (
    MENTION_COLUMNS,
    QUOTATION_COLUMNS,
    find_private,
    mask_contacts,
    mask_names,
    read_key,
)
from flows.export.redistributable import export_redistributable
from flows.export.rights import FACTS, classify_pages, find_word_columns
from schemas.catalog import BY_NAME, DATASETS
from schemas.dataset import Column, Dataset
from tests.export.state import PAGES, make_state

KEY = b"a key for tests, long enough"
RUN = 20
KEPT = ("release",)


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_state(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def export(state: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "handed on"
    export_redistributable(state, out, KEY)
    return out


def read(folder: Path, dataset: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder / "datasets" / dataset).to_pylist()
    return rows


def list_strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from list_strings(each)


def list_everything(folder: Path) -> Iterator[str]:
    """Every file as it lies there, and every value and note that its compression may hide."""
    for file in (each for each in folder.rglob("*") if each.is_file()):
        yield file.read_bytes().decode("utf-8", "ignore")
        if file.suffix == ".parquet":
            yield str(pq.read_schema(file))
            yield from list_strings(pq.read_table(file).to_pylist())
        else:
            yield from list_strings(json.loads(file.read_bytes()))


def find_runs(folder: Path, texts: list[str]) -> set[str]:
    """The runs of 20 characters that the files have in common with the texts, by brute force."""
    forbidden = {text[n : n + RUN] for text in texts for n in range(len(text) - RUN + 1)}
    return {
        value[n : n + RUN]
        for value in list_everything(folder)
        for n in range(len(value) - RUN + 1)
        if value[n : n + RUN] in forbidden
    }


def text_of(state: Path, name: str) -> str:
    (page_id,) = (r["page_id"] for r in read(state, "pages") if f"/{name}." in r["source_uri"])
    return next(r["text"] for r in read(state, "texts") if r["page_id"] == page_id)


def test_no_run_of_a_page_that_forbids_it(state: Path, export: Path) -> None:
    forbidden = [text_of(state, name) for name in PAGES if name not in KEPT]
    assert find_runs(export, forbidden) == set()
    assert find_runs(state, forbidden), "the search itself finds what is there"


def test_no_run_of_the_seed(seed_outputs: Path, tmp_path: Path) -> None:
    current = (seed_outputs / "current").resolve()
    export_redistributable(current, tmp_path / "out", KEY)
    assert find_runs(tmp_path / "out", [read(current, "texts")[0]["text"]]) == set()
    found = [
        (row["recipient"], row["year"], row["grade"], row["streak_years"], row["selected_of"])
        for row in read(tmp_path / "out", "awards")
    ]
    assert found[0] == ("당진시", 2024, "우수", 4, 226)
    persons = {r["canonical_name"] for r in read(tmp_path / "out", "mentions")}
    assert {"오성환", "이종우"} <= persons, "office-holders stay"


def test_every_row_and_span_stays(state: Path, export: Path) -> None:
    for dataset in DATASETS:
        before, after = read(state, dataset.name), read(export, dataset.name)
        numbers = [c.name for c in dataset.columns if pa.types.is_primitive(c.type)]
        if dataset.name not in ("ledger", "checks"):
            assert [[row[name] for name in numbers] for row in before] == [
                [row[name] for name in numbers] for row in after
            ]
        assert len(before) == len(after)


def test_a_free_page_keeps_its_article_and_no_more(state: Path, export: Path) -> None:
    before = text_of(state, "release")
    after = text_of(export, "release")
    assert len(after) == len(before)
    lines = dict(zip(before.splitlines(), after.splitlines(), strict=True))
    for line, kept in lines.items():
        if line.startswith(("나래시는 이 사업", "이슬기 시장은", "나래시, 작은")):
            assert kept == line
    (quote,) = (kept for line, kept in lines.items() if line.startswith("도서관을 자주"))
    assert (
        quote
        == "도서관을 자주 찾는 ○○○(34) 씨는 “아이와 함께 책을 읽을 곳이 생겨 반갑다”고 말했다."
    )
    (contact,) = (kept for line, kept in lines.items() if line.startswith("담당부서"))
    assert set(contact) == {"○", " "}


def test_what_a_forbidden_copy_holds_is_covered_in_the_free_page(state: Path, export: Path) -> None:
    shared = "나래시(시장 이슬기)는 4월부터 작은 도서관 12곳을 밤 10시까지 연다고 5일 밝혔다."
    assert shared in text_of(state, "release")
    assert shared in text_of(state, "copy")
    assert not any(
        shared[n : n + RUN] in text_of(export, "release") for n in range(len(shared) - RUN + 1)
    )


def test_verbatim_columns_of_free_pages_still_hold(export: Path) -> None:
    texts = {row["page_id"]: row["text"] for row in read(export, "texts") if row["text"]}
    assert len(texts) == len(KEPT)
    held = 0
    for dataset in DATASETS:
        if dataset.verbatim and dataset.name != "module_items":
            for row in read(export, dataset.name):
                if row["page_id"] in texts:
                    value = row[dataset.verbatim]
                    assert texts[row["page_id"]][row["start"] : row["end"]] == value
                    held += 1
    assert held > 8


def test_private_persons_are_hashed_and_office_holders_stay(export: Path) -> None:
    everything = "\n".join(list_everything(export))
    assert "나무열" not in everything
    assert "모세찬" not in everything
    expected = "person-" + hmac.new(KEY, "모세찬".encode(), hashlib.sha256).hexdigest()[:16]
    persons = {r["canonical_name"] for r in read(export, "mentions") if r["kind"] == "person"}
    assert {"김하늘", "이슬기", "어진솔", expected} <= persons
    assert expected in {row["speaker"] for row in read(export, "quotations")}


def test_another_key_gives_other_hashes(state: Path, export: Path, tmp_path: Path) -> None:
    export_redistributable(state, tmp_path / "out", b"another key, as long as that")
    hashes = [
        {r["speaker"] for r in read(each, "quotations") if str(r["speaker"]).startswith("person-")}
        for each in (export, tmp_path / "out")
    ]
    assert [len(each) for each in hashes] == [2, 2]
    assert not hashes[0] & hashes[1]


def test_contacts_are_gone(export: Path) -> None:
    everything = "\n".join(list_everything(export))
    for contact in ("star.park", "garam.example", "010-1234", "041-123", "library@", "123-4567"):
        assert contact not in everything


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("문의 a.b-c@mail.garam.go.kr", "문의 " + "○" * 22),
        ("(☎ 041-350-1234)", "(☎ ○○○○○○○○○○○○)"),
        ("전화 02)123-4567, 010.1234.5678", "전화 ○○○○○○○○○○○, ○○○○○○○○○○○○○"),
        ("콜센터 1588-1234", "콜센터 ○○○○○○○○○"),
        ("01012345678로", "○○○○○○○○○○○로"),
        ("2021-2024년 226개, 2025-02-17", "2021-2024년 226개, 2025-02-17"),
        ("3~5곳 1,234명 12.4점", "3~5곳 1,234명 12.4점"),
    ],
)
def test_what_a_contact_is(text: str, masked: str) -> None:
    assert mask_contacts(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("모세찬 씨와 모세찬은", "○○○ 씨와 ○○○은"),
        ("나모세찬은 남이다", "나모세찬은 남이다"),
        ("모 씨는 Kim Lee와", "○ ○는 ○○○ ○○○와"),
        ("찬은 한 글자다", "찬은 한 글자다"),
    ],
)
def test_names_are_covered_where_they_begin_a_word(text: str, masked: str) -> None:
    assert mask_names(text, frozenset(("모세찬", "모 씨", "Kim Lee", "찬"))) == masked


def test_who_is_private() -> None:
    mentions = [
        ("p", "person", "모세찬", "모세찬", None),
        ("p", "person", "모 씨", "모세찬", None),
        ("p", "person", "이슬기", "이슬기", "시장"),
        ("p", "person", "이 시장", "이슬기", "시장"),
        ("p", "person", "한가람", "한가람", "마을 주민"),
        ("p", "person", "도은하", "도은하", None),
        ("p", "organization", "나래시", "나래시", None),
        ("p", "organization", "전국 나래 조합", "전국 나래 조합", None),
        ("q", "person", "이슬기", "이슬기", None),
    ]
    quotations = [
        ("p", "도은하", "회장", "다온협회", False),
        ("p", "정부", None, None, False),
        ("p", "나래시", None, "나래시", False),
        ("p", "전국 나래 조합", None, None, False),
        ("p", "한 주민", None, None, True),
        ("r", "나무열", None, None, False),
        ("r", "응우옌 티 란", None, None, False),
    ]
    assert find_private(
        pa.table(dict(zip(MENTION_COLUMNS, zip(*mentions, strict=True), strict=True))),
        pa.table(dict(zip(QUOTATION_COLUMNS, zip(*quotations, strict=True), strict=True))),
    ) == {
        "p": {"모세찬", "모 씨", "한가람"},
        "q": {"이슬기"},
        "r": {"나무열", "응우옌 티 란"},
    }


def test_the_manifest_counts_what_was_left_out(state: Path, export: Path) -> None:
    manifest = json.loads((export / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["made_from"] == state.name
    rights = {name: (each["pages"], each["text"]) for name, each in manifest["rights"].items()}
    assert rights["kogl_1"] == (1, "kept")
    assert rights["kogl_4"] == (1, "left out")
    assert rights["prohibited"] == (2, "left out")
    assert rights["unknown"] == (1, "left out")
    changed = {(e["dataset"], e["column"], e["reason"]): e["cells"] for e in manifest["changed"]}
    assert changed["texts", "text", "words_of_page"] == 4
    assert changed["texts", "text", "run_of_page"] == 1
    for dataset, column in (("quotations", "text"), ("articles", "title"), ("dates", "text")):
        lost = [
            1
            for before, after in zip(read(state, dataset), read(export, dataset), strict=True)
            if before[column] is not None and after[column] is None
        ]
        assert changed[dataset, column, "words_of_page"] == len(lost) > 0
    assert changed["module_items", "title", "words_of_others"] == len(read(state, "module_items"))
    by_reason = manifest["cells_by_reason"]
    assert set(by_reason) == set(manifest["reasons"])
    assert sum(by_reason.values()) == sum(changed.values())


def test_the_dictionary_describes_the_export(export: Path) -> None:
    package = json.loads((export / "datapackage.json").read_text(encoding="utf-8"))
    for each in package["resources"]:
        paths = [each["path"]] if isinstance(each["path"], str) else each["path"]
        data = b"".join((export / path).read_bytes() for path in paths)
        assert each["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_same_state_and_key_give_the_same_bytes(
    state: Path, export: Path, tmp_path: Path
) -> None:
    export_redistributable(state, tmp_path / "again", KEY)
    files = sorted(p.relative_to(export) for p in export.rglob("*") if p.is_file())
    assert (
        sorted(
            p.relative_to(tmp_path / "again")
            for p in (tmp_path / "again").rglob("*")
            if p.is_file()
        )
        == files
    )
    assert all((export / p).read_bytes() == (tmp_path / "again" / p).read_bytes() for p in files)


def test_a_column_that_nobody_has_judged_is_left_out() -> None:
    for dataset in DATASETS:
        known = {each.name for each in dataset.columns}
        assert set(FACTS[dataset.name]) <= known
    columns = (*BY_NAME["awards"].columns, Column("new", pa.string(), "New words"))
    assert find_word_columns(Dataset("awards", "", columns, ("award_id",), ())) == ("new",)


def test_the_strictest_article_of_a_page_counts() -> None:
    articles = pa.table(
        {
            "page_id": ["a", "a", "b", "c", "c"],
            "redistribution": ["kogl_1", "prohibited", "kogl_2", "kogl_1", "kogl_3"],
        }
    )
    assert classify_pages(articles, ["a", "b", "c", "d"]) == {
        "a": "prohibited",
        "b": "kogl_2",
        "c": "kogl_3",
        "d": "no_article",
    }


def test_what_is_there_already_stays(state: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    with pytest.raises(OutputError) as caught:
        export_redistributable(state, tmp_path / "out", KEY)
    assert str(caught.value) == (f"{tmp_path}/out is there already; give a new or an empty folder")
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_key_is_made_once_beside_the_export(tmp_path: Path) -> None:
    beside = tmp_path / "out.key"
    key, made = read_key(None, None, beside)
    assert made == beside
    assert stat.S_IMODE(beside.stat().st_mode) == 0o600
    assert len(key) == 64
    assert read_key(None, None, beside) == (key, None)


def test_a_given_key_comes_before_that_of_the_environment(tmp_path: Path) -> None:
    given, beside = tmp_path / "given", tmp_path / "beside"
    given.write_text("0123456789abcdef\n")
    assert read_key(given, "e" * 16, beside) == (b"0123456789abcdef", None)
    assert read_key(None, "e" * 16, beside) == (b"e" * 16, None)
    assert not beside.exists()


def test_a_key_that_is_no_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "short").write_text("short")
    with pytest.raises(InputError, match=r"short: a key of 16 characters or more is needed$"):
        read_key(tmp_path / "short", None, tmp_path / "beside")
    with pytest.raises(InputError, match=r"none: the key cannot be read \(FileNotFoundError\)$"):
        read_key(tmp_path / "none", None, tmp_path / "beside")
