"""Dates of publication as people and programs write them. In: a string. Out: Stamp, Published.

Kept to their own precision: no hour is made up, and an hour without a clock we know stays
a civil day. Day and month in figures alone ("05/10/2022") are read only where one order
is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from dateline.knowledge.outlets import Outlet, OutletTables, clock_offset
from dateline.model import Precision, Published, PublishedBasis

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*"
YEAR = r"(?:1[89]\d\d|20\d\d)"

DAY = re.compile(
    rf"(?:{WEEKDAY})?(?:"
    rf"(?P<m1>{MONTH})\s*(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b,?\s*(?P<y1>{YEAR})\b"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+(?P<m2>{MONTH}),?[\s.-]*(?P<y2>{YEAR})\b"
    rf"|(?<!\d)(?P<y3>{YEAR})(?P<s3>[-/.]?)(?P<m3>0[1-9]|1[0-2]|[1-9](?!\d))(?P=s3)(?P<d3>0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    rf"|(?<!\d)(?P<a4>\d{{1,2}})(?P<s4>[-/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{YEAR})(?!\d)"
    rf"|(?P<y5>{YEAR})年(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})日"
    r")",
    re.IGNORECASE,
)
# "Fri Apr 28 19:20:36 CEST 2023", as C and Java print it.
CTIME = re.compile(
    rf"\s*\w{{3}}\s+(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})\s+(?P<time>\d\d:\d\d:\d\d)\s+(?P<zone>\S+\s+)?(?P<y>{YEAR})\s*",
    re.I,
)
CLOCK = re.compile(
    r"(?<![\d:])(?P<h>2[0-4]|[01]?\d)(?:(?::\s?|[.h])(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d|60)(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\(?(?:(?P<utc>Z\b|UTC|GMT)?\s*(?P<sign>[+-])(?P<h>[01]\d|\d)(?::?(?P<m>[0-5]\d))?\b|(?P<name>Z|[A-Z]{2,5})\b)\)?"
)
COARSE = re.compile(rf"(?:(?P<m1>{MONTH}),?\s+(?P<y1>{YEAR})|(?P<y2>{YEAR})(?:-(?P<m2>0[1-9]|1[0-2]))?)", re.I)
# Seconds or milliseconds since 1970; ten digits reach from 2001 to 2286.
EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")
UTC_NAMES = frozenset({"Z", "UTC", "GMT"})
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Reading:
    """A date as read: civil day or date-time, how finely, the zone named, and where in the string it ends."""

    moment: date | datetime
    precision: Precision
    zone: str | None
    end: int


def read_published(
    text: str, *, why: str, basis: PublishedBasis, outlet: Outlet | None, outlets: OutletTables
) -> Published | None:
    """Give the publication date that *text* states, at the outlet's clock where it names none.

    *why* says whose words they are. ``None`` where *text* is no date we can read.
    """
    reading = read_moment(text)
    return settle(reading, why=why, basis=basis, outlet=outlet, outlets=outlets) if reading else None


def read_moment(text: str) -> Reading | None:
    """Give the first date in *text*, with the time and the zone that stand beside it."""
    text = " ".join(text.replace("\u202f", " ").split())
    if match := EPOCH.fullmatch(text):
        return Reading(datetime.fromtimestamp(int(match[1]), UTC), Precision.SECOND, None, len(text))
    if match := CTIME.fullmatch(text):
        text = f"{match['d']} {match['m']} {match['y']} {match['time']} {match['zone'] or ''}"
    return next(find_moments(text), None) or _coarse(text)


def find_moments(text: str) -> Iterator[Reading]:
    """Give every full date in *text*, in order; a time that comes before its date is found too."""
    for match in DAY.finditer(text):
        day = _day(match)
        if day is not None:
            yield _with_clock(day, text, match)


def _day(match: re.Match[str]) -> date | None:
    for number in "1235":
        if match[f"y{number}"]:
            return _civil(match[f"y{number}"], month_number(match[f"m{number}"]), match[f"d{number}"])
    first, second = int(match["a4"]), int(match["b4"])
    if first > 12 or first == second or match["s4"] == ".":  # a dot is how day-first countries write
        return _civil(match["y4"], second, first)
    return _civil(match["y4"], first, second) if second > 12 else None


def month_number(name: str) -> int:
    """Give 1 to 12 for "May", "Sept.", "05"."""
    return int(name) if name.isdigit() else MONTHS.index(name[:3].lower()) + 1


def _civil(year: str | int, month: int, day: str | int) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _with_clock(day: date, text: str, match: re.Match[str]) -> Reading:
    rest = text[match.end() : match.end() + 40]
    lead = re.match(r"(?:\s*(?:T|at|@|,|\||-|–|—|•|·|\())?\s*", rest)
    clock = CLOCK.match(rest, lead.end() if lead else 0)
    if clock and (clock["m"] or clock["half"]):
        return _timed(day, clock, rest[clock.end() :], match.end() + clock.end())
    before = list(CLOCK.finditer(text[max(0, match.start() - 24) : match.start()]))
    if before and (before[-1]["m"] or before[-1]["half"]):
        return _timed(day, before[-1], text[max(0, match.start() - 24) + before[-1].end() : match.start()], match.end())
    return Reading(day, Precision.DAY, None, match.end())


def _timed(day: date, clock: re.Match[str], rest: str, end: int) -> Reading:
    hour = int(clock["h"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0) if hour <= 12 else hour
    later, hour = divmod(hour, 24)
    precision = Precision.SECOND if clock["s"] else Precision.MINUTE
    moment = datetime(day.year, day.month, day.day, hour, int(clock["m"] or 0), min(int(clock["s"] or 0), 59))
    zone = ZONE.match(rest.lstrip(" ,"))
    name = zone["name"] if zone else None
    if name in UTC_NAMES:
        return Reading((moment + timedelta(days=later)).replace(tzinfo=UTC), precision, None, end)
    if zone and zone["sign"] and (offset := _offset(zone)):
        return Reading((moment + timedelta(days=later)).replace(tzinfo=offset), precision, None, end)
    return Reading(moment + timedelta(days=later), precision, name, end)


def _offset(zone: re.Match[str]) -> tzinfo | None:
    minutes = int(zone["h"]) * 60 + int(zone["m"] or 0)
    if minutes > 14 * 60:  # no clock is further from UTC
        return None
    return timezone(timedelta(minutes=-minutes if zone["sign"] == "-" else minutes))


def _coarse(text: str) -> Reading | None:
    match = COARSE.fullmatch(text.strip())
    if match is None:
        return None
    month = match["m1"] or match["m2"]
    day = _civil(match["y1"] or match["y2"], month_number(month) if month else 1, 1)
    return Reading(day, Precision.MONTH if month else Precision.YEAR, None, len(text)) if day else None


def settle(
    reading: Reading, *, why: str, basis: PublishedBasis, outlet: Outlet | None, outlets: OutletTables
) -> Published:
    """Give *reading* an offset: its own, its zone's, its outlet's clock's; without any it stays a civil day."""
    moment = reading.moment
    if not isinstance(moment, datetime) or moment.tzinfo is not None:
        return Published(moment=moment, precision=reading.precision, basis=basis, why=why)
    offset, reason = _clock_of(reading, moment, outlet, outlets)
    if offset is None:
        return Published(moment=moment.date(), precision=Precision.DAY, basis=basis, why=f"{why}; {reason}")
    return Published(
        moment=moment.replace(tzinfo=offset), precision=reading.precision, basis=basis, why=f"{why}{reason}"
    )


