"""Happenings as a calendar, iCalendar (RFC 5545): all-day entries, as long as the date is wide. In: Store. Out: lines.

What is not dated, or no closer than to a year, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from dateline.export.happenings import Happening, happenings
from dateline.export.notices import lines_of, title_of
from dateline.export.words import Text
from dateline.query import Selection
from dateline.store import Store

# RFC 5545, 3.1: a line holds at most 75 octets, its end not counted.
LONGEST_LINE = 75
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# An entry that nobody disputes and that was, is or will be; what is only planned, asked, claimed or denied is not sure.
SURE = ("happened", "ongoing")


def ics_lines(store: Store, wanted: Selection | None, text: Text) -> Iterator[str]:
    """Give the calendar line by line, the happenings in the order of the timeline."""
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//record//EN", "CALSCALE:GREGORIAN"):
        yield folded(line)
    for happening in happenings(store, wanted, text):
        for line in _entry(happening):
            yield folded(line)
    yield folded("END:VCALENDAR")


def _entry(happening: Happening) -> Iterator[str]:
    if happening.near_days is None:
        return
    start, end = happening.near_days
    yield "BEGIN:VEVENT"
    yield f"UID:{happening.id}@dateline"
    yield f"DTSTAMP:{_stamp(happening.first.came_out or start)}"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
    yield f"SUMMARY:{escaped(title_of(happening))}"
    yield f"DESCRIPTION:{escaped(chr(10).join(lines_of(happening)))}"
    yield f"CATEGORIES:{happening.row['type']}"
    yield f"STATUS:{'CONFIRMED' if happening.status in SURE else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    place = happening.place
    if place:
        yield f"LOCATION:{escaped(', '.join(part for part in (place['name'], place['country']) if part))}"
    if place and place["lat"] is not None:
        yield f"GEO:{place['lat']:.6f};{place['lon']:.6f}"
    if happening.link:
        yield f"URL:{happening.link}"
    yield "END:VEVENT"


def _stamp(made: date) -> str:
    """Give when an entry was made, which each must say: when its first report came out; a record keeps no clock."""
    moment = made if isinstance(made, datetime) else datetime.combine(made, time(), UTC)
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(words: str) -> str:
    """Give *words* as a text value: RFC 5545, 3.3.11."""
    plain = CONTROL.sub("\ufffd", words).replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Give *line* broken into pieces of at most 75 octets, none inside a character, each end included."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join([*pieces, piece]) + "\r\n"
