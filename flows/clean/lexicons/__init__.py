"""Word lists of the clean stage, one a file; lines that start with # say what and why."""

from functools import cache
from importlib.resources import files


@cache
def read_lexicon(name: str) -> frozenset[str]:
    """Return the entries of `<name>.txt`, blanks inside an entry removed."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    entries = ("".join(line.split()) for line in lines if not line.startswith("#"))
    return frozenset(entry for entry in entries if entry)
