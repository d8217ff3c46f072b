"""Only pages that are made to be looked at are served, and only where somebody serves them."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.viewer import ADDRESS, address_of, serve_outputs


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.chdir(tmp_path)
    for name in ("report.html", "review/index.html", "datasets/pages/part.parquet", ".secret"):
        path = tmp_path / "outputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"this is {name}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with serve_outputs(tmp_path) as address:
        yield address


def read(address: str) -> str:
    with urllib.request.urlopen(address) as response:
        text: str = response.read().decode()
    return text


def test_pages_are_served_where_their_address_says(served: str) -> None:
    assert address_of(Path("outputs/report.html")) == f"{served}/outputs/report.html"
    assert read(f"{served}/outputs/report.html") == "this is report.html"
    assert read(f"{served}/outputs/review/index.html") == "this is review/index.html"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "outputs/",
        "outputs/datasets/pages/part.parquet",
        "outputs/.secret",
        "secret.txt",
        "outputs/review/../../secret.txt",
        "outputs/review/%2e%2e/%2e%2e/secret.txt",
        "secret.txt?review",
    ],
)
def test_nothing_else_is_served(served: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        read(f"{served}/{path}")
    assert error.value.code == 404


def test_what_nobody_serves_has_no_address(served: str) -> None:
    assert address_of(Path("/elsewhere/report.html")) is None


def test_the_address_is_gone_with_the_server(tmp_path: Path) -> None:
    with serve_outputs(tmp_path):
        assert ADDRESS in os.environ
    assert ADDRESS not in os.environ
    assert address_of(tmp_path / "report.html") is None
