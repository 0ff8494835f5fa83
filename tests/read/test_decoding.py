"""Bytes to text, none lost in silence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.read.decoding import decode_page, decode_text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café – “yes”".encode(), "Café – “yes”"),
        ("\ufeffCafé".encode(), "Café"),
        ("Café – “yes”".encode("cp1252"), "Café – “yes”"),
        ("Café".encode("utf-16"), "Café"),
        ("Café and ".encode() + "Café".encode("cp1252"), "Café and Café"),
        (b"one\x81two", "one\x81two"),
    ],
)
def test_text_is_read_as_utf8_and_what_is_not_as_windows_1252(data: bytes, text: str) -> None:
    assert decode_text(data) == text


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_a_page_is_read_in_the_charset_it_declares(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>Москва сообщает</p>'
    assert decode_page(page.encode(charset)) == page


def test_a_page_that_declares_a_charset_nobody_knows_is_read_all_the_same() -> None:
    page = '<meta charset="x-user-defined"><p>Café</p>'
    assert decode_page(page.encode("cp1252")) == page


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    for decode in (decode_text, decode_page):
        with suppress(InputError):
            assert isinstance(decode(data), str)
