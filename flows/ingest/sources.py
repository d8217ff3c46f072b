"""What an inventory holds: the files to read, and what is passed over with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from flows.ingest.locations import Location
from flows.ingest.naming import find_suffixes

_ABOUT_A_FOLDER = ("readme", "license", "licence", "notice", "copying", "changelog")


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read pages from, or a range of the records of one.

    `uri` is what stands in the datasets: the path as the user gave it, posix, relative to the
    working folder unless it was given absolute, or the URL without credentials. So two machines
    agree on it. `first` and `stop` are numbers in the order that the reader finds the records;
    `refusal` is why there is nothing to read here.
    """

    uri: str
    location: Location
    first: int = 0
    stop: int | None = None
    refusal: str = ""

    @property
    def name(self) -> str:
        """The file's name, which says its format."""
        path = self.location if isinstance(self.location, Path) else self.location.path
        return PurePosixPath(path).name


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """Something in a folder that is not read as a page, and why."""

    uri: str
    reason: str


def judge_file(uri: str, location: Location) -> Source | Skipped:
    """Return a file that lies in a folder as a source, or why it is passed over."""
    name = PurePath(location if isinstance(location, Path) else location.path)
    if name.name.startswith("."):
        return Skipped(uri, "hidden")
    if name.stem.casefold() in _ABOUT_A_FOLDER:
        return Skipped(uri, "tells about the folder")
    if find_suffixes(name.name) is None:
        return Skipped(uri, "no format that sacho reads")
    return Source(uri, location)
