"""A body that is only in a script: found among the script's strings, appended to the text.

Sites that render in the browser send the article as JSON: as a script of that type (Next.js'
`__NEXT_DATA__`, JSON-LD), in pieces (`self.__next_f.push`), or assigned to a variable, often with
HTML inside the strings and JSON inside JSON. The strings of one kind that hold most prose are the
body; a page that shows prose of its own needs none.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from flows.ingest.decoding import canonicalize
from flows.ingest.nesting import flatten
from flows.ingest.payload import ROW, describe_payload, is_kept
from flows.ingest.rendering import render
from flows.markup import Declared, MarkedLine

EMBEDDED = "script.embedded"
LEAST_PROSE = 120
"""Code points of prose that make a body."""

SHOWN_SHARE = 0.4
"""Of the embedded prose: a page that shows more than so much has a body of its own."""

PROSE_LENGTH = 25
LARGEST_SCRIPT = 4 * 2**20
MOST_STRINGS = 50_000
DEEPEST = 6
KEY_REACH = 80
MOST_FAILURES = 500
"""Places of a script that look like the start of JSON and are none; each failure costs a scan."""

KEY_LENGTH = 60
BODY_KEYS = ("articlebody", "content", "body", "article", "text", "html", "contents")

_SENTENCE = re.compile(r"[다요죠까]\s?[.!?]")
_HANGUL = re.compile("[가-힣]|\\\\u[abcdABCD][0-9a-fA-F]{3}|&#")
_TAG = re.compile(r"<(?:p|br|div|span|figure|h\d|strong|b|a|img|ul)\b", re.IGNORECASE)
# A literal that nothing closes ends with its line, so that nothing is searched twice.
_LITERAL = re.compile(
    r'"((?>(?:[^"\\\n]|\\[\s\S]?)*))(?:"|\n|$)'
    r"|'((?>(?:[^'\\\n]|\\[\s\S]?)*))(?:'|\n|$)"
    r"|`((?>(?:[^`\\]|\\[\s\S]?)*))(?:`|$)"
)
_KEY_BEFORE = re.compile(r"([\w$]{1,60})[\"']?\s{0,4}[:=]\s{0,4}$")
_JSON_START = re.compile(r"(?:[=(,:]|return)\s{0,8}(?=[\[{])")
_PUSH = re.compile(r"__next_f\.push\(\s{0,8}(?=\[)")
_ROW = re.compile(r"^([0-9a-f]{1,6}):(?:T([0-9a-f]{1,8}),|[A-Z]{0,2}(?=[\[{\"]))", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\n|.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "0": "", "\n": ""}
_BLANK = re.compile(r"\s+")

Strings = Iterator[tuple[str, str]]  # kind (path of keys, places in lists left out) and string


def append_embedded(
    tree: LexborHTMLParser, declared: Declared, text: str, lines: list[MarkedLine]
) -> tuple[str, list[MarkedLine], Declared]:
    """Return text, lines and declarations of a page, with a body that is only in its scripts.

    The lines of that body stand in a container named `script.embedded`; what its payload says of
    the article counts as declared.
    """
    shown = _measure_shown(text, lines)
    if shown > LEAST_PROSE * 8:
        return text, lines, declared
    kind, by_kind = _choose_body(_list_strings(tree))
    body, inner = _join([_render(each) for each in by_kind.get(kind, ())])
    weight = _weigh(body.split("\n"))
    if weight < LEAST_PROSE or shown > SHOWN_SHARE * weight or _is_shown(body, text):
        return text, lines, declared
    declared = describe_payload(kind, by_kind, declared)
    start = len(text) + 2 if text else 0
    number = max((no for line in lines for no in line.path), default=0) + 1
    moved = [_move(line, start, number) for line in inner]
    return f"{text}\n\n{body}" if text else body, [*lines, *moved], declared


def _move(line: MarkedLine, start: int, number: int) -> MarkedLine:
    names = f"{EMBEDDED} {line.names.removeprefix(EMBEDDED)}".rstrip()
    return MarkedLine(line.start + start, line.end + start, (number,), names, line.link_chars)


def _measure_shown(text: str, lines: Iterable[MarkedLine]) -> int:
    own = (line for line in lines if line.link_chars * 2 < line.end - line.start)
    return _weigh(text[line.start : line.end] for line in own)


def _weigh(lines: Iterable[str]) -> int:
    """Return the code points of the lines that hold a sentence."""
    return sum(len(each) for each in lines if len(each) >= PROSE_LENGTH and _SENTENCE.search(each))


def _is_shown(body: str, text: str) -> bool:
    """Return whether the text has the body's longest lines already, as a teaser has not."""
    longest = sorted(filter(None, body.split("\n")), key=len, reverse=True)[:3]
    squeezed = _BLANK.sub("", text)
    return all(_BLANK.sub("", each)[:KEY_LENGTH] in squeezed for each in longest)


def _choose_body(strings: Strings) -> tuple[str, dict[str, dict[str, None]]]:
    """Return the kind whose strings hold most prose, and the strings of every kind."""
    by_kind: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for count, (kind, string) in enumerate(strings):
        if count > MOST_STRINGS:
            break
        by_kind[kind][string] = None  # each once, in the order of the page
    return max(by_kind, key=lambda kind: _rate(kind, by_kind[kind]), default=""), by_kind


