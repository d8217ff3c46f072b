"""The version of the rules: a hash over the code, lexicons and registries that make the rows.

Whatever one of them makes of a page may change with the hash, so nothing made under another one
is taken over. What only shows, serves or scores has no part in it.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PACKAGES = ("flows", "schemas")
WITHOUT_PART = (
    "flows/cli",
    "flows/console.py",
    "flows/deployments.py",
    "flows/display.py",
    "flows/environment.py",
    "flows/evaluate/",
    "flows/explain.py",
    "flows/export",
    "flows/outputs.py",
    "flows/pipeline.py",
    "flows/progress.py",
    "flows/resume.py",
    "flows/sealed.py",
    "flows/shielding.py",
    "flows/summary.py",
    "flows/parameters.py",
    "flows/terminal.py",
    "flows/ui.py",
    "flows/viewer.py",
    "flows/watching.py",
    "flows/workplace.py",
    "flows/write/object_store.py",
    "flows/write/publish.py",
    "flows/write/report",
    "flows/write/review",
    "flows/write/states.py",
    "flows/write/stored_states.py",
)
LIBRARIES = ("fastwarc", "great-expectations", "pandas", "pyarrow", "rensa", "selectolax", "tzdata")


def fingerprint_rules(names: Mapping[str, str]) -> str:
    """Return the version of the rules, `names` being the foreign names of fields."""
    digest = hashlib.sha256(_hash_code().encode())
    for field, name in sorted(names.items()):
        digest.update(f"{field}={name}\n".encode())
    return digest.hexdigest()


@cache
def _hash_code() -> str:
    digest = hashlib.sha256(platform.python_version().encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for name, path in _list_files():
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _list_files() -> Iterator[tuple[str, Path]]:
    """Yield the files of the packages that make the rows, by their names, in order."""
    for package in PACKAGES:
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            name = f"{package}/{path.relative_to(root).as_posix()}"
            if path.is_file() and "__pycache__" not in name and not name.startswith(WITHOUT_PART):
                yield name, path
