"""A run over changed inputs gives the bytes of a run from scratch and works on what changed."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from bench.pages import make_page as make_long_page
from flows import batches
from flows.clean.page import clean_page
from flows.parts import find_parts, part_path
from flows.records import CleanPage, Page
from flows.write.report import RunReport
from schemas.catalog import BY_NAME
from tests.plain_run import HELD_BACK, LONG_AGO, read_state, run_plain, validate_lightly

BROKEN = "고장난 쪽"


def clean(page: Page) -> CleanPage:
    """Clean a page, or fail on it as a defect would."""
    if BROKEN in page.text:
        raise ZeroDivisionError("no such luck")
    return clean_page(page)


def make_page(number: int) -> str:
    """Return an invented page without its ranking and all but two of its paragraphs."""
    return "\n\n".join(make_long_page(number).split("\n\n")[:6])


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Corpus]:
    monkeypatch.setattr(batches, "clean_page", clean)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    with validate_lightly():
        yield Corpus(Path("pages"))


class Corpus:
    """A folder of inputs whose times of change are told apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = LONG_AGO

    def put(self, name: str, data: str | bytes) -> None:
        path = self.folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        self.touch(name)

    def put_lines(self, name: str, numbers: Iterable[int]) -> None:
        lines = [json.dumps({"text": make_page(each)}, ensure_ascii=False) for each in numbers]
        self.put(name, "\n".join([*lines, "{"]))

    def touch(self, name: str) -> None:
        self.clock += 10
        os.utime(self.folder / name, (self.clock, self.clock))

    def drop(self, name: str) -> None:
        (self.folder / name).unlink()

    def run(self, out: str = "out", **options: object) -> RunReport:
        return run_plain([str(self.folder)], Path(out), **options)


def assert_as_from_scratch(corpus: Corpus) -> None:
    shutil.rmtree("fresh", ignore_errors=True)
    corpus.run("fresh")
    found, expected = read_state("out"), read_state("fresh")
    assert sorted(found) == sorted(expected)
    assert [name for name in expected if found[name] != expected[name]] == []


def worked(report: RunReport) -> tuple[int, int]:
    return report.unchanged_pages, report.worked_pages


def fill(corpus: Corpus, count: int = 6) -> None:
    for number in range(count):
        corpus.put(f"{number}.txt", make_page(number))
    corpus.put_lines("lines.jsonl", range(20, 23))
    corpus.put("blank.txt", "\n")


CHANGES: dict[str, tuple[Callable[[Corpus], None], tuple[int, int]]] = {
    "nothing": (lambda each: None, (9, 0)),
    "touched": (lambda each: each.touch("lines.jsonl"), (9, 0)),
    "added": (lambda each: each.put("6.txt", make_page(6)), (9, 1)),
    "changed": (lambda each: each.put("3.txt", make_page(7)), (9, 1)),
    "removed": (lambda each: each.drop("3.txt"), (9, 0)),
    "line appended": (lambda each: each.put_lines("lines.jsonl", range(20, 24)), (9, 1)),
    "line taken out": (lambda each: each.put_lines("lines.jsonl", (21, 22, 23)), (6, 3)),
    "copied behind": (lambda each: each.put("9.txt", make_page(0)), (9, 0)),
    "copied before": (lambda each: each.put("00.txt", make_page(4)), (8, 1)),
    "blank filled": (lambda each: each.put("blank.txt", make_page(9)), (9, 1)),
    "made blank": (lambda each: each.put("2.txt", " "), (9, 0)),
    "broken": (lambda each: each.put("1.txt", BROKEN), (8, 1)),
    "as HTML": (lambda each: (each.folder / "5.txt").rename(each.folder / "5.html"), (8, 1)),
}
"""Changes one after another, each with the pages unchanged and worked on after it."""


def test_a_change_costs_the_work_on_what_changed(corpus: Corpus) -> None:
    fill(corpus)
    assert worked(corpus.run()) == (0, 9)
    for name, (make, expected) in CHANGES.items():
        make(corpus)
        assert worked(corpus.run()) == expected, name
        if name in ("removed", "line taken out", "copied before", "as HTML"):
            assert_as_from_scratch(corpus)


