"""Happenings as a feed, RSS 2.0: an item each, dated as its first report came out. In: Store. Out: lines of XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.sax.saxutils import escape

from dateline.export.happenings import Happening, happenings
from dateline.export.notices import lines_of, title_of
from dateline.export.words import Text
from dateline.query import Selection
from dateline.store import Store

# Characters that XML 1.0 has no way to write.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A feed must name the site it belongs to; a record belongs to none.
HOME = "urn:dateline:record"


def rss_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give the feed line by line, the latest happenings first, undated last."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
    yield f"<title>dateline</title>\n<link>{HOME}</link>\n"
    yield "<description>What states and their leaders said and did, as reported, each with its source.</description>\n"
    for happening in happenings(store, wanted, text, newest_first=True):
        yield from _item(happening)
    yield "</channel>\n</rss>\n"


def _item(happening: Happening) -> Iterator[str]:
    yield "<item>\n"
    yield _element("title", title_of(happening))
    if happening.link:
        yield _element("link", happening.link)
    yield f'<guid isPermaLink="false">urn:dateline:event:{happening.id}</guid>\n'
    came_out = happening.first.came_out
    if came_out:
        moment = came_out if isinstance(came_out, datetime) else datetime.combine(came_out, time(), UTC)
        yield _element("pubDate", format_datetime(moment))
    # Readers take a description for HTML: what is words here must come through two of them.
    yield _element("description", "<br>".join(escape(line) for line in lines_of(happening)))
    yield _element("category", str(happening.row["type"]))
    yield _element("category", happening.status)
    yield "</item>\n"


def _element(name: str, words: str) -> str:
    return f"<{name}>{escape(NOT_XML.sub(chr(0xFFFD), words))}</{name}>\n"
