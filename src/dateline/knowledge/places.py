"""Tables about places: towns, divisions, states, seas and sites. In: data files. Out: PlaceTables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.errors import KnowledgeError
from dateline.knowledge.names import bare
from dateline.knowledge.tables import Head, read_rows, read_toml, read_tsv

KINDS = ("country", "admin1", "city", "capital", "site", "sea", "region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place of the gazetteer; a capital is a city with ``is_capital``. ``is_ours`` marks the hand list."""

    kind: str
    name: str
    country: str | None
    admin1: str | None = None
    population: int = 0
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    is_capital: bool = False
    is_ours: bool = False


class Gazetteer:
    """Spots by folded name. Rows are read when they are asked for: 39,000 of them, of which an article needs ten."""

    def __init__(self, rows: Mapping[str, tuple[str, ...]], ours: Mapping[str, tuple[Spot, ...]]) -> None:
        self._rows, self._ours = rows, ours
        self._read: dict[str, tuple[Spot, ...]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._rows or key in self._ours

    def spots(self, key: str) -> tuple[Spot, ...]:
        """Give the places of this folded name (see `names.bare`), none if it is not known."""
        if key not in self._read:
            rows = (row for row in self._rows.get(key, ()) if not row.startswith("country\t"))
            self._read[key] = (*self._ours.get(key, ()), *map(_spot, rows))
        return self._read[key]


@dataclass(frozen=True, slots=True)
class PlaceTables:
    """What the rules about places read.

    ``demonyms`` give the state of a folded adjective or people; ``seats`` are the capitals and
    buildings that stand for a government; ``common`` are names that are English words first,
    ``never`` those that are no places alone.
    """

    heads: tuple[Head, ...]
    gazetteer: Gazetteer
    demonyms: Mapping[str, str]
    seats: frozenset[str]
    cues: Mapping[str, frozenset[str]]
    common: frozenset[str]
    never: frozenset[str]


def load_places() -> PlaceTables:
    """Give the tables about places.

    Raises:
        KnowledgeError: a row has a kind that does not exist, or degrees that are no numbers.
    """
    gazetteer_head, rows = _rows()
    site_head, site_rows = read_tsv("en/sites.tsv")
    words_head, words = read_toml("en/places.toml")
    _, state_rows = read_tsv("en/countries.tsv")
    states = list(state_rows)
    ours: dict[str, tuple[Spot, ...]] = {}
    sites = list(_sites(site_rows))
    by_hand = {(key, spot.country) for key, spot in sites}  # Western Sahara has a state's code and is a region
    for key, spot in (*((k, s) for k, s in _states(states, rows) if (k, s.country) not in by_hand), *sites):
        if spot not in ours.get(key, ()):
            ours[key] = (*ours.get(key, ()), spot)
    return PlaceTables(
        heads=(gazetteer_head, site_head, words_head),
        gazetteer=Gazetteer(rows, ours),
        demonyms={bare(n): r["code"] for r in states for n in _cells(r, "adjectives", "people")},
        seats=frozenset(bare(n) for r in states for n in _cells(r, "capital", "seats")) | {"brussels"},
        cues={name: frozenset(text.split()) for name, text in words["cues"].items()},
        common=frozenset(words["common"]["words"].split()),
        never=frozenset(words["common"]["never"].split()),
    )


def _cells(row: dict[str, str], *columns: str) -> Iterator[str]:
    return (value for column in columns for value in row[column].split("|") if value)


def _rows() -> tuple[Head, dict[str, tuple[str, ...]]]:
    """Give the head of the gazetteer, and its rows unread, by key."""
    head, lines = read_rows("gazetteer.tsv")
    index: dict[str, tuple[str, ...]] = {}
    for line in lines[1:]:
        keys, _, row = line.partition("\t")
        for key in keys.split("|") if keys else (row.split("\t", 2)[1].lower(),):
            index[key] = (*index[key], row) if key in index else (row,)
    return head, index


def _spot(row: str) -> Spot:
    kind, name, country, admin1, population, lat, lon, geonames = row.split("\t")
    return Spot(
        kind="city" if kind == "capital" else kind, name=name, country=country or None, admin1=admin1 or None,
        population=int(population or 0), lat=_degrees(lat, name), lon=_degrees(lon, name),
        geonames=int(geonames) if geonames else None, is_capital=kind == "capital",
    )  # fmt: skip


def _degrees(cell: str, name: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError as error:
        raise KnowledgeError(f"place {name!r}: {cell!r} is not a number of degrees") from error


def _states(rows: list[dict[str, str]], gazetteer: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Spot]]:
    """Give every name of every state, with the degrees of its middle."""
    for row in rows:
        own = [s for line in gazetteer.get(bare(row["name"]), ()) if (s := _spot(line)).kind == "country"]
        spot = own[0] if own else Spot(kind="country", name=row["name"], country=row["code"])
        for name in _cells(row, "name", "names"):
            yield bare(name), replace(spot, is_ours=True)


def _sites(rows: Iterator[dict[str, str]]) -> Iterator[tuple[str, Spot]]:
    for row in rows:
        if row["kind"] not in KINDS:
            raise KnowledgeError(f"en/sites.tsv, row {row['name']!r}: kind is one of {', '.join(KINDS)}")
        spot = Spot(
            kind=row["kind"], name=row["name"], country=row["country"] or None, admin1=row["admin1"] or None,
            lat=_degrees(row["lat"], row["name"]), lon=_degrees(row["lon"], row["name"]), is_ours=True,
        )  # fmt: skip
        for name in _cells(row, "name", "names"):
            yield bare(name), spot