def test_of_a_page_that_lost_its_first_record_the_next_one_is_read(corpus: Corpus) -> None:
    fill(corpus)
    corpus.put("7.txt", make_page(3))
    corpus.put("8.txt", make_page(3))
    corpus.run()
    corpus.drop("3.txt")
    assert worked(corpus.run()) == (8, 1)
    assert_as_from_scratch(corpus)
    corpus.drop("8.txt")
    assert worked(corpus.run()) == (9, 0)
    assert_as_from_scratch(corpus)


def test_files_of_buckets_that_are_as_they_were_are_not_written_again(corpus: Corpus) -> None:
    fill(corpus, 9)
    corpus.run()
    before = Path("out/current").resolve()
    corpus.put("3.txt", make_page(9))
    corpus.run()
    after = Path("out/current").resolve()
    linked = [
        each.samefile(part_path(after, "texts", n))
        for n, each in enumerate(find_parts(before, "texts"))
    ]
    assert len(linked) == 4
    assert 2 <= sum(linked) < 4, "one page went, one came"


def test_a_file_changed_within_the_clock_of_the_file_system_is_read_again(corpus: Corpus) -> None:
    fill(corpus)
    (corpus.folder / "3.txt").write_text(make_page(3), encoding="utf-8")
    corpus.run()
    stamp = (corpus.folder / "3.txt").stat().st_mtime_ns
    changed = make_page(3)[::-1]
    (corpus.folder / "3.txt").write_text(changed, encoding="utf-8")
    os.utime(corpus.folder / "3.txt", ns=(stamp, stamp))
    assert worked(corpus.run()) == (8, 1)
    assert_as_from_scratch(corpus)


def test_other_rules_and_force_work_on_everything(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(corpus)
    corpus.run()
    assert worked(corpus.run(force=True)) == (0, 9)
    monkeypatch.setattr("flows.planning.fingerprint_rules", lambda names: "others")
    report = corpus.run()
    assert (worked(report), report.publication.changed) == ((0, 9), ())
    assert worked(corpus.run()) == (9, 0)


def test_another_name_of_a_field_is_another_reading(corpus: Corpus) -> None:
    corpus.put("lines.jsonl", json.dumps({"text": make_page(1), "내용": make_page(2)}))
    corpus.run()
    report = corpus.run(names={"content": "내용"})
    assert worked(report) == (0, 1)
    assert "texts" in report.publication.changed


def test_a_state_that_cannot_be_read_costs_work_only(corpus: Corpus) -> None:
    fill(corpus)
    corpus.run()
    state = Path("out/current").resolve() / "state"
    (state / "manifest.parquet").write_bytes(b"PAR1")
    assert worked(corpus.run()) == (0, 9)
    assert worked(corpus.run()) == (9, 0)


@pytest.mark.parametrize("seed", range(2))
def test_any_sequence_of_changes_ends_as_from_scratch(corpus: Corpus, seed: int) -> None:
    pick = random.Random(seed)
    fill(corpus, 3)
    for _ in range(4):
        for _ in range(pick.randint(1, 3)):
            change_at_random(corpus, pick)
        corpus.run(batch_pages=pick.choice((None, 1, 3)))
        assert_as_from_scratch(corpus)


def change_at_random(corpus: Corpus, pick: random.Random) -> None:
    names = sorted(each.name for each in corpus.folder.iterdir())
    name, other = pick.choice(names), f"{pick.randint(0, 12)}.txt"
    match pick.randrange(8):
        case 0 | 1:
            corpus.put(other, make_page(pick.randint(0, 12)))
        case 2 if len(names) > 2:
            corpus.drop(name)
        case 3:
            corpus.put(other, (corpus.folder / name).read_bytes())
        case 4 | 5:
            corpus.put_lines("lines.jsonl", pick.sample(range(15), pick.randint(0, 5)))
        case 6:
            corpus.put(other, pick.choice((" ", BROKEN, "\0\1\2", "짧은 글")))
        case 7:
            corpus.touch(name)


def test_the_stand_in_knows_its_expectation() -> None:
    assert "char_count_in_range" in {each.id for each in BY_NAME["pages"].expectations}
    held = [number for number in range(13) if len(make_page(number)) % HELD_BACK == 0]
    assert 0 < len(held) < 6
