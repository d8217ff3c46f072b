"""Which format a file's name says it has, without opening it."""

from __future__ import annotations

PACKED = (".gz", ".zst")
ARCHIVES = (".zip",)
FORMATS = (".txt", ".html", ".htm", ".jsonl", ".csv", ".parquet", ".warc")
WHAT_IS_READ = f"{', '.join(FORMATS)} or {ARCHIVES[0]}, plain or with {' or '.join(PACKED)}"
"""The formats in words, for messages."""


def find_suffixes(name: str) -> tuple[str, str] | None:
    """Return the format's suffix and that of the compression, `""` for none, in lower case.

    None for a name that no reader is there for.
    """
    lower = name.lower()
    packed = next((each for each in PACKED if lower.endswith(each)), "")
    inner = lower.removesuffix(packed)
    formats = FORMATS if packed else FORMATS + ARCHIVES
    suffix = next((each for each in formats if inner.endswith(each)), None)
    return None if suffix is None else (suffix, packed)
