"""A file that is one article: a page, or text already taken from one. In: bytes. Out: Raw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model import Problem, Raw, digest
from dateline.read.decoding import decode_page, decode_text

# Pages of news are 0.3 MB on average (254 measured); beyond 5 MB it is an archive or a fault.
MAX_BYTES = 5_000_000
PAGE = "text/html"
TEXT = "text/plain"


def read_page(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give the page in *stream* as one article."""
    yield whole_file(decode_page(bounded(stream)), media_type=PAGE, name=name, locator=locator)


def read_text(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give the text in *stream* as one article, unchanged."""
    yield whole_file(decode_text(bounded(stream)), media_type=TEXT, name=name, locator=locator)


def bounded(stream: BinaryIO) -> bytes:
    """Give all of *stream*.

    Raises:
        InputError: nothing in it, or more than ``MAX_BYTES``.
    """
    data = stream.read(MAX_BYTES + 1)
    if not data.strip():
        raise InputError("the file is empty; fetch it again, or leave it out")
    if len(data) > MAX_BYTES:
        raise InputError(
            f"over {MAX_BYTES // 1_000_000} MB, more than one article can be; cut it down to the article's page or text"
        )
    return data


def whole_file(content: str, *, media_type: str, name: str, locator: str) -> Raw:
    """Give the article of a whole file, known by the file's name wherever it lies."""
    return Raw(
        id=article_id(name, None, content), external_id=name, locator=locator, media_type=media_type, content=content
    )


def article_id(address: str, title: str | None, content: str) -> str:
    """Give an article's id: the hash of its address and of its words (docs/record.md, "Ids")."""
    return digest(address, title or "", content)
