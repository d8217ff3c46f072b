"""Bytes to text: what decides the encoding, what is repaired, what is refused and why."""

import codecs
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import PageError
from flows.ingest.decoding import LARGEST_PAGE, decode

TEXT = "가람군은 3월 2일 '맑은물 평가'에서 우수기관으로 뽑혔다고 밝혔다.\n"
LONG = TEXT * 20


@pytest.mark.parametrize(
    ("data", "encoding", "evidence"),
    [
        (TEXT.encode(), "utf-8", "strict"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", "bom"),
        (TEXT.encode("cp949"), "cp949", "strict"),
        ("똠방각하 펲시\n".encode("cp949"), "cp949", "strict"),  # not in EUC-KR
        (TEXT.encode("utf-16"), "utf-16-le", "bom"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", "bom"),
        (TEXT.encode("utf-16-le"), "utf-16-le", "nul_pattern"),
        (TEXT.encode("utf-16-be"), "utf-16-be", "nul_pattern"),
        (b"plain ASCII", "utf-8", "strict"),
    ],
)
def test_encoding_and_what_decided_it(data: bytes, encoding: str, evidence: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.evidence, decoded.is_normalized) == (
        encoding,
        evidence,
        False,
    )
    assert decoded.text == data.decode(encoding).removeprefix("\ufeff")


def test_a_character_cut_off_at_the_end_does_not_make_utf8_cp949() -> None:
    decoded = decode(LONG.encode() + "가".encode()[:2])
    assert (decoded.encoding, decoded.evidence) == ("utf-8", "cut_tail")
    assert decoded.text == LONG + "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_stray_byte_costs_one_character_not_the_page(encoding: str) -> None:
    data = LONG.encode(encoding)
    middle = len(TEXT.encode(encoding))
    decoded = decode(data[:middle] + b"\xff" + data[middle:])
    assert (decoded.encoding, decoded.evidence) == (encoding, "fewest_replaced")
    assert decoded.text == TEXT + "\ufffd" + TEXT * 19


def test_newlines_and_composition_are_made_canonical_and_said_so() -> None:
    decoded = decode(unicodedata.normalize("NFD", "당진시\r\n가람군\r끝").encode())
    assert (decoded.text, decoded.is_normalized) == ("당진시\n가람군\n끝", True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_input"),
        (b" \r\n\t ", "empty_input"),
        (codecs.BOM_UTF8, "empty_input"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1", "not_text"),
        (TEXT.encode() + b"\0" * 40, "not_text"),
        (codecs.BOM_UTF16_LE + b"\1\0\2\0" * 40, "not_text"),
        (b"\1\0\2\0" * 40, "not_text"),
        (b"\xfd\xfc\xff\xfe" * 30 + TEXT.encode(), "undecodable"),
        (("\ufffd" * 3 + TEXT).encode(), "undecodable"),  # lost before it came to us
        (b"a" * (LARGEST_PAGE + 1), "too_large"),
    ],
)
def test_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        decode(data)
    assert caught.value.reason == reason
    assert caught.value.detail


def test_the_largest_page_is_still_a_page() -> None:
    assert len(decode(b"a" * LARGEST_PAGE).text) == LARGEST_PAGE


def test_a_long_run_of_combining_marks_takes_linear_time() -> None:
    """CPython needs 6 CPU seconds to compose this in one piece."""
    started = time.process_time()
    decode(("가" + "\u0301\u0323" * 40_000).encode())
    assert time.process_time() - started < 2


@given(st.binary(max_size=300))
def test_any_bytes_give_a_canonical_text_or_a_declared_reason(data: bytes) -> None:
    try:
        text = decode(data).text
    except PageError as error:
        assert error.reason in {"empty_input", "not_text", "undecodable"}  # noqa: PT017
    else:
        assert text.strip()
        assert "\r" not in text
        text.encode()


@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_utf8_text_comes_back_composed(text: str) -> None:
    try:
        decoded = decode(codecs.BOM_UTF8 + text.encode())
    except PageError as error:
        assert error.reason in {"not_text", "undecodable"}  # noqa: PT017
    else:
        composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        assert decoded.text == composed
