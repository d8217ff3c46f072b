"""Private persons and contacts: who is one, and what stands in their place.

Office-holders stay, by name and in their role. A person is private on a page where no mention gives
a position, or only one that is no office (주민, 학생). In a column that names a person stands a
keyed hash, the same for the same name, so that rows still join; in running text stand as many
circles as the name is long, so that every span still holds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.errors import InputError
from flows.structure.lexicon import read_lexicon
from flows.structure.persons.names import Likeness, judge_name

MASK = "○"
MENTION_COLUMNS = ("page_id", "kind", "text", "canonical_name", "position")
QUOTATION_COLUMNS = ("page_id", "speaker", "position", "organization", "is_anonymous")
KEY_VARIABLE = "SACHO_HASH_KEY"
KEY_BYTES = 32
SHORTEST_KEY = 16
"""Characters; a shorter key could be tried out, and with it every name of a telephone book."""

_HASH_DIGITS = 16
_WORD_START = re.compile(r"(?<![가-힣])\S")
_ONE_HANGUL_WORD = re.compile("[가-힣]+")
_VISIBLE = re.compile(r"\S")
_LAY = frozenset(read_lexicon("lay_speakers"))
_CONTACT = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
    r"|(?<!\d)(?:\+?82[ )-]{0,2}1?\d{1,2}|0\d{1,3})[ ).·-]{1,3}\d{3,4}[ .·-]{1,2}\d{4}(?!\d)"
    r"|(?<!\d)01[016789]\d{7,8}(?!\d)|(?<!\d)1[568]\d{2}-\d{4}(?!\d)"
    r"|(?<=[☎☏℡])[ :)]{0,3}[\d() -]{3,20}\d"
)


def hash_name(name: str, key: bytes) -> str:
    """Return what stands for a private person: `person-` and 16 hexadecimal digits."""
    return f"person-{hmac.new(key, name.encode(), hashlib.sha256).hexdigest()[:_HASH_DIGITS]}"


def find_private(mentions: pa.Table, quotations: pa.Table) -> dict[str, frozenset[str]]:
    """Return the names of private persons by page, in all the forms that stand there."""
    persons: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    officials: dict[str, set[str]] = defaultdict(set)
    bodies = {(page_id, form) for page_id, kind, form, *_ in _rows(mentions) if kind != "person"}
    speakers = (each for each in _list_speakers(quotations) if each[:2] not in bodies)
    for page_id, name, form, position in (*_list_named(mentions), *speakers):
        persons[page_id][name] |= {name, form}
        if is_office(position):
            officials[page_id].add(name)
    private = {
        page_id: frozenset(
            form
            for name, forms in names.items()
            if name not in officials[page_id]
            for form in forms
        )
        for page_id, names in persons.items()
    }
    return {page_id: names for page_id, names in private.items() if names}


def _list_named(mentions: pa.Table) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield page, name, words and position of every mention of a person."""
    for page_id, kind, form, canonical, position in _rows(mentions):
        if kind == "person":
            yield page_id, canonical or form, form, position


def _list_speakers(quotations: pa.Table) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield page, name, name and position of the speakers who are named and are no body."""
    for page_id, speaker, position, organization, is_anonymous in _rows(quotations):
        if speaker and not is_anonymous and speaker != organization and _is_personal(speaker):
            yield page_id, speaker, speaker, position


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def _is_personal(name: str) -> bool:
    """Return whether words could name a person: like a Korean name, or of several words."""
    return judge_name(name) > Likeness.NONE or not _ONE_HANGUL_WORD.fullmatch(name)


def is_office(position: str | None) -> bool:
    """Return whether a position is an office or a role, and not what anybody is."""
    return bool(position and position.split() and position.split()[-1] not in _LAY)


def mask_contacts(text: str) -> str:
    """Return a text with circles for e-mail addresses and telephone numbers, as long as they."""
    return _CONTACT.sub(lambda match: cover(match.group()), text)


def mask_names(text: str, names: frozenset[str]) -> str:
    """Return a text with circles for those names wherever they begin a word, as long as they."""
    lengths = sorted({len(each) for each in names if len(each) > 1}, reverse=True)
    if not lengths:
        return text
    masked: list[str] = []
    position = 0
    for match in _WORD_START.finditer(text):
        start = match.start()
        length = next((n for n in lengths if text[start : start + n] in names), 0)
        if start >= position and length:
            masked += text[position:start], cover(text[start : start + length])
            position = start + length
    return "".join((*masked, text[position:]))


def cover(text: str) -> str:
    """Return circles for the characters of a text, blanks as they are."""
    return _VISIBLE.sub(MASK, text)


def read_key(
    given: Path | None, environment: str | None, beside: Path
) -> tuple[bytes, Path | None]:
    """Return the key of the hashes, and the file that it was put into if one had to be made.

    It is what the file `given` holds, else that of the `environment`, else that of the file
    `beside` the export, which is made on first use, readable by its owner alone. Raises
    `InputError` if a key cannot be read or is short.
    """
    if given is not None:
        return _read_key_file(given), None
    if environment:
        return _check_key(environment, KEY_VARIABLE), None
    if beside.exists():
        return _read_key_file(beside), None
    key = secrets.token_hex(KEY_BYTES)
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.touch(mode=0o600)
    beside.write_text(f"{key}\n", encoding="ascii")
    return key.encode(), beside


def _read_key_file(path: Path) -> bytes:
    try:
        return _check_key(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the key cannot be read ({type(error).__name__})") from error


def _check_key(key: str, where: str) -> bytes:
    if len(key.strip()) < SHORTEST_KEY:
        raise InputError(f"{where}: a key of {SHORTEST_KEY} characters or more is needed")
    return key.strip().encode()
