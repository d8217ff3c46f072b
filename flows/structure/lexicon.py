"""Reading of the word lists in `lexicons/`; each list says in its first lines where it is from."""

from __future__ import annotations

from importlib.resources import files


def read_lexicon(name: str) -> tuple[str, ...]:
    """Return the words of `lexicons/<name>.txt` in file order, without its comment lines."""
    path = files("flows.structure").joinpath("lexicons", f"{name}.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def read_pairs(name: str) -> dict[str, str]:
    """Return a list of word pairs, as first word → second word."""
    words = read_lexicon(name)
    return dict(zip(words[::2], words[1::2], strict=True))


def read_table(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of a lexicon as first word → the words after it."""
    path = files("flows.structure").joinpath("lexicons", f"{name}.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {first: tuple(rest) for first, *rest in rows}
