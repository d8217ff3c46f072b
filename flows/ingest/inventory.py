"""Inputs → the files to read: files, folders recursively, globs, URLs; sorted, each file once.

What is passed over in a folder (a README, a hidden file, a format sacho does not read) is kept in
the inventory with the reason, so that a run can tell; the same file named by hand is an error.
"""

from __future__ import annotations

import errno
import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from flows.errors import InputError
from flows.ingest.naming import WHAT_IS_READ, find_suffixes
from flows.ingest.remote import list_remote
from flows.ingest.sources import Skipped, Source, judge_file
from flows.ingest.urls import is_url, mask_credentials


@dataclass(frozen=True, slots=True)
class Inventory:
    """What a run reads and what it passes over, both sorted by `uri`."""

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]


def take_inventory(inputs: Sequence[str]) -> Inventory:
    """Return the files that the inputs name: paths and URLs of files and folders, and globs.

    Folders are read recursively; a link that leads back to a folder that it lies in is a source
    with a refusal, and is not followed. Raises `InputError` for a path that does not exist, a
    file whose format sacho does not read, and a folder or glob without a single page.
    """
    found = [each for given in inputs for each in _list_input(given)]
    sources = sorted({each for each in found if isinstance(each, Source)}, reverse=True)
    by_path = {_identify(each): each for each in sources}
    skipped = sorted({each for each in found if isinstance(each, Skipped)})
    return Inventory(tuple(sorted(by_path.values())), tuple(skipped))


def _identify(source: Source) -> str:
    """Return what two names of one file have in common."""
    if not isinstance(source.location, Path):
        return source.uri
    return os.path.abspath(source.location)  # noqa: PTH100 (resolve would follow links)


def _list_input(given: str) -> list[Source | Skipped]:
    if is_url(given):
        return _require_pages(mask_credentials(given), list(list_remote(given)))
    path = Path(given)
    if given and _is_folder(path):
        return _require_pages(given, list(_walk([path])))
    if given and os.path.lexists(path):
        return [_name_file(path)]
    if glob.has_magic(given):
        return _require_pages(given, list(_expand(given)))
    raise InputError(
        f"{given or '(empty)'}: no such file or folder; give a file, folder, glob or URL"
    )


def _name_file(path: Path) -> Source:
    if find_suffixes(path.name) is None:
        raise InputError(
            f"{path}: sacho does not read {path.suffix or 'files without a suffix'}; "
            f"give a file that ends in {WHAT_IS_READ}"
        )
    return Source(_to_uri(path), path)


def _expand(pattern: str) -> Iterator[Source | Skipped]:
    """Yield what a glob matches; `Path.glob` does not follow links, so loops cannot hang it."""
    parts = Path(pattern).parts
    magic = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:magic])
    try:
        matches = sorted(root.glob("/".join(parts[magic:])))
    except ValueError as error:
        raise InputError(f"{pattern}: this glob cannot be read: {error}") from error
    seen = [path for path in matches if not _lies_hidden(path.relative_to(root))]
    yield from _walk([path for path in seen if _is_open_folder(path)])
    yield from (_judge(path) for path in seen if not _is_open_folder(path))


def _walk(folders: list[Path]) -> Iterator[Source | Skipped]:
    """Yield what lies in the folders and below; each folder once, whatever links lead there."""
    pending, seen = folders[::-1], set[tuple[int, int]]()
    while pending:
        here = pending.pop()
        try:
            status = here.stat()
            paths = sorted(here.iterdir()) if (status.st_dev, status.st_ino) not in seen else []
        except OSError as error:
            yield Skipped(_to_uri(here), f"cannot be listed: {error.strerror}")
            continue
        seen.add((status.st_dev, status.st_ino))
        for path in reversed(paths):
            if _leads_back(path):
                yield Source(_to_uri(path), path, refusal="this link leads back to itself")
            elif _is_open_folder(path):
                pending.append(path)
            else:
                yield _judge(path)


def _leads_back(path: Path) -> bool:
    """Return whether a path is a link to a folder that it lies in, or to itself."""
    if not path.is_symlink() or _is_hidden(path):
        return False
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: how Python before 3.13 tells a loop
        return isinstance(error, RuntimeError) or error.errno == errno.ELOOP
    return target.is_dir() and path.parent.resolve().is_relative_to(target)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 (Path.is_dir raises where a folder may not be entered)


def _is_open_folder(path: Path) -> bool:
    return _is_folder(path) and not _is_hidden(path)


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _lies_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts[:-1])


def _judge(path: Path) -> Source | Skipped:
    return judge_file(_to_uri(path), path)


def _require_pages(given: str, found: list[Source | Skipped]) -> list[Source | Skipped]:
    if any(isinstance(each, Source) for each in found):
        return found
    passed_over = f" ({len(found)} passed over, {found[0].uri} first)" if found else ""
    raise InputError(f"{given}: no file in it that sacho reads{passed_over}; add {WHAT_IS_READ}")


def _to_uri(path: Path) -> str:
    r"""Return the path as text; bytes of a file name that are no UTF-8 show as `\xNN`."""
    name = PurePath(os.path.normpath(path)).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")
