"""Outlets by address and name, and the clocks they keep. In: outlets.tsv, zones.tsv. Out: OutletTables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Head, read_tsv

OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
KINDS = frozenset({"agency", "broadcaster", "paper"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """A house that publishes: its name, its country, the tz name of its clock; ``None`` where none is sure.

    ``is_state_voice`` where its state speaks for itself by it.
    """

    name: str
    country: str | None
    zone: str | None
    is_agency: bool
    is_state_voice: bool = False


@dataclass(frozen=True, slots=True)
class OutletTables:
    """Outlets by host and by name (case folded), and what an abbreviated clock stands for where."""

    heads: tuple[Head, ...]
    by_host: Mapping[str, Outlet]
    by_name: Mapping[str, Outlet]
    agency_names: tuple[str, ...]
    zones: Mapping[str, Mapping[str, str]]

    def at(self, url: str | None) -> Outlet | None:
        """Give the outlet that publishes at *url*; subdomains count as their domain."""
        labels = host_of(url).split(".")
        hosts = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self.by_host[host] for host in hosts if host in self.by_host), None)

    def named(self, name: str | None) -> Outlet | None:
        """Give the outlet called *name*, under any name it goes by, in any case."""
        return self.by_name.get(" ".join((name or "").split()).casefold())

    def signing(self, lines: Iterable[str]) -> Outlet | None:
        """Give the one outlet that *lines* of a page's own controls name ("a registered user of The Hindu")."""
        words = "\n".join(lines)
        found = {
            outlet.name: outlet for name, outlet in self.by_name.items() if len(name) > 6 and name in words.casefold()
        }
        signed = [outlet for name, outlet in found.items() if re.search(rf"\b{re.escape(name)}\b", words)]
        return signed[0] if len(signed) == 1 else None

    def speaks_for(self, name: str | None, country: str | None) -> bool:
        """Tell whether the state *country* speaks for itself by the outlet called *name*."""
        outlet = self.named(name)
        return outlet is not None and outlet.is_state_voice and outlet.country == country

    def agency(self, name: str | None) -> Outlet | None:
        """Give the news agency called *name*."""
        outlet = self.named(name)
        return outlet if outlet and outlet.is_agency else None

    def offset(self, zone: str, moment: datetime, *, country: str | None) -> tzinfo | None:
        """Give the offset that *zone* ("IST", "ET") had at the civil time *moment*, None where it could be several."""
        clocks = self.zones.get(zone.upper(), {})
        clock = clocks.get("") or clocks.get(country or "")
        return clock_offset(clock, moment) if clock else None


def host_of(url: str | None) -> str:
    """Give the host of *url* without "www.", "" where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def clock_offset(clock: str, moment: datetime) -> tzinfo | None:
    """Give the fixed offset that *clock*, "+05:30" or a tz name, had at the civil time *moment*."""
    if match := OFFSET.fullmatch(clock):
        minutes = int(match[2]) * 60 + int(match[3])
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
    try:
        offset = moment.replace(tzinfo=ZoneInfo(clock)).utcoffset()
    except ZoneInfoNotFoundError:  # a machine without the tz database
        return None
    return timezone(offset) if offset is not None else None


def load_outlets() -> OutletTables:
    """Give the tables about outlets and clocks.

    Raises:
        KnowledgeError: a row breaks its rules; the message names file and row.
    """
    outlets_head, rows = read_tsv("outlets.tsv")
    by_host: dict[str, Outlet] = {}
    by_name: dict[str, Outlet] = {}
    agency_names: list[str] = []
    for row in rows:
        outlet = _outlet(row)
        if by_host.setdefault(row["host"], outlet) is not outlet:
            raise KnowledgeError(f"outlets.tsv: host {row['host']!r} stands twice; keep one row")
        names = (row["name"], *filter(None, row["names"].split("|")))
        agency_names.extend(names if outlet.is_agency else ())
        for name in names:
            by_name.setdefault(name.casefold(), outlet)
    zones_head, zones = _load_zones()
    return OutletTables((outlets_head, zones_head), by_host, by_name, tuple(agency_names), zones)


def _outlet(row: dict[str, str]) -> Outlet:
    if row["kind"] not in KINDS or not row["name"]:
        raise KnowledgeError(
            f"outlets.tsv: host {row['host']!r} needs a name, and a kind of {', '.join(sorted(KINDS))}"
        )
    return Outlet(
        row["name"], row["country"] or None, row["zone"] or None, row["kind"] == "agency", row["voice"] == "state"
    )


def _load_zones() -> tuple[Head, dict[str, dict[str, str]]]:
    head, rows = read_tsv("zones.tsv")
    zones: dict[str, dict[str, str]] = {}
    for row in rows:
        if not OFFSET.fullmatch(row["offset"]) and "/" not in row["offset"]:
            raise KnowledgeError(f"zones.tsv: {row['abbreviation']} has {row['offset']!r}; give +05:30 or a tz name")
        zones.setdefault(row["abbreviation"], {})[row["country"]] = row["offset"]
    return head, zones
