"""The folder of the embedded server: tried before the server is, told in one line."""

from pathlib import Path

import pytest

from flows.errors import ServerError
from flows.prefect_home import check_prefect_home


def test_a_folder_that_can_be_made_is_fine_and_left_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "new" / "home"))
    check_prefect_home()
    assert list((tmp_path / "new" / "home").iterdir()) == []


@pytest.mark.parametrize("variable", ["PREFECT_HOME", "HOME"])
def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    monkeypatch.delenv("PREFECT_HOME", raising=False)
    monkeypatch.setenv(variable, str(file))
    with pytest.raises(
        ServerError, match=r"^\S+: cannot be written .*; set PREFECT_HOME to"
    ) as told:
        check_prefect_home()
    assert str(file) in str(told.value)
    assert "\n" not in str(told.value)
