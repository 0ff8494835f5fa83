"""What cleaning needs to know of the world."""

from __future__ import annotations

from typing import Protocol

from dateline.knowledge.furniture import FurnitureTables
from dateline.knowledge.outlets import OutletTables


class PageKnowledge(Protocol):
    """The tables about pages; ``dateline.knowledge.Knowledge`` has them, and much that is not needed here."""

    @property
    def furniture(self) -> FurnitureTables:
        """The signs of furniture."""
        ...

    @property
    def outlets(self) -> OutletTables:
        """Outlets and clocks."""
        ...