def _rate(kind: str, strings: Iterable[str]) -> float:
    weight = sum(len(each) for each in strings if _SENTENCE.search(each))
    last = kind.rsplit(".", 1)[-1].lower()
    return weight * (1.5 if last in BODY_KEYS else 1.0)


def _render(string: str) -> tuple[str, list[MarkedLine]]:
    if "&lt;" in string and not _TAG.search(string):
        string = unescape(string)
    if _TAG.search(string) or "&" in string:
        return render(LexborHTMLParser(flatten(string.replace("\n", "<br>"))))
    lines, kept, start = string.split("\n"), [], 0
    for line in lines:
        content = line.strip()
        if content:
            first = start + line.index(content)
            kept.append(MarkedLine(first, first + len(content), (), "", 0))
        start += len(line) + 1
    return string, kept


def _join(parts: list[tuple[str, list[MarkedLine]]]) -> tuple[str, list[MarkedLine]]:
    lines: list[MarkedLine] = []
    texts: list[str] = []
    start = 0
    for text, inner in parts:
        lines.extend(_move(line, start, 0) for line in inner)
        texts.append(text)
        start += len(text) + 2
    return "\n\n".join(texts), lines


def _list_strings(tree: LexborHTMLParser) -> Strings:
    """Yield the strings with Hangul of all scripts that are not a file of their own."""
    pushed: list[str] = []
    for node in tree.css("script"):
        source = node.text() or ""
        if not source or len(source) > LARGEST_SCRIPT:
            continue
        push = _PUSH.search(source)
        if push:
            pushed.extend(_read_pushed(source, push.end()))
        elif _HANGUL.search(source):
            yield from _read_script(source)
    yield from _read_stream("".join(pushed))


def _read_pushed(source: str, start: int) -> Iterator[str]:
    value = _parse(source, start)
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))


def _read_stream(stream: str) -> Strings:
    """Yield the strings of the rows that Next.js pushed: JSON, or text of a printed byte length."""
    for match in _ROW.finditer(stream):
        if match[2]:
            size = int(match[2], 16)
            rest = stream[match.end() : match.end() + size].encode("utf-8", "replace")
            yield f"{ROW}{match[1]}", canonicalize(rest[:size].decode("utf-8", "ignore"))
        else:
            yield from _walk(_parse(stream, match.end()))


def _read_script(source: str) -> Strings:
    """Yield the strings of a script: JSON where it can be read as such, else its literals."""
    whole = _parse(source, len(source) - len(source.lstrip()))
    if isinstance(whole, dict | list):
        yield from _walk(whole)
        return
    place, failed, has_json = 0, 0, False
    while failed < MOST_FAILURES and (match := _JSON_START.search(source, place)):
        value, place = _parse_from(source, match.end())
        failed += value is None
        if isinstance(value, dict | list) and value:
            has_json = True
            yield from _walk(value)
    if not has_json:
        yield from _read_literals(source)


def _read_literals(source: str) -> Strings:
    for match in _LITERAL.finditer(source):
        string = match[match.lastindex or 1]
        key = _KEY_BEFORE.search(source, max(0, match.start() - KEY_REACH), match.start())
        kind = f".{key[1]}" if key else ""
        if _HANGUL.search(string) or is_kept(kind, string):
            yield from _walk(_unescape(string), kind)


def _unescape(string: str) -> str:
    return canonicalize(_join_surrogates(_ESCAPE.sub(_read_escape, string)))


def _join_surrogates(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read_escape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def _walk(root: object, kind: str = "") -> Strings:
    """Yield the strings of a JSON value in order; a string that is JSON itself is opened."""
    stack: list[tuple[str, object, int]] = [(kind, root, 0)]
    while stack:
        kind, value, depth = stack.pop()
        if isinstance(value, dict):
            stack.extend((f"{kind}.{key}"[-200:], each, depth) for key, each in _back(value))
        elif isinstance(value, list):
            stack.extend((kind, each, depth) for each in reversed(value))
        elif isinstance(value, str | int) and is_kept(kind, str(value)):
            yield kind, canonicalize(str(value))
        elif isinstance(value, str) and _HANGUL.search(value):
            inner = (
                _parse(value, 0) if value.lstrip()[:1] in ("{", "[") and depth < DEEPEST else None
            )
            if isinstance(inner, dict | list):
                stack.append((kind, inner, depth + 1))
            elif not value.startswith(("http", "/")):
                yield kind, canonicalize(value)


def _back(value: dict[str, object]) -> list[tuple[str, object]]:
    return list(value.items())[::-1]


def _parse(source: str, start: int) -> object:
    return _parse_from(source, start)[0]


def _parse_from(source: str, start: int) -> tuple[object, int]:
    """Return the JSON value that begins at `start` and where it ends; None where it is none."""
    try:
        return _DECODER.raw_decode(source, start)
    except (ValueError, RecursionError):
        return None, start


_DECODER = json.JSONDecoder(strict=False)
