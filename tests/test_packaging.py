"""The built wheel, laid elsewhere, has its data and runs."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA_SUFFIXES = (".csv", ".txt", ".html", ".css", ".js", ".md", ".sql", ".json", ".toml")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, since a build leaves its traces, and unpack it."""
    source, wheels, site = (tmp_path_factory.mktemp(name) for name in ("src", "wheels", "site"))
    for name in ("flows", "schemas"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    pip = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(wheels), str(source)]
    subprocess.run(pip, check=True)
    (wheel,) = wheels.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(site)
    return site


def run_elsewhere(installed: Path, code: str) -> str:
    # -P and another working folder: nothing may come from the checkout.
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=installed,
        env={"PYTHONPATH": str(installed), "PATH": "", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_data_file_is_in_the_wheel(installed: Path) -> None:
    def find_data(root: Path) -> set[str]:
        files = (path for name in ("flows", "schemas") for path in (root / name).rglob("*"))
        return {str(path.relative_to(root)) for path in files if path.suffix in DATA_SUFFIXES}

    assert find_data(installed) == find_data(ROOT)
    assert find_data(installed)


def test_the_command_runs_from_the_wheel(installed: Path) -> None:
    code = "import sys; sys.argv[1:] = ['--help']; from flows.cli import main; main()"
    assert "run" in run_elsewhere(installed, code)


def test_the_stages_find_their_data_in_the_wheel(installed: Path) -> None:
    code = (
        "import flows.batches as batches, flows.structure.facts as facts; "
        "print(batches.__file__, facts.__file__)"
    )
    assert all(path.startswith(str(installed)) for path in run_elsewhere(installed, code).split())
