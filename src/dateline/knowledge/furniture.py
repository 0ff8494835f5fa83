"""What stands around an article on its page. In: en/furniture.toml. Out: FurnitureTables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.outlets import OutletTables
from dateline.knowledge.tables import Head, read_toml, read_tsv
from dateline.model import FurnitureKind

NAME = "en/furniture.toml"
PLACES = ("line", "heading", "passage", "tail", "lead")
FIELDS = frozenset({"kind", "pattern", "examples", "near", "exact_case"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One row: a pattern, what it marks, and what it must and must not match."""

    kind: FurnitureKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FurnitureTables:
    """Signs by where they stand (``line heading passage tail lead``), and the words the other rules need.

    ``house`` is the alternation of all who are credited for pictures, ``role`` of what follows
    a reporter's name; ``regions`` follow a town in a dateline and ``towns`` stand alone there;
    ``not_places`` only look like one.
    """

    heads: tuple[Head, ...]
    signs: Mapping[str, tuple[Sign, ...]]
    house: str
    role: str
    regions: frozenset[str]
    towns: frozenset[str]
    not_places: frozenset[str]


def load_furniture(outlets: OutletTables) -> FurnitureTables:
    """Give the table of furniture; the agencies among *outlets* are credited for pictures too.

    Raises:
        KnowledgeError: a row breaks its rules; the message names file and row.
    """
    head, content = read_toml(NAME)
    countries, capitals = _countries()
    openings = content["openings"]
    return FurnitureTables(
        heads=(head,),
        signs={place: tuple(_signs(place, content.get(place, []))) for place in PLACES},
        house=_alternation([*content["credits"]["houses"], *outlets.agency_names]),
        role=_alternation(content["bylines"]["roles"]),
        regions=frozenset(openings["regions"]) | countries,
        towns=frozenset(openings["towns"]) | capitals,
        not_places=frozenset(openings["not_places"]),
    )


def _alternation(words: Iterable[str]) -> str:
    """Give the words as one alternation, the longest first, so that "AP" does not hide "AP Photo"."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _countries() -> tuple[frozenset[str], frozenset[str]]:
    _, rows = read_tsv("en/countries.tsv")
    names: set[str] = set()
    capitals: set[str] = set()
    for row in rows:
        names.update({row["name"], *row["names"].split("|")})
        capitals.add(row["capital"])
    return frozenset(names - {""}), frozenset(capitals - {""})


def _signs(place: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Sign]:
    for number, row in enumerate(rows, start=1):
        where = f"{NAME}, {place} {number}"
        if unknown := set(row) - FIELDS:
            raise KnowledgeError(
                f"{where}: unknown field {', '.join(sorted(unknown))}; use {', '.join(sorted(FIELDS))}"
            )
        if not row.get("examples") or not row.get("near"):
            raise KnowledgeError(f"{where}: give examples that must match, and near misses that must not")
        yield _sign(row, place, where)


def _sign(row: Mapping[str, Any], place: str, where: str) -> Sign:
    ending = r"\Z" if place == "tail" else ""
    try:
        flags = re.NOFLAG if row.get("exact_case") else re.IGNORECASE
        pattern = re.compile(f"(?:{row['pattern']}){ending}", flags)
        kind = FurnitureKind(row["kind"])
    except (KeyError, ValueError, re.error) as error:
        kinds = ", ".join(FurnitureKind)
        raise KnowledgeError(f"{where}: {error}; it needs a sound pattern and a kind of {kinds}") from error
    return Sign(kind, pattern, tuple(row["examples"]), tuple(row["near"]))
