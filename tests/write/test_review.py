"""Review pages as files: what is written, in which order, harmless, the same bytes every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner

from flows.cli import main
from flows.errors import InputError
from flows.findings import Check, Reject
from flows.parts import part_path, write_part
from flows.tables import to_table
from flows.write.aggregates import add_aggregates
from flows.write.dictionary import write_dictionary
from flows.write.merge import merge_batches
from flows.write.publish import publish
from flows.write.review.gather import PageRows, list_columns
from flows.write.review.kept import decode_leniently, preview_kept
from flows.write.review.pages import dump, render_page
from flows.write.review.published import review_published
from flows.write.review.selection import choose_pages, name_pages, select_pages
from flows.write.review.writing import write_review
from tests.validate import samples

PAGES = [samples.page(number) for number in range(6)]
IDS = [each.page_id for each in PAGES]
FAILING, LEDGER_PAIR = IDS[3], (IDS[4], IDS[5])
HELD = Reject(
    "a.txt", "0" * 32, None, None, "ingest", "undecodable", "why", f"rejects/{'0' * 32}.bin"
)
NAMELESS = Reject("b.zip", None, None, None, "ingest", "encrypted", "unpack it", None)
COPY = Reject("c.txt", IDS[0], None, None, "ingest", "duplicate_page", "the same bytes", None)
CHECKS = (
    Check("grade", "awards", f"{FAILING}:award:3", "warning", "fail", "x", "y", "m"),
    Check("total", "awards", f"{FAILING}:award:3", "warning", "pass", "1", "1", "m"),
    Check("share", "awards", f"{FAILING}:award:3", "warning", "not_applicable", None, None, "m"),
    Check("row_floor", "awards", None, "warning", "fail", "0", "1", "m"),
    Check(
        "agreement", "ledger", "44270|p|2024", "warning", "fail",
        f"우수: {LEDGER_PAIR[0]}; 보통: {LEDGER_PAIR[1]}", "one grade", "m",
    ),
)  # fmt: skip


def stage(work: Path, batches: int = 1) -> Path:
    """Merge the pages, cut into so many batches, into a staged run with checks and rejects."""
    folders = [work / str(number) for number in range(batches)]
    for number, folder in enumerate(folders):
        samples.write_batch(folder, PAGES[number::batches])
    staging = work / "staging"
    merge_batches(folders, staging)
    add_aggregates(staging)
    write_part(part_path(staging, "checks", 0), "checks", to_table("checks", CHECKS))
    rejects = to_table("rejects", (HELD, NAMELESS, COPY))
    write_part(part_path(staging, "rejects", 0), "rejects", rejects)
    (staging / "rejects").mkdir()
    (staging / "rejects" / f"{'0' * 32}.bin").write_bytes("가나".encode("cp949"))
    return staging


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return stage(tmp_path)


def read_files(review: Path) -> dict[str, bytes]:
    files = (path for path in review.rglob("*") if path.is_file())
    return {path.relative_to(review).as_posix(): path.read_bytes() for path in files}


def read_entries(staging: Path) -> list[list[Any]]:
    chunks = sorted((staging / "review" / "index").iterdir())
    text = "".join(path.read_text(encoding="utf-8") for path in chunks)
    return [
        entry for each in re.findall(r"addEntries\((.*)\);", text) for entry in json.loads(each)
    ]


def read_data(staging: Path, page_id: str) -> dict[str, Any]:
    html = (staging / "review" / "pages" / f"{page_id}.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_every_page_and_reject_has_a_page_with_all_its_rows(staging: Path) -> None:
    assert write_review(staging) == 8
    data = read_data(staging, FAILING)
    assert data["text"] == PAGES[3].text
    counts = {name: len(rows) for name, rows in data["rows"].items()}
    assert counts == {
        "pages": 1, "blocks": 5, "articles": 1, "sentences": 1, "quotations": 1, "mentions": 1,
        "quantities": 1, "dates": 1, "awards": 1, "initiatives": 1, "module_items": 1,
        "clusters": 1, "checks": 2,
    }  # fmt: skip
    award = dict(zip(list_columns("awards"), data["rows"]["awards"][0], strict=True))
    assert award["award_id"] == f"award:{award['start']}"
    assert award["article_id"] == "0"
    assert {each["field"] for each in award["evidence"]} >= {"recipient", "year", "grade"}


def test_what_to_look_at_comes_first(staging: Path) -> None:
    chosen = choose_pages(staging)
    held = {HELD.page_id, IDS[0], *(set(chosen.page_ids) - set(IDS) - {HELD.page_id})}
    assert set(chosen.page_ids[:3]) == held
    assert set(chosen.page_ids[3:6]) == {FAILING, *LEDGER_PAIR}
    assert set(chosen.page_ids[6:]) == set(IDS[1:3])
    assert chosen.total == len(IDS) + 2
    assert choose_pages(staging, 4).page_ids == chosen.page_ids[:4]
    assert choose_pages(staging, 4).total == chosen.total


def test_a_bound_is_kept_and_told(staging: Path) -> None:
    assert write_review(staging, 4) == 4
    assert len(list((staging / "review" / "pages").iterdir())) == 4
    index = (staging / "review" / "index.html").read_text(encoding="utf-8")
    assert '"total":8' in index
    assert [entry[0] for entry in read_entries(staging)] == list(choose_pages(staging, 4).page_ids)


def test_a_reject_has_its_reason_its_bytes_and_a_page(staging: Path) -> None:
    write_review(staging)
    data = read_data(staging, str(HELD.page_id))
    assert data["text"] is None
    assert data["kept"] == [{"path": HELD.quarantine_uri, "byte_count": 4, "preview": "가나"}]
    reasons = {entry[2]: entry[10] for entry in read_entries(staging)}
    assert reasons["a.txt"] == "undecodable"
    assert reasons["b.zip"] == "encrypted"
    assert reasons["seeds/0.txt"] is None  # a copy of it was held back, not the page


def test_bytes_do_not_depend_on_the_batches(tmp_path: Path) -> None:
    runs = [stage(tmp_path / str(batches), batches) for batches in (1, 3)]
    for staging in runs:
        write_review(staging)
    one, other = (read_files(staging / "review") for staging in runs)
    assert one == other
    assert len(one) > 20


def test_data_is_harmless_within_a_script_element() -> None:
    text = dump({"a": "</script><!-- \u2028\u2029 \x00 \u202e"})
    assert not re.search("[<\u2028\u2029\x00]", text)
    assert json.loads(text) == {"a": "</script><!-- \u2028\u2029 \x00 \u202e"}
    page = PageRows("f" * 32)
    page.rows["texts"] = [("</title><script>alert(1)</script>",)]
    html = render_page(page)
    assert "<script>alert" not in html
    assert "<title>&lt;/title&gt;&lt;script&gt;" in html


def test_pages_load_nothing_and_run_nothing_of_their_own(staging: Path) -> None:
    write_review(staging)
    for name, data in read_files(staging / "review").items():
        text = data.decode()
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text), name
        if name.endswith(".html"):
            assert "default-src 'none'; script-src 'self'; style-src 'self'" in text
            assert not re.search(r"\son[a-z]+=|<style|style=", text.split('id="data"')[0])
            scripts = re.findall(r'<script src="([^"]+)"', text)
            assert scripts
            folder = (staging / "review" / name).parent
            assert all((folder / script).is_file() for script in scripts)


def test_preview_stays_in_the_folder_and_reads_both_encodings(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "run" / "rejects").mkdir(parents=True)
    (tmp_path / "run" / "rejects" / "a.bin").write_bytes(b"y" * 5_000)
    paths = ["rejects/../../secret", "rejects/none.bin", "rejects/a.bin", "rejects/a.bin"]
    (kept,) = preview_kept(tmp_path / "run", paths)
    assert (kept.path, kept.byte_count, len(kept.preview)) == ("rejects/a.bin", 5_000, 4_096)
    assert decode_leniently("가나다".encode()) == "가나다"
    assert decode_leniently("가나다".encode("cp949")) == "가나다"


def test_a_check_between_pages_is_shown_on_each_and_only_begun() -> None:
    many = " ".join(IDS * 20)
    columns = ("row_id", "observed", "outcome")
    rows = [("a|b|2024", many, "fail"), (f"{IDS[0]}:award:1", "x", "fail"), ("a|b", None, "pass")]
    table = pa.table(dict(zip(columns, zip(*rows, strict=True), strict=True)))
    named = name_pages(table).to_pylist()
    assert {each["page_id"] for each in named} == set(IDS)
    assert max(len(each["observed"]) for each in named) == 300


def test_a_page_of_a_published_run_can_be_written_alone(staging: Path, tmp_path: Path) -> None:
    write_review(staging, 1)
    write_dictionary(staging)
    out = tmp_path / "out"
    publish(staging, out)
    result = CliRunner().invoke(main, ["review", str(out), IDS[2]])
    assert result.exit_code == 0
    assert Path(result.stdout.strip()).read_text(encoding="utf-8").count(IDS[2]) >= 1
    assert (out / "review" / "pages" / f"{IDS[2]}.html").is_file()
    assert review_published(out, limit=5) == [out / "current" / "review" / "index.html"]
    assert len(list((out / "review" / "index").iterdir())) == 1
    with pytest.raises(InputError, match=f"has no page {'e' * 32}, nor a reject of that id"):
        review_published(out, ["e" * 32])
    with pytest.raises(InputError, match=r"'\.\./x': no page id \(32 hexadecimal digits\)"):
        review_published(out, ["../x"])


def test_a_folder_without_a_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no datasets; run sacho first"):
        review_published(tmp_path)


def test_no_review_reaches_the_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def run_pipeline(*arguments: object, **named: object) -> None:
        seen.extend([*arguments, *named.values()])
        raise InputError("enough")

    pipeline = ModuleType("flows.pipeline")
    pipeline.run_pipeline = run_pipeline  # type: ignore[attr-defined]
    monkeypatch.setitem(__import__("sys").modules, "flows.pipeline", pipeline)
    (tmp_path / "page.txt").write_text("x")
    call = ["run", str(tmp_path / "page.txt"), "--out", str(tmp_path / "out")]
    CliRunner().invoke(main, [*call, "--no-review"])
    assert seen[-1].with_review is False
    CliRunner().invoke(main, call)
    assert seen[-1].with_review is True


def test_a_review_can_be_added_to_the_same_data(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ids = []
    for number, with_review in enumerate((False, True, True)):
        staging = stage(tmp_path / str(number))
        if with_review:
            write_review(staging)
        write_dictionary(staging)
        ids.append(publish(staging, out).snapshot_id)
    assert ids[0] != ids[1] == ids[2]
    assert (out / "review" / "index.html").is_file()


def test_unknown_ids_select_nothing(staging: Path) -> None:
    empty = select_pages(staging, ["e" * 32])
    assert (empty.checks.num_rows, empty.rejects.num_rows) == (0, 0)
    assert replace(empty, total=3).total == 3
