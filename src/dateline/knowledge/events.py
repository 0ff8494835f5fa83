"""Tables about events."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.tables import Head


@dataclass(frozen=True, slots=True)
class EventTables:
    """What the rules about events read."""

    heads: tuple[Head, ...]


def load_events() -> EventTables:
    """Give the tables about events."""
    return EventTables(())
