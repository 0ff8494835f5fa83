"""Tables about actors."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.tables import Head


@dataclass(frozen=True, slots=True)
class ActorTables:
    """What the rules about actors read."""

    heads: tuple[Head, ...]


def load_actors() -> ActorTables:
    """Give the tables about actors."""
    return ActorTables(())
