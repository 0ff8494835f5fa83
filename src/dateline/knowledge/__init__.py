"""What the world is like: tables and their loaders. In: data files. Out: Knowledge.

Loaded once, passed in; no rule opens a table by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.actors import ActorTables, load_actors
from dateline.knowledge.events import EventTables, load_events
from dateline.knowledge.furniture import FurnitureTables, load_furniture
from dateline.knowledge.outlets import OutletTables, load_outlets
from dateline.knowledge.places import PlaceTables, load_places
from dateline.knowledge.reporting import ReportingTables, load_reporting
from dateline.knowledge.tables import Head
from dateline.knowledge.times import TimeTables, load_times
from dateline.knowledge.units import UnitTables, load_units


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every table the rules read."""

    actors: ActorTables
    places: PlaceTables
    reporting: ReportingTables
    events: EventTables
    times: TimeTables
    units: UnitTables
    outlets: OutletTables
    furniture: FurnitureTables

    @property
    def heads(self) -> tuple[Head, ...]:
        """Where each table comes from, by name."""
        parts = (
            self.actors, self.places, self.reporting, self.events, self.times, self.units, self.outlets, self.furniture,
        )  # fmt: skip
        return tuple(sorted((head for part in parts for head in part.heads), key=lambda head: head.name))


def load_knowledge() -> Knowledge:
    """Give the package's own tables.

    Raises:
        KnowledgeError: a table breaks its rules; the message names file and row.
    """
    outlets = load_outlets()
    return Knowledge(
        load_actors(),
        load_places(),
        load_reporting(),
        load_events(),
        load_times(),
        load_units(),
        outlets,
        load_furniture(outlets),
    )
