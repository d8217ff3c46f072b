"""The documents tell of every command, option and setting, and of none that is not there."""

import re
from pathlib import Path

import click
import pytest

from flows.cli import main
from flows.environment import DEFAULTS

ROOT = Path(__file__).parents[1]
DOCS = [path for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")) if path.exists()]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented(name: str) -> None:
    assert f"sacho {name}" in TEXT


@pytest.mark.parametrize(
    "option",
    sorted(
        {
            option
            for command in main.commands.values()
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for option in parameter.opts
        }
    ),
)
def test_every_option_is_documented(option: str) -> None:
    assert option in TEXT


def test_no_command_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"`?sacho ([a-z]+)", "\n".join(_commands()))) <= set(main.commands)


def _commands() -> list[str]:
    """Lines of indented or fenced code, and what stands in backticks."""
    lines = [line for line in TEXT.splitlines() if re.match(r"(\s{4}|\$ ).*\bsacho ", line)]
    return lines + re.findall(r"`[^`\n]*`", TEXT)


@pytest.mark.parametrize("name", sorted(DEFAULTS))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}` | `{DEFAULTS[name]}`" in TEXT


def test_make_targets_that_are_documented_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", TEXT)) <= targets


def read_queries() -> list[str]:
    """The queries behind `duckdb -c` in the README, as a shell would hand them on."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r'duckdb -c "((?:[^"\\]|\\.)*)"', readme)
    return [query.replace('\\"', '"') for query in found]


@pytest.mark.parametrize("query", read_queries())
def test_queries_of_the_readme_run_on_the_outputs(query: str, seed_outputs: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    located = query.replace("outputs/datasets", f"{seed_outputs}/datasets")
    assert duckdb.sql(located).fetchall()
