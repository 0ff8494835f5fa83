"""A page's HTML to its article's text. The only file that imports trafilatura, and only once a page comes."""

from __future__ import annotations

import logging

from dateline.errors import ArticleError

# What the two libraries raise on markup nobody foresaw.
BREAKS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)


def extract_body(page: str) -> str:
    """Give the text of the article on *page*, a paragraph a line, "" where there is none.

    Raises:
        ArticleError: the markup breaks the extractor.
    """
    import trafilatura  # noqa: PLC0415  half a second that a pile of texts need not pay
    from lxml.etree import LxmlError  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # an empty page is no news to our readers
    try:
        return trafilatura.extract(_encodable(page)) or ""
    except (*BREAKS, LxmlError) as error:
        message = f"the page's markup cannot be worked on ({error}); give the article's text instead"
        raise ArticleError(message) from error


def guess_day(page: str, url: str | None) -> str | None:
    """Give the day htmldate makes out on *page*, YYYY-MM-DD: weak, one in forty is wrong on 254 pages."""
    import htmldate  # noqa: PLC0415  comes with trafilatura
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        found = htmldate.find_date(_encodable(page), url=url, original_date=True)
    except (*BREAKS, LxmlError):
        return None
    return str(found) if found else None


def _encodable(page: str) -> str:
    """Give *page* as lxml takes it: without lone surrogates and NULs."""
    return page.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
