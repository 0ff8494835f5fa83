"""When an article came out, by all that says so in full. In: Raw, markup, stamps, dateline. Out: Published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.clean.metadata import Metadata
from dateline.clean.moments import is_after, read_published, settle
from dateline.clean.page import guess_day
from dateline.clean.stamps import Stamp
from dateline.knowledge.outlets import Outlet, OutletTables
from dateline.model import Opening, Published, PublishedBasis, Raw

ADDRESS_DAY = re.compile(
    r"/(20\d\d|19\d\d)[/-]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?(0[1-9]|[12]\d|3[01])"
    r"(?=[/_-]|\D|$)",
    re.IGNORECASE,
)


def publication(
    raw: Raw,
    page: Metadata,
    *,
    url: str | None,
    stamps: Sequence[Stamp],
    opening: Opening | None,
    outlet: Outlet | None,
    outlets: OutletTables,
) -> Published | None:
    """Give the date of the first that states one not later than the article was fetched.

    In order: the input's own field, the page's markup, a stamp or a dateline with its year, the
    address, and last what htmldate makes out of a page.
    """
    settled = _Settle(outlet, outlets)
    for published in (
        *_stated(raw, page, settled),
        *_in_text(stamps, opening, settled),
        *_in_address(url, settled),
    ):
        if not is_after(published, raw.retrieved):
            return published
    return _guessed(raw, url, settled) if raw.media_type == "text/html" else None


class _Settle:
    """Reads a date for one article: its outlet decides what clock a bare hour is by."""

    def __init__(self, outlet: Outlet | None, outlets: OutletTables) -> None:
        self.outlet, self.outlets = outlet, outlets

    def read(self, text: str, why: str, basis: PublishedBasis = PublishedBasis.METADATA) -> Iterator[Published]:
        found = read_published(text, why=why, basis=basis, outlet=self.outlet, outlets=self.outlets)
        if found:
            yield found


def _stated(raw: Raw, page: Metadata, settled: _Settle) -> Iterator[Published]:
    if raw.published:
        yield from settled.read(raw.published, f"the input says {raw.published}")
    for value, where in page.dates:
        yield from settled.read(value, f"{where} says {value}")


def _in_text(stamps: Sequence[Stamp], opening: Opening | None, settled: _Settle) -> Iterator[Published]:
    for stamp in sorted(stamps, key=lambda stamp: stamp.is_update):
        if stamp.reading:
            why = f"a stamp in the text says {'updated ' if stamp.is_update else ''}{stamp.reading.moment:%d %B %Y}"
            yield settle(
                stamp.reading, why=why, basis=PublishedBasis.TEXT, outlet=settled.outlet, outlets=settled.outlets
            )
    if opening and opening.year and opening.month and opening.day:
        day = f"{opening.year}-{opening.month:02}-{opening.day:02}"
        yield from settled.read(day, f"the dateline says {day}", PublishedBasis.TEXT)


def _in_address(url: str | None, settled: _Settle) -> Iterator[Published]:
    match = ADDRESS_DAY.search(url or "")
    if match:
        day = " ".join(match.groups()) if match[2].isalpha() else "-".join(match.groups())
        words = f"{match[3]} {match[2]} {match[1]}" if match[2].isalpha() else day
        yield from settled.read(words, f"the address has the day {day}")


def _guessed(raw: Raw, url: str | None, settled: _Settle) -> Published | None:
    day = guess_day(raw.content, url)
    if day is None:
        return None
    why = f"weak: htmldate makes out {day} on the page, which states no date where we look for one"
    found = next(settled.read(day, why), None)
    return found if found and not is_after(found, raw.retrieved) else None