def _clock_of(
    reading: Reading, moment: datetime, outlet: Outlet | None, outlets: OutletTables
) -> tuple[tzinfo | None, str]:
    hour = f"{moment:%H:%M}"
    if moment.time() == MIDNIGHT and not reading.zone:
        return None, "it gives no hour"  # a program's midnight
    if reading.zone:
        offset = outlets.offset(reading.zone, moment, country=outlet.country if outlet else None)
        if offset is not None:
            return offset, f", {reading.zone} read as {offset.tzname(None)}"
        return None, f"its hour, {hour} {reading.zone}, could be several clocks'"
    if outlet and outlet.zone and (offset := clock_offset(outlet.zone, moment)):
        return offset, f", {hour} by the clock of {outlet.name}"
    return None, f"its hour, {hour}, names no clock"


def is_after(published: Published, retrieved: str | None) -> bool:
    """Tell whether *published* lies after the article was fetched, and so cannot be right.

    Civil days are given a day's grace, since two clocks may be meant.
    """
    fetched = read_moment(retrieved) if retrieved else None
    if fetched is None:
        return False
    one, other = published.moment, fetched.moment
    if isinstance(one, datetime) and isinstance(other, datetime) and one.tzinfo and other.tzinfo:
        return one > other
    other_day = other.date() if isinstance(other, datetime) else other
    return published.day > other_day + timedelta(days=1)
