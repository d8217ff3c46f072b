"""What the quarantine holds of a page: where it lies, how large it is and how it begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

PREVIEW_BYTES = 4_096
_ENCODINGS = ("utf-8", "cp949")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the quarantine; `preview` is its beginning as text, broken bytes as U+FFFD."""

    path: str
    byte_count: int
    preview: str


def preview_kept(folder: Path, paths: Iterable[str]) -> tuple[Kept, ...]:
    """Return the files at these paths below `folder`, each once; what is not there is left out."""
    return tuple(
        _preview(folder / path, path)
        for path in dict.fromkeys(paths)
        if ".." not in PurePosixPath(path).parts and (folder / path).is_file()
    )


def _preview(file: Path, path: str) -> Kept:
    with file.open("rb") as opened:
        head = opened.read(PREVIEW_BYTES)
    return Kept(path, file.stat().st_size, decode_leniently(head))


def decode_leniently(data: bytes) -> str:
    """Return bytes as text in the encoding that leaves the fewest of them unread."""
    readings = (data.decode(encoding, "replace") for encoding in _ENCODINGS)
    return min(readings, key=lambda text: text.count("\N{REPLACEMENT CHARACTER}"))
