"""A Prefect server that is gone is named; every other error passes as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from httpx import ConnectError

from flows.errors import OutputError, ServerError
from flows.lost_server import tell_lost_server

ADDRESS = "http://127.0.0.1:9/api"  # the discard port: nobody listens


def test_the_cause_may_lie_below_another_error() -> None:
    above = RuntimeError("Failed to reach API")
    above.__cause__ = ConnectError("refused")
    expected = pytest.raises(ServerError, match=r"127\.0\.0\.1:9/api does not answer \(refused\)")
    with expected, tell_lost_server(ADDRESS):
        raise above


@pytest.mark.parametrize("error", [ValueError("no server of anybody"), OutputError("disk full")])
def test_other_errors_pass(error: Exception) -> None:
    with pytest.raises(type(error), match=str(error)), tell_lost_server(ADDRESS):
        raise error


def test_a_run_without_its_server_says_so(tmp_path: Path) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.pipeline import run_pipeline

    (tmp_path / "page.txt").write_text("가람군, 길 연다\n\n가람군은 길을 연다.", "utf-8")
    expected = pytest.raises(ServerError, match="the same command goes on")
    with temporary_settings({PREFECT_API_URL: ADDRESS}), expected:
        run_pipeline([str(tmp_path)], tmp_path / "out")
    assert not (tmp_path / "out" / "datasets").exists()
