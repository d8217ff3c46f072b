"""What a run reads, what it passes over, and the one line for what it cannot use."""

import os
from pathlib import Path

import pytest

from flows.errors import InputError
from flows.ingest.inventory import Inventory, take_inventory

READ = ".txt, .html, .htm, .jsonl, .csv, .parquet, .warc or .zip, plain or with .gz or .zst"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "pages"
    for name in ("b.txt", "a.TXT", "sub/c.txt", "README.txt", "notes.md", ".git/d.txt", ".e.txt"):
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text(name)
    return pages


def uris(inventory: Inventory) -> list[str]:
    return [source.uri for source in inventory.sources]


def test_a_folder_is_read_recursively_in_sorted_order(folder: Path) -> None:
    assert uris(take_inventory(["pages"])) == ["pages/a.TXT", "pages/b.txt", "pages/sub/c.txt"]


def test_what_is_passed_over_is_listed_with_the_reason(folder: Path) -> None:
    skipped = [(each.uri, each.reason) for each in take_inventory(["pages"]).skipped]
    assert skipped == [
        ("pages/.e.txt", "hidden"),
        ("pages/.git", "hidden"),
        ("pages/README.txt", "tells about the folder"),
        ("pages/notes.md", "no format that sacho reads"),
    ]


def test_several_inputs_name_a_file_once(folder: Path) -> None:
    given = ["pages/sub", "./pages/", "pages/*.txt", "pages/b.txt"]
    assert uris(take_inventory(given)) == ["pages/a.TXT", "pages/b.txt", "pages/sub/c.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("pages/*.txt", ["pages/b.txt"]),
        ("pages/**/*.txt", ["pages/b.txt", "pages/sub/c.txt"]),
        ("pages/s*", ["pages/sub/c.txt"]),
        ("p[a]ges/?.TXT", ["pages/a.TXT"]),
    ],
)
def test_globs(folder: Path, pattern: str, expected: list[str]) -> None:
    assert uris(take_inventory([pattern])) == expected


def test_a_readme_named_by_hand_is_read(folder: Path) -> None:
    assert uris(take_inventory(["pages/README.txt"])) == ["pages/README.txt"]


def test_absolute_only_if_given_so(folder: Path) -> None:
    given = str(folder / "sub")
    assert uris(take_inventory([given])) == [f"{folder.as_posix()}/sub/c.txt"]


def test_a_link_that_leads_back_is_named_and_not_followed(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "here").symlink_to(folder / "sub")
    (folder / "self").symlink_to(folder / "self")
    for pattern in ("pages", "pages/**"):
        sources = take_inventory([pattern]).sources
        refused = {each.uri for each in sources if each.refusal}
        assert {"pages/sub/up", "pages/sub/here"} <= refused
        assert len([each for each in sources if not each.refusal]) == 3
    assert "pages/self" in {each.uri for each in take_inventory(["pages"]).sources if each.refusal}


def test_a_name_that_is_no_utf8_can_stand_in_a_dataset(folder: Path) -> None:
    Path(os.fsdecode(b"pages/\xb0\xa1.txt")).write_text("가")
    assert "pages/\\xb0\\xa1.txt" in uris(take_inventory(["pages"]))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nowhere", "nowhere: no such file or folder; give a file, folder, glob or URL"),
        ("", "(empty): no such file or folder; give a file, folder, glob or URL"),
        (
            "pages/notes.md",
            f"pages/notes.md: sacho does not read .md; give a file that ends in {READ}",
        ),
        ("empty", f"empty: no file in it that sacho reads; add {READ}"),
        ("odd", f"odd: no file in it that sacho reads (1 passed over, odd/x.md first); add {READ}"),
        ("pages/*.html", f"pages/*.html: no file in it that sacho reads; add {READ}"),
        ("s4://bucket/x", "s4://bucket/x: this URL cannot be used: Unrecognized filesystem type"),
    ],
)
def test_one_line_says_what_where_and_what_to_do(folder: Path, given: str, message: str) -> None:
    Path("empty").mkdir()
    Path("odd").mkdir()
    Path("odd/x.md").write_text("x")
    with pytest.raises(InputError) as caught:
        take_inventory(["pages", given])
    assert str(caught.value).startswith(message)


def test_a_glob_that_cannot_be_read(folder: Path) -> None:
    # Python 3.13 reads such a pattern, and finds nothing
    with pytest.raises(InputError, match=r"^pages/a\*\*b: (this glob cannot be read|no \.)"):
        take_inventory(["pages/a**b"])
