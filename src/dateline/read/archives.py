"""Web archives. In: bytes of a WARC file. Out: Raw, or Problem for a record that is broken.

Read by warcio, the library of the Webrecorder project, which also undoes chunks and compression.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dateline.errors import InputError
from dateline.model import Problem, Raw, problem_at
from dateline.read.decoding import decode_page
from dateline.read.problems import MENDABLE, explain
from dateline.read.whole import PAGE, article_id, bounded

FOUND = "200"
HTML = ("text/html", "application/xhtml+xml")


def read_warc(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give each page that a response record of *stream* holds; redirects, pictures and scripts are passed over."""
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if _holds_page(record):
                yield _page(record, name=name, locator=f"{locator}:{number}", number=number)
    except (ArchiveLoadFailed, AttributeError, ValueError) as error:  # warcio trips over a record without headers
        message = f"not a sound WARC record ({str(error)[:80].strip()}); fetch the archive again"
        yield problem_at(f"{locator}:{number + 1}", message)
    except MENDABLE as error:
        yield problem_at(f"{locator}:{number + 1}", explain(error))
        return
    if number == 0:
        yield problem_at(locator, "no WARC record in it; fetch the archive again, or leave it out")


def _holds_page(record: ArcWarcRecord) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != FOUND:
        return False
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in HTML


def _page(record: ArcWarcRecord, *, name: str, locator: str, number: int) -> Raw | Problem:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        content = decode_page(bounded(record.content_stream()))
    except InputError as error:
        return problem_at(locator, str(error))
    return Raw(
        id=article_id(url or name, None, content), external_id=record.rec_headers.get_header("WARC-Record-ID")
        or f"{name}:{number}", locator=locator, media_type=PAGE, content=content, url=url,
        retrieved=record.rec_headers.get_header("WARC-Date"),
    )  # fmt: skip
