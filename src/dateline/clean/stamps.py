"""Lines that say when a page was put up: "March 03, 2023 11:05 am | Updated 04:20 pm IST - Seoul"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.clean.moments import CLOCK, DAY, WEEKDAY, ZONE, Reading, find_moments
from dateline.knowledge.outlets import OutletTables
from dateline.model import Precision

LABEL = re.compile(
    r"\b(?:(?:first|last|originally) )?(?:published|updated|update|posted|modified|created|revised|issued|date|time"
    r"|released|last edited|edited)\b(?: (?:on|at))?|\b(?:on|at|and)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated?|modified|revised|edited)\b", re.IGNORECASE)
UPDATED_OR_PUT_UP = re.compile(r"\b(?:updated?|modified|revised|edited|published|posted)\b", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s|/•·,:;()\[\]—–-]+")
PLACE = re.compile(r"[-–—|]\s*([A-Z][\w.' ]{1,40})\Z")
BAR = re.compile(r"\s*(?:\||•|·|/(?=\s))\s*")
BY = re.compile(r"\s+by [A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}\Z")
DIGIT = re.compile(r"\d")
STOPPED = re.compile(r"[.!?]\Z")
LONGEST = 30


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp says: when (None where it has only an hour), where, and whether it names only an update."""

    reading: Reading | None
    place: str | None
    is_update: bool
    is_bare: bool


def read_stamp(plain: str, outlets: OutletTables, *, towns: frozenset[str] = frozenset()) -> Stamp | None:
    """Give the stamp that a line is, None where it holds anything but dates, hours, labels and a place.

    Parted by bars, a stamp may stand beside names: "By Ann Example | Seoul | Updated: May 10, 2022".
    """
    if plain.count(" ") >= LONGEST or not DIGIT.search(plain):
        return None
    return _whole_stamp(plain, outlets) or _beside_names(plain, outlets, towns)


def _beside_names(plain: str, outlets: OutletTables, towns: frozenset[str]) -> Stamp | None:
    parts = [part.strip() for part in BAR.split(plain)]
    names = [part for part in parts if not DIGIT.search(part)]
    dated = [part for part in parts if DIGIT.search(part)]
    if not names or len(dated) != 1 or any(name.count(" ") >= 5 or STOPPED.search(name) for name in names):
        return None
    stamp = _whole_stamp(dated[0], outlets)
    place = next((name for name in names if name in towns), None)
    return replace(stamp, place=stamp.place or place) if stamp and stamp.reading else None


def _whole_stamp(plain: str, outlets: OutletTables) -> Stamp | None:
    plain = BY.sub("", plain)
    place = PLACE.search(plain)
    body = (
        plain[: place.start()]
        if place and not LABEL.search(place[1]) and not DAY.search(plain, place.start())
        else plain
    )
    rest, has_clock = _without_dates(body, outlets)
    if rest or not (DAY.search(body) or has_clock):
        return None
    reading = _reading(body, outlets)
    labels = LABEL.search(body)
    if reading is None and not (labels and UPDATED_OR_PUT_UP.search(body)):
        return None  # "10 p.m." heads an entry of a running report
    return Stamp(
        reading=reading,
        place=place[1].strip() if place and body is not plain else None,
        is_update=bool(reading) and _is_update(body),
        is_bare=not labels and not has_clock,
    )


def _without_dates(body: str, outlets: OutletTables) -> tuple[str, bool]:
    """Give what is left of a line once all that a stamp may hold is taken out, and whether it held an hour."""
    rest = DAY.sub(" ", body)
    has_clock = False
    parts: list[str] = []
    at = 0
    for clock in CLOCK.finditer(rest):
        if not (clock["m"] or clock["half"]):
            continue
        has_clock = True
        parts.append(rest[at : clock.start()])
        zone = ZONE.match(rest[clock.end() :].lstrip(" "))
        skipped = len(rest[clock.end() :]) - len(rest[clock.end() :].lstrip(" "))
        is_zone = zone is not None and (zone["name"] is None or zone["name"] in outlets.zones)
        at = clock.end() + (skipped + zone.end() if zone and is_zone else 0)
    parts.append(rest[at:])
    left = LABEL.sub(" ", " ".join(parts))
    left = re.sub(WEEKDAY, " ", left, flags=re.IGNORECASE)
    return SEPARATORS.sub("", left), has_clock


def _reading(body: str, outlets: OutletTables) -> Reading | None:
    readings = list(find_moments(body))
    if not readings:
        return None
    first = readings[0]
    if first.zone is None and first.precision is not Precision.DAY:
        # One line, one clock: the zone may stand at its end only.
        zones = [name for name in re.findall(r"\b[A-Z]{2,5}\b", body[first.end :]) if name in outlets.zones]
        return replace(first, zone=zones[0] if zones else None)
    return first


def _is_update(body: str) -> bool:
    date = DAY.search(body)
    return bool(date and UPDATED.search(body, 0, date.start()))
