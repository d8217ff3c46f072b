"""The charset that a page or its server declares, as the name of a Python codec.

`euc-kr` and `ks_c_5601-1987` are read as `cp949`, their superset, as browsers do (WHATWG Encoding,
label table). `iso-8859-1`, which decodes anything and which servers send unasked, declares nothing.
"""

from __future__ import annotations

import re

REACH = 4_096
"""Bytes of a page that are searched; HTML asks for the declaration within the first 1,024."""

# fmt: off
_CODECS = {
    "utf-8": ("utf-8", "utf8", "unicode-1-1-utf-8"),
    "cp949": (
        "euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "ksc_5601", "ks_c_5601", "korean",
        "cp949", "ms949", "uhc", "windows-949", "x-windows-949", "iso-ir-149", "csksc56011987",
    ),
    "johab": ("johab",),
    "shift_jis": ("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"),
    "euc_jp": ("euc-jp", "x-euc-jp"),
    "gb18030": ("gb18030", "gbk", "gb2312", "x-gbk"),
    "big5hkscs": ("big5", "big5-hkscs", "x-x-big5"),
}
# fmt: on
_CODEC_OF = {label: codec for codec, labels in _CODECS.items() for label in labels}
_META = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([a-z0-9_:.-]{1,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"^\s{0,8}<\?xml\b[^>]{0,200}?encoding\s{0,4}=\s{0,4}[\"']([a-z0-9_:.-]{1,40})", re.I
)
_PARAMETER = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([a-z0-9_:.-]{1,40})", re.IGNORECASE)


def find_codec(label: str) -> str | None:
    """Return the codec for a charset's label, or None for one that says nothing."""
    return _CODEC_OF.get(label.strip().lower())


def find_declared_charset(data: bytes) -> str | None:
    """Return the codec that the head of an HTML page declares, or None."""
    head = data[:REACH]
    match = _XML.search(head) or _META.search(head)
    return find_codec(match[1].decode("ascii")) if match else None


def read_content_type(value: str | None) -> str | None:
    """Return the codec that a `Content-Type` names, or None."""
    match = _PARAMETER.search(value or "")
    return find_codec(match[1]) if match else None
