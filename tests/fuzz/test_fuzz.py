"""The fuzz target in CI: thousands of inputs, and as many as hypothesis finds in its time."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.clean import page as clean_module
from tests.fuzz import target
from tests.fuzz.__main__ import fuzz, run
from tests.fuzz.inputs import MAKERS, make_input
from tests.fuzz.target import BrokenError, check_input
from tests.ingest.samples import to_parquet, to_zip

INPUTS = 2_000
"""Some seven CPU seconds; a million are run by hand (`python -m tests.fuzz`)."""


def test_inputs_break_nothing_and_reach_everything() -> None:
    seen, broken, _ = fuzz(0, INPUTS)
    assert broken == []
    assert seen["inputs"] == INPUTS
    reached = {"pages", "articles", "sentences", "quotations", "mentions", "quantities", "dates"}
    reached |= {"awards", "initiatives", "module_items"}
    assert all(seen[name] for name in reached), seen
    reasons = {name.removeprefix("held back: ") for name in seen if name.startswith("held back")}
    assert reasons >= {"undecodable", "malformed_record", "broken_container", "unsafe_path"}


@settings(
    derandomize=True,
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.randoms(use_true_random=False))
def test_hypothesis_finds_no_input_that_breaks(tmp_path: Path, pick: Random) -> None:
    check_input(*make_input(pick), tmp_path)


SIGNED_TWICE = "한빛1. 가람 = 위하늬 기자 | 다솔대병원이 418명의 치료를 살펴 6일 밝혔다."


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".txt", SIGNED_TWICE.encode()),
        (".zip", to_zip({"a.txt": b"a"}).replace(b"a.txt", b"\0.txt")),
        (".parquet", to_parquet({"title": "가람", "content": "나"}).replace(b"title", b"\x86itle")),
    ],
    ids=["dateline like a sign-off", "member without a name", "column of no encoding"],
)
def test_what_once_broke_breaks_no_more(suffix: str, data: bytes, tmp_path: Path) -> None:
    assert check_input(suffix, data, tmp_path)["inputs"] == 1


def test_every_format_is_fuzzed() -> None:
    suffixes = {make_input(Random(number))[0] for number in range(500)}
    assert {".txt", ".html", ".jsonl", ".csv", ".parquet", ".warc", ".zip"} <= suffixes
    assert {"gz", "zst"} <= {each.rsplit(".", 1)[1] for each in suffixes}
    assert len(MAKERS) > len(suffixes)


def test_a_number_is_one_input_for_ever() -> None:
    assert make_input(Random(7)) == make_input(Random(7))
    assert make_input(Random(7)) != make_input(Random(8))


@pytest.fixture
def page_file() -> tuple[str, bytes]:
    lines = ("가람군, 평가 우수기관 선정", "승인 2025-02-17 07:20", "", "가람군은 17일 밝혔다.")
    return ".txt", "\n".join(lines).encode()


def test_target_tells_a_gap_in_the_tiling(monkeypatch, tmp_path: Path, page_file) -> None:
    def lose_a_block(page):
        whole = clean_module.clean_page(page)
        return clean_module.replace(whole, blocks=whole.blocks[1:])

    monkeypatch.setattr(target, "clean_page", lose_a_block)
    with pytest.raises(BrokenError, match="no tiling at 0–"):
        check_input(*page_file, tmp_path)


def test_target_tells_an_exception_that_ingest_did_not_declare(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("flows.ingest.formats.PAGES", {".txt": lambda blob: [lambda: 1 / 0]})
    with pytest.raises(BrokenError, match="stage_failed: ZeroDivisionError"):
        check_input(".txt", b"x", tmp_path)


def test_target_tells_a_slow_call(monkeypatch, tmp_path: Path, page_file) -> None:
    monkeypatch.setattr(target, "LONGEST_CALL", 0.0)
    with pytest.raises(BrokenError, match=r"ingest took \d+\.\d CPU s"):
        check_input(*page_file, tmp_path)


def test_what_breaks_is_told_by_its_number(monkeypatch, capsys) -> None:
    def fuzz_badly(first, stop):
        return target.Counter(inputs=stop - first - 1), [(first, "ValueError in f: x")], 1.0

    class OneProcess:
        def __init__(self, processes): ...
        def __enter__(self):
            return self

        def __exit__(self, *_): ...

        map = staticmethod(map)

    monkeypatch.setattr("tests.fuzz.__main__.ProcessPoolExecutor", OneProcess)
    monkeypatch.setattr("tests.fuzz.__main__.fuzz", fuzz_badly)
    assert run(0, 10, 1, 60) == 1
    assert "0: ValueError in f: x\n10 inputs, 1 broken" in capsys.readouterr().out
