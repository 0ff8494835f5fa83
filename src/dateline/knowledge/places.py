"""Tables about places."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.tables import Head


@dataclass(frozen=True, slots=True)
class PlaceTables:
    """What the rules about places read."""

    heads: tuple[Head, ...]


def load_places() -> PlaceTables:
    """Give the tables about places."""
    return PlaceTables(())
