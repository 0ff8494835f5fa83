"""RSS and Atom. In: bytes of a saved feed. Out: Raw, an item each.

Read by feedparser, which knows every dialect there is; nothing is fetched.
"""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

import feedparser
from lxml import html

from dateline.errors import InputError
from dateline.model import Problem, Raw, problem_at
from dateline.read.rows import row_to_raw
from dateline.read.whole import bounded

# Elements that end a line of text.
BLOCKS = frozenset(("p", "div", "br", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "tr", "table"))


def read_feed(stream: BinaryIO, *, name: str, locator: str) -> Iterator[Raw | Problem]:
    """Give one article an item of *stream*: its fullest text, else its title alone.

    Raises:
        InputError: the file is no feed.
    """
    found = feedparser.parse(bounded(stream))
    if not found.version:
        raise InputError("XML, but neither RSS nor Atom; give a feed, or the article's page")
    for number, entry in enumerate(found.entries, 1):
        try:
            yield row_to_raw(_row(entry, found.feed), name=name, locator=f"{locator}:{number}", row=number)
        except InputError as error:
            yield problem_at(f"{locator}:{number}", str(error))


def _row(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, object]:
    bodies = [content["value"] for content in entry.get("content", ())] or [entry.get("summary") or ""]
    return {
        "id": entry.get("id"),
        "url": entry.get("link"),
        "outlet": (entry.get("source") or {}).get("title") or feed.get("title"),
        "title": _plain(entry.get("title") or ""),
        "text": _plain(max(bodies, key=len)),
        "published": _moment(entry, "published") or _moment(entry, "updated"),
        "authors": [author["name"] for author in entry.get("authors", ()) if author.get("name")],
        "language": (feed.get("language") or "")[:2].lower() or None,
        "retrieved": _moment(feed, "updated") or _moment(feed, "published"),
    }


def _moment(thing: Mapping[str, Any], key: str) -> str | None:
    """Give the moment in ISO 8601, with the offset the feed wrote where it wrote one."""
    words = thing.get(key)
    if not words:
        return None
    try:
        return parsedate_to_datetime(words).isoformat()
    except ValueError:
        parsed = thing.get(f"{key}_parsed")
        if not parsed or "T" in words:
            return str(words)
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()


def _plain(markup: str) -> str | None:
    """Give the words of a piece of HTML, a line for each block."""
    if not markup.strip():
        return None
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    pieces: list[str] = []
    for element in html.fragment_fromstring(markup, create_parent="div").iter():
        if element.tag in BLOCKS:
            pieces.append("\n")
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            pieces.append(element.text or "")
        pieces.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line) or None
